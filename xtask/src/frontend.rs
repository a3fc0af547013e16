//! The module that browsers fetch: cargo for wasm, then wasm-bindgen, then wasm-opt in release.

use std::{fs, path::Path, time::UNIX_EPOCH};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    project::Project,
    shell, wasm_opt,
    wasm_target::{TARGET, WasmCargo},
};

/// The name of the module and of its script below `pkg/`.
const NAME: &str = "undersigned";

/// Builds `pkg/undersigned.js` and `pkg/undersigned.wasm` in a site.
pub(crate) fn build(project: &Project, wasm: &WasmCargo, release: bool, site: &Path) -> Result<()> {
    let target_dir = wasm.target_dir(project);
    let mut cargo = wasm.command(project);
    cargo.args(["build", "--package", "frontend", "--lib", "--target", TARGET, "--target-dir"]);
    cargo.arg(&target_dir);
    if release {
        cargo.args(["--profile", "wasm-release"]);
    } else {
        // Names of functions are kept; line tables would only make the module heavy.
        cargo.args(["--config", "profile.dev.debug=false"]);
    }
    shell::run(&mut cargo).context("the frontend does not build")?;

    let profile = if release { "wasm-release" } else { "debug" };
    let module = target_dir.join(TARGET).join(profile).join("frontend.wasm");
    let pkg = site.join("pkg");
    let (script, binary) = (pkg.join(format!("{NAME}.js")), pkg.join(format!("{NAME}.wasm")));
    let note = project.notes().join(format!("frontend-{profile}"));
    let state = state_of(&module)?;
    if script.is_file() && binary.is_file() && fs::read_to_string(&note).is_ok_and(|old| old == state) {
        return Ok(());
    }

    let _ = fs::remove_dir_all(&pkg);
    fs::create_dir_all(&pkg).with_context(|| format!("cannot make {}", project.shown(&pkg)))?;
    bind(&module, &pkg, release)?;
    fs::rename(pkg.join(format!("{NAME}_bg.wasm")), &binary).context("wasm-bindgen left no module")?;
    if release {
        wasm_opt::shrink(project, &binary)?;
    }
    fs::create_dir_all(project.notes())?;
    fs::write(note, state)?;
    Ok(())
}

/// Writes the script that loads the module, and the module as that script expects it.
fn bind(module: &Path, pkg: &Path, release: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(NAME).typescript(false);
    // We name the module ourselves: the boot script knows where it lies.
    bindgen.omit_default_module_path(true);
    bindgen.remove_name_section(release).remove_producers_section(release);
    bindgen.web(true)?.generate(pkg).context("wasm-bindgen failed")
}

/// What tells one build of the module from another.
fn state_of(module: &Path) -> Result<String> {
    let file = module.metadata().context("cargo left no frontend.wasm")?;
    let modified = file.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!("{} bytes, {} ns", file.len(), modified.as_nanos()))
}
