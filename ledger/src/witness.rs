//! The witness protocol (c2sp.org/tlog-witness): what a log posts, and what it does with the answer. Nothing here sends.

use std::fmt;

use crate::encode::{base64, decimal, unbase64_hash};
use crate::merkle::Hash;
use crate::note::Signature;
use crate::{Fault, Note, VerifierKey};

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
