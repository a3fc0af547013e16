//! What is fuzzed: every parser, and what must hold of whatever it accepts. `ledger/fuzz` runs these for hours,
//! `tests/corpus.rs` replays the seeds in every test run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use ledger::merkle::{Leaves, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};
use ledger::note::Signature;
use ledger::sshsig::{Assertion, point_of_spki};
use ledger::tile::{entries, print_records, push_entry, records};
use ledger::verify::wanted;
use ledger::witness::AddCheckpoint;
use ledger::{
    Against, CanonicalText, Checkpoint, Day, Edge, Entry, Manifest, Note, Policy, Proof, Record, Replay, SignerKey, SshSig, Statement,
    Tile, VerifierKey, encode, hex, tidy, verify,
};

/// A target's name and function.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All of them.
pub(crate) const TARGETS: [Target; 18] = [
    ("assertion", assertion),
    ("bundle", bundle),
    ("checkpoint", checkpoint),
    ("edge", edge),
    ("encode", encoded),
    ("entry", entry),
    ("key", key),
    ("log", log),
    ("manifest", manifest),
    ("merkle", merkle),
    ("note", note),
    ("policy", policy),
    ("proof", proof),
    ("record", record),
    ("sshsig", sshsig),
    ("statement", statement),
    ("text", text),
    ("witness", witness),
];

/// The first byte and the others.
fn split(data: &[u8]) -> (u8, &[u8]) {
    data.split_first().map_or((0, data), |(first, rest)| (*first, rest))
}

