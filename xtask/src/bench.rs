//! `cargo xtask bench`: what was measured, on which machine, against which limit; written down and shown.
//!
//! `target/bench/latest.json` is what the next run on the same machine compares itself with.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use clap::Args;
use serde::{Deserialize, Serialize};

use crate::{
    postgres::{Durability, Postgres},
    project::Project,
    shell,
    steps::Steps,
    test::{STEPS_IN_BROWSER, in_browser},
};

/// How to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Shorter rounds: a first look, nothing to quote
    #[arg(long)]
    quick: bool,
}

/// The measurements, by their names in the crates, and what they are of.
const BENCHES: [(&str, &str); 6] = [
    ("signing", "Signatures accepted"),
    ("reading", "Pages answered"),
    ("sequencing", "Entries sequenced"),
    ("publishing", "Confidential letters published"),
    ("mailing", "Mails sent"),
    ("verifying", "Lists verified"),
];

/// The journey that measures the verification of a list in Chromium, and the native measure beside it.
const IN_BROWSER: &str = "10,000 signatures verify while a progress bar moves";
const NATIVELY: &str = "10000 signatures verified natively";
/// How many times as long as natively a browser may compute.
const TIMES_NATIVE: f64 = 3.0;

/// Builds the measurements, optimised, and runs them on both databases.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let mut steps = Steps::of(2 + BENCHES.len() + STEPS_IN_BROWSER);
    let postgres = steps.step("PostgreSQL, as durable as it is by default", || Postgres::start(Durability::Full))?;
    steps.step("Building", || {
        let mut cargo = project.cargo();
        cargo.arg("bench").args(BENCHES.iter().flat_map(|(name, _)| ["--bench", name])).arg("--no-run");
        shell::run(&mut cargo).context("the measurements do not build")
    })?;
    let mut measures = Vec::new();
    for (name, what) in BENCHES {
        measures.extend(steps.step(what, || measured(project, options, &postgres, name))?);
    }
    measures.extend(measured_in_browser(project, &postgres, &mut steps, &measures)?);
    Report { machine: Machine::this(), measures }.publish(project)
}

/// What Chromium needs to verify a list, beside its limit and beside what this machine needs without one.
fn measured_in_browser(project: &Project, postgres: &Postgres, steps: &mut Steps, natively: &[Measure]) -> Result<Vec<Measure>> {
    let file = fresh_file(project)?;
    in_browser(project, postgres, steps, |playwright| {
        playwright.args(["--project", "wide-js", "--grep", IN_BROWSER]).env("BENCH_MEASURES", &file);
    })?;
    let mut measures = figures(&file)?;
    let native = natively.iter().find(|row| row.measure == NATIVELY).map(|row| row.value);
    if let (Some(native), Some(browser)) = (native, measures.first().map(|row| row.value)) {
        let value = browser / native;
        measures.push(Measure {
            measure: "the same, times as long as natively".to_owned(),
            engine: None,
            value,
            unit: "times".to_owned(),
            limit: Some(TIMES_NATIVE),
            ratio: Some(value / TIMES_NATIVE),
        });
    }
    Ok(measures)
}

/// What one of them measures.
fn measured(project: &Project, options: &Options, postgres: &Postgres, name: &str) -> Result<Vec<Measure>> {
    let file = fresh_file(project)?;
    let mut cargo = project.cargo();
    cargo.args(["bench", "--quiet", "--bench", name, "--"]).env("BENCH_MEASURES", &file).env("TEST_POSTGRES_URL", postgres.url());
    if options.quick {
        cargo.arg("--quick");
    }
    shell::run(&mut cargo)?;
    figures(&file)
}

/// Where a measurement leaves its figures; those of the one before are gone.
fn fresh_file(project: &Project) -> Result<PathBuf> {
    fs::create_dir_all(project.notes())?;
    let file = project.notes().join("measures.json");
    let _ = fs::remove_file(&file);
    Ok(file)
}

fn figures(file: &Path) -> Result<Vec<Measure>> {
    let text = fs::read_to_string(file).context("the measurements left no figures")?;
    serde_json::from_str(&text).context("the measurements left figures of an unknown form")
}

/// All that one run measured.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Report {
    /// Where it was measured.
    pub(crate) machine: Machine,
    /// What was measured.
    pub(crate) measures: Vec<Measure>,
}

