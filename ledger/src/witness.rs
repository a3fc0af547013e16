//! The witness protocol (c2sp.org/tlog-witness): what a log posts, and what a witness answers. Nothing here sends.

use std::fmt;

use crate::encode::{base64, decimal, unbase64_hash};
use crate::merkle::{Hash, empty_root, verify_consistency};
use crate::note::Signature;
use crate::{Checkpoint, Fault, Note, VerifierKey};

/// The body of `add-checkpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the tree that the witness signed last.
    pub old: u64,
    /// The proof that the new tree starts with it.
    pub proof: Vec<Hash>,
    /// The checkpoint, signed by the log.
    pub checkpoint: Note,
}

/// Why a witness does not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The request is malformed, or the old tree larger than the new one.
    Malformed,
    /// No key of the log has signed, or a signature does not verify.
    Unsigned,
    /// The log is not known here.
    Unknown,
    /// The witness signed a tree of another size last: this one.
    Conflict(u64),
    /// The new tree does not start with the old one.
    Inconsistent,
}

impl Refusal {
    /// The status of the answer; the body of 409 is the size and LF, of type `text/x.tlog.size`.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unsigned => 403,
            Self::Unknown => 404,
            Self::Conflict(_) => 409,
            Self::Inconsistent => 422,
        }
    }
}

impl AddCheckpoint {
    /// Reads a body.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::ProofForm)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(Fault::ProofForm)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| decimal(line.strip_prefix("old ")?)).ok_or(Fault::ProofForm)?;
        let proof = lines.map(unbase64_hash).collect::<Option<Vec<_>>>().filter(|proof| proof.len() < 64).ok_or(Fault::ProofForm)?;
        Ok(Self { old, proof, checkpoint: Note::parse(checkpoint.as_bytes())? })
    }

    /// Decides whether a witness signs. `trusted` are the keys of all logs that it knows; `last` gives size and root of
    /// the tree that it signed last of a log, 0 and anything where it signed none. The caller stores the new
    /// checkpoint before signing, in the transaction that read the last one.
    ///
    /// # Errors
    /// Where it must not sign.
    pub fn judge(&self, trusted: &[VerifierKey], last: impl FnOnce(&str) -> (u64, Hash)) -> Result<Checkpoint, Refusal> {
        let new = Checkpoint::parse(&self.checkpoint.text).map_err(|_| Refusal::Malformed)?;
        let keys: Vec<&VerifierKey> = trusted.iter().filter(|key| key.name() == new.origin).collect();
        if keys.is_empty() {
            return Err(Refusal::Unknown);
        }
        if self.checkpoint.verify(&keys).map_err(|_| Refusal::Unsigned)?.by.is_empty() {
            return Err(Refusal::Unsigned);
        }
        if self.old > new.size {
            return Err(Refusal::Malformed);
        }
        let (size, root) = last(&new.origin);
        if self.old != size {
            return Err(Refusal::Conflict(size));
        }
        let consistent = match self.old {
            0 => self.proof.is_empty() && (new.size > 0 || new.root == empty_root()),
            old => verify_consistency(old, &root, new.size, &new.root, &self.proof).is_ok(),
        };
        if consistent { Ok(new) } else { Err(Refusal::Inconsistent) }
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", base64(hash)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

/// Adds to a checkpoint what a witness answered: the lines made by its key, once; lines of keys unknown are ignored.
///
/// # Errors
/// Where the answer is malformed, a line by the key does not verify, or there is none.
pub fn accept(checkpoint: &mut Note, answer: &str, witness: &VerifierKey) -> Result<(), Fault> {
    let answered = Note { text: checkpoint.text.clone(), signatures: Signature::parse_lines(answer)? };
    let verified = answered.verify(&[witness])?;
    let place = (0..answered.signatures.len()).find(|place| !verified.surplus.contains(place)).ok_or(Fault::NoteUnsigned)?;
    checkpoint.signatures.retain(|line| line.name != witness.name() || line.id != witness.id());
    checkpoint.signatures.extend(answered.signatures.into_iter().nth(place));
    Ok(())
}

#[cfg(test)]
mod tests;
