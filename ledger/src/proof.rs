//! Proof files (c2sp.org/tlog-proof): that an entry is in a log, to be checked offline.

use std::fmt;

use crate::encode::{base64, decimal, unbase64, unbase64_hash};
use crate::merkle::{Hash, leaf_hash, verify_inclusion};
use crate::{Checkpoint, Fault, Note, Opened, Policy};

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// A `.tlog-proof`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What else is needed; ours holds the entry. It proves nothing by itself.
    pub extra: Option<Vec<u8>>,
    /// The index of the entry.
    pub index: u64,
    /// The hashes from the leaf's sibling upwards.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: Note,
}

impl Proof {
    /// Makes a proof that holds the entry itself, so that the file suffices.
    #[must_use]
    pub fn new(entry: &[u8], index: u64, hashes: Vec<Hash>, checkpoint: Note) -> Self {
        Self { extra: Some(entry.to_vec()), index, hashes, checkpoint }
    }

    /// Reads a proof.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::ProofForm)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(Fault::ProofForm)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(Fault::ProofForm);
        }
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            Some(extra) => {
                lines.next();
                Some(unbase64(extra).ok_or(Fault::ProofForm)?)
            }
            None => None,
        };
        let index = lines.next().and_then(|line| decimal(line.strip_prefix("index ")?)).ok_or(Fault::ProofForm)?;
        let hashes = lines.map(unbase64_hash).collect::<Option<Vec<_>>>().filter(|hashes| hashes.len() < 64).ok_or(Fault::ProofForm)?;
        Ok(Self { extra, index, hashes, checkpoint: Note::parse(checkpoint.as_bytes())? })
    }

    /// The checkpoint within, not verified.
    ///
    /// # Errors
    /// Where it is none.
    pub fn unverified(&self) -> Result<Checkpoint, Fault> {
        Checkpoint::parse(&self.checkpoint.text)
    }

    /// Verifies that the entry is in a log of the policy, and that enough witnesses have seen its checkpoint.
    ///
    /// # Errors
    /// Where one of the two is not so.
    pub fn verify(&self, entry: &[u8], policy: &Policy) -> Result<Opened, Fault> {
        let opened = policy.open(self.checkpoint.to_string().as_bytes())?;
        verify_inclusion(self.index, opened.checkpoint.size, &leaf_hash(entry), &self.hashes, &opened.checkpoint.root)?;
        if opened.quorum { Ok(opened) } else { Err(Fault::Quorum) }
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", base64(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", base64(hash)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

#[cfg(test)]
mod tests;
