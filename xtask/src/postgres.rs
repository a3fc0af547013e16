//! A PostgreSQL of our own for one run: made in a temporary folder, always stopped, never the machine's.

use std::{
    env,
    fs::{self, File},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{self, Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{debian, shell};

/// How long it may take to answer.
const LIMIT: Duration = Duration::from_secs(30);

/// The user it runs as when we are root, since it refuses to run as root.
const USER: &str = "postgres";

/// Makes tests quick; what a crash would lose is thrown away anyhow.
const FAST: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// How careful a database has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// As quick as it goes: nothing survives a crash.
    Throwaway,
    /// PostgreSQL's own settings, as measurements need them.
    Full,
}

/// A running PostgreSQL; stopped and removed when dropped.
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    server: Child,
    port: u16,
}

impl Postgres {
    /// Makes a database cluster and starts it on a free port of this machine.
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        let programs = programs()?;
        let folder = env::temp_dir().join(format!("undersigned-postgres-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        match Self::start_in(&programs, &folder, durability) {
            Ok((server, port)) => Ok(Self { programs, folder, server, port }),
            Err(error) => {
                let _ = fs::remove_dir_all(&folder);
                Err(error)
            }
        }
    }

    fn start_in(programs: &Path, folder: &Path, durability: Durability) -> Result<(Child, u16)> {
        if debian::is_root() {
            shell::run_quietly(Command::new("chown").arg(format!("{USER}:")).arg(folder))?;
        }
        let data = folder.join("data");
        let mut initdb = unprivileged(&programs.join("initdb"), folder);
        initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username", USER]);
        shell::run_quietly(initdb.arg("--pgdata").arg(&data)).context("cannot make a database cluster")?;

        let port = free_port()?;
        let mut command = unprivileged(&programs.join("postgres"), folder);
        command.arg("-D").arg(&data).arg("-k").arg(folder);
        command.args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300"]);
        if durability == Durability::Throwaway {
            for setting in FAST {
                command.args(["-c", setting]);
            }
        }
        let log = folder.join("log");
        let file = File::create(&log)?;
        let mut server = shell::spawn(command.stdout(file.try_clone()?).stderr(file))?;
        let ready = || {
            let mut probe = Command::new(programs.join("pg_isready"));
            probe.args(["--quiet", "--host=127.0.0.1", "--port", &port.to_string()]);
            shell::run_quietly(&mut probe).is_ok()
        };
        let start = Instant::now();
        while !ready() {
            let ended = server.try_wait()?.is_some();
            if ended || start.elapsed() > LIMIT || shell::interrupted() {
                shell::stop(&mut server);
                bail!("PostgreSQL does not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok((server, port))
    }

    /// Its command line.
    pub(crate) fn psql(&self) -> PathBuf {
        self.programs.join("psql")
    }

    /// The address of its administrative database.
    pub(crate) fn url(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // INT is PostgreSQL's quick and clean end: it does not wait for clients to leave.
        shell::signal(&self.server, "INT");
        if shell::wait_for(&mut self.server, Duration::from_secs(10)).is_none() {
            shell::stop(&mut self.server);
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder with the newest PostgreSQL's programs, installed if need be.
pub(crate) fn programs() -> Result<PathBuf> {
    if let Some(folder) = installed() {
        return Ok(folder);
    }
    if debian::can_install() {
        no_cluster();
    }
    debian::install(&["postgresql-15"]).context("the tests need PostgreSQL's programs (15 or newer)")?;
    installed().context("PostgreSQL is installed, but `initdb` is not to be found")
}

/// Where Debian keeps its programs, else wherever `initdb` is found.
fn installed() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| shell::is_program(&folder.join("initdb")))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(|| Some(shell::which("initdb")?.parent()?.to_owned()))
}

/// Keeps Debian from making and starting a cluster of its own on a machine that had no PostgreSQL.
fn no_cluster() {
    let folder = Path::new("/etc/postgresql-common");
    let file = folder.join("createcluster.conf");
    if !file.exists() && fs::create_dir_all(folder).is_ok() {
        let _ = fs::write(file, "create_main_cluster = false\n");
    }
}

/// A program of PostgreSQL's: not as root, and ended by the kernel should we be killed.
fn unprivileged(program: &Path, folder: &Path) -> Command {
    let mut command = match shell::which("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "INT"]);
            if debian::is_root() {
                command.args(["--reuid", USER, "--regid", USER, "--init-groups"]);
            }
            command.arg(program);
            command
        }
        None => Command::new(program),
    };
    command.current_dir(folder).env_remove("LD_LIBRARY_PATH");
    command
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let socket = TcpListener::bind("127.0.0.1:0").context("no port of this machine is free")?;
    Ok(socket.local_addr()?.port())
}
