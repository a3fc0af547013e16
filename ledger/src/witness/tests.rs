//! A log and its witness, honest and not.

use super::*;
use crate::Checkpoint;
use crate::merkle::{Leaves, consistency_proof, leaf_hash, root};
use crate::note::{KeyKind, SignerKey};

const ORIGIN: &str = "letters.example/log/1";

fn log() -> SignerKey {
    SignerKey::from_seed(ORIGIN, KeyKind::Ed25519, &[1; 32]).unwrap()
}

fn leaves(size: u8, salt: u8) -> Vec<Hash> {
    (0..size).map(|n| leaf_hash(&[n, if n > 4 { salt } else { 0 }])).collect()
}

fn request(old: u64, leaves: &[Hash]) -> AddCheckpoint {
    let size = leaves.len() as u64;
    let proof = consistency_proof(&Leaves(leaves), old.min(size), size).unwrap();
    AddCheckpoint { old, proof, checkpoint: Checkpoint::new(ORIGIN, size, root(leaves)).sign([&log()]) }
}

#[test]
fn read_and_printed() {
    let request = request(3, &leaves(7, 0));
    let text = request.to_string();
    assert!(text.starts_with("old 3\n"));
    assert_eq!(AddCheckpoint::parse(text.as_bytes()), Ok(request));
    for (from, to) in [("old 3", "old 03"), ("old 3", "Old 3"), ("\n\n", "\n"), ("=\n\n", "\n\n"), ("old 3\n", "")] {
        assert!(AddCheckpoint::parse(text.replacen(from, to, 1).as_bytes()).is_err(), "{to:?}");
    }
    let long = format!("old 3\n{}\n{}", format!("{}\n", base64(&[0; 32])).repeat(64), text.split_once("\n\n").unwrap().1);
    assert!(AddCheckpoint::parse(long.as_bytes()).is_err());
}

#[test]
fn answers_are_added_once() {
    let witness = SignerKey::from_seed("w.example", KeyKind::Cosignature, &[3; 32]).unwrap();
    let other = SignerKey::from_seed("v.example", KeyKind::Cosignature, &[4; 32]).unwrap();
    let mut note = request(0, &leaves(3, 0)).checkpoint;
    let answer = |time| format!("{}{}", other.sign(&note.text, time), witness.sign(&note.text, time));
    let (first, second) = (answer(1), answer(2));
    assert_eq!(accept(&mut note, &first, witness.verifier()), Ok(()));
    assert_eq!(accept(&mut note, &second, witness.verifier()), Ok(()));
    assert_eq!(note.verify(&[witness.verifier()]).unwrap().by, [(0, Some(2))]);
    assert_eq!(note.signatures.len(), 2);
    assert_eq!(accept(&mut note, &other.sign("other\n", 1).to_string(), witness.verifier()), Err(Fault::NoteUnsigned));
    assert_eq!(accept(&mut note, &witness.sign("other\n", 1).to_string(), witness.verifier()), Err(Fault::NoteSignature));
    assert_eq!(accept(&mut note, "", witness.verifier()), Err(Fault::NoteForm));
}
