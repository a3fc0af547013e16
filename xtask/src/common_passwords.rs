//! `cargo xtask common-passwords <list>`: makes the filter of common passwords from a list, one a line, commonest first.

use crate::project::Project;
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// So many are taken whatever their length.
const COMMONEST: usize = 100_000;
/// Below this length no password can be chosen.
const SHORTEST: usize = 12;

/// Where the list is.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The list
    list: PathBuf,
}

/// Makes the filter.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let bytes = fs::read(&options.list).with_context(|| format!("cannot read {}", options.list.display()))?;
    let lines = bytes.split(|byte| *byte == b'\n').map(|line| String::from_utf8_lossy(line).trim_end_matches('\r').to_lowercase());
    let taken = lines.enumerate().filter(|(place, line)| *place < COMMONEST || line.chars().count() >= SHORTEST);
    let mut entries = BTreeSet::new();
    for (_, line) in taken.filter(|(_, line)| !line.is_empty()) {
        let digest = Sha256::digest(line.as_bytes());
        entries.insert([digest[0], digest[1], digest[2], digest[3]]);
    }
    ensure!(entries.len() > COMMONEST / 2, "the list is too short: {} entries", entries.len());
    let file = project.root.join("service/src/password/common.bin");
    fs::write(&file, entries.iter().flatten().copied().collect::<Vec<u8>>())?;
    println!("{} entries in {}", entries.len(), file.display());
    Ok(())
}
