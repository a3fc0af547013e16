//! The rules of the house that no compiler knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// The language that all others translate.
const SOURCE: &str = "en";

/// From here on a file is hard to read in one go.
const LONG: usize = 400;

/// The one place that may write the element which Leptos does not escape.
const TEXT_AREA: &str = "app/src/ui/text_area.rs";

/// The folders with sources of ours.
const CRATES: [&str; 11] =
    ["app", "browser-verifier", "domain", "evidence", "frontend", "ledger", "migration", "server", "service", "verifier", "xtask"];

/// Looks for breaches of all rules.
pub(crate) fn hold(project: &Project) -> Result<()> {
    let mut breaches = Vec::new();
    sources(project, &mut breaches)?;
    locales(project, &mut breaches)?;
    unused_messages(project, &mut breaches)?;
    styles(project, &mut breaches)?;
    if !breaches.is_empty() {
        bail!("{}", breaches.join("\n      "));
    }
    Ok(())
}

/// What Rust files may not have: text areas of their own, no first line, too many lines (a warning).
fn sources(project: &Project, breaches: &mut Vec<String>) -> Result<()> {
    // Put together here, or this very file would break the rule.
    let element = ["<text", "area"].concat();
    for name in CRATES {
        for path in files(&project.root.join(name))? {
            if path.extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let shown = project.shown(&path);
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
            let pages = name == "app" || name == "server";
            let test = path.components().any(|part| part.as_os_str() == "tests");
            if pages && !test && shown != TEXT_AREA {
                for (index, line) in text.lines().enumerate() {
                    if line.contains(&element) && !line.trim_start().starts_with("//") {
                        breaches.push(format!("{shown}:{}: {element}> only in {TEXT_AREA}", index + 1));
                    }
                }
            }
            if !text.starts_with("//!") {
                breaches.push(format!("{shown}: the first line says what belongs there (`//! …`)"));
            }
            let lines = text.lines().count();
            if lines > LONG {
                eprintln!("      {shown} has {lines} lines: does it do more than one thing?");
            }
        }
    }
    Ok(())
}

/// Every language has every message of the source language, and none besides.
fn locales(project: &Project, breaches: &mut Vec<String>) -> Result<()> {
    let folder = project.root.join("locales");
    let source = messages(&folder.join(SOURCE))?;
    for entry in fs::read_dir(&folder).context("cannot read locales/")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.path().is_dir() || name == SOURCE {
            continue;
        }
        let translated = messages(&entry.path())?;
        for (file, keys) in &source {
            let there = translated.get(file).cloned().unwrap_or_default();
            for key in keys.difference(&there) {
                breaches.push(format!("locales/{name}/{file}: {key} is missing"));
            }
        }
        for (file, keys) in &translated {
            let known = source.get(file).cloned().unwrap_or_default();
            for key in keys.difference(&known) {
                breaches.push(format!("locales/{name}/{file}: {key} is not in locales/{SOURCE}"));
            }
        }
    }
    Ok(())
}

/// The messages that scripts put together: all of them are handed over.
const SCRIPTED: &str = "verify.ftl";

/// Every message is used somewhere: its key is in a source, or is put together there of a beginning, or of a stem that
/// is there and an ending.
fn unused_messages(project: &Project, breaches: &mut Vec<String>) -> Result<()> {
    let (mut whole, mut beginnings, mut endings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for name in CRATES {
        for path in files(&project.root.join(name).join("src"))? {
            if path.extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let text = fs::read_to_string(&path)?;
            beginnings.extend(text.split("key(\"").skip(1).filter_map(|rest| Some(format!("{}-", rest.split_once('"')?.0))));
            for literal in text.split('"') {
                let Some((beginning, rest)) = literal.split_once('{') else {
                    endings.extend(literal.starts_with('-').then(|| literal.to_owned()));
                    whole.insert(literal.to_owned());
                    continue;
                };
                beginnings.extend(beginning.ends_with('-').then(|| beginning.to_owned()));
                endings.extend(rest.rsplit_once('}').filter(|(_, end)| end.starts_with('-')).map(|(_, end)| end.to_owned()));
            }
        }
    }
    let is_used = |key: &str| {
        let stem = |ending: &String| key.strip_suffix(ending.as_str()).is_some_and(|stem| whole.contains(stem));
        whole.contains(key) || beginnings.iter().any(|beginning| key.starts_with(beginning.as_str())) || endings.iter().any(stem)
    };
    let source = messages(&project.root.join("locales").join(SOURCE))?;
    for (file, keys) in source.into_iter().filter(|(file, _)| file != SCRIPTED) {
        breaches.extend(keys.iter().filter(|key| !is_used(key)).map(|key| format!("locales/{SOURCE}/{file}: {key} is used nowhere")));
    }
    Ok(())
}

/// The message keys of a language, file by file.
fn messages(folder: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut all = BTreeMap::new();
    for path in files(folder)? {
        if path.extension().is_some_and(|end| end == "ftl") {
            let text = fs::read_to_string(&path)?;
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            all.insert(name, text.lines().filter_map(key).map(str::to_owned).collect());
        }
    }
    Ok(all)
}

/// The key that a line of a Fluent file begins, if it begins one.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let letters = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    (letters && key.starts_with(|c: char| c.is_ascii_lowercase())).then_some(key)
}

/// Style sheets fetch nothing from elsewhere, and nothing that the content policy forbids.
fn styles(project: &Project, breaches: &mut Vec<String>) -> Result<()> {
    for path in files(&project.root.join("style"))? {
        if path.extension().is_none_or(|end| end != "css") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        for (index, line) in text.lines().enumerate() {
            for foreign in ["url(http", "url(\"http", "url('http", "url(//", "url(\"//", "url(data:", "url(\"data:", "url('data:"] {
                if line.contains(foreign) {
                    breaches.push(format!("{}:{}: {foreign}…) is not a file of ours", project.shown(&path), index + 1));
                }
            }
        }
    }
    Ok(())
}

/// All files below a folder, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn tells_keys_from_the_rest() {
        assert_eq!(key("sign-now = Sign now"), Some("sign-now"));
        assert_eq!(key("    .label = Name"), None);
        assert_eq!(key("-brand = Undersigned"), None);
        assert_eq!(key("# a = b"), None);
        assert_eq!(key("        [one] a = b"), None);
    }
}
