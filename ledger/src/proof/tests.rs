//! Making, reading and verifying proofs.

use proptest::prelude::*;

use super::*;
use crate::merkle::{Leaves, inclusion_proof, root};
use crate::note::{KeyKind, SignerKey};

fn small() -> (Proof, Policy, SignerKey) {
    let entries: Vec<String> = (0..11).map(|n| format!("entry {n}")).collect();
    let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry.as_bytes())).collect();
    let signer = SignerKey::from_seed("letters.example/log/1", KeyKind::Ed25519, &[1; 32]).unwrap();
    let checkpoint = Checkpoint::new("letters.example/log/1", 11, root(&leaves)).sign([&signer]);
    let proof = Proof::new(b"entry 8", 8, inclusion_proof(&Leaves(&leaves), 8, 11).unwrap(), checkpoint);
    (proof, Policy::parse(&format!("log {}\nquorum none\n", signer.verifier())).unwrap(), signer)
}

#[test]
fn a_proof_proves_one_entry() {
    let (proof, policy, signer) = small();
    let text = proof.to_string();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nextra ZW50cnkgOA==\nindex 8\n"));
    assert_eq!(Proof::parse(text.as_bytes()), Ok(proof.clone()));
    assert_eq!(proof.verify(b"entry 8", &policy).unwrap().checkpoint, proof.unverified().unwrap());
    assert_eq!(proof.verify(b"entry 7", &policy), Err(Fault::ProofInclusion));
    assert_eq!(Proof { index: 7, ..proof.clone() }.verify(b"entry 8", &policy), Err(Fault::ProofInclusion));
    assert_eq!(Proof { index: 11, ..proof.clone() }.verify(b"entry 8", &policy), Err(Fault::Index));
    let witness = SignerKey::from_seed("w.example", KeyKind::Cosignature, &[2; 32]).unwrap();
    let strict = Policy::parse(&format!("log {}\nwitness W {}\nquorum W\n", signer.verifier(), witness.verifier())).unwrap();
    assert_eq!(proof.verify(b"entry 8", &strict), Err(Fault::Quorum));
    let bare = Proof { extra: None, ..proof };
    assert_eq!(Proof::parse(bare.to_string().as_bytes()), Ok(bare));
}

#[test]
fn refused() {
    let text = small().0.to_string();
    for (from, to) in [
        ("@v1", "@v2"),
        ("index 8", "index 08"),
        ("index 8", "index"),
        ("index 8\n", ""),
        ("extra ZW", "extra ZX=="),
        ("extra ", "Extra "),
        ("\n\n", "\n"),
        ("\n\n", "\n\n\n"),
        ("\n\n", "=\n\n"),
        ("\n\n", "\nAA==\n\n"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        let read = Proof::parse(changed.as_bytes());
        assert!(read.is_err() || read.unwrap().unverified().is_err(), "{to:?}");
    }
    let many = text.replacen("\n\n", &format!("\n{}\n", format!("{}\n", base64(&[0; 32])).repeat(64)), 1);
    assert!(Proof::parse(many.as_bytes()).is_err());
}

proptest! {
    #[test]
    fn every_byte_counts(at: prop::sample::Index, byte: u8) {
        let (proof, policy, _) = small();
        let mut bytes = proof.to_string().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(read) = Proof::parse(&bytes) {
            prop_assert_eq!(read.to_string().into_bytes(), bytes);
            // The extra line proves nothing by itself: it is the leaf that is verified.
            let leaf = read.extra.clone().unwrap_or_default();
            prop_assert!(read.verify(&leaf, &policy).is_err());
        }
    }
}
