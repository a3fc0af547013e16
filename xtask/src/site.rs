//! All that a run needs, built in steps: the wasm target, the site and the server.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    compress, frontend, native,
    project::Project,
    shell,
    steps::Steps,
    style, verifier,
    wasm_target::{self, WasmCargo},
};

/// How many steps [`build`] takes.
pub(crate) const STEPS: usize = 5;

/// What was built and where it lies.
pub(crate) struct Built {
    /// The server's program.
    pub(crate) binary: PathBuf,
    /// The site that it serves.
    pub(crate) site: PathBuf,
    /// What builds the frontend, for building it again.
    pub(crate) wasm: WasmCargo,
}

/// Builds the site and the server.
pub(crate) fn build(project: &Project, steps: &mut Steps, release: bool) -> Result<Built> {
    let site = if release { project.dist().join("site") } else { project.site() };
    let wasm = steps.step("WebAssembly target", || wasm_target::ready(project))?;
    steps.step("Frontend", || frontend::build(project, &wasm, release, &site))?;
    steps.step("Verifier", || verifier::build(project, &wasm, release, &site))?;
    steps.step("Style and assets", || {
        style::build(project, &site)?;
        if release {
            compress::folder(&site)?;
            weigh(&site)?;
        }
        Ok(())
    })?;
    steps.step("Server", || server(project, release))?;
    Ok(Built { binary: project.server_binary(release), site, wasm })
}

/// The most bytes that a module may have as it is sent.
const HEAVIEST: u64 = 90_000;

/// Says what each module weighs, and which is too heavy.
fn weigh(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site.join("pkg"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(module) = name.strip_suffix(".wasm.br") {
            let bytes = path.metadata()?.len();
            let note = if bytes > HEAVIEST { ": more than the 90 kB that a module may have" } else { "" };
            eprintln!("      {module}: {} kB in brotli{note}", bytes / 1000);
        }
    }
    Ok(())
}

/// Builds the server alone, with what its database is built with.
///
/// The binary is named, not its package: so cargo takes the features of all that the tests build,
/// and no dependency is built twice.
pub(crate) fn server(project: &Project, release: bool) -> Result<()> {
    native::ready()?;
    let mut cargo = project.cargo();
    cargo.args(["build", "--bin", "undersigned"]);
    if release {
        cargo.arg("--release");
    }
    shell::run(&mut cargo).context("the server does not build")
}
