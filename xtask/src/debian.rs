//! Installing Debian packages where that is possible: as root, with apt at hand.

use std::{path::PathBuf, process::Command, sync::OnceLock};

use anyhow::{Context, Result, bail};

use crate::shell;

/// Whether we are root.
pub(crate) fn is_root() -> bool {
    static ROOT: OnceLock<bool> = OnceLock::new();
    *ROOT.get_or_init(|| shell::stdout(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0"))
}

/// Whether packages can be installed without asking anybody.
pub(crate) fn can_install() -> bool {
    is_root() && shell::which("apt-get").is_some() && shell::which("dpkg").is_some()
}

/// What somebody without our rights would type.
pub(crate) fn recipe(packages: &[&str]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

/// Installs packages, or says what to type.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if !can_install() {
        bail!("please install them and run this again:\n    {}", recipe(packages));
    }
    eprintln!("      installing {}", packages.join(", "));
    // A mirror that does not answer is no reason to stop: the lists may be fresh enough.
    let _ = shell::run_quietly(Command::new("apt-get").args(["update", "--quiet"]));
    shell::run_quietly(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .with_context(|| format!("cannot install the packages; by hand:\n    {}", recipe(packages)))
}

/// Makes sure that programs are there, each of its package.
pub(crate) fn ensure(programs: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<&str> = programs.iter().filter(|(program, _)| shell::which(program).is_none()).map(|(_, package)| *package).collect();
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

/// The files of an installed package.
pub(crate) fn files(package: &str) -> Result<Vec<PathBuf>> {
    let list = shell::stdout(Command::new("dpkg").args(["-L", package]))?;
    Ok(list.lines().map(PathBuf::from).collect())
}

/// Whether a package is installed.
pub(crate) fn is_installed(package: &str) -> bool {
    shell::stdout(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package]))
        .is_ok_and(|status| status.trim() == "installed")
}
