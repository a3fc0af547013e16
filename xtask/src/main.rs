//! `cargo xtask serve | test | build | bench | check`: all set-up and checks of Undersigned, in one place.

mod advisories;
mod bench;
mod browser;
mod build;
mod check;
mod common_passwords;
mod compress;
mod countries;
mod debian;
mod dependencies;
mod frontend;
mod http;
mod native;
mod node;
mod postgres;
mod project;
mod rules;
mod serve;
mod shell;
mod site;
mod steps;
mod style;
mod test;
mod verifier;
mod wasm_opt;
mod wasm_std;
mod wasm_target;
mod watch;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use project::Project;

/// All set-up and checks of Undersigned.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

/// What can be asked for.
#[derive(Subcommand)]
enum Task {
    /// Build everything and run the server on this machine
    Serve(serve::Options),
    /// Run the tests: Rust on both databases, then journeys in a browser
    Test(test::Options),
    /// Build the server and the site
    Build(build::Options),
    /// Measure, each figure beside its limit in the same run
    Bench(bench::Options),
    /// Make the filter of common passwords from a list, commonest first
    CommonPasswords(common_passwords::Options),
    /// Make the table of countries' names from CLDR
    Countries(countries::Options),
    /// Look the sources over: format, lints, unused dependencies, rules of the house
    Check,
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    shell::catch_interrupts()?;
    let project = Project::find()?;
    match cli.task {
        Task::Serve(options) => serve::run(&project, &options),
        Task::Test(options) => test::run(&project, &options),
        Task::Build(options) => build::run(&project, &options),
        Task::Bench(options) => bench::run(&project, &options),
        Task::CommonPasswords(options) => common_passwords::run(&project, &options),
        Task::Countries(options) => countries::run(&project, &options),
        Task::Check => check::run(&project),
    }
}
