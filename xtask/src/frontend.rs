//! The modules that browsers fetch: cargo for wasm, then wasm-bindgen, then wasm-opt in release.

use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    project::Project,
    shell, wasm_opt,
    wasm_target::{TARGET, WasmCargo},
};

/// A module of a site, `pkg/<name>.js` and `pkg/<name>.wasm`.
pub(crate) struct Module {
    /// The package that it is built from.
    pub(crate) package: &'static str,
    /// Its name below `pkg/`.
    pub(crate) name: &'static str,
    /// Whether it is optimised in every build: it is small, and slow enough without to be felt. `wasm-opt` then has no
    /// part in it: what it makes is smaller as it lies, but larger as it is sent, and another one where npm is missing.
    pub(crate) always_optimised: bool,
    /// What cargo is told besides.
    pub(crate) arguments: &'static [&'static str],
}

/// What hydrates the islands of `app`.
const ISLANDS: Module = Module { package: "frontend", name: "undersigned", always_optimised: false, arguments: &[] };

/// Builds the module that hydrates islands.
pub(crate) fn build(project: &Project, wasm: &WasmCargo, release: bool, site: &Path) -> Result<()> {
    let module = ISLANDS.compile(project, wasm, release)?;
    ISLANDS.bind(project, &module, release, site)
}

impl Module {
    fn optimised(&self, release: bool) -> bool {
        release || self.always_optimised
    }

    /// Compiles it, and says where cargo left it.
    pub(crate) fn compile(&self, project: &Project, wasm: &WasmCargo, release: bool) -> Result<PathBuf> {
        let target_dir = wasm.target_dir(project);
        let mut cargo = wasm.command(project);
        cargo.args(["build", "--package", self.package, "--lib", "--target", TARGET, "--target-dir"]);
        cargo.arg(&target_dir).args(self.arguments);
        if self.optimised(release) {
            cargo.args(["--profile", "wasm-release"]);
        } else {
            // Names of functions are kept; line tables would only make the module heavy.
            cargo.args(["--config", "profile.dev.debug=false"]);
        }
        shell::run(&mut cargo).with_context(|| format!("{} does not build", self.package))?;
        let profile = if self.optimised(release) { "wasm-release" } else { "debug" };
        Ok(target_dir.join(TARGET).join(profile).join(format!("{}.wasm", self.package.replace('-', "_"))))
    }

    /// Puts what was compiled into a site, unless it is there.
    pub(crate) fn bind(&self, project: &Project, module: &Path, release: bool, site: &Path) -> Result<()> {
        let pkg = site.join("pkg");
        let (script, binary) = (pkg.join(format!("{}.js", self.name)), pkg.join(format!("{}.wasm", self.name)));
        let note = project.notes().join(format!("{}-{}", self.package, if release { "wasm-release" } else { "debug" }));
        let state = state_of(module)?;
        if script.is_file() && binary.is_file() && fs::read_to_string(&note).is_ok_and(|old| old == state) {
            return Ok(());
        }
        // Also what was compressed from the one before.
        for old in ["js", "js.br", "js.gz", "wasm", "wasm.br", "wasm.gz"] {
            let _ = fs::remove_file(pkg.join(format!("{}.{old}", self.name)));
        }
        let _ = fs::remove_dir_all(pkg.join("snippets"));
        fs::create_dir_all(&pkg).with_context(|| format!("cannot make {}", project.shown(&pkg)))?;
        let mut bindgen = bindgen(module, self.name, self.optimised(release));
        // We name the module ourselves: the scripts that load it know where it lies.
        bindgen.omit_default_module_path(true).web(true)?.generate(&pkg).context("wasm-bindgen failed")?;
        fs::rename(pkg.join(format!("{}_bg.wasm", self.name)), &binary).context("wasm-bindgen left no module")?;
        if release && !self.always_optimised {
            wasm_opt::shrink(project, &binary)?;
        }
        fs::create_dir_all(project.notes())?;
        fs::write(note, state)?;
        Ok(())
    }
}

/// wasm-bindgen on a module that cargo left.
pub(crate) fn bindgen(module: &Path, name: &str, optimised: bool) -> Bindgen {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(false);
    bindgen.remove_name_section(optimised).remove_producers_section(optimised);
    bindgen
}

/// What tells one build of the module from another.
fn state_of(module: &Path) -> Result<String> {
    let file = module.metadata().with_context(|| format!("cargo left no {}", module.display()))?;
    let modified = file.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!("{} bytes, {} ns", file.len(), modified.as_nanos()))
}
