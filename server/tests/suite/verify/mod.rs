//! `undersigned verify`, run as a command: its exit codes, what it prints, what it remembers; and the README of a bundle.

#[path = "../../../../verifier/tests/suite/host.rs"]
#[allow(dead_code, reason = "the tests of `verifier` use the rest")]
mod host;
#[path = "../../../../verifier/tests/suite/material.rs"]
#[allow(dead_code, reason = "the tests of `verifier` use the rest")]
mod material;

mod command;
mod readme;
mod served;
