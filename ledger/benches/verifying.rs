//! How long the verification of a whole list takes, natively: 10,000 signatures and 1,000,000.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::time::Instant;

use ledger::entry::Change;
use ledger::tile::{Row, print_records};
use ledger::{
    Against, CanonicalText, Checkpoint, Day, Edge, Entry, Event, KeyKind, LanguageText, LetterId, Manifest, Opening, Policy, SignerKey,
    Tile, sha256, verify,
};

const ORIGIN: &str = "letters.example/log/00112233445566778899aabbccddeeff";

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
    let day = Day::new(2026, 11, 24).unwrap();
    let text = CanonicalText::parse("Dear reader,\n").unwrap();
    let letter: LetterId = "00112233445566778899aabbccddeeff".parse().unwrap();
    let manifest = Manifest::new(letter, 1, None, vec![LanguageText::new("en", &text, true)]).unwrap();
    let mut files =
        BTreeMap::from([("text/1/en".to_owned(), text.as_bytes().to_vec()), ("manifest/1".to_owned(), manifest.to_text().into_bytes())]);
    let hash = manifest.hash();
    let record = |index: u64| {
        let record = format!(
            "undersigned-record/v1\nkind organisation\nname Organisation number {index}\ncountry KR\nrole signatory\nday 2026-11-24\n\
             proof mailbox 2026-11-24\nrepresentative Kim Min-ji\noffice Secretary General\nsite https://organisation-{index}.example\n"
        );
        (sha256(&index.to_be_bytes()), record)
    };
    let mut edge = Edge::default();
    let mut entries = vec![Entry::new(day, Event::Manifest { manifest: hash, change: Change::First }).to_string()];
    for index in 1..=number {
        let (salt, record) = record(index);
        let commitment = Opening { salt, record: record.as_bytes() }.commitment();
        entries.push(Entry::new(day, Event::Sign { manifest: hash, commitment }).to_string());
    }
    for written in edge.append(&entries).unwrap() {
        files.insert(written.tile.to_string(), written.bytes);
    }
    for tile in Tile::of_row(Row::Records, edge.size()) {
        let first = tile.index * 256;
        let records: Vec<_> = (first..first + u64::from(tile.width)).map(|index| (index > 0).then(|| record(index))).collect();
        let slots = records.iter().map(|slot| slot.as_ref().map(|(salt, record)| Opening { salt: *salt, record: record.as_bytes() }));
        files.insert(tile.to_string(), print_records(slots).unwrap());
    }
    let key = SignerKey::from_seed(ORIGIN, KeyKind::Ed25519, &[1; 32]).unwrap();
    files.insert("checkpoint".into(), Checkpoint::new(ORIGIN, edge.size(), edge.root()).sign([&key]).to_string().into_bytes());
    let policy = Policy::parse(&format!("log {}\nquorum none\n", key.verifier())).unwrap();
    let started = Instant::now();
    let report = verify(&files, Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
    let took = started.elapsed();
    assert!(report.is_verified() && report.signatories.len() as u64 == number);
    took.as_secs_f64()
}
