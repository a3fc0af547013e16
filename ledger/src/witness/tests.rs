//! A log and its witness, honest and not.

use super::*;
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
fn a_witness_signs_one_history() {
    let trusted = [log().verifier().clone()];
    let (three, seven, fork) = (leaves(3, 0), leaves(7, 0), leaves(7, 1));
    let judge = |request: &AddCheckpoint, last: &[Hash]| request.judge(&trusted, |_| (last.len() as u64, root(last))).map(|new| new.size);
    assert_eq!(judge(&request(0, &three), &[]), Ok(3));
    assert_eq!(judge(&request(3, &seven), &three), Ok(7));
    assert_eq!(judge(&request(7, &seven), &seven), Ok(7));
    assert_eq!(judge(&request(0, &[]), &[]), Ok(0));
    // The other history, in whatever way it is put.
    assert_eq!(judge(&request(7, &fork), &seven), Err(Refusal::Inconsistent));
    assert_eq!(judge(&request(3, &fork), &seven), Err(Refusal::Conflict(7)));
    assert_eq!(judge(&request(0, &fork), &seven), Err(Refusal::Conflict(7)));
    assert_eq!(judge(&request(7, &leaves(9, 1)), &seven), Err(Refusal::Inconsistent));
    assert_eq!(judge(&request(7, &three), &seven), Err(Refusal::Malformed));
    let with_proof = AddCheckpoint { proof: vec![[0; 32]], ..request(0, &three) };
    assert_eq!(judge(&with_proof, &[]), Err(Refusal::Inconsistent));
    let empty = AddCheckpoint { checkpoint: Checkpoint::new(ORIGIN, 0, [1; 32]).sign([&log()]), ..request(0, &[]) };
    assert_eq!(judge(&empty, &[]), Err(Refusal::Inconsistent));
}

#[test]
fn a_witness_knows_its_logs() {
    let other = SignerKey::from_seed(ORIGIN, KeyKind::Ed25519, &[2; 32]).unwrap();
    let request = request(0, &leaves(3, 0));
    assert_eq!(request.judge(&[], |_| (0, [0; 32])), Err(Refusal::Unknown));
    assert_eq!(request.judge(&[other.verifier().clone()], |_| (0, [0; 32])), Err(Refusal::Unsigned));
    let mut forged = request;
    forged.checkpoint.signatures[0].bytes[0] ^= 1;
    let refused = forged.judge(&[log().verifier().clone()], |_| (0, [0; 32])).unwrap_err();
    assert_eq!((refused, refused.status()), (Refusal::Unsigned, 403));
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
