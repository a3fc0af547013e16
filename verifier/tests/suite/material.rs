//! Letters to check, and how they are checked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ledger::entry::{Change, Wish};
use ledger::record::Attestor;
use ledger::{Event, Record, SignerKey, hex, statement};
use tempfile::TempDir;
use verifier::bundle::{About, make, pack};
use verifier::{Outcome, Request, check, source};

use crate::letter::{Letter, ORIGIN, log_key, organisation, passkey, person, policy, small, ssh};

pub(crate) type Public = BTreeMap<String, Vec<u8>>;

pub(crate) const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ledger/tests/vectors/log");
pub(crate) const ABOUT: About<'_> =
    About { title: "No return to *Example* `rm -rf`", address: "https://letters.example/en/c/safe/no-return" };

/// A letter of which much is signed with keys, and whose log key never changed.
pub(crate) fn signed(seed: u8) -> Letter {
    let mut letter = Letter::new();
    let first = letter.version(&[("en", "Dear reader,\n\nStay.\n"), ("fr", "Chers lecteurs,\n\nRestez.\n")], Change::First);
    let rights = letter.sign(first, "Rights Example");
    let person = letter.commit(&person("Zoë de Vries"), |commitment| Event::Sign { manifest: first, commitment });
    letter.sign(first, "=SUM(A1) \"quoted\", Inc");
    letter.sign(first, "'t Hof");
    let gone = letter.sign(first, "Gone Example");
    let dropped = letter.sign(first, "Dropped Example");
    let signature = passkey(31, &letter.statement(first, rights));
    letter.commit(&Record::Key(signature), |commitment| Event::KeyAdd { about: rights, commitment });
    let signature = ssh(32, &letter.statement(first, person));
    letter.commit(&Record::Key(signature), |commitment| Event::KeyAdd { about: person, commitment });
    let text = statement::attestation(ORIGIN, &first, None, 14);
    let one = |name: &str, seed| Attestor { name: name.into(), signature: ssh(seed, &text) };
    let attestors = Record::Attestation(vec![one("Kim Min-ji", 33), one("Lee Jun", 34)]);
    letter.commit(&attestors, |commitment| Event::Vouch { replaces: None, manifest: first, number: 14, commitment });
    letter.push(Event::Withdraw { about: gone });
    letter.push(Event::Erase { about: dropped, wish: Wish::Host, commitment: None });
    for index in [gone, dropped] {
        letter.slots[index as usize] = None;
    }
    letter.push(Event::Dispute { about: person });
    letter.publish(&[log_key(seed)], &[21]);
    letter.files.insert("policy".into(), policy(seed).to_text().into_bytes());
    letter
}

/// A letter with many signatories: several bundles, and levels of tiles.
pub(crate) fn long(signatories: usize) -> Letter {
    let names: Vec<String> = (0..signatories).map(|number| format!("Organisation {number}")).collect();
    named(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A letter with these signatories.
pub(crate) fn named(names: &[&str]) -> Letter {
    let mut letter = Letter::new();
    let first = letter.version(&[("en", "Stay.\n")], Change::First);
    for name in names {
        letter.commit(&organisation(name), |commitment| Event::Sign { manifest: first, commitment });
    }
    letter.publish(&[log_key(11)], &[21]);
    letter.files.insert("policy".into(), policy(11).to_text().into_bytes());
    letter
}

/// The golden log, with its policy where it is served.
pub(crate) fn golden() -> Public {
    let mut files = small().files;
    files.insert("policy".into(), policy(11).to_text().into_bytes());
    files
}

/// The files of a bundle.
pub(crate) fn bundle(public: &Public, key: &SignerKey) -> Public {
    source::archive::unpack(&make(public, ABOUT, key).unwrap()).unwrap()
}

pub(crate) fn fingerprint(seed: u8) -> String {
    hex::encode(&policy(seed).fingerprint())
}

/// A request with the fingerprint of the log with that key.
pub(crate) fn asking(seed: u8) -> Request {
    Request { fingerprint: Some(policy(seed).fingerprint()), ..Request::default() }
}

/// Puts files into a folder.
pub(crate) fn lay(files: &Public) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        put(folder.path(), name, bytes);
    }
    folder
}

pub(crate) fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Packs files and checks the archive.
pub(crate) fn check_zip(files: &Public, request: &Request) -> Outcome {
    check(&source::archive::read(&pack(files).unwrap()).unwrap(), request, &mut |_| {}).unwrap()
}

/// Checks what is at a place.
pub(crate) fn check_at(place: &str, request: &Request) -> Outcome {
    check(&source::read(place, &mut |_| {}).unwrap(), request, &mut |_| {}).unwrap()
}

/// What is wrong: codes and files.
pub(crate) fn found(outcome: &Outcome) -> Vec<(&str, &str)> {
    outcome.problems.iter().map(|problem| (problem.code, problem.file.as_str())).collect()
}
