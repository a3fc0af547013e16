//! Signed notes (c2sp.org/signed-note): a text and the lines of those who signed it.

use std::fmt;

mod key;

pub(crate) use key::verify_ed25519;
pub use key::{KeyKind, SignerKey, VerifierKey, is_key_name};

use crate::Fault;
use crate::encode::{base64, unbase64};

/// How many signature lines a note may have.
pub const SIGNATURE_LIMIT: usize = 64;

/// A signature line, of whatever kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The key's name.
    pub name: String,
    /// The key's identifier.
    pub id: [u8; 4],
    /// The signature itself; for a cosignature its time, then the signature.
    pub bytes: Vec<u8>,
}

impl Signature {
    /// Reads a line without its end.
    ///
    /// # Errors
    /// Everything that would not be printed so.
    pub fn parse(line: &str) -> Result<Self, Fault> {
        let (name, signature) = line.strip_prefix("— ").and_then(|line| line.split_once(' ')).ok_or(Fault::NoteForm)?;
        let bytes = unbase64(signature).ok_or(Fault::NoteForm)?;
        match bytes.split_first_chunk::<4>() {
            Some((id, bytes)) if !bytes.is_empty() && is_key_name(name) => {
                Ok(Self { name: name.to_owned(), id: *id, bytes: bytes.to_vec() })
            }
            _ => Err(Fault::NoteForm),
        }
    }

    /// Reads lines, as a witness answers with them.
    ///
    /// # Errors
    /// Where there is none, there are more than [`SIGNATURE_LIMIT`], or one is malformed.
    pub fn parse_lines(lines: &str) -> Result<Vec<Self>, Fault> {
        let lines = lines.strip_suffix('\n').ok_or(Fault::NoteForm)?.split('\n');
        let signatures = lines.take(SIGNATURE_LIMIT + 1).map(Self::parse).collect::<Result<Vec<_>, _>>()?;
        if signatures.len() > SIGNATURE_LIMIT { Err(Fault::NoteForm) } else { Ok(signatures) }
    }
}

/// The line with its end.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "— {} {}", self.name, base64(&[&self.id, &self.bytes[..]].concat()))
    }
}

/// A note as it was read; nothing in it is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text with its last line end: the bytes that are signed.
    pub text: String,
    /// The lines, in their order.
    pub signatures: Vec<Signature>,
}

/// What verifying a note showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// The good signatures: the place of the key among those given, and the time of a cosignature.
    pub by: Vec<(usize, Option<u64>)>,
    /// The places of the lines that no key given could have made. They prove nothing, and are to be ignored.
    pub surplus: Vec<usize>,
}

impl Note {
    /// Reads a note.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let note = std::str::from_utf8(bytes).map_err(|_| Fault::NoteForm)?;
        if note.bytes().any(|b| b < 0x20 && b != b'\n') {
            return Err(Fault::NoteForm);
        }
        let (text, lines) = note.rsplit_once("\n\n").ok_or(Fault::NoteForm)?;
        Ok(Self { text: format!("{text}\n"), signatures: Signature::parse_lines(lines)? })
    }

    /// Verifies every line made by a key given, and names the others.
    ///
    /// # Errors
    /// Where a line by a known key does not verify. That no line verified is for the caller to judge.
    pub fn verify(&self, keys: &[&VerifierKey]) -> Result<Verified, Fault> {
        let mut verified = Verified::default();
        for (line, signature) in self.signatures.iter().enumerate() {
            let mut known = false;
            for (place, key) in keys.iter().enumerate() {
                if key.name() == signature.name && key.id() == signature.id && key.is_supported() {
                    verified.by.push((place, key.verify(&self.text, &signature.bytes)?));
                    known = true;
                }
            }
            if !known {
                verified.surplus.push(line);
            }
        }
        Ok(verified)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| signature.fmt(f))
    }
}

#[cfg(test)]
mod tests;
