//! `cargo xtask check`: format, lints, unused dependencies and the rules of the house.

use anyhow::{Result, bail};

use crate::{
    advisories, dependencies, native,
    project::Project,
    rules, shell,
    steps::Steps,
    wasm_target::{self, TARGET},
};

/// Looks everything over; goes on after a finding, so that one run shows them all.
pub(crate) fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::of(6);
    let mut findings = Vec::new();
    let mut look = |name: &str, work: &dyn Fn() -> Result<()>| {
        if shell::interrupted() {
            return;
        }
        if let Err(error) = steps.step(name, work) {
            findings.push(format!("{name}: {error:#}"));
        }
    };
    look("Format", &|| shell::run(project.cargo().args(["fmt", "--all", "--", "--check", "--files-with-diff"])));
    look("Rules of the house", &|| rules::hold(project));
    look("Unused dependencies", &|| dependencies::are_used(project));
    look("Known vulnerabilities", &|| advisories::check(project));
    look("Lints", &|| {
        native::ready()?;
        shell::run(project.cargo().args(["clippy", "--all-targets", "--", "-D", "warnings"]))
    });
    look("Lints of the frontend", &|| frontend(project));
    if shell::interrupted() {
        bail!("interrupted");
    }
    if findings.is_empty() {
        println!("\nNothing to complain about.");
        return Ok(());
    }
    bail!("{} of the checks found something\n  - {}", findings.len(), findings.join("\n  - "))
}

/// The frontend has lints of its own target; a toolchain without clippy at least compiles it.
fn frontend(project: &Project) -> Result<()> {
    let wasm = wasm_target::ready(project)?;
    let has_clippy = wasm.has_clippy(project);
    let mut cargo = wasm.command(project);
    cargo.arg(if has_clippy { "clippy" } else { "check" });
    cargo.args([
        "--package",
        "frontend",
        "--package",
        "browser-verifier",
        "--package",
        "app",
        "--no-default-features",
        "--features",
        "app/hydrate",
    ]);
    cargo.args(["--target", TARGET, "--target-dir"]).arg(wasm.target_dir(project));
    if has_clippy {
        cargo.args(["--", "-D", "warnings"]);
    } else {
        eprintln!("      only compiled: the toolchain that builds for wasm has no clippy");
    }
    shell::run(&mut cargo)
}
