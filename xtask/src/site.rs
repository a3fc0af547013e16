//! All that a run needs, built in steps: the wasm target, the site and the server.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{
    compress, frontend,
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
        if release { compress::folder(&site) } else { Ok(()) }
    })?;
    steps.step("Server", || server(project, release))?;
    Ok(Built { binary: project.server_binary(release), site, wasm })
}

/// Builds the server alone.
///
/// The binary is named, not its package: so cargo takes the features of all that the tests build,
/// and no dependency is built twice.
pub(crate) fn server(project: &Project, release: bool) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--bin", "undersigned"]);
    if release {
        cargo.arg("--release");
    }
    shell::run(&mut cargo).context("the server does not build")
}
