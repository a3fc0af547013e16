//! `cargo xtask serve`: everything built, and the server running on this machine.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command},
    thread,
    time::Duration,
};

use anyhow::{Result, bail};
use clap::Args;

use crate::{http, project::Project, shell, site, steps::Steps, watch};

/// How to serve.
#[derive(Args)]
pub(crate) struct Options {
    /// Start with nothing in it, as a new host does, instead of the demonstration
    #[arg(long)]
    empty: bool,
    /// Optimised and compressed, as it goes to a machine
    #[arg(long)]
    release: bool,
    /// Build and start again whenever a source changes
    #[arg(long)]
    watch: bool,
    /// The port on this machine
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// A PostgreSQL database instead of the embedded one
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

impl Options {
    /// Whether an optimised build is asked for.
    pub(crate) fn release(&self) -> bool {
        self.release
    }
}

/// Builds everything, runs the server, and stays until it ends or Ctrl-C.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::of(site::STEPS);
    let built = site::build(project, &mut steps, options.release)?;
    let mut server = start(project, options, &built.binary, &built.site)?;
    if options.watch {
        return watch::run(project, options, &built, server);
    }
    let status = shell::wait(&mut server)?;
    if !shell::interrupted() && !status.success() {
        bail!("the server ended ({status})");
    }
    Ok(())
}

/// Starts the server and says where it answers.
pub(crate) fn start(project: &Project, options: &Options, binary: &Path, site: &Path) -> Result<Child> {
    let address = format!("127.0.0.1:{}", options.port);
    free(&address)?;
    let data = project.root.join("data").join(if options.empty { "empty" } else { "demo" });
    let mut command = Command::new(binary);
    command.current_dir(&project.root).arg("serve");
    if !options.empty {
        command.arg("--demo");
    }
    command.arg("--site-dir").arg(site).arg("--data-dir").arg(&data).args(["--listen", &address]);
    if let Some(url) = &options.database_url {
        command.args(["--database-url", url]);
    }
    let mut server = shell::spawn(&mut command)?;
    while !http::answers(&address, "/healthz") {
        if shell::interrupted() {
            return Ok(server);
        }
        if let Some(status) = server.try_wait()? {
            bail!("the server ended before it answered ({status})");
        }
        thread::sleep(Duration::from_millis(50));
    }
    eprintln!("\n  http://localhost:{}  (Ctrl-C stops it)\n", options.port);
    Ok(server)
}

/// Makes sure that nothing else listens there; a server that is just ending gets a moment.
fn free(address: &str) -> Result<()> {
    for _ in 0..20 {
        if TcpListener::bind(address).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    bail!("something listens on {address} already; stop it, or choose another port with `--port N`")
}
