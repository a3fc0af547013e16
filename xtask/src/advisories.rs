//! Known vulnerabilities in what we depend on: the lock file against RustSec's advisories. What stays has its reason in
//! `advisories.toml`; a reason that nothing needs any more is a finding too.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, bail};
use rustsec::{Database, Lockfile, Report, advisory::Informational, report::Settings};
use serde::Deserialize;

use crate::{project::Project, shell};

/// RustSec's data beside the checkout, where somebody has put it.
const SHARED: &str = "../shared/advisory-db";
/// RustSec's data for everybody.
const PUBLIC: &str = "https://github.com/RustSec/advisory-db.git";
/// How old our copy of the public data may be.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);
/// The findings that stay, below the checkout.
const EXCUSES: &str = "advisories.toml";

/// What stands in [`EXCUSES`].
#[derive(Deserialize)]
struct Excuses {
    #[serde(default)]
    stays: Vec<Excuse>,
}

/// One finding that stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Excuse {
    id: String,
    package: String,
    reason: String,
}

/// Looks every locked dependency up. Where there are no advisories to look in, that is said; with `CI=1` it fails.
pub(crate) fn check(project: &Project) -> Result<()> {
    let in_ci = env::var("CI").is_ok_and(|set| !set.is_empty() && set != "0");
    check_with(project, PUBLIC, in_ci)
}

fn check_with(project: &Project, public: &str, in_ci: bool) -> Result<()> {
    let Some(database) = database(project, public) else {
        let warning = without_advisories(in_ci)?;
        eprintln!("      {warning}");
        return Ok(());
    };
    let excuses = fs::read_to_string(project.root.join(EXCUSES)).with_context(|| format!("cannot read {EXCUSES}"))?;
    let findings = findings(&database, &project.root.join("Cargo.lock"), &excuses)?;
    if findings.is_empty() { Ok(()) } else { bail!("{}", findings.join("\n      ")) }
}

/// Without advisories nothing is known: where changes are let in, that is a fault; elsewhere, a warning.
fn without_advisories(in_ci: bool) -> Result<String> {
    let what = format!("put a copy of {PUBLIC} at {SHARED}, or let git fetch it");
    if in_ci {
        bail!("no dependency was looked up, for there are no advisories: {what}");
    }
    Ok(format!("skipped: no dependency was looked up, for there are no advisories: {what}"))
}

/// Where the advisories are: beside the checkout, or a copy of the public ones that is not older than a day, or the copy
/// that there is.
fn database(project: &Project, public: &str) -> Option<PathBuf> {
    let shared = project.root.join(SHARED);
    if shared.join("crates").is_dir() {
        return Some(shared);
    }
    let copy = project.notes().join("advisory-db");
    if !is_fresh(&copy)
        && let Err(error) = fetch(&copy, public)
    {
        eprintln!("      {error:#}");
    }
    copy.join("crates").is_dir().then_some(copy)
}

fn is_fresh(copy: &Path) -> bool {
    let written = copy.join(".git/FETCH_HEAD").metadata().or_else(|_| copy.join(".git/HEAD").metadata()).and_then(|file| file.modified());
    written.ok().and_then(|written| SystemTime::now().duration_since(written).ok()).is_some_and(|age| age < FRESH)
}

fn fetch(copy: &Path, public: &str) -> Result<()> {
    let mut git = Command::new("git");
    if copy.join(".git").is_dir() {
        git.arg("-C").arg(copy).args(["pull", "--quiet", "--ff-only", "--depth", "1"]);
    } else {
        git.args(["clone", "--quiet", "--depth", "1", public]).arg(copy);
    }
    shell::run(&mut git)
}

