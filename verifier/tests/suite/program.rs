//! `verify.py`, run as a journalist would: it accepts what we accept, and refuses what we refuse.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::material::{Public, bundle, fingerprint, golden, lay, long, put, signed};
use crate::letter::log_key;

/// Whether both programs are here; says so where not.
fn installed() -> bool {
    let has = |name: &str, flag: &str| Command::new(name).arg(flag).output().is_ok();
    let both = has("python3", "--version") && has("ssh-keygen", "-?");
    if !both {
        println!("skipped: python3 or ssh-keygen is not installed");
    }
    both
}

fn run(folder: &Path, fingerprint: &str) -> (bool, String) {
    let Output { status, stdout, stderr } =
        Command::new("python3").args(["-I", "-B"]).arg(folder.join("verify.py")).arg(fingerprint).output().unwrap();
    (status.success(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

/// What it says of good bundles.
#[test]
fn it_accepts() {
    if !installed() {
        return;
    }
    let folder = lay(&bundle(&signed(11).files, &log_key(11)));
    let (good, said) = run(folder.path(), &fingerprint(11));
    assert!(good, "{said}");
    insta::assert_snapshot!(said, @r"
    Fingerprint: 1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4
    Log: letters.example/log/00112233445566778899aabbccddeeff with 13 entries
    Witnesses: one
    4 signatures stand for the letter as it is now, 0 for an earlier version only
    14 more organisations are vouched for, without names; 1 signatures have been disputed
    withdraw: 1; remove: 0; erase at the signatory's wish: 0; erase at the host's wish: 1
    2 signatories have signed with a key of their own
    VERIFIED: the log and every file of this bundle, under this fingerprint.
    ");
    let folder = lay(&bundle(&golden(), &log_key(12)));
    let (good, said) = run(folder.path(), &fingerprint(11).to_uppercase());
    assert!(good && said.contains("0 signatories have signed") && said.contains("Witnesses: one, two"), "{said}");
    let folder = lay(&bundle(&long(600).files, &log_key(11)));
    let (good, said) = run(folder.path(), &fingerprint(11));
    assert!(good && said.contains("600 signatures stand"), "{said}");
}

#[test]
fn it_is_short_enough_to_read() {
    let program = include_str!("../../src/bundle/verify.py");
    assert!(program.lines().count() <= 300, "{}", program.lines().count());
    assert!(program.lines().all(|line| line.len() <= 140));
}

/// The log with another key, and so with another fingerprint; and no fingerprint at all.
#[test]
fn it_asks_for_the_fingerprint() {
    if !installed() {
        return;
    }
    let folder = lay(&bundle(&signed(13).files, &log_key(13)));
    assert!(run(folder.path(), &fingerprint(13)).0);
    for wrong in [&fingerprint(11), ""] {
        let (good, said) = run(folder.path(), wrong);
        assert!(!good && said.contains("policy.txt") && said.starts_with(&format!("Fingerprint: {}", fingerprint(13))), "{said}");
    }
}

/// One changed byte in each file, at several places.
#[test]
fn it_refuses_every_tampered_file() {
    if !installed() {
        return;
    }
    let good: Public = bundle(&signed(11).files, &log_key(11));
    let folder = lay(&good);
    for (name, bytes) in &good {
        if name == "verify.py" {
            continue;
        }
        // The very end of the armour says nothing, as ssh-keygen reads it.
        let last = bytes.len() - if name == "list.txt.sig" { 2 } else { 1 };
        for at in [0, bytes.len() / 2, last] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            put(folder.path(), name, &changed);
            let (accepted, said) = run(folder.path(), &fingerprint(11));
            assert!(!accepted, "{name}, byte {at}: {said}");
        }
        fs::remove_file(folder.path().join(name)).unwrap();
        assert!(!run(folder.path(), &fingerprint(11)).0, "{name} removed");
        put(folder.path(), name, bytes);
    }
    assert!(run(folder.path(), &fingerprint(11)).0);
}
