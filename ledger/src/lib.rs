//! The record anyone can check: canonical texts and their manifest, a letter's log with its proofs, the records that
//! it commits to, and the signatures of those who stand by them.
//!
//! No input or output, no clock and no other crate of this workspace: small enough to audit, and the same code
//! on the server, on the command line and in the browser. The formats are specified in `docs/ledger.md`.
//!
//! To read it in an afternoon: [`merkle`] and [`tile`] are the log itself, [`note`], [`checkpoint`], [`proof`] and
//! [`policy`] say who vouches for its state ([`witness`] how they are asked), [`entry`], [`record`] and [`commitment`] what it says, [`statement`] and
//! [`sshsig`] what signatories sign. [`replay`] is what entries mean together, and [`mod@verify`] checks everything.

#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod checkpoint;
pub mod commitment;
pub mod encode;
pub mod entry;
pub mod fault;
pub mod hex;
pub mod manifest;
pub mod merkle;
pub mod name;
pub mod note;
pub mod policy;
pub mod proof;
pub mod record;
pub mod replay;
pub mod sshsig;
pub mod statement;
pub mod text;
pub mod tile;
pub mod verify;
pub mod witness;

pub use checkpoint::Checkpoint;
pub use commitment::Opening;
pub use encode::Day;
pub use entry::{Entry, Event};
pub use fault::Fault;
pub use manifest::{LanguageText, LetterId, Manifest, ManifestError};
pub use note::{KeyKind, Note, SignerKey, VerifierKey};
pub use policy::{Opened, Policy};
pub use proof::Proof;
pub use record::Record;
pub use replay::Replay;
pub use sshsig::SshSig;
pub use statement::Statement;
pub use text::{CanonicalText, TextError, TextErrorKind, tidy};
pub use tile::{Edge, Tile};
pub use verify::{Against, Report, Verifier, verify};

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
