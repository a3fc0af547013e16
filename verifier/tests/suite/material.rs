//! Letters to check, and how they are checked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ledger::entry::{Change, Removal};
use ledger::record::Attestor;
use ledger::statement::NAMESPACE;
use ledger::{Event, Record, SignerKey, SshSig, hex, statement};
use tempfile::TempDir;
use verifier::bundle::{About, List, make, pack};
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
    letter.push(Event::Leave { about: gone });
    letter.push(Event::Remove { about: dropped, reason: Removal::NotConfirmed });
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

/// Makes the list again and signs it with this key: what a host can do, and anyone who has a key of their own.
pub(crate) fn relisted(mut files: Public, seed: u8) -> Public {
    let mut list = List::parse(std::str::from_utf8(&files["list.txt"]).unwrap()).unwrap();
    let ours = |name: &&String| *name != "list.txt" && *name != "list.txt.sig";
    list.files = files.keys().filter(ours).map(|name| (name.clone(), ledger::sha256(&files[name]))).collect();
    let signature = SshSig::sign(&log_key(seed), NAMESPACE, list.to_string().as_bytes()).unwrap();
    files.insert("list.txt".into(), list.to_string().into_bytes());
    files.insert("list.txt.sig".into(), signature.to_armour().into_bytes());
    files
}

/// A bundle in which the host names so many ministries beside those in its log, and has signed all of it.
pub(crate) fn invented(ministries: usize) -> Public {
    let mut files = bundle(&signed(11).files, &log_key(11));
    let (mut table, mut json) = (files["signatories.csv"].clone(), String::from_utf8(files["signatories.json"].clone()).unwrap());
    let first = String::from_utf8(table.clone()).unwrap().lines().nth(1).unwrap().to_owned();
    for number in 0..ministries {
        table.extend(first.replace("Rights Example", &format!("Ministry no. {number}")).bytes().chain([b'\n']));
    }
    json = json.replacen("Rights Example", "Ministry no. 0", 1);
    files.insert("signatories.csv".into(), table);
    files.insert("signatories.json".into(), json.into_bytes());
    relisted(files, 11)
}

/// A bundle as a Mac's Finder packs its folder again: all in one folder, with two files of the Finder's own.
pub(crate) fn packed_by_mac(files: &Public) -> Public {
    let mut again: Public = files.iter().map(|(name, bytes)| (format!("no-return evidence/{name}"), bytes.clone())).collect();
    again.insert("no-return evidence/log/.DS_Store".into(), vec![0; 60]);
    again.insert("__MACOSX/no-return evidence/._list.txt".into(), vec![5; 160]);
    again
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
