//! `cargo xtask build`: the server and its site; with `--release` as they go to a machine.

use std::fs;

use anyhow::{Context, Result};
use clap::Args;

use crate::{project::Project, site, steps::Steps};

/// How to build.
#[derive(Args)]
pub(crate) struct Options {
    /// Optimised and compressed, as it goes to a machine
    #[arg(long)]
    release: bool,
}

/// Builds, and says what lies where.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::of(site::STEPS);
    let built = site::build(project, &mut steps, options.release)?;
    let mut binary = built.binary;
    if options.release {
        let place = project.dist().join("undersigned");
        // A server that runs from there keeps the file it was started with.
        let _ = fs::remove_file(&place);
        fs::copy(&binary, &place).with_context(|| format!("cannot write {}", project.shown(&place)))?;
        binary = place;
    }
    println!("server  {}", project.shown(&binary));
    println!("site    {}", project.shown(&built.site));
    Ok(())
}
