//! Where things are: the checkout, cargo's target folder and what we make below it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

/// The checkout and cargo's target folder (which `CARGO_TARGET_DIR` may have moved).
pub(crate) struct Project {
    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
}

/// The part of `cargo metadata` that we read.
#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Project {
    /// Asks cargo where the workspace and its target folder are.
    pub(crate) fn find() -> Result<Self> {
        let mut command = Command::new(cargo());
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        if let Some(own) = env::var_os("CARGO_MANIFEST_DIR") {
            command.current_dir(own);
        }
        let output = shell::stdout(&mut command)?;
        let metadata: Metadata = serde_json::from_str(&output).context("`cargo metadata` answered in an unknown form")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory })
    }

    /// The cargo that runs us, to be run in the checkout.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root);
        command
    }

    /// The site (module, style sheet, fonts) that a development server serves.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// What `build --release` leaves: the binary and its site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// The server's binary as cargo leaves it.
    pub(crate) fn server_binary(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join("undersigned")
    }

    /// A folder for what xtask itself remembers between runs.
    pub(crate) fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A path as people read it: relative to the checkout where it lies inside.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// The cargo that runs us.
fn cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}
