//! The check of a bundle around its log: the list, its signature, every file in it, and what the files say.

use std::collections::BTreeSet;

use ledger::sshsig::SshKey;
use ledger::statement::NAMESPACE;
use ledger::{Report, SshSig, sha256};

use crate::list::{List, NAME, SIGNATURE};
use crate::{Files, Log, derived};

/// What no log says: how to check, and the program that does. Nothing vouches for them but the list.
pub const NOT_DERIVED: [&str; 2] = ["README.md", "verify.py"];

macro_rules! faults {
    ($($variant:ident = $code:literal: $message:literal,)*) => {
        /// What is wrong around the log, whose faults `ledger` names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Fault {
            $(#[doc = concat!($message, ".")] $variant,)*
        }

        impl Fault {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// A name that never changes.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The same as a clause in English.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message),* }
            }
        }
    };
}

faults! {
    ListForm = "list-form": "not the list of a bundle's files, or of a newer kind",
    ListOther = "list-other": "the list is of another checkpoint or another policy",
    ListSignature = "list-signature": "the list is not signed by a key of the log",
    FileHash = "file-hash": "the file is not the one that the list names",
    // As ledger calls it.
    FileMissing = "file-missing": "the file is not there",
    FileSurplus = "file-surplus": "the file is there, but not in the list of the bundle's files",
    FileDerived = "file-derived": "the file does not say what the log says",
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What.
    pub fault: Fault,
    /// The path of the file in the bundle.
    pub file: String,
}

/// Checks the files of a bundle around its log, `files`, and that the log, which was verified with this report, is the
/// list's. Files that the list does not name come last, as [`Fault::FileSurplus`].
#[must_use]
pub fn check(files: &Files, log: &Log<'_>, report: &Report) -> Vec<Wrong> {
    let mut found = Vec::new();
    let mut find = |fault, file: &str| found.push(Wrong { fault, file: file.to_owned() });
    let get = |name: &str| match files.get(name) {
        Some(bytes) => Some(bytes.as_slice()),
        None => log.get(name.strip_prefix("log/")?).copied(),
    };
    let text = get(NAME).unwrap_or_default();
    if !get(SIGNATURE).and_then(armour_of).is_some_and(|signature| is_by_log(&signature, text, report)) {
        find(Fault::ListSignature, SIGNATURE);
    }
    let Some(list) = std::str::from_utf8(text).ok().and_then(List::parse) else {
        find(Fault::ListForm, NAME);
        return found;
    };
    let policy = log.get("policy").map(|bytes| sha256(bytes));
    if list.origin != report.origin || list.size != report.size || list.root != report.root || Some(list.policy) != policy {
        find(Fault::ListOther, NAME);
    }
    let mut wrong = BTreeSet::new();
    for (name, hash) in &list.files {
        match get(name) {
            Some(bytes) if sha256(bytes) == *hash => continue,
            Some(_) => find(Fault::FileHash, name),
            None => find(Fault::FileMissing, name),
        }
        wrong.insert(name.as_str());
    }
    // What the host made of its log must say what the log says, whatever it has signed.
    if report.is_verified() {
        let mut made = BTreeSet::new();
        let done = derived::make(log, report, &mut |name, bytes| {
            if get(&name) != Some(bytes.as_slice()) && !wrong.contains(name.as_str()) {
                find(Fault::FileDerived, &name);
            }
            made.insert(name);
        });
        if done.is_err() {
            find(Fault::ListOther, NAME);
        }
        let of_log = |name: &str| name.strip_prefix("log/").is_some_and(|name| log.contains_key(name));
        let known = |name: &str| made.contains(name) || of_log(name) || NOT_DERIVED.contains(&name);
        list.files.keys().filter(|name| !known(name)).for_each(|name| find(Fault::FileDerived, name));
    }
    let listed = |name: &str| list.files.contains_key(name) || name == NAME || name == SIGNATURE;
    let all = files.keys().cloned().chain(log.keys().map(|name| format!("log/{name}")));
    all.filter(|name| !listed(name)).for_each(|name| find(Fault::FileSurplus, &name));
    found
}

/// A signature in the one form that the bundle has it in.
fn armour_of(armour: &[u8]) -> Option<SshSig> {
    let text = std::str::from_utf8(armour).ok()?;
    SshSig::parse_armour(text).ok().filter(|signature| signature.to_armour() == text)
}

/// Whether a key that has signed the log's checkpoint has signed this list.
#[must_use]
pub fn is_by_log(signature: &SshSig, list: &[u8], report: &Report) -> bool {
    let SshKey::Ed25519(key) = signature.key else { return false };
    report.log_keys.iter().any(|log| log.ed25519() == Some(key)) && signature.verify(NAMESPACE, list).is_ok()
}
