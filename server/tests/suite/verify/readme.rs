//! The README of a bundle: its blocks of shell are run, on a good bundle and on tampered ones.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::material::{Public, bundle, fingerprint, golden, lay, signed};
use crate::letter::{log_key, policy};

/// Whether what the README asks for is here.
fn installed() -> bool {
    crate::programs::installed(&["python3", "ssh-keygen", "sha256sum"])
}

/// The blocks of shell, in their order.
fn blocks(readme: &[u8]) -> Vec<String> {
    let readme = std::str::from_utf8(readme).unwrap();
    readme.split("```sh\n").skip(1).map(|rest| rest.split_once("```").unwrap().0.to_owned()).collect()
}

/// Runs a block as somebody would who has unpacked the bundle: whether it succeeds, and what it says.
fn run(block: &str, folder: &Path, fingerprint: &str) -> (bool, String) {
    let binary = Path::new(env!("CARGO_BIN_EXE_undersigned")).parent().unwrap();
    let state = tempfile::tempdir().unwrap();
    let ran = Command::new("sh")
        .args(["-eu", "-c", block])
        .current_dir(folder)
        .env("PATH", format!("{}:{}", binary.display(), std::env::var("PATH").unwrap()))
        .env("XDG_STATE_HOME", state.path())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("FINGERPRINT", fingerprint)
        .output()
        .unwrap();
    (ran.status.success(), String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr))
}

/// Which blocks succeed, of a bundle whose reader has this fingerprint from elsewhere and reads this README.
fn which(files: &Public, readme: &[String], fingerprint: &str) -> Vec<bool> {
    let folder = lay(files);
    readme.iter().map(|block| run(block, folder.path(), fingerprint).0).collect()
}

#[test]
fn a_good_bundle() {
    if !installed() {
        return;
    }
    let files = bundle(&signed(11).files, &log_key(11));
    let readme = blocks(&files["README.md"]);
    assert_eq!(readme.len(), 6);
    let folder = lay(&files);
    for block in &readme {
        let (good, said) = run(block, folder.path(), &fingerprint(11));
        assert!(good, "{block}\n{said}");
    }
    assert!(run(&readme[0], folder.path(), &fingerprint(11)).1.contains("policy.txt: OK"));
    for block in &readme[1..3] {
        assert!(run(block, folder.path(), &fingerprint(11)).1.contains("\nVERIFIED: "));
    }
    // The golden log, after a rotation of its key.
    let files = bundle(&golden(), &log_key(12));
    let readme = blocks(&files["README.md"]);
    assert!(which(&files, &readme, &fingerprint(11)).iter().all(|good| *good));
}

/// What a forger might change, one thing at a time.
fn tampered(good: &Public) -> BTreeMap<&'static str, Public> {
    let change = |name: &str, from: &str, to: &str| {
        let mut files = good.clone();
        let text = String::from_utf8(files[name].clone()).unwrap();
        assert!(text.contains(from), "{name}: {from}");
        files.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
        files
    };
    let byte = |name: &str, at: usize| {
        let mut files = good.clone();
        files.get_mut(name).unwrap()[at] ^= 1;
        files
    };
    let without = |name: &str| {
        let mut files = good.clone();
        files.remove(name).unwrap();
        files
    };
    let line = good["signatories.csv"].split(|byte| *byte == b'\n').nth(2).map(|line| String::from_utf8(line.to_vec()).unwrap() + "\n");
    BTreeMap::from([
        ("a name in the table", change("signatories.csv", "Rights Example", "Wrongs Example")),
        ("a name gone from the table", change("signatories.csv", &line.unwrap(), "")),
        ("a name in the JSON", change("signatories.json", "Rights Example", "Wrongs Example")),
        ("the letter", change("letter.en.md", "Stay.", "Go.")),
        ("the number vouched for", change("statements/9-1.txt", "\n14\n", "\n40\n")),
        ("an entry", byte("log/tile/entries/000.p/13", 300)),
        ("a record", byte("log/records/000.p/13", 100)),
        ("a hash in the tree", byte("log/tile/0/000.p/13", 40)),
        ("the checkpoint", byte("log/checkpoint", 60)),
        ("the policy", change("policy.txt", "quorum both", "quorum none")),
        ("a key", change("allowed_signers", "7 namespaces", "8 namespaces")),
        ("a signature", byte("statements/8.txt.sig", 200)),
        ("the program", change("verify.py", "import base64", "import  base64")),
        ("the list", byte("list.txt", 150)),
        ("a statement gone", without("statements/8.txt")),
    ])
}

#[test]
fn tampered_bundles() {
    if !installed() {
        return;
    }
    let good = bundle(&signed(11).files, &log_key(11));
    let readme = blocks(&good["README.md"]);
    for (what, files) in tampered(&good) {
        let found = which(&files, &readme, &fingerprint(11));
        // The two programs see everything; the list, everything but itself.
        assert!(!found[1] && !found[2] && !found[3], "{what}: {found:?}");
        assert_eq!(found[0], what != "the policy");
    }
}

/// Everything is made again with the attacker's own key. It agrees with itself, so only the fingerprint tells.
#[test]
fn a_bundle_wholly_signed_by_an_attacker() {
    if !installed() {
        return;
    }
    let files = bundle(&signed(13).files, &log_key(13));
    let readme = blocks(&files["README.md"]);
    assert!(which(&files, &readme, &fingerprint(13)).iter().all(|good| *good));
    assert_eq!(which(&files, &readme, &fingerprint(11)), [false, false, false, true, true, true]);
    assert_eq!(which(&files, &readme, ""), [false, false, false, true, true, true]);
    // The policy of the good log beside the attacker's log.
    let mut files = files;
    for name in ["policy.txt", "log/policy"] {
        files.insert(name.to_owned(), policy(11).to_text().into_bytes());
    }
    assert_eq!(which(&files, &readme, &fingerprint(11)), [true, false, false, false, true, true]);
}
