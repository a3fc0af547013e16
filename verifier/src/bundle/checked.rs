//! The check of a bundle around its log: the list, its signature, every file in it, and what the files say.

use std::collections::BTreeSet;

use ledger::sshsig::SshKey;
use ledger::statement::NAMESPACE;
use ledger::{Fault, Report, SshSig, sha256};

use super::list::{NAME, SIGNATURE};
use super::{List, derived};
use crate::PublicFiles;
use crate::problem::{Alarm, Problem};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Files that are not in the list.
    pub surplus: Vec<String>,
}

/// Checks the files of a bundle, `files`, whose log, `log`, was verified with this report.
#[must_use]
pub fn check(files: &PublicFiles, log: &PublicFiles, report: &Report) -> Checked {
    let (mut problems, mut wrong) = (Vec::new(), BTreeSet::new());
    let text = files.get(NAME).map(Vec::as_slice).unwrap_or_default();
    let signature = files.get(SIGNATURE).and_then(|armour| armour_of(armour));
    if !signature.is_some_and(|signature| is_by_log(&signature, text, report)) {
        problems.push(Problem::alarm(Alarm::ListSignature, SIGNATURE));
    }
    let Some(list) = std::str::from_utf8(text).ok().and_then(List::parse) else {
        problems.push(Problem::alarm(Alarm::ListForm, NAME));
        return Checked { problems, surplus: Vec::new() };
    };
    let policy = log.get("policy").map(|bytes| sha256(bytes));
    if list.origin != report.origin || list.size != report.size || list.root != report.root || Some(list.policy) != policy {
        problems.push(Problem::alarm(Alarm::ListOther, NAME));
    }
    for (name, hash) in &list.files {
        match files.get(name) {
            Some(bytes) if sha256(bytes) == *hash => continue,
            Some(_) => problems.push(Problem::alarm(Alarm::FileHash, name)),
            None => problems.push(Problem::fault(Fault::FileMissing, name)),
        }
        wrong.insert(name.as_str());
    }
    // What the host made of its log must say what the log says, whatever it has signed.
    if report.is_verified() {
        let made = derived::files(log, report).unwrap_or_default();
        let differs = |(name, bytes): &(&String, &Vec<u8>)| files.get(*name) != Some(*bytes) && !wrong.contains(name.as_str());
        problems.extend(made.iter().filter(differs).map(|(name, _)| Problem::alarm(Alarm::FileDerived, name)));
        let of_log = |name: &str| name.strip_prefix("log/").is_some_and(|name| log.contains_key(name));
        let ours = |name: &str| made.contains_key(name) || of_log(name) || matches!(name, "README.md" | "verify.py");
        problems.extend(list.files.keys().filter(|name| !ours(name)).map(|name| Problem::alarm(Alarm::FileDerived, name)));
    }
    let known = |name: &str| list.files.contains_key(name) || name == NAME || name == SIGNATURE;
    Checked { problems, surplus: files.keys().filter(|name| !known(name)).cloned().collect() }
}

/// A signature in the one form that the bundle has it in.
fn armour_of(armour: &[u8]) -> Option<SshSig> {
    let text = std::str::from_utf8(armour).ok()?;
    SshSig::parse_armour(text).ok().filter(|signature| signature.to_armour() == text)
}

/// Whether a key that has signed the log's checkpoint has signed this list.
pub(super) fn is_by_log(signature: &SshSig, list: &[u8], report: &Report) -> bool {
    let SshKey::Ed25519(key) = signature.key else { return false };
    report.log_keys.iter().any(|log| log.ed25519() == Some(key)) && signature.verify(NAMESPACE, list).is_ok()
}