fn string(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

pub(crate) fn text(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Ok(canonical) = CanonicalText::parse(text) {
        assert_eq!(canonical.as_str(), text);
    }
    let tidied = tidy(text);
    assert_eq!(tidy(&tidied), tidied);
}

pub(crate) fn manifest(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Ok(manifest) = Manifest::parse(text) {
        assert_eq!(manifest.to_text(), text);
    }
}

pub(crate) fn encoded(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Some(bytes) = encode::unbase64(text) {
        assert_eq!(encode::base64(&bytes), text);
    }
    if let Some(number) = encode::decimal(text) {
        assert_eq!(number.to_string(), text);
    }
    if let Some(day) = Day::parse(text) {
        assert_eq!(day.to_string(), text);
    }
    if let Some(hash) = hex::decode::<32>(text) {
        assert_eq!(hex::encode(&hash), text);
    }
    if let Ok(tile) = Tile::parse(text) {
        assert_eq!(tile.to_string(), text);
    }
    // What may be a value may be a line; what may be a name may be a value.
    assert!(!encode::is_phrase(text, 20) || encode::is_line(text, 20));
    assert!(!encode::is_name(text, 20) || encode::is_phrase(text, 20));
}

pub(crate) fn bundle(data: &[u8]) {
    let (width, data) = split(data);
    if let Ok(entries) = entries(data, width.into()) {
        let mut printed = Vec::new();
        entries.iter().for_each(|entry| push_entry(&mut printed, entry).unwrap());
        assert_eq!(printed, data);
    }
    if let Ok(slots) = records(data, width.into()) {
        assert_eq!(print_records(slots).unwrap(), data);
    }
}

pub(crate) fn edge(data: &[u8]) {
    let (size, data) = split(data);
    if let Ok(mut edge) = Edge::load(size.into(), |tile| Some(if tile.row == ledger::tile::Row::Entries { data } else { &data[..0] })) {
        let _ = (edge.root(), edge.append(&[data]));
    }
    let mut edge = Edge::default();
    let chunks: Vec<&[u8]> = data.chunks(usize::from(size % 7) + 1).collect();
    if let Ok(written) = edge.append(&chunks) {
        let files: BTreeMap<Tile, Vec<u8>> = written.into_iter().map(|written| (written.tile, written.bytes)).collect();
        assert!(files.values().all(|bytes| !bytes.is_empty()));
        assert_eq!(Edge::load(edge.size(), |tile| files.get(tile).cloned()).unwrap(), edge);
    }
}

pub(crate) fn merkle(data: &[u8]) {
    let (hashes, rest) = data.as_chunks::<32>();
    let number = |at: usize| rest.get(at).map_or(0, |byte| (u64::from(*byte) << (byte % 57)).wrapping_sub(u64::from(byte >> 7)));
    let (a, b) = (number(0), number(1));
    let zero = [0; 32];
    let _ = verify_inclusion(a, b, &zero, hashes, &zero);
    let _ = verify_consistency(a, &zero, b, &zero, hashes);
    let _ = (inclusion_proof(&Leaves(hashes), a, b), consistency_proof(&Leaves(hashes), a, b));
    let size = hashes.len() as u64;
    if let Ok(proof) = inclusion_proof(&Leaves(hashes), a, size) {
        verify_inclusion(a, size, &hashes[a as usize], &proof, &ledger::merkle::root(hashes)).unwrap();
    }
}

pub(crate) fn note(data: &[u8]) {
    if let Ok(note) = Note::parse(data) {
        assert_eq!(note.to_string().as_bytes(), data);
    }
    if let Some(Ok(lines)) = string(data).map(Signature::parse_lines) {
        assert_eq!(lines.iter().map(Signature::to_string).collect::<String>().as_bytes(), data);
    }
}

pub(crate) fn key(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Ok(key) = VerifierKey::parse(text) {
        assert_eq!(key.to_string(), text);
        assert!(key.verify("a\n", data).is_err());
    }
    if let Ok(key) = SignerKey::parse(text) {
        assert_eq!(key.to_skey(), text);
        assert!(key.verifier().verify("a\n", &key.sign("a\n", 1).bytes).is_ok());
    }
}

pub(crate) fn checkpoint(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Ok(checkpoint) = Checkpoint::parse(text) {
        assert_eq!(checkpoint.to_string(), text);
    }
    if let Ok((checkpoint, note)) = Checkpoint::parse_note(data) {
        assert_eq!((note.to_string().as_str(), checkpoint.to_string()), (text, note.text));
    }
}

pub(crate) fn proof(data: &[u8]) {
    if let Ok(proof) = Proof::parse(data) {
        assert_eq!(proof.to_string().as_bytes(), data);
        assert!(proof.verify(b"never logged", &trusted()).is_err());
    }
}

pub(crate) fn witness(data: &[u8]) {
    if let Ok(request) = AddCheckpoint::parse(data) {
        assert_eq!(request.to_string().as_bytes(), data);
    }
}

pub(crate) fn policy(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Ok(policy) = Policy::parse(text) {
        assert_eq!(Policy::parse(&policy.to_text()).unwrap(), policy);
        assert!(policy.is_quorum(|_| true));
    }
}

pub(crate) fn entry(data: &[u8]) {
    let mut replay = Replay::new("letters.example/log/1");
    for line in data.split(|byte| *byte == b'\n') {
        if let Ok(entry) = Entry::parse(line) {
            assert_eq!(entry.to_string().as_bytes(), line);
            if replay.apply(&entry).is_ok() {
                let index = replay.size() - 1;
                let _ = (replay.expected(index), replay.explains_absence(index));
            }
        }
    }
}

pub(crate) fn record(data: &[u8]) {
    if let Ok(record) = Record::parse(data) {
        assert_eq!(record.to_string().as_bytes(), data);
    }
}

pub(crate) fn statement(data: &[u8]) {
    let Some(text) = string(data) else { return };
    if let Ok(statement) = Statement::parse(text) {
        assert_eq!(statement.to_string(), text);
    }
}

pub(crate) fn sshsig(data: &[u8]) {
    let armoured = string(data).map(SshSig::parse_armour);
    for signature in [SshSig::parse(data)].into_iter().chain(armoured).flatten() {
        assert_eq!(SshSig::parse(&signature.to_bytes()).unwrap(), signature);
        assert_eq!(SshSig::parse_armour(&signature.to_armour()).unwrap(), signature);
        assert!(signature.verify("undersigned", b"never signed").is_err());
    }
}

pub(crate) fn assertion(data: &[u8]) {
    let _ = point_of_spki(data);
    let (at, data) = split(data);
    let (authenticator_data, rest) = data.split_at(37.min(data.len()));
    let (signature, client_data_json) = rest.split_at(usize::from(at).min(rest.len()));
    let point = &[4; 65];
    let assertion = Assertion { point, rp_id: "", origin: "https://letters.example", authenticator_data, client_data_json, signature };
    assert!(assertion.into_sshsig("undersigned", b"never signed").is_err());
}

macro_rules! files {
    ($($name:literal),*) => { [$(($name, include_bytes!(concat!("../vectors/log/", $name)).as_slice())),*] };
}

/// The public files of the log of `tests/vectors/log`.
const LOG: [(&str, &[u8]); 14] = files![
    "checkpoint",
    "records/000.p/25",
    "tile/0/000.p/25",
    "tile/entries/000.p/25",
    "manifest/1",
    "manifest/2",
    "manifest/3",
    "text/1/en",
    "text/1/ko",
    "text/2/ar",
    "text/2/en",
    "text/2/ko",
    "text/3/en",
    "enclosure/240a54beb21f0171e61780edd715af1856289ef8776c6b006f21eea400b9f5ff"
];

fn trusted() -> Policy {
    Policy::parse(include_str!("../vectors/log/policy.txt")).unwrap()
}

/// Verifies the log with a stretch of one of its files replaced: the file, where, how much, and by what.
pub(crate) fn log(data: &[u8]) {
    let mut files: BTreeMap<String, Vec<u8>> = LOG.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    let &[file, high, low, much, ref by @ ..] = data else { return };
    let (name, bytes) = LOG[usize::from(file) % LOG.len()];
    let start = usize::from(u16::from_be_bytes([high, low])) % (bytes.len() + 1);
    let end = (start + usize::from(much)).min(bytes.len());
    let changed = [&bytes[..start], by, &bytes[end..]].concat();
    let same = changed == bytes;
    files.insert(name.to_owned(), changed);
    let _ = wanted(&files);
    let report = verify(&files, Against { policy: &trusted(), earlier: None, receipts: &[] }, |_| {});
    // Only lines of the checkpoint may change without a failure, and then they are told.
    assert!(!report.is_verified() || same || name == "checkpoint");
    assert_eq!(report.is_verified(), report.failures.is_empty());
}
