//! HTTP, from the router inwards: on SQLite and, where `TEST_POSTGRES_URL` names a server, on PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests, outside the tests themselves")]

mod app;
#[path = "../../ledger/tests/letter/mod.rs"]
mod letter;
#[path = "../../ledger/tests/programs/mod.rs"]
mod programs;
mod suite;
