//! How long the verification of a whole list takes, natively: 10,000 signatures and 1,000,000.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use ledger::{Against, verify};

#[path = "../examples/made/mod.rs"]
mod made;

/// Signatures, and in how many seconds they are to be verified.
const SIZES: [(u64, f64); 2] = [(10_000, 2.0), (1_000_000, 3.0)];

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let mut measures = Vec::new();
    for (number, limit) in SIZES.into_iter().take(if quick { 1 } else { 2 }) {
        let seconds = verified_in(number);
        let ratio = seconds / limit;
        measures.push(format!(
            r#"{{"measure":"{number} signatures verified natively","engine":null,"value":{seconds},"unit":"s","limit":{limit},"ratio":{ratio}}}"#
        ));
    }
    let measures = format!("[{}]", measures.join(","));
    match std::env::var_os("BENCH_MEASURES") {
        Some(file) => std::fs::write(file, measures).unwrap(),
        None => println!("{measures}"),
    }
}

/// The seconds that a log of so many signatures takes.
fn verified_in(number: u64) -> f64 {
    let log = made::log(number, None);
    let started = Instant::now();
    let report = verify(&log.files, Against { policy: &log.policy, earlier: None, receipts: &[] }, |_| {});
    let took = started.elapsed();
    assert!(report.is_verified() && report.signatories.len() as u64 == number);
    took.as_secs_f64()
}
