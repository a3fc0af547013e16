//! The log of `tests/vectors/log/`: it is made again byte for byte, it verifies, and `docs/ledger.md` quotes it truly.
//!
//! `UNDERSIGNED_BLESS=1 cargo test -p ledger --test log_vectors` writes it anew, after a change of format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod letter;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ledger::entry::Entry;
use ledger::merkle::leaf_hash;
use ledger::statement::NAMESPACE;
use ledger::{Against, Fault, Opening, Policy, Proof, Record, SshSig, Statement, VerifierKey, hex, verify};
use letter::{Letter, log_key, passkey, policy, small, ssh, witness};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/log");
const SPECIFICATION: &str = include_str!("../../docs/ledger.md");

/// The public files, and what signatories and journalists get.
fn made() -> BTreeMap<String, Vec<u8>> {
    let letter = small();
    let mut files = letter.files.clone();
    let mut add = |name: &str, text: String| assert!(files.insert(name.into(), text.into_bytes()).is_none());
    let lines = |lines: Vec<String>| lines.join("\n") + "\n";
    add("policy.txt", policy(11).to_text());
    add("entries.txt", lines(letter.entries.iter().map(Entry::to_string).collect()));
    add("leaves.txt", lines(letter.entries.iter().map(|entry| hex::encode(&leaf_hash(entry.to_string().as_bytes()))).collect()));
    let keys = [log_key(11), log_key(12), witness(21), witness(22)];
    add("test-keys.txt", lines(keys.iter().map(|key| format!("{}\n{}", key.to_skey(), key.verifier())).collect()));
    let checkpoint = letter.checkpoint(&[log_key(12), log_key(11)], &[21, 22]);
    add("receipt.tlog-proof", letter.receipt(1, checkpoint).to_string());
    let (salt, record) = letter.slots[1].clone().unwrap();
    add("record.txt", record);
    add("record.salt", hex::encode(&salt) + "\n");
    let statement = letter.statement(letter.manifests[0].hash(), 1);
    for (name, signature) in [("ssh.sig", ssh(32, &statement)), ("passkey.sig", passkey(31, &statement))] {
        add(&format!("statement.{name}"), signature.to_armour());
    }
    let signers = [ssh(32, &statement), passkey(31, &statement)];
    add(
        "allowed_signers",
        lines(signers.iter().map(|one| format!("signatory namespaces=\"{NAMESPACE}\" {}", one.key.to_openssh())).collect()),
    );
    add("statement.txt", statement);
    files
}

/// All files below a folder, by their paths in it.
fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut waiting = vec![folder.to_owned()];
    let mut files = BTreeMap::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            files.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap());
        }
    }
    files
}

#[test]
fn the_same_log_is_made_again() {
    let made = made();
    if std::env::var_os("UNDERSIGNED_BLESS").is_some() {
        let _ = fs::remove_dir_all(FOLDER);
        for (name, bytes) in &made {
            let path = PathBuf::from(FOLDER).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let stored = read(Path::new(FOLDER));
    assert_eq!(stored.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
    for (name, bytes) in made {
        assert!(stored[&name] == bytes, "{name}");
    }
}

#[test]
fn it_verifies_from_its_files() {
    let files = read(Path::new(FOLDER));
    let text = |name: &str| std::str::from_utf8(&files[name]).unwrap();
    let policy = Policy::parse(text("policy.txt")).unwrap();
    assert_eq!(policy.to_text(), text("policy.txt"));
    let receipt = Proof::parse(&files["receipt.tlog-proof"]).unwrap();
    let report = verify(&files, Against { policy: &policy, earlier: None, receipts: std::slice::from_ref(&receipt) }, |_| {});
    assert_eq!(report.failures, []);
    // The key of the policy is an older one: by itself, without the log, the file is signed by it as well.
    let entry = text("entries.txt").lines().nth(1).unwrap();
    assert_eq!(receipt.extra.as_deref(), Some(entry.as_bytes()));
    assert!(receipt.verify(entry.as_bytes(), &policy).is_ok());
    assert_eq!(receipt.verify(b"v2", &policy), Err(Fault::ProofInclusion));
    let salt = hex::decode(text("record.salt").trim_end()).unwrap();
    let commitment = Opening { salt, record: &files["record.txt"] }.commitment();
    assert_eq!(Entry::parse(entry.as_bytes()).unwrap().event.commitment(), Some(&commitment));
    assert_eq!(Statement::parse(text("statement.txt")).unwrap().commitment, commitment);
    for name in ["statement.ssh.sig", "statement.passkey.sig"] {
        assert_eq!(SshSig::parse_armour(text(name)).unwrap().verify(NAMESPACE, &files["statement.txt"]), Ok(()));
    }
    assert!(text("test-keys.txt").lines().skip(1).step_by(2).all(|key| VerifierKey::parse(key).is_ok()));
}

#[test]
fn the_specification_quotes_it_truly() {
    let files = read(Path::new(FOLDER));
    let text = |name: &str| std::str::from_utf8(&files[name]).unwrap();
    let line = |name: &str, number: usize| text(name).lines().nth(number).unwrap().to_owned();
    for quoted in [
        text("checkpoint").to_owned(),
        text("policy.txt").to_owned(),
        text("record.txt").to_owned(),
        text("statement.txt").to_owned(),
        text("statement.ssh.sig").to_owned(),
        text("receipt.tlog-proof").split_once("\n\n").unwrap().0.to_owned(),
        hex::encode(&Policy::parse(text("policy.txt")).unwrap().fingerprint()),
        line("record.salt", 0),
        line("entries.txt", 0),
        line("entries.txt", 1),
        line("leaves.txt", 0),
        line("leaves.txt", 1),
        line("test-keys.txt", 0),
        hex::encode(&files["records/000.p/25"][..36]),
        hex::encode(&files["tile/entries/000.p/25"][..12]),
    ] {
        assert!(SPECIFICATION.contains(&quoted), "docs/ledger.md does not quote:\n{quoted}");
    }
    // One entry of every kind; what goes on from this log begins with the last.
    let letter: Letter = small();
    for kind in ledger::entry::KINDS {
        let shown = kind == "succeed" || letter.entries.iter().any(|entry| ledger::entry::KINDS[entry.event.kind()] == kind);
        assert!(shown, "{kind}");
        assert!(SPECIFICATION.contains(&format!("\"{kind}\"")), "{kind}");
    }
    assert!(Record::parse(text("record.txt").as_bytes()).is_ok());
}

/// What is refused, in a form that a few lines of any language can read.
#[test]
fn what_is_refused() {
    let lines = |file: &'static str| file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for entry in lines(include_str!("vectors/entry-refused.txt")) {
        assert_eq!(Entry::parse(entry.as_bytes()), Err(Fault::EntryForm), "{entry}");
    }
    for path in lines(include_str!("vectors/path-refused.txt")) {
        assert_eq!(ledger::Tile::parse(path), Err(Fault::TilePath), "{path}");
    }
    let record = fs::read_to_string(Path::new(FOLDER).join("record.txt")).unwrap();
    for line in lines(include_str!("vectors/record-refused.txt")) {
        let (from, to) = line.split_once(" =>").unwrap();
        let to = to.trim_start();
        let changed = record.replacen(&from.replace("\\n", "\n"), &to.replace("\\n", "\n"), 1);
        assert_ne!(changed, record, "{line}");
        assert_eq!(Record::parse(changed.as_bytes()), Err(Fault::RecordForm), "{line}");
    }
}
