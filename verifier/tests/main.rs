//! Logs and bundles as people get them: from folders, archives and the web, good ones and tampered ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests, outside the tests themselves")]

#[path = "../../ledger/tests/letter/mod.rs"]
mod letter;
#[path = "../../ledger/tests/programs/mod.rs"]
mod programs;

mod suite;
