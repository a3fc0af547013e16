//! Archives that are read, and those that are refused.

use super::*;

/// An archive of these files; every second one deflated.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (place, (name, content)) in files.iter().enumerate() {
        let method: u16 = if place % 2 == 1 { 8 } else { 0 };
        let packed = if method == 8 { miniz_oxide::deflate::compress_to_vec(content, 9) } else { content.to_vec() };
        let at = body.len() as u32;
        let mut common = vec![20, 0, 0, 0];
        common.extend(method.to_le_bytes());
        common.extend([0; 4]);
        for number in [crc32(content), packed.len() as u32, content.len() as u32] {
            common.extend(number.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0; 2]);
        body.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &common[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend((files.len() as u16).to_le_bytes());
    end.extend((files.len() as u16).to_le_bytes());
    end.extend((directory.len() as u32).to_le_bytes());
    end.extend((body.len() as u32).to_le_bytes());
    end.extend([0; 2]);
    [body, directory, end].concat()
}

#[test]
fn stored_and_deflated_files() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    let long = b"abc".repeat(500);
    let files = unpack(&archive(&[("policy.txt", b"quorum none\n"), ("log/checkpoint", &long), ("log/", b"")])).unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["log/checkpoint", "policy.txt"]);
    assert_eq!(files["log/checkpoint"], long);
    assert!(unpack(&archive(&[])).unwrap().is_empty());
}

#[test]
fn a_bundle_is_taken_apart() {
    let mut session = Session::default();
    session
        .bundle(&archive(&[("policy.txt", b"quorum none\n"), ("log/policy", b"another"), ("log/checkpoint", b"x"), ("README", b"y")]))
        .unwrap();
    assert_eq!(session.files.named(POLICY), Some(&b"quorum none\n"[..]));
    assert_eq!((session.files.named("checkpoint"), session.files.count()), (Some(&b"x"[..]), 2));
    let mut session = Session::default();
    session.bundle(&archive(&[])).unwrap();
    assert_eq!((session.files.count_absent(), session.files.wanted().len()), (2, 0));
}

/// The files beside the log are what the bundle's list says, or they are named.
#[test]
fn what_stands_beside_the_log_is_checked_against_the_list() {
    let line = |name: &str, content: &[u8]| format!("{}  {name}\n", hex::encode(&sha256(content)));
    let list = format!(
        "undersigned-bundle/v1\norigin a\nsize 1\nroot b\npolicy c\n\n{}{}{}",
        line("letter.en.md", b"Dear reader,\n"),
        line("log/checkpoint", b"x"),
        line("signatories.csv", b"name\n"),
    );
    let found = |files: &[(&str, &[u8])]| {
        let mut session = Session::default();
        session.bundle(&archive(files)).unwrap();
        session.beside.into_iter().map(|finding| (finding.code, finding.file)).collect::<Vec<_>>()
    };
    let (letter, csv): (&[u8], &[u8]) = (b"Dear reader,\n", b"name\n");
    let good: [(&str, &[u8]); 4] =
        [("letter.en.md", letter), ("list.txt", list.as_bytes()), ("log/checkpoint", b"x"), ("signatories.csv", csv)];
    assert_eq!(found(&good), []);
    let mut changed = good;
    changed[0].1 = b"Dear writer,\n";
    assert_eq!(found(&changed), [("bundle-file-changed", "letter.en.md".to_owned())]);
    assert_eq!(found(&good[..3]), [("bundle-file-missing", "signatories.csv".to_owned())]);
    let more = [&good[..], &[("letter.fr.md", &b"x"[..])]].concat();
    assert_eq!(found(&more), [("bundle-file-unlisted", "letter.fr.md".to_owned())]);
    // Without a list only what the log itself proves can stand.
    assert_eq!(
        found(&[("policy.txt", b"x"), ("log/checkpoint", b"x"), ("signatories.csv", csv)]),
        [("bundle-file-unlisted", "signatories.csv".to_owned())]
    );
}

/// A list counts only with the signature of a key that has signed the checkpoint.
#[test]
fn a_list_without_the_logs_signature_is_a_finding() {
    let mut session = Session::default();
    session.bundle(&archive(&[("list.txt", b"undersigned-bundle/v1\n"), ("list.txt.sig", b"none")])).unwrap();
    let outcome = session.conclude(&session.policies(), ledger::Report::default(), 0);
    assert!(outcome.findings.iter().any(|finding| finding.code == "bundle-list-signature"));
}

#[test]
fn what_is_refused() {
    let good = archive(&[("a", b"one"), ("b", b"two")]);
    assert_eq!(unpack(b""), Err("archive-form"));
    assert_eq!(unpack(&good[..good.len() - 1]), Err("archive-form"));
    assert_eq!(unpack(&archive(&[("a", b"one"), ("a", b"two")])), Err("archive-twice"));
    let mut damaged = good.clone();
    damaged[31] ^= 1;
    assert_eq!(unpack(&damaged), Err("archive-damaged"));
    // Another name in the entry's own header than in the directory.
    let mut renamed = good.clone();
    renamed[30] = b'x';
    assert_eq!(unpack(&renamed), Err("archive-form"));
    let directory = good.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let mut encrypted = good.clone();
    (encrypted[6], encrypted[directory + 8]) = (1, 1);
    assert_eq!(unpack(&encrypted), Err("archive-unsupported"));
    let mut large = good.clone();
    large[directory + 24..directory + 28].copy_from_slice(&0x7fff_ffffu32.to_le_bytes());
    assert_eq!(unpack(&large), Err("archive-large"));
}

#[test]
fn no_change_of_a_byte_is_fatal() {
    let good = archive(&[("a", b"one"), ("b", &b"two".repeat(40))]);
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut changed = good.clone();
            changed[at] ^= 1 << bit;
            let _ = unpack(&changed);
        }
    }
}
