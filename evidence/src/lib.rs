//! The bundle of a letter's log that journalists take away, for the command line and the browser alike: [`archive`] reads
//! the `.zip`, [`contents`] tells the log from what lies around it, [`derived`] makes the files that follow from the log,
//! and [`check`] compares them. `docs/verify.md` describes the bundle.
//!
//! It reads no file and asks nobody, so that it runs everywhere.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

use std::collections::BTreeMap;

pub mod archive;
pub mod check;
pub mod contents;
pub mod derived;
pub mod list;
pub mod signatories;
pub mod statements;

pub use archive::{Refused, unpack};
pub use check::{Wrong, check};
pub use contents::{Contents, sort};
pub use list::List;

/// Files by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The public files of a log, by their paths under its prefix.
pub type Log<'a> = BTreeMap<&'a str, &'a [u8]>;

/// Files of a log, as they are read here.
#[must_use]
pub fn log_of(files: &Files) -> Log<'_> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}
