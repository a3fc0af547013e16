//! Every dependency that a crate names occurs in its sources.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{project::Project, rules::files};

/// Named for their features alone, or used by what a macro writes.
const EXCUSED: [&str; 2] = ["curve25519-dalek", "libsqlite3-sys"];

/// Looks through the manifests of all crates.
pub(crate) fn are_used(project: &Project) -> Result<()> {
    let mut unused = Vec::new();
    for entry in fs::read_dir(&project.root)?.flatten() {
        let manifest = entry.path().join("Cargo.toml");
        if !manifest.is_file() {
            continue;
        }
        let text = fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", project.shown(&manifest)))?;
        let words = words_below(&entry.path())?;
        for name in named(&text) {
            if !words.contains(&name.replace('-', "_")) && !EXCUSED.contains(&name) {
                unused.push(format!("{}: {name}", project.shown(&manifest)));
            }
        }
    }
    if !unused.is_empty() {
        bail!("named, but used nowhere:\n      {}", unused.join("\n      "));
    }
    Ok(())
}

/// The names of the dependencies in a manifest.
fn named(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            inside = section.trim_end_matches(']').ends_with("dependencies");
        } else if inside && let Some((name, _)) = line.split_once(['.', '=', ' ']) {
            names.push(name.trim());
        }
    }
    names.retain(|name| !name.is_empty() && !name.starts_with('#'));
    names
}

/// All words of a crate's Rust sources, those included that it takes from another crate by their path.
fn words_below(folder: &Path) -> Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    let mut paths: Vec<_> = files(folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs")).collect();
    while let Some(path) = paths.pop() {
        let text = fs::read_to_string(&path)?;
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            words.extend(line.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
            if let Some(taken) = line.trim().strip_prefix("#[path = \"../").and_then(|rest| rest.strip_suffix("\"]")) {
                paths.extend(path.parent().map(|parent| parent.join("..").join(taken)));
            }
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn reads_the_names_in_every_form() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\na.workspace = true\nb = { workspace = true }\n\
                        [dev-dependencies]\nc-d = \"1\"\n[lints]\nworkspace = true\n";
        assert_eq!(named(manifest), ["a", "b", "c-d"]);
    }
}
