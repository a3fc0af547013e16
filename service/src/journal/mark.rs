//! What a backup remembers of the journal: a journal that goes on from there is the same.

use super::line::{BLANK, hashes};
use sha2::{Digest, Sha256};

/// How much of a journal there was, and what, hashes left out for they end: a longer one that begins so is the same journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) bytes: u64,
    pub(crate) sha256: [u8; 32],
}

impl Mark {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut rest = bytes.to_vec();
        for place in hashes(bytes) {
            rest[place].fill(BLANK);
        }
        Self { bytes: bytes.len() as u64, sha256: Sha256::digest(&rest).into() }
    }

    /// Whether it is of these bytes. Backups of earlier releases have marks of the whole text.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        Self::of(bytes) == *self || bytes.len() as u64 == self.bytes && <[u8; 32]>::from(Sha256::digest(bytes)) == self.sha256
    }

    /// As it stands in a backup: the number of bytes, a space, their SHA-256 in hexadecimal.
    pub(crate) fn to_text(&self) -> String {
        format!("{} {}\n", self.bytes, base16ct::lower::encode_string(&self.sha256))
    }

    /// Reads [`Mark::to_text`].
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (bytes, hash) = text.strip_suffix('\n')?.split_once(' ')?;
        let mut sha256 = [0; 32];
        let read = base16ct::lower::decode(hash, &mut sha256).ok()?.len();
        (read == sha256.len()).then_some(Self { bytes: bytes.parse().ok()?, sha256 })
    }
}
