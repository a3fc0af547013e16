//! npm's binaryen, which makes the released module a fifth smaller. Without npm the module works as well.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{project::Project, shell};

/// The one version we release with.
const BINARYEN: &str = "binaryen@132.0.0";

/// What every browser that loads the module understands; nothing newer is made use of.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Shrinks a module in place; left as it is, with a note, where npm or binaryen can't be had.
pub(crate) fn shrink(project: &Project, module: &Path) -> Result<()> {
    let tools = project.target.join("tools");
    let program = tools.join("node_modules/.bin/wasm-opt");
    let stamp = tools.join("binaryen-version");
    if !program.exists() || fs::read_to_string(&stamp).is_ok_and(|version| version != BINARYEN) {
        fs::create_dir_all(&tools)?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]).arg(&tools).arg(BINARYEN);
        if let Err(error) = shell::run_quietly(&mut npm) {
            eprintln!("      without wasm-opt, the module stays larger than it need be: {error}");
            return Ok(());
        }
        fs::write(&stamp, BINARYEN)?;
    }
    let before = module.metadata()?.len();
    let smaller = module.with_extension("smaller");
    let mut command = Command::new(&program);
    command.arg(module).args(["-Oz", "--strip-debug", "--strip-producers"]).args(FEATURES);
    shell::run_quietly(command.arg("-o").arg(&smaller)).context("wasm-opt failed")?;
    fs::rename(&smaller, module)?;
    let after = module.metadata()?.len();
    eprintln!("      wasm-opt: {} kB before, {} kB after", before / 1000, after / 1000);
    Ok(())
}
