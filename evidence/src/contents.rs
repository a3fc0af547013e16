//! What unpacked files are: a log, the bundle around it, and what a Mac adds when it packs a folder again.

use ledger::verify::wanted;

use crate::Files;

/// The name of the policy among a log's files.
const POLICY: &str = "policy";

/// Where the tiles of a log and their like are: what lies there and is not read is of an earlier checkpoint.
const FOLDERS: [&str; 2] = ["records/", "tile/"];

/// Files that were read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The log's public files, by their paths under its prefix.
    pub log: Files,
    /// Where it is a bundle: its files around the log.
    pub bundle: Option<Files>,
    /// Where it is a log by itself: files that are none of a log's, which nothing vouches for.
    pub surplus: Vec<String>,
    /// What is not looked at, and says nothing of the letter: what a Mac added; beside a log by itself, its older tiles.
    pub beside: Vec<String>,
}

/// Sorts unpacked files: a bundle, or a log by itself.
#[must_use]
pub fn sort(files: Files) -> Contents {
    let (of_mac, mut files): (Files, Files) = files.into_iter().partition(|(name, _)| is_of_mac(name));
    // Packed again by hand, all may lie in one folder.
    let folder = files.keys().next().and_then(|name| name.split_once('/')).map(|(folder, _)| format!("{folder}/"));
    if let Some(folder) = folder
        && !files.contains_key("checkpoint")
        && !files.contains_key("log/checkpoint")
        && files.keys().all(|name| name.starts_with(&folder))
    {
        files = files.into_iter().map(|(name, bytes)| (name[folder.len()..].to_owned(), bytes)).collect();
    }
    let is_bundle = files.contains_key("log/checkpoint");
    let mut log = Files::new();
    let mut take = |log: &mut Files, name: &str| {
        let found = if is_bundle { files.remove(&format!("log/{name}")) } else { files.remove(name) };
        found.map(|bytes| log.insert(name.to_owned(), bytes)).is_some()
    };
    // All that is wanted is taken, not only the first of it.
    while wanted(&log).iter().map(|file| take(&mut log, &file.to_string())).filter(|taken| *taken).count() > 0 {}
    // A log that has ended says so.
    if !is_bundle && log.contains_key("checkpoint") {
        take(&mut log, "ended");
    }
    if log.contains_key("checkpoint")
        && !take(&mut log, POLICY)
        && !is_bundle
        && let Some(policy) = files.remove(other_name(POLICY))
    {
        log.insert(POLICY.to_owned(), policy);
    }
    let mut beside: Vec<String> = of_mac.into_keys().collect();
    if is_bundle {
        return Contents { log, bundle: Some(files), surplus: Vec::new(), beside };
    }
    let (older, surplus) = files.into_keys().partition(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)));
    beside.extend::<Vec<String>>(older);
    Contents { log, bundle: None, surplus, beside }
}

/// A name that a file of a log has where people keep it.
#[must_use]
pub fn other_name(name: &str) -> &str {
    if name == POLICY { "policy.txt" } else { name }
}

/// Whether a Mac adds files of this name when it packs a folder, or keeps them in it.
#[must_use]
pub fn is_of_mac(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    last == ".DS_Store" || (name.starts_with("__MACOSX/") && last.starts_with("._"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str]) -> Contents {
        sort(names.iter().map(|name| ((*name).to_owned(), Vec::new())).collect())
    }

    #[test]
    fn a_log_a_bundle_and_neither() {
        let log = sorted(&["checkpoint", "policy.txt", "tile/0/000", "mine.txt"]);
        assert_eq!(log.log.keys().collect::<Vec<_>>(), ["checkpoint", "policy"]);
        assert_eq!((log.bundle, log.surplus, log.beside), (None, vec!["mine.txt".to_owned()], vec!["tile/0/000".to_owned()]));
        let bundle = sorted(&["log/checkpoint", "log/policy", "log/other", "policy.txt", "list.txt"]);
        assert_eq!(bundle.log.keys().collect::<Vec<_>>(), ["checkpoint", "policy"]);
        assert_eq!(bundle.bundle.unwrap().keys().collect::<Vec<_>>(), ["list.txt", "log/other", "policy.txt"]);
        assert!(sorted(&["a", "b/c"]).log.is_empty() && sorted(&[]).log.is_empty());
    }

    #[test]
    fn packed_again_by_a_mac() {
        let mac = ["__MACOSX/._evidence", "__MACOSX/evidence/._list.txt", "evidence/.DS_Store", "evidence/log/.DS_Store"];
        let again = sorted(&[&mac[..], &["evidence/log/checkpoint", "evidence/list.txt"]].concat());
        assert_eq!((again.beside, again.log.len()), (mac.map(str::to_owned).to_vec(), 1));
        assert_eq!(again.bundle.unwrap().keys().collect::<Vec<_>>(), ["list.txt"]);
        // Only names that a Mac gives.
        assert!(!is_of_mac("__MACOSX/signatories.csv") && !is_of_mac("evidence/._list.txt") && !is_of_mac("x.DS_Store"));
        assert_eq!(sorted(&["__MACOSX/signatories.csv", "log/checkpoint"]).bundle.unwrap().len(), 1);
    }
}
