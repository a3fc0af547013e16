//! Round trips, and what must be refused.

use proptest::prelude::*;

use super::*;
use crate::note::{KeyKind, SignerKey};

fn signature(seed: u8, message: &[u8]) -> SshSig {
    SshSig::sign(&SignerKey::from_seed("k", KeyKind::Ed25519, &[seed; 32]).unwrap(), "undersigned", message).unwrap()
}

const ORGANISATION: &str = "undersigned-record/v2\nkind organisation\nname 민주노총 (KCTU)\ncountry KR\nrole convener\nday 2026-11-24\nstated 2026-11-20\nproof mailbox 2026-11-24\nproof domain 2026-11-24 kctu.example\nproof site 2026-11-24 kctu.example\nproof vouched 2026-11-25 Kim Min-ji\nrepresentative Lee Jun\noffice Secretary\nsite https://kctu.example\n";
const PERSON: &str = "undersigned-record/v2\nkind person\nname Zoë\ntitle Professor\ncountry -\nrole signatory\ncategory expert\nday 2026-11-24\nproof paper 2026-11-24\nposition Lecturer\naffiliation Leiden\n";
const ON_PAPER: &str = "undersigned-record/v2\nkind person\nname Zoë\ncountry NL\nrole signatory\ncategory individual\nday 2026-11-24\nproof vouched 2026-11-24 Kim Min-ji\nproof paper 2026-11-24 1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4\n";
const IN_A_LIST: &str = "undersigned-record/v2\nkind person\nname Zoë\ncountry NL\nrole signatory\ncategory individual\nday 2026-11-24\nproof list 2026-11-02 1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4 https://list.example/a Lantern Trust\n";

#[test]
fn read_and_printed() {
    for text in [ORGANISATION, PERSON, ON_PAPER, IN_A_LIST] {
        let record = Record::parse(text.as_bytes()).unwrap();
        assert_eq!(record.to_text().as_deref(), Ok(text));
    }
    for record in [
        Record::Key(signature(1, b"a")),
        Record::Attestation(vec![
            Attestor { name: "A".into(), signature: signature(1, b"a") },
            Attestor { name: "B".into(), signature: signature(2, b"a") },
        ]),
    ] {
        assert_eq!(Record::parse(record.to_text().unwrap().as_bytes()), Ok(record));
    }
    assert!(Record::Attestation(Vec::new()).to_text().is_err());
    let Ok(Record::Listed(mut listed)) = Record::parse(PERSON.as_bytes()) else { panic!() };
    listed.name = "Zoë\ncountry US".into();
    assert_eq!(Record::Listed(listed).to_text(), Err(Fault::RecordForm));
}

