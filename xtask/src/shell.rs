//! Running other programs: what they are called in messages, how they end, how Ctrl-C reaches them.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How often a running program is looked at.
const TICK: Duration = Duration::from_millis(50);

/// How long a program may take to end by itself after Ctrl-C, before it is asked and then made to.
const GRACE: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(10);

/// From now on Ctrl-C (and a polite kill) only sets a flag, so that what was started gets stopped.
pub(crate) fn catch_interrupts() -> Result<()> {
    ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::SeqCst)).context("cannot listen for Ctrl-C")
}

/// Whether somebody pressed Ctrl-C.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Runs a program to its end, its output going where ours goes; an error unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = shown(command);
    let mut child = spawn(command)?;
    let status = wait(&mut child)?;
    if interrupted() {
        bail!("interrupted");
    }
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a program quietly; on failure the error holds what it printed.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    stdout(command).map(drop)
}

/// Runs a program and returns what it wrote to its standard output.
pub(crate) fn stdout(command: &mut Command) -> Result<String> {
    let name = shown(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{name}`"))?;
    if interrupted() {
        bail!("interrupted");
    }
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{name}` failed ({}):\n{}", output.status, said.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program succeeds within a time limit; all that it prints is dropped.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let start = Instant::now();
    while start.elapsed() < limit && !interrupted() {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(TICK),
            Err(_) => break,
        }
    }
    stop(&mut child);
    false
}

/// Starts a program.
pub(crate) fn spawn(command: &mut Command) -> Result<Child> {
    let name = shown(command);
    command.spawn().with_context(|| format!("cannot start `{name}`"))
}

/// Waits for a program; after Ctrl-C it gets a moment to end by itself, then it is stopped.
pub(crate) fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().context("cannot wait for a program")? {
            return Ok(status);
        }
        if interrupted() {
            if let Some(status) = wait_for(child, GRACE) {
                return Ok(status);
            }
            stop(child);
            return child.wait().context("cannot wait for a program");
        }
        thread::sleep(TICK);
    }
}

/// Ends a program: asked first, made to when it does not answer.
pub(crate) fn stop(child: &mut Child) {
    if matches!(child.try_wait(), Ok(Some(_))) {
        return;
    }
    signal(child, "TERM");
    if wait_for(child, PATIENCE).is_none() {
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Sends a signal by name.
pub(crate) fn signal(child: &Child, name: &str) {
    // The shell knows how, where a bare system has no such program.
    let _ = Command::new("sh").args(["-c", "kill -s \"$0\" \"$1\"", name, &child.id().to_string()]).stderr(Stdio::null()).status();
}

/// Waits for a program's end, but not longer than `limit`.
pub(crate) fn wait_for(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < limit {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(TICK);
    }
    None
}

/// Where a program lies that is found by its name.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| is_program(path))
}

/// Whether this is a file that can be run.
pub(crate) fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
