//! `cargo xtask test`: everything made ready, the Rust tests on both databases, the journeys in Chromium.

use std::{path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::{
    advisories, browser, debian, native, node,
    postgres::{Durability, Postgres},
    project::Project,
    shell, site,
    steps::{self, Steps},
};

/// What to test.
#[derive(Args)]
pub(crate) struct Options {
    /// Also what takes long: the slow tests of every crate
    #[arg(long)]
    all: bool,
    /// Only the Rust tests
    #[arg(long, conflicts_with = "browser_only")]
    rust_only: bool,
    /// Only the journeys in a browser
    #[arg(long)]
    browser_only: bool,
    /// Only tests with one of these in their name
    #[arg(value_name = "FILTER")]
    filters: Vec<String>,
}

/// Programs that are none of ours and check our signatures, archives and bundles, with the packages that bring them.
const CHECKERS: [(&str, &str); 4] = [("ssh-keygen", "openssh-client"), ("python3", "python3"), ("zip", "zip"), ("unzip", "unzip")];

/// Runs the tests; a failure of the Rust tests does not keep the journeys from running.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let (rust, journeys) = (!options.browser_only, !options.rust_only);
    let mut steps = Steps::of(2 + 2 * usize::from(rust) + if journeys { STEPS_IN_BROWSER } else { 0 });
    let postgres = steps.step("PostgreSQL", || Postgres::start(Durability::Throwaway))?;
    steps.step("OpenSSH, Python and Info-ZIP, which check what we make", || debian::ensure(&CHECKERS))?;
    let mut failed = Vec::new();
    if rust && let Err(error) = steps.step("Known vulnerabilities", || advisories::check(project)) {
        failed.push(format!("known vulnerabilities: {error:#}"));
    }
    if rust && let Err(error) = steps.step("Rust tests", || cargo_test(project, options, &postgres)) {
        failed.push(format!("Rust tests: {error:#}"));
    }
    if journeys
        && !shell::interrupted()
        && let Err(error) = in_browser(project, &postgres, &mut steps, |playwright| narrow(playwright, options))
    {
        failed.push(format!("journeys: {error:#}"));
    }
    drop(postgres);
    summary(&steps);
    if shell::interrupted() {
        bail!("interrupted");
    }
    if !failed.is_empty() {
        bail!("{}", failed.join("\n       "));
    }
    Ok(())
}

/// The Rust tests of the crates that run natively.
fn cargo_test(project: &Project, options: &Options, postgres: &Postgres) -> Result<()> {
    native::ready()?;
    let mut cargo = project.cargo();
    cargo.args(["test", "--no-fail-fast"]).env("TEST_POSTGRES_URL", postgres.url());
    // Most tests wait for the disk or for PostgreSQL half of their time.
    if std::env::var_os("RUST_TEST_THREADS").is_none() {
        cargo.env("RUST_TEST_THREADS", (2 * std::thread::available_parallelism()?.get()).to_string());
    }
    if !options.filters.is_empty() || options.all {
        cargo.arg("--");
        if options.all {
            cargo.arg("--include-ignored");
        }
        cargo.args(&options.filters);
    }
    shell::run(&mut cargo)
}

/// How many steps [`in_browser`] takes.
pub(crate) const STEPS_IN_BROWSER: usize = site::STEPS + 5;

/// Builds the server and its site, then lets Playwright walk through them; `more` says what else it is told.
pub(crate) fn in_browser(project: &Project, postgres: &Postgres, steps: &mut Steps, more: impl FnOnce(&mut Command)) -> Result<()> {
    let chromium = steps.step("Chromium", browser::chromium)?;
    let node = steps.step("Node.js", || node::ready(project))?;
    steps.step("Packages of the journeys", || browser::packages(project, &node))?;
    let (make_log, make_bundle) = steps
        .step("Logs for the journeys", || Ok((example(project, "ledger", "make_log")?, example(project, "verifier", "make_bundle")?)))?;
    let built = site::build(project, steps, false)?;
    steps.step("Journeys", || {
        let mut npx = node.command(&project.root.join("end2end"), "npx");
        npx.args(["--no-install", "playwright", "test"]);
        npx.env("UNDERSIGNED_BIN", &built.binary)
            .env("UNDERSIGNED_SITE", &built.site)
            .env("UNDERSIGNED_MAKE_LOG", &make_log)
            .env("UNDERSIGNED_MAKE_BUNDLE", &make_bundle)
            .env("TEST_POSTGRES_URL", postgres.url())
            .env("PSQL", postgres.psql())
            .env("CHROMIUM", &chromium);
        more(&mut npx);
        shell::run(&mut npx).context("see above; pictures and traces are in end2end/test-results")
    })
}

/// Which journeys Playwright walks.
fn narrow(playwright: &mut Command, options: &Options) {
    if options.all {
        playwright.env("UNDERSIGNED_LONG", "1");
    }
    if !options.filters.is_empty() {
        playwright.args(["--pass-with-no-tests", "--grep", &any_of(&options.filters)]);
    }
}

/// An example that writes logs or bundles.
fn example(project: &Project, package: &str, name: &str) -> Result<PathBuf> {
    shell::run(project.cargo().args(["build", "--package", package, "--example", name]))?;
    Ok(project.target.join("debug/examples").join(name))
}

/// A pattern that matches any of these words as they stand.
fn any_of(words: &[String]) -> String {
    let plain = |word: &String| {
        word.chars().fold(String::new(), |mut pattern, letter| {
            if letter.is_ascii_punctuation() {
                pattern.push('\\');
            }
            pattern.push(letter);
            pattern
        })
    };
    words.iter().map(plain).collect::<Vec<_>>().join("|")
}

/// What was done and how long it took.
fn summary(steps: &Steps) {
    eprintln!();
    for (name, took) in steps.done() {
        eprintln!("{name:<26} {:>14}", steps::shown(*took));
    }
    let total: Duration = steps.done().iter().map(|(_, took)| *took).sum();
    eprintln!("{:<26} {:>14}\n", "all", steps::shown(total));
}

#[cfg(test)]
mod tests {
    use super::any_of;

    #[test]
    fn filters_are_words_not_patterns() {
        assert_eq!(any_of(&["sign (twice)".to_owned(), "mail".to_owned()]), "sign \\(twice\\)|mail");
    }
}