/// The machine that measured: numbers of two machines are not compared.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Machine {
    /// The processor's name.
    pub(crate) processor: String,
    /// How many threads run at once.
    pub(crate) threads: usize,
    /// Memory in MiB.
    pub(crate) memory: u64,
}

/// One row.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measure {
    /// What was measured.
    pub(crate) measure: String,
    /// The database below, or none.
    pub(crate) engine: Option<String>,
    /// How much.
    pub(crate) value: f64,
    /// Of what.
    pub(crate) unit: String,
    /// What we hold ourselves to.
    pub(crate) limit: Option<f64>,
    /// The share of what it is measured beside: a handler that does nothing, or the limit.
    pub(crate) ratio: Option<f64>,
}

impl Report {
    /// Writes the report down for the next run, and shows it.
    pub(crate) fn publish(&self, project: &Project) -> Result<()> {
        let folder = project.target.join("bench");
        fs::create_dir_all(&folder)?;
        let latest = folder.join("latest.json");
        let earlier = read(&latest).filter(|earlier| earlier.machine == self.machine);
        let text = serde_json::to_string_pretty(self)?;
        fs::write(&latest, text).with_context(|| format!("cannot write {}", project.shown(&latest)))?;
        print!("{}", self.table(earlier.as_ref()));
        Ok(())
    }

    /// The report as people read it, beside the one before.
    fn table(&self, earlier: Option<&Self>) -> String {
        let Machine { processor, threads, memory } = &self.machine;
        let mut table = format!("{processor}, {threads} threads, {memory} MiB\n\n");
        for row in &self.measures {
            let engine = row.engine.as_deref().unwrap_or("—");
            let mut line = format!("{:<40} {engine:<10} {:>12.2} {:<6}", row.measure, row.value, row.unit);
            if let Some(limit) = row.limit {
                line.push_str(&format!("  limit {limit:.1}"));
            }
            if let Some(ratio) = row.ratio {
                line.push_str(&format!("  {:.0} %", ratio * 100.0));
            }
            let before = earlier.into_iter().flat_map(|report| &report.measures);
            if let Some(before) = before.into_iter().find(|old| old.is_same_as(row)) {
                line.push_str(&format!("  before {:.1}", before.value));
            }
            table.push_str(line.trim_end());
            table.push('\n');
        }
        table
    }
}

impl Measure {
    fn is_same_as(&self, other: &Self) -> bool {
        (&self.measure, &self.engine, &self.unit) == (&other.measure, &other.engine, &other.unit)
    }
}

impl Machine {
    /// This machine.
    pub(crate) fn this() -> Self {
        let line = |file: &str, name: &str| {
            let text = fs::read_to_string(file).unwrap_or_default();
            let found = text.lines().find(|line| line.starts_with(name))?;
            found.split_once(':').map(|(_, value)| value.trim().to_owned())
        };
        let kib = line("/proc/meminfo", "MemTotal").and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
        Self {
            processor: line("/proc/cpuinfo", "model name")
                .or_else(|| Some(shell::stdout(Command::new("uname").arg("-m")).ok()?.trim().to_owned()))
                .unwrap_or_else(|| "unknown processor".to_owned()),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            memory: kib.unwrap_or_default() / 1024,
        }
    }
}

/// An earlier report, if there is one that we understand.
fn read(path: &Path) -> Option<Report> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Machine, Measure, Report};

    fn report(value: f64) -> Report {
        let machine = Machine { processor: "A".to_owned(), threads: 2, memory: 1024 };
        let measure = Measure {
            measure: "signatures".to_owned(),
            engine: Some("sqlite".to_owned()),
            value,
            unit: "1/s".to_owned(),
            limit: Some(500.0),
            ratio: Some(0.25),
        };
        Report { machine, measures: vec![measure] }
    }

    #[test]
    fn shows_a_measure_beside_its_limit_and_the_one_before() {
        let table = report(812.0).table(Some(&report(790.0)));
        assert!(table.starts_with("A, 2 threads, 1024 MiB\n"));
        assert!(table.contains("812.00 1/s     limit 500.0  25 %  before 790.0"), "{table}");
    }

    #[test]
    fn this_machine_has_at_least_one_thread() {
        assert!(Machine::this().threads >= 1);
    }
}
