//! Finds or makes the WebAssembly target: rustup's way first, then Debian's packages, then a clear
//! message with both recipes.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{debian, project::Project, shell, wasm_std};

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may try to fetch the target: where its server is out of reach, it does not try without end.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// What to do by hand where we can do nothing.
const RECIPES: &str = "\
No Rust toolchain here builds for wasm32-unknown-unknown. Either, with rustup:
    rustup target add wasm32-unknown-unknown
or on Debian, as root:
    apt-get install --no-install-recommends rustc-web cargo-web rust-web-src
    apt-get install --no-install-recommends lld-N    # N: the LLVM version in `/usr/bin/rustc -vV`
    cargo xtask build                                # once as root: builds the library for the target
Then run this again.";

/// A toolchain that builds for wasm.
#[derive(Clone)]
pub(crate) struct WasmCargo {
    /// Cargo and rustc of another toolchain than the one that runs us; none when ours can do it.
    other: Option<(PathBuf, PathBuf)>,
    /// The linker, where rustc's own choice is not installed.
    linker: Option<String>,
}

impl WasmCargo {
    /// Cargo, set up for wasm, to be run in the checkout.
    pub(crate) fn command(&self, project: &Project) -> Command {
        let mut command = match &self.other {
            None => project.cargo(),
            Some((cargo, rustc)) => {
                let mut command = Command::new(cargo);
                command.current_dir(&project.root);
                only(&mut command, rustc);
                command
            }
        };
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }

    /// Its target folder: two toolchains in one folder would rebuild everything in turns.
    pub(crate) fn target_dir(&self, project: &Project) -> PathBuf {
        if self.other.is_some() { project.target.join("web") } else { project.target.clone() }
    }

    /// Whether it has clippy: another toolchain's has to lie beside its cargo.
    pub(crate) fn has_clippy(&self, project: &Project) -> bool {
        let beside = |(cargo, _): &(PathBuf, PathBuf)| cargo.with_file_name("cargo-clippy").exists();
        self.other.as_ref().is_none_or(beside) && shell::run_quietly(self.command(project).args(["clippy", "--version"])).is_ok()
    }
}

/// Lets a command use this rustc and nothing of the toolchain that runs us.
pub(crate) fn only(command: &mut Command, rustc: &Path) {
    command.env("RUSTC", rustc).env("RUSTDOC", rustc.with_file_name("rustdoc"));
    for name in ["RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "CARGO"] {
        command.env_remove(name);
    }
}

/// Finds the target, or makes it.
pub(crate) fn ready(project: &Project) -> Result<WasmCargo> {
    let active = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    if let Some(linker) = wasm_std::usable(&active, false) {
        return Ok(WasmCargo { other: None, linker });
    }
    let system = Path::new(wasm_std::RUSTC);
    let ours_is_system = wasm_std::same_sysroot(&active, system);
    if let Some(linker) = wasm_std::usable(system, true) {
        return Ok(found(ours_is_system, linker));
    }
    if !ours_is_system && shell::which("rustup").is_some() {
        eprintln!("      asking rustup for {TARGET}");
        let mut rustup = Command::new("rustup");
        rustup.args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "1");
        if shell::succeeds_within(&mut rustup, RUSTUP_LIMIT)
            && let Some(linker) = wasm_std::usable(&active, false)
        {
            return Ok(WasmCargo { other: None, linker });
        }
        eprintln!("      rustup cannot fetch it here");
    }
    if shell::interrupted() {
        bail!("interrupted");
    }
    if !debian::can_install() {
        bail!(RECIPES);
    }
    eprintln!("      making it from Debian's packages (once, about two minutes)");
    wasm_std::make(project).context(RECIPES)?;
    let linker = wasm_std::usable(system, true).with_context(|| format!("the library was built, but does not link.\n{RECIPES}"))?;
    Ok(found(wasm_std::same_sysroot(&active, system), linker))
}

/// Debian's toolchain: either the one that runs us or another.
fn found(is_active: bool, linker: Option<String>) -> WasmCargo {
    let other = (!is_active).then(|| (PathBuf::from(wasm_std::CARGO), PathBuf::from(wasm_std::RUSTC)));
    WasmCargo { other, linker }
}
