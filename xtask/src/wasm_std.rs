//! Rust's standard library for wasm, built from Debian's own sources for Debian's own compiler.
//!
//! What is built goes where that compiler looks for it, so that every later run, and every other
//! tool, sees an installed target. A stamp beside it names the compiler it was built with.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    debian,
    project::Project,
    shell,
    wasm_target::{TARGET, only},
};

/// Where Debian's packages put the compiler and cargo.
pub(crate) const RUSTC: &str = "/usr/bin/rustc";
pub(crate) const CARGO: &str = "/usr/bin/cargo";

const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const STAMP: &str = "built-with";

/// Whether a compiler links for wasm; inside, the linker it needs where its own choice is missing.
///
/// Tried, not guessed: a library left by an older compiler is refused by the newer one. With
/// `stamped`, a library of ours must also name exactly this compiler.
#[expect(clippy::option_option, reason = "whether it works, and then with which linker")]
pub(crate) fn usable(rustc: &Path, stamped: bool) -> Option<Option<String>> {
    let folder = folder(rustc).ok()?;
    if !has_library(&folder) {
        return None;
    }
    let stamp = fs::read_to_string(folder.with_file_name(STAMP)).ok();
    if stamped && stamp.is_some() && stamp != version(rustc).ok() {
        return None;
    }
    let named = llvm(rustc).map(|number| format!("wasm-ld-{number}")).ok();
    [None, named, Some("wasm-ld".to_owned())].into_iter().find(|linker| links(rustc, linker.as_deref()))
}

/// Whether two compilers are one and the same toolchain.
pub(crate) fn same_sysroot(one: &Path, other: &Path) -> bool {
    matches!((sysroot(one), sysroot(other)), (Ok(one), Ok(other)) if one == other)
}

/// Installs the packages, builds the library and puts it where the compiler looks for it.
pub(crate) fn make(project: &Project) -> Result<()> {
    if !PACKAGES.iter().all(|package| debian::is_installed(package)) {
        debian::install(&PACKAGES)?;
    }
    let rustc = Path::new(RUSTC);
    let lld = format!("lld-{}", llvm(rustc)?);
    if !debian::is_installed(&lld) {
        debian::install(&[&lld])?;
    }
    let folder = folder(rustc)?;
    let ours = folder.with_file_name(STAMP).exists();
    if has_library(&folder) && !ours {
        bail!(
            "{} holds a library that this compiler cannot use and that was not built here; \
             please remove that folder and run this again",
            folder.display()
        );
    }
    let built = build(project, rustc)?;
    install(&built, &folder)?;
    fs::write(folder.with_file_name(STAMP), version(rustc)?)?;
    if shell::which("rustup").is_some() {
        // Only a convenience (`cargo +debian`); we call that cargo by its path.
        let mut link = Command::new("rustup");
        let _ = shell::run_quietly(link.args(["toolchain", "link", "debian"]).arg(sysroot(rustc)?));
    }
    Ok(())
}

/// Builds the library; returns the folder with what was built.
fn build(project: &Project, rustc: &Path) -> Result<PathBuf> {
    let source = debian::files("rust-web-src")?
        .into_iter()
        .find(|path| path.ends_with("library") && path.join("sysroot/Cargo.toml").is_file())
        .context("the package rust-web-src holds no standard library")?;
    let scratch = project.notes().join("std");
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch)?;
    shell::run_quietly(Command::new("cp").arg("-r").arg(&source).arg(&scratch))?;
    let mut cargo = Command::new(CARGO);
    only(&mut cargo, rustc);
    cargo
        .current_dir(&scratch)
        .args(["build", "--release", "--locked", "--features", "panic-unwind", "--target", TARGET])
        .arg("--manifest-path")
        .arg(scratch.join("library/sysroot/Cargo.toml"))
        .arg("--target-dir")
        .arg(scratch.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked")
        .env("__CARGO_DEFAULT_LIB_METADATA", "debian");
    shell::run_quietly(&mut cargo)?;
    Ok(scratch.join("target").join(TARGET).join("release/deps"))
}

/// Copies the library beside its place, then moves it there in one go.
fn install(built: &Path, folder: &Path) -> Result<()> {
    let denied = || format!("cannot write {}", folder.display());
    let fresh = folder.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(&fresh).with_context(denied)?;
    for entry in fs::read_dir(built)? {
        let path = entry?.path();
        if let (Some("rlib"), Some(name)) = (path.extension().and_then(|e| e.to_str()), path.file_name()) {
            fs::copy(&path, fresh.join(name)).with_context(denied)?;
        }
    }
    if !has_library(&fresh) {
        bail!("building the standard library left nothing in {}", built.display());
    }
    let _ = fs::remove_dir_all(folder);
    fs::rename(&fresh, folder).with_context(denied)
}

/// Whether an empty module links.
fn links(rustc: &Path, linker: Option<&str>) -> bool {
    let scratch = std::env::temp_dir().join(format!("undersigned-probe-{}", std::process::id()));
    if fs::create_dir_all(&scratch).is_err() {
        return false;
    }
    let source = scratch.join("probe.rs");
    let mut command = command(rustc);
    command.args(["--crate-type", "cdylib", "--target", TARGET, "--out-dir"]).arg(&scratch).arg(&source);
    if let Some(linker) = linker {
        command.args(["-C", &format!("linker={linker}")]);
    }
    let linked = fs::write(&source, "").is_ok() && shell::run_quietly(&mut command).is_ok();
    let _ = fs::remove_dir_all(&scratch);
    linked
}

/// Where a compiler looks for the library.
fn folder(rustc: &Path) -> Result<PathBuf> {
    Ok(sysroot(rustc)?.join("lib/rustlib").join(TARGET).join("lib"))
}

fn has_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(|entry| entry.path().extension().is_some_and(|end| end == "rlib")))
}

fn sysroot(rustc: &Path) -> Result<PathBuf> {
    Ok(PathBuf::from(shell::stdout(command(rustc).args(["--print", "sysroot"]))?.trim()))
}

fn version(rustc: &Path) -> Result<String> {
    shell::stdout(command(rustc).arg("-vV"))
}

/// The first number of the compiler's LLVM version.
fn llvm(rustc: &Path) -> Result<u32> {
    version(rustc)?
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: ")?.split('.').next()?.parse().ok())
        .context("the compiler does not say which LLVM it has")
}

/// A compiler; one with a path of its own gets nothing of the toolchain that runs us.
fn command(rustc: &Path) -> Command {
    let mut command = Command::new(rustc);
    if rustc.is_absolute() {
        only(&mut command, rustc);
    }
    command
}
