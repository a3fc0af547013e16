//! `list.txt`: which log, which checkpoint, which policy, and the hash of every file of a bundle.

use std::collections::BTreeMap;
use std::fmt;

use ledger::encode::{base64, decimal, unbase64_hash};
use ledger::{Report, hex, sha256};

use crate::Files;

/// The name of the list.
pub const NAME: &str = "list.txt";
/// The name of its signature.
pub const SIGNATURE: &str = "list.txt.sig";

/// The first line; its number says how the files of the bundle are made.
const HEADER: &str = "undersigned-bundle/v1";

/// The list: a header, an empty line, then what `sha256sum` prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Which log.
    pub origin: String,
    /// The number of its entries.
    pub size: u64,
    /// The root over them.
    pub root: [u8; 32],
    /// The fingerprint of the policy.
    pub policy: [u8; 32],
    /// The hashes of all files but the list and its signature.
    pub files: BTreeMap<String, [u8; 32]>,
}

impl List {
    /// The list of these files.
    #[must_use]
    pub fn of(files: &Files, report: &Report, policy: [u8; 32]) -> Self {
        let files = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
        Self { origin: report.origin.clone(), size: report.size, root: report.root, policy, files }
    }

    /// Reads a list; none where it would not be printed byte for byte.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split_terminator('\n');
        if lines.next()? != HEADER {
            return None;
        }
        let origin = lines.next()?.strip_prefix("origin ")?.to_owned();
        let size = decimal(lines.next()?.strip_prefix("size ")?)?;
        let root = unbase64_hash(lines.next()?.strip_prefix("root ")?)?;
        let policy = hex::decode(lines.next()?.strip_prefix("policy ")?)?;
        if !lines.next()?.is_empty() {
            return None;
        }
        let file = |line: &str| line.split_once("  ").and_then(|(hash, name)| Some((name.to_owned(), hex::decode(hash)?)));
        let files = lines.map(file).collect::<Option<_>>()?;
        let list = Self { origin, size, root, policy, files };
        (list.to_string() == text).then_some(list)
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, size, root, policy, files } = self;
        writeln!(f, "{HEADER}\norigin {origin}\nsize {size}\nroot {}\npolicy {}\n", base64(root), hex::encode(policy))?;
        files.iter().try_for_each(|(name, hash)| writeln!(f, "{}  {name}", hex::encode(hash)))
    }
}
