//! Checkpoints (c2sp.org/tlog-checkpoint): what a log signs of its tree.

use std::fmt;

use crate::Fault;
use crate::encode::{base64, decimal, unbase64_hash};
use crate::merkle::Hash;
use crate::note::{Note, SignerKey};

/// The text of a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log.
    pub origin: String,
    /// The number of its entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Further lines. Ours has none; what others say there, nobody can check.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// A checkpoint without further lines.
    #[must_use]
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: origin.to_owned(), size, root, extensions: Vec::new() }
    }

    /// Reads the text of a checkpoint, without signatures.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let lines: Vec<&str> = text.strip_suffix('\n').ok_or(Fault::CheckpointForm)?.split('\n').collect();
        let [origin, size, root, extensions @ ..] = &lines[..] else { return Err(Fault::CheckpointForm) };
        let well_formed = !origin.is_empty() && !extensions.contains(&"") && text.bytes().all(|b| b >= 0x20 || b == b'\n');
        match (decimal(size), unbase64_hash(root)) {
            (Some(size), Some(root)) if well_formed => {
                Ok(Self { origin: (*origin).to_owned(), size, root, extensions: extensions.iter().map(|&line| line.to_owned()).collect() })
            }
            _ => Err(Fault::CheckpointForm),
        }
    }

    /// Reads a signed checkpoint. Nothing of it is verified yet; [`crate::Policy::open`] does that.
    ///
    /// # Errors
    /// Where it is no signed note or its text no checkpoint.
    pub fn parse_note(bytes: &[u8]) -> Result<(Self, Note), Fault> {
        let note = Note::parse(bytes)?;
        Ok((Self::parse(&note.text)?, note))
    }

    /// Signs it with the log's key, or with several: the old one and the new during a rotation. The caller
    /// has made sure that nothing inconsistent was ever signed.
    #[must_use]
    pub fn sign<'k>(&self, keys: impl IntoIterator<Item = &'k SignerKey>) -> Note {
        let text = self.to_string();
        Note { signatures: keys.into_iter().map(|key| key.sign(&text, 0)).collect(), text }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, base64(&self.root))?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

#[cfg(test)]
mod tests;
