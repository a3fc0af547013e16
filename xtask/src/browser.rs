//! What the journeys in a browser need beside Node.js: Chromium, and the packages of `end2end/`.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::{debian, node::Node, project::Project, shell};

/// The names that Chromium goes by.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Chromium, and fonts for the scripts that the pages are looked at in.
const PACKAGES: [&str; 3] = ["chromium", "fonts-noto-core", "fonts-noto-cjk"];

/// Finds Chromium (`CHROMIUM` names one), or installs it.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if shell::is_program(&path) {
            return Ok(path);
        }
        bail!("CHROMIUM names {}, which is no program", path.display());
    }
    if let Some(path) = found() {
        return Ok(path);
    }
    debian::install(&PACKAGES).context("the journeys need Chromium (or CHROMIUM=/path/to/it)")?;
    found().context("Chromium is installed, but not to be found")
}

fn found() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| shell::which(name))
}

/// Installs the packages of `end2end/`, unless what the lock file names is there.
pub(crate) fn packages(project: &Project, node: &Node) -> Result<()> {
    let folder = project.root.join("end2end");
    let lock = fs::read_to_string(folder.join("package-lock.json")).context("end2end has no lock file")?;
    let note = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = node.command(&folder, "npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    shell::run_quietly(&mut npm)?;
    fs::write(note, lock)?;
    Ok(())
}
