//! The standard's own example, `signed_note` as an oracle, and everything that must be refused.

use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use signed_note::{Note as TheirNote, StandardSigner, StandardVerifier, VerifierList};

use super::*;

const VKEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

#[test]
fn the_example_of_the_standard() {
    let key = VerifierKey::parse(VKEY).unwrap();
    assert_eq!((key.to_string(), key.name(), key.kind()), (VKEY.to_owned(), "example.com/foo", Some(KeyKind::Ed25519)));
    let note = Note::parse(NOTE.as_bytes()).unwrap();
    assert_eq!(note.to_string(), NOTE);
    assert_eq!(note.verify(&[&key]), Ok(Verified { by: vec![(0, None)], surplus: vec![] }));
    assert_eq!(note.verify(&[]), Ok(Verified { by: vec![], surplus: vec![0] }));
    let changed = Note { text: note.text.replace("example", "Example"), ..note };
    assert_eq!(changed.verify(&[&key]), Err(Fault::NoteSignature));
}

#[test]
fn notes_that_are_refused() {
    assert!(Note::parse(b"\xff\n\n\xe2\x80\x94 a AAAAAAA=\n").is_err());
    for (from, to) in [
        ("\n\n", "\n"),
        ("\n\n", "\r\n\n"),
        ("\n\n", "\n\n\n"),
        ("— ", "- "),
        ("— ", "—  "),
        ("example.com/foo ", "example+com "),
        ("example.com/foo ", "\u{a0} "),
        ("example.com/foo ", ""),
        ("aQM=\n", "aQM="),
        ("aQM=\n", "aQN=\n"),
        ("aQM=\n", "aQM= \n"),
        ("aQM=\n", "aQM=\n\n"),
        ("This", "\tThis"),
        ("Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=", "Uw2QOg=="),
    ] {
        let note = NOTE.replacen(from, to, 1);
        assert_ne!(note, NOTE);
        match Note::parse(note.as_bytes()) {
            Err(fault) => assert_eq!(fault, Fault::NoteForm, "{note}"),
            // A text may end in an empty line; it is another text then.
            Ok(read) => assert_eq!((to, read.verify(&[&VerifierKey::parse(VKEY).unwrap()])), ("\n\n\n", Err(Fault::NoteSignature))),
        }
    }
    let line = NOTE.split_once("\n\n").unwrap().1;
    assert!(Note::parse(format!("a\n\n{}", line.repeat(SIGNATURE_LIMIT)).as_bytes()).is_ok());
    assert!(Note::parse(format!("a\n\n{}", line.repeat(SIGNATURE_LIMIT + 1)).as_bytes()).is_err());
}

#[test]
fn keys_that_are_refused() {
    for (from, to) in [("530d903a", "530d903b"), ("530d903a", "530D903A"), ("foo+", "foo +"), ("U2k", "U2l"), ("example.com/foo", "")] {
        assert!(VerifierKey::parse(&VKEY.replace(from, to)).is_err(), "{to}");
    }
    assert!(VerifierKey::parse("a+00000000+").is_err());
    assert!(SignerKey::parse(VKEY).is_err());
    // Another kind can be read and printed, but verifies nothing.
    let unknown = "w.example+12345678+/wEC";
    let key = VerifierKey::parse(unknown).unwrap();
    assert_eq!((key.to_string().as_str(), key.kind(), key.verify("a\n", b"b")), (unknown, None, Err(Fault::KeyUnsupported)));
}

#[test]
fn an_ml_dsa_line_beside_ours_is_surplus() {
    let signer = SignerKey::from_seed("log.example", KeyKind::Ed25519, &[1; 32]).unwrap();
    let mut note = Note { text: "a\n".into(), signatures: vec![signer.sign("a\n", 0)] };
    note.signatures.push(Signature { name: "log.example".into(), id: [9; 4], bytes: vec![3; 2428] });
    let note = Note::parse(note.to_string().as_bytes()).unwrap();
    let material = [&[6u8][..], &[5; 1312]].concat();
    let id = crate::sha256(&[b"log.example\n", &material[..]].concat());
    let key = VerifierKey::parse(&format!("log.example+{}+{}", crate::hex::encode(&id[..4]), base64(&material))).unwrap();
    assert_eq!(note.verify(&[signer.verifier(), &key]).unwrap().surplus, [1]);
    note.signatures
        .iter()
        .for_each(|signature| assert_eq!(Signature::parse_lines(&signature.to_string()).unwrap(), std::slice::from_ref(signature)));
}

#[test]
fn a_private_key_is_never_shown() {
    let signer = SignerKey::from_seed("log.example", KeyKind::Cosignature, &[7; 32]).unwrap();
    assert_eq!(SignerKey::parse(&signer.to_skey()).unwrap().to_skey(), signer.to_skey());
    assert!(!format!("{signer:?}").contains("PRIVATE"));
}

proptest! {
    #[test]
    fn as_signed_note_has_it(seed: [u8; 32], name in "[a-z./é]{1,20}", text in "([a-zé —]{0,20}\n){1,4}") {
        let ours = SignerKey::from_seed(&name, KeyKind::Ed25519, &seed).unwrap();
        let vkey = ours.verifier().to_string();
        let mut theirs = TheirNote::new(text.as_bytes(), &[]).unwrap();
        theirs.add_sigs(&[&StandardSigner::new(&ours.to_skey()).unwrap()]).unwrap();
        let note = Note { text: text.clone(), signatures: vec![ours.sign(&text, 0)] };
        prop_assert_eq!(theirs.to_bytes(), note.to_string().into_bytes());
        let verifiers = VerifierList::new(vec![Box::new(StandardVerifier::new(&vkey).unwrap())]);
        prop_assert_eq!(TheirNote::from_bytes(note.to_string().as_bytes()).unwrap().verify(&verifiers).unwrap().0.len(), 1);
        prop_assert_eq!(Note::parse(&theirs.to_bytes()).unwrap().verify(&[ours.verifier()]).unwrap().by, vec![(0, None)]);
    }

    #[test]
    fn cosignatures_say_their_time(seed: [u8; 32], time in 0..=i64::MAX as u64, at in 0usize..72) {
        let signer = SignerKey::from_seed("w.example", KeyKind::Cosignature, &seed).unwrap();
        let text = "log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        let mut signature = signer.sign(text, time);
        prop_assert_eq!(signer.verifier().verify(text, &signature.bytes), Ok(Some(time)));
        let message = format!("cosignature/v1\ntime {time}\n{text}");
        let expected = ed25519_dalek::Signer::sign(&SigningKey::from_bytes(&seed), message.as_bytes()).to_bytes();
        prop_assert_eq!(&signature.bytes[8..], &expected[..]);
        signature.bytes[at] ^= 1;
        prop_assert_eq!(signer.verifier().verify(text, &signature.bytes), Err(Fault::NoteSignature));
    }

    #[test]
    fn what_is_read_is_what_is_printed(bytes in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        "(a|\n|\n\n|— a [A-D]{7}=|— b AAAAAAAA| ){0,12}".prop_map(String::into_bytes),
    ]) {
        if let Ok(note) = Note::parse(&bytes) {
            prop_assert_eq!(note.to_string().into_bytes(), bytes);
        }
    }
}
