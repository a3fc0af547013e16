//! The record anyone can check: what makes a text canonical, and the manifest that binds a version's texts.
//!
//! No input or output, no clock and no other crate of this workspace: small enough to audit, and the same code
//! on the server, on the command line and in the browser. The formats are specified in `docs/ledger.md`.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod hex;
pub mod manifest;
pub mod text;

pub use manifest::{LanguageText, LetterId, Manifest, ManifestError};
pub use text::{CanonicalText, TextError, TextErrorKind, tidy};

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
