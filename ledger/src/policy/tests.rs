//! The standard's example, its rules, and opening checkpoints.

use proptest::prelude::*;

use super::*;
use crate::note::SignerKey;

fn signer(name: &str, kind: KeyKind, seed: u8) -> SignerKey {
    SignerKey::from_seed(name, kind, &[seed; 32]).unwrap()
}

fn log(seed: u8) -> SignerKey {
    signer("letters.example/log/1", KeyKind::Ed25519, seed)
}

fn witness(seed: u8) -> SignerKey {
    signer(&format!("w{seed}.example"), KeyKind::Cosignature, seed)
}

/// Two levels of groups, as in the standard.
fn example() -> String {
    let mut text = format!("# a remark\n\nlog {} https://letters.example/log/1/\n", log(1).verifier());
    for (place, name) in ["X1", "X2", "X3", "Y1", "Y2", "Y3"].into_iter().enumerate() {
        text += &format!("\twitness  {name} {} \n", witness(10 + place as u8).verifier());
    }
    text + "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2 Y3\n  # more\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n"
}

#[test]
fn the_example_of_the_standard() {
    let policy = Policy::parse(&example()).unwrap();
    let canonical = policy.to_text();
    assert_eq!(Policy::parse(&canonical).unwrap(), policy);
    assert_eq!(policy.fingerprint(), sha256(canonical.as_bytes()));
    assert!(
        !canonical.contains('#')
            && !canonical.contains("any")
            && canonical.ends_with("group X-and-Y 2 X-witnesses Y-witnesses\nquorum X-and-Y\n")
    );
    for (signed, enough) in [("X1 X2 Y3", true), ("X1 X2 X3", false), ("X1 Y1 Y2 Y3", false), ("X1 X3 Y1 Y2", true), ("", false)] {
        assert_eq!(policy.is_quorum(|name| signed.contains(name)), enough, "{signed}");
    }
}

#[test]
fn refused() {
    let good = example();
    for (from, to, fault) in [
        ("quorum X-and-Y\n", "", Fault::PolicyQuorum),
        ("quorum X-and-Y\n", "quorum X-and-Y\nquorum none\n", Fault::PolicyQuorum),
        ("quorum X-and-Y\n", "quorum X-and-Y", Fault::PolicyForm),
        ("quorum X-and-Y", "quorum Z", Fault::PolicyName),
        ("quorum X-and-Y", "quorum X-and-Y Y1", Fault::PolicyForm),
        ("2 X1 X2 X3", "4 X1 X2 X3", Fault::PolicyForm),
        ("2 X1 X2 X3", "0 X1 X2 X3", Fault::PolicyForm),
        ("2 X1 X2 X3", "02 X1 X2 X3", Fault::PolicyForm),
        ("2 X1 X2 X3", "2 X1 X2 X2", Fault::PolicyName),
        ("2 X1 X2 X3", "2 X1 X2 none", Fault::PolicyName),
        ("2 X1 X2 X3", "2", Fault::PolicyForm),
        ("any Y1", "any X1", Fault::PolicyName),
        ("group Y-witnesses", "group X1", Fault::PolicyDuplicate),
        ("group Y-witnesses", "group none", Fault::PolicyDuplicate),
        ("witness  X2", "witness  X1", Fault::PolicyDuplicate),
        ("# a remark", "remark", Fault::PolicyForm),
        ("# a remark", "# a \x07 remark", Fault::PolicyForm),
        ("# a remark", "\r# a remark", Fault::PolicyForm),
        ("log ", "log x", Fault::KeyForm),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good);
        assert_eq!(Policy::parse(&text), Err(fault), "{to}");
    }
    let twice = format!("{good}log {}\n", log(1).verifier());
    assert_eq!(Policy::parse(&twice), Err(Fault::PolicyDuplicate));
    let renamed = format!("{good}witness Z {}\n", signer("other.example", KeyKind::Cosignature, 10).verifier());
    assert_eq!(Policy::parse(&renamed), Err(Fault::PolicyDuplicate));
    assert_eq!(Policy::parse(&format!("log {}\nquorum none\n", witness(1).verifier())), Err(Fault::KeyUnsupported));
    assert_eq!(Policy::parse(&format!("witness W {}\nquorum none\n", log(1).verifier())), Err(Fault::KeyUnsupported));
    assert!(Policy::parse("quorum none\n").is_ok());
}

#[test]
fn opening_a_checkpoint() {
    let policy = Policy::parse(&example()).unwrap();
    let checkpoint = Checkpoint::new("letters.example/log/1", 7, [9; 32]);
    let mut note = checkpoint.sign([&log(1)]);
    let opened = policy.open(note.to_string().as_bytes()).unwrap();
    assert_eq!((opened.checkpoint, opened.quorum, opened.witnesses.len()), (checkpoint.clone(), false, 0));
    for seed in [10, 11, 14, 99] {
        note.signatures.push(witness(seed).sign(&note.text, 1000 + u64::from(seed)));
    }
    let opened = policy.open(note.to_string().as_bytes()).unwrap();
    assert!(opened.quorum);
    assert_eq!(opened.witnesses, [("X1".to_owned(), 1010), ("X2".to_owned(), 1011), ("Y2".to_owned(), 1014)]);
    assert_eq!(opened.surplus.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["w99.example"]);
    note.signatures[2].bytes[20] ^= 1;
    assert_eq!(policy.open(note.to_string().as_bytes()), Err(Fault::NoteSignature));
    assert_eq!(policy.open(checkpoint.sign([&log(2)]).to_string().as_bytes()), Err(Fault::NoteUnsigned));
    assert!(policy.open_with(checkpoint.sign([&log(2)]).to_string().as_bytes(), &[log(2).verifier().clone()]).is_ok());
    assert_eq!(policy.open(Checkpoint::new("other", 7, [9; 32]).sign([&log(1)]).to_string().as_bytes()), Err(Fault::Origin));
    // Witnesses alone do not make a checkpoint.
    let only = Note { text: checkpoint.to_string(), signatures: vec![witness(10).sign(&checkpoint.to_string(), 1)] };
    assert_eq!(policy.open(only.to_string().as_bytes()), Err(Fault::NoteUnsigned));
}

proptest! {
    #[test]
    fn what_is_read_prints_canonically(lines in prop::collection::vec("(log|witness|group|quorum|#|none|any|a|b|1|2|K|L| |\t){0,6}", 0..6)) {
        let text = lines.join("\n").replace('K', &witness(1).verifier().to_string()).replace('L', &log(2).verifier().to_string()) + "\n";
        if let Ok(policy) = Policy::parse(&text) {
            prop_assert_eq!(Policy::parse(&policy.to_text()), Ok(policy));
        }
    }
}
