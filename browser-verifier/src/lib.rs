//! The module that verifies a letter's log in a browser: on the letter's page, loaded only when a reader asks, and
//! inside `verify.html`, which works from a file without a network.
//!
//! It holds what was fetched ([`files`]), decides what to trust ([`session`]), and says what it found as steps with
//! figures ([`outcome`]). Scripts of ours fetch, remember and draw (`style/assets/verify/`); the verification itself is
//! `ledger`'s, the same as on the server and on the command line.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[cfg(feature = "archive")]
pub mod archive;
pub mod exports;
pub mod files;
pub mod json;
pub mod memory;
pub mod outcome;
pub mod session;
pub mod steps;
