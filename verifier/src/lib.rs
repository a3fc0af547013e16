//! The verification of a letter's log for people: it reads what is public from a folder, an archive or the web, lets
//! `ledger` check it, remembers what it saw, and tells the result as text and as JSON. It also makes the bundle that
//! journalists take away, and checks one.
//!
//! [`source`] reads, [`check`] judges, [`pins`] remembers, [`text`] and [`json`] tell, [`bundle`] packs.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

use std::io;
use std::path::PathBuf;

pub mod bundle;
pub mod check;
pub mod json;
pub mod pins;
pub mod problem;
pub mod source;
pub mod text;
mod verdict;
mod words;

pub use evidence::signatories;

pub use check::{Before, Outcome, Request, Trust, check};
pub use pins::Pins;
pub use problem::Problem;

/// A log's public files by their paths under its prefix: `checkpoint`, `tile/…`, `records/…`, `policy`,
/// `manifest/<version>`, `text/<version>/<tag>`.
pub type PublicFiles = evidence::Files;

/// Why something could not be checked at all, or a bundle not be made. That something does not verify is no error but
/// a [`Problem`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or a folder cannot be read.
    #[error("cannot read {}: {why}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// It is larger than anything that is read here.
    #[error("{0} is too large")]
    TooLarge(String),
    /// An archive is none, or not one to be trusted.
    #[error("not an archive that can be read: {0}")]
    Archive(evidence::Refused),
    /// An address cannot be used.
    #[error("{address}: {why}")]
    Address {
        /// Which.
        address: String,
        /// Why.
        why: &'static str,
    },
    /// An address did not answer as it should.
    #[error("cannot fetch {address}: {why}")]
    Web {
        /// Which.
        address: String,
        /// Why.
        why: String,
    },
    /// There is no log.
    #[error("{0}: there is no checkpoint of a log")]
    NoLog(String),
    /// What is remembered cannot be read or written.
    #[error("what is remembered cannot be used: {}: {why}", path.display())]
    State {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// Nobody knows where to remember.
    #[error("there is no folder to remember in: give one with --state, or --no-state")]
    NoState,
    /// A file given is not what it should be.
    #[error("{place}: {why}")]
    Given {
        /// Which.
        place: String,
        /// Why.
        why: &'static str,
    },
    /// A bundle is made of a log that verifies only.
    #[error("no bundle is made of a log that does not verify: {0}")]
    Unverified(String),
    /// A bundle's list is signed with a key of the log.
    #[error("the list of a bundle is signed with the log's own key")]
    SigningKey,
    /// A file of the bundle cannot be written.
    #[error("a file of the bundle cannot be written: {0}")]
    Written(String),
}