#[test]
fn refused() {
    for (from, to) in [
        ("v2", "v3"),
        ("kind organisation", "kind Organisation"),
        ("kind organisation", "kind person"),
        ("name ", "name  "),
        ("KCTU)", "KCTU) "),
        ("KCTU", "K\tCTU"),
        ("KCTU", "K\u{202e}CTU"),
        ("KCTU", "K\u{2028}CTU"),
        ("KCTU", "K\rCTU"),
        ("KCTU", "K\u{378}CTU"),
        ("KCTU", "K\u{e000}CTU"),
        ("민주노총 (KCTU)", "민주노총 Zoe\u{308}"),
        ("민주노총 (KCTU)", "350"),
        ("민주노총 (KCTU)", "\u{3164}"),
        ("name 민주노총 (KCTU)\n", "name 민주노총 (KCTU)\nname KCTU\n"),
        ("country KR\n", "title Professor\ncountry KR\n"),
        ("country KR", "country "),
        ("country KR", "country --"),
        ("stated 2026-11-20", "stated 2026-11-24"),
        ("stated 2026-11-20", "stated -"),
        ("stated 2026-11-20\n", "stated 2026-11-20\nstated 2026-11-20\n"),
        ("site 2026-11-24 kctu.example", "site 2026-11-24"),
        ("site 2026-11-24 kctu.example", "site 2026-11-24 KCTU.example"),
        ("domain 2026-11-24 kctu.example", "domain 2026-11-24 kctu"),
        ("site https://kctu.example", "site https://"),
        ("site https://kctu.example", "site https://kctu.example/a b"),
        ("country KR", "country kr"),
        ("country KR", "country KOR"),
        ("role convener", "role host"),
        ("role convener\n", ""),
        ("day 2026-11-24\n", ""),
        ("day 2026-11-24", "day 24.11.2026"),
        ("proof mailbox 2026-11-24\nproof domain 2026-11-24 kctu.example\n", "proof domain-mailbox 2026-11-24\n"),
        ("proof mailbox", "proof vouched"),
        ("proof mailbox 2026-11-24", "proof mailbox 2026-11-24 "),
        ("proof mailbox 2026-11-24", "proof mailbox 2026-11-24 Kim"),
        ("proof mailbox", "proof Mailbox"),
        ("representative Lee Jun\n", ""),
        ("https://", "javascript:"),
        ("site https://kctu.example\n", "site https://kctu.example"),
        ("site https://kctu.example\n", "site https://kctu.example\n\n"),
        ("office Secretary\nsite https://kctu.example\n", "site https://kctu.example\noffice Secretary\n"),
    ] {
        let text = ORGANISATION.replacen(from, to, 1);
        assert_ne!(text, ORGANISATION);
        assert_eq!(Record::parse(text.as_bytes()), Err(Fault::RecordForm), "{text}");
    }
    for (from, to) in [("75d4", "75D4"), ("75d4", "75"), ("75d4", "75d4 "), ("2026-11-24 1a18", "2026-11-24  1a18"), ("1a18", "scan 1a18")]
    {
        let text = ON_PAPER.replacen(from, to, 1);
        assert_ne!(text, ON_PAPER);
        assert_eq!(Record::parse(text.as_bytes()), Err(Fault::RecordForm), "{text}");
    }
    for (from, to) in [
        ("1a18", "1A18"),
        (" Lantern Trust", ""),
        (" Lantern Trust", " 350"),
        ("https://", "ftp://"),
        (" https://list.example/a", ""),
        ("list 2026", "paper 2026"),
    ] {
        let text = IN_A_LIST.replacen(from, to, 1);
        assert_ne!(text, IN_A_LIST);
        assert_eq!(Record::parse(text.as_bytes()), Err(Fault::RecordForm), "{text}");
    }
    let mut unnamed = Record::parse(ON_PAPER.as_bytes()).unwrap();
    if let Record::Listed(listed) = &mut unnamed {
        listed.proofs[0].scan = listed.proofs[1].scan;
    }
    assert_eq!(unnamed.to_text(), Err(Fault::RecordForm), "only paper has a scan");
    assert!(Record::parse(&[ORGANISATION.as_bytes(), b"\xff"].concat()).is_err());
    assert!(Record::parse(ORGANISATION.replace("KCTU", &"é".repeat(200)).as_bytes()).is_err());
}

proptest! {
    #[test]
    fn what_is_read_is_what_is_printed(at: prop::sample::Index, byte: u8, person: bool) {
        let mut bytes = if person { PERSON } else { ORGANISATION }.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(record) = Record::parse(&bytes) {
            prop_assert_eq!(record.to_string().into_bytes(), bytes);
        }
    }

    #[test]
    fn values_are_kept_apart(name in "\\PC{1,20}", affiliation in prop::option::of("\\PC{1,20}"), by in prop::option::of("\\PC{1,20}")) {
        let day = Day::new(2026, 11, 24).unwrap();
        let proofs = vec![ProofLevel { by, ..ProofLevel::new(Level::Vouched, day) }];
        let listed = Listed {
            name,
            country: None,
            role: Role::Signatory,
            day,
            stated: None,
            proofs,
            who: Who::Person { category: Category::Individual, title: None, position: None, affiliation },
        };
        if let Ok(text) = Record::Listed(listed.clone()).to_text() {
            prop_assert_eq!(Record::parse(text.as_bytes()), Ok(Record::Listed(listed)));
        }
    }
}

#[test]
fn what_version_1_printed_has_a_word_of_its_own() {
    assert_eq!(Record::parse(b"undersigned-record/v1\nkind person\n"), Err(Fault::OldVersion));
    assert_eq!(Record::parse(b"undersigned-record/v1"), Err(Fault::RecordForm));
}

#[test]
fn corrections_say_what_changed() {
    let Ok(Record::Listed(before)) = Record::parse(PERSON.as_bytes()) else { panic!() };
    let after = |from: &str, to: &str| match Record::parse(PERSON.replacen(from, to, 1).as_bytes()) {
        Ok(Record::Listed(listed)) => listed.corrected(&before).code(),
        other => panic!("{other:?}"),
    };
    for (from, to, code) in [
        ("Zoë", "Zoe", "name"),
        ("country -", "country NL", "detail"),
        ("Professor", "Dr", "detail"),
        ("role signatory", "role convener", "detail"),
        ("proof paper", "proof mailbox", "level"),
        ("title Professor\ncountry -", "country NL", "detail"),
        ("proof paper 2026-11-24\nposition Lecturer\n", "proof mailbox 2026-11-24\n", "detail,level"),
        ("", "", ""),
    ] {
        assert_eq!(after(from, to), code, "{from} {to}");
    }
    assert!(Corrected::from_code("").is_none() && Corrected::from_code("name,detail,level").is_some());
}