/// What is to be done, a line each.
fn findings(database: &Path, lockfile: &Path, excuses: &str) -> Result<Vec<String>> {
    let database = Database::open(database).with_context(|| format!("no advisories in {}", database.display()))?;
    let lockfile = Lockfile::load(lockfile).with_context(|| format!("cannot read {}", lockfile.display()))?;
    let excuses: Excuses = toml::from_str(excuses).with_context(|| format!("{EXCUSES} is not right"))?;
    let informational_warnings = vec![Informational::Unmaintained, Informational::Unsound, Informational::Notice];
    let report = Report::generate(&database, &lockfile, &Settings { informational_warnings, ..Settings::default() });
    let vulnerable = report.vulnerabilities.list.iter().map(|found| (&found.advisory, &found.package, "vulnerable"));
    let warned = report.warnings.iter().flat_map(|(kind, found)| found.iter().map(move |found| (kind.as_str(), found)));
    let warned = warned.filter_map(|(kind, found)| Some((found.advisory.as_ref()?, &found.package, kind)));
    let mut lines = Vec::new();
    let mut used = Vec::new();
    for (advisory, package, kind) in vulnerable.chain(warned) {
        let id = advisory.id.to_string();
        match excuses.stays.iter().position(|excuse| excuse.id == id && excuse.package == package.name.as_str()) {
            Some(place) => used.push(place),
            None => lines.push(format!("{id}: {} {} is {kind}: {}", package.name, package.version, advisory.title)),
        }
    }
    for (place, excuse) in excuses.stays.iter().enumerate() {
        if excuse.reason.trim().is_empty() {
            lines.push(format!("{EXCUSES}: {} has no reason", excuse.id));
        }
        if !used.contains(&place) {
            lines.push(format!("{EXCUSES}: {} of {} is not found any more: take it out", excuse.id, excuse.package));
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADVISORY: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"leaky\"\ndate = \"2020-01-01\"\n\
                            [versions]\npatched = [\">= 1.2.0\"]\n```\n\n# Leaks what it is told\n\nIt does.\n";
    const EXCUSE: &str = "[[stays]]\nid = \"RUSTSEC-2020-0001\"\npackage = \"leaky\"\nreason = \"We tell it nothing.\"\n";

    /// A folder with an advisory and a lock file that has this version of the crate.
    fn folder(name: &str, version: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-advisories-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("crates/leaky")).unwrap();
        fs::write(folder.join("crates/leaky/RUSTSEC-2020-0001.md"), ADVISORY).unwrap();
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        let package = format!("version = 4\n\n[[package]]\nname = \"leaky\"\nversion = \"{version}\"\nsource = \"{registry}\"\n");
        fs::write(folder.join("Cargo.lock"), package).unwrap();
        folder
    }

    fn found(name: &str, version: &str, excuses: &str) -> Vec<String> {
        let folder = folder(name, version);
        let found = findings(&folder, &folder.join("Cargo.lock"), excuses).unwrap();
        fs::remove_dir_all(folder).unwrap();
        found
    }

    #[test]
    fn without_advisories_ci_fails_and_says_what_to_do() {
        let root = folder("nowhere", "1.1.9");
        let project = Project { root: root.join("checkout"), target: root.join("target") };
        let public = root.join("no-such-repository").display().to_string();
        let fault = check_with(&project, &public, true).unwrap_err().to_string();
        check_with(&project, &public, false).unwrap();
        fs::remove_dir_all(root).unwrap();
        let warning = without_advisories(false).unwrap();
        assert!(warning.starts_with("skipped: "), "{warning}");
        for text in [fault, warning] {
            assert!(text.contains("../shared/advisory-db") && text.contains("https://github.com/RustSec/advisory-db.git"), "{text}");
        }
    }

    #[test]
    fn a_vulnerable_dependency_is_found_unless_it_has_a_reason() {
        let [line] = &found("found", "1.1.9", "")[..] else { panic!("one finding") };
        assert!(line.contains("RUSTSEC-2020-0001: leaky 1.1.9 is vulnerable: Leaks what it is told"), "{line}");
        assert_eq!(found("excused", "1.1.9", EXCUSE), [""; 0]);
        assert_eq!(found("mended", "1.2.0", ""), [""; 0]);
        assert!(found("stale", "1.2.0", EXCUSE)[0].contains("take it out"));
        assert!(found("silent", "1.1.9", &EXCUSE.replace("We tell it nothing.", " "))[0].contains("has no reason"));
    }
}
