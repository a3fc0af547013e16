//! Archives: those that people and programs make are read, and those that two programs could read differently are not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests, outside the tests themselves")]

mod foreign;
mod made;
#[path = "../../ledger/tests/programs/mod.rs"]
mod programs;
mod read;
mod refused;
