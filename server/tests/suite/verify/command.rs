//! The command by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use verifier::bundle::{make, pack};

use super::host::host;
use super::material::{ABOUT, GOLDEN, Public, bundle, fingerprint, golden, lay, put, signed};
use crate::letter::{LETTER, log_key, policy};

/// Runs `undersigned verify` with a memory of its own; the exit code, what it printed and what it complained of.
fn run(state: &Path, arguments: &[&str]) -> (i32, String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_undersigned")).arg("verify").args(arguments).env("XDG_STATE_HOME", state).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (ran.status.code().unwrap(), text(&ran.stdout), text(&ran.stderr))
}

/// Runs it without any memory.
fn verify(arguments: &[&str]) -> (i32, String, String) {
    run(Path::new("/nowhere"), &[arguments, &["--no-state"]].concat())
}

/// Writes an archive.
fn archive(files: &Public) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "bundle.zip", &pack(files).unwrap());
    let path = folder.path().join("bundle.zip");
    (folder, path)
}

#[test]
fn good_ones() {
    let files = bundle(&signed(11).files, &log_key(11));
    let (folder, zip) = (lay(&files), archive(&files));
    for place in [folder.path().to_str().unwrap(), zip.1.to_str().unwrap(), GOLDEN] {
        let (code, told, _) = verify(&[place, "--fingerprint", &fingerprint(11)]);
        assert_eq!(code, 0, "{told}");
        assert!(told.starts_with(&format!("Fingerprint  {}\n", fingerprint(11))), "{told}");
        assert!(told.contains(&format!("Log key      {}\n", log_key(11).verifier())) && told.contains("\nVERIFIED: "), "{told}");
    }
    let (code, told, complained) = verify(&[GOLDEN, "--json", "--receipt", &format!("{GOLDEN}/receipt.tlog-proof")]);
    let json: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, &json["verified"], &json["checkpoint"]["size"], complained.as_str()), (0, &true.into(), &25.into(), ""));
    assert_eq!(json["policy"]["fingerprint"], fingerprint(11));
}

#[test]
fn what_does_not_verify() {
    let good = bundle(&golden(), &log_key(12));
    for name in ["signatories.csv", "log/checkpoint", "log/records/000.p/25", "log/text/2/ko", "verify.py", "list.txt.sig"] {
        let mut files = good.clone();
        let at = files[name].len() / 2;
        files.get_mut(name).unwrap()[at] ^= 4;
        let (_folder, zip) = archive(&files);
        let (code, told, complained) = verify(&[zip.to_str().unwrap(), "--fingerprint", &fingerprint(11)]);
        assert_eq!((code, complained.as_str()), (1, ""), "{name}: {told}");
        assert!(told.contains(&format!("  {name}")) && told.contains("NOT VERIFIED"), "{name}: {told}");
    }
    // Another fingerprint, another policy, the receipt of another log.
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "policy", policy(13).to_text().as_bytes());
    let elsewhere = signed(11);
    put(folder.path(), "receipt", elsewhere.receipt(1, elsewhere.checkpoint(&[log_key(11)], &[21])).to_string().as_bytes());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (flag, value, told_of) in [
        ("--fingerprint", fingerprint(12), "[fingerprint]"),
        ("--policy", path("policy"), "[note-unsigned]"),
        ("--receipt", path("receipt"), "receipt: this log is another than the receipt's [receipt-other-log]"),
    ] {
        let (code, told, _) = verify(&[GOLDEN, flag, &value]);
        assert!(code == 1 && told.contains(told_of), "{flag}: {told}");
    }
}

#[test]
fn what_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "text.zip", b"not an archive");
    let text = folder.path().join("text.zip");
    let empty = tempfile::tempdir().unwrap();
    for arguments in [
        &["/nowhere/bundle.zip"][..],
        &[text.to_str().unwrap()],
        &[empty.path().to_str().unwrap()],
        &["http://letters.example/"],
        &["http://127.0.0.1:9/log/"],
        &[GOLDEN, "--fingerprint", "12ab"],
        &[GOLDEN, "--policy", text.to_str().unwrap()],
        &[GOLDEN, "--receipt", "/nowhere"],
        &[GOLDEN, "--unknown"],
        &[],
    ] {
        let (code, told, complained) = verify(arguments);
        assert_eq!((code, told.as_str()), (2, ""), "{arguments:?}");
        assert!(!complained.is_empty(), "{arguments:?}");
    }
    let (code, told, _) = verify(&["--help"]);
    assert!(code == 0 && told.contains("Exit codes:") && told.contains("1  something does not verify"));
}

#[test]
fn from_the_web() {
    let host = host(golden(), make(&golden(), ABOUT, &log_key(12)).unwrap());
    for path in [format!("/log/{LETTER}/"), format!("/log/{LETTER}/bundle.zip"), "/fr/c/safe/no-return".to_owned()] {
        let (code, told, _) = verify(&[&format!("{host}{path}"), "--fingerprint", &fingerprint(11)]);
        assert_eq!(code, 0, "{told}");
    }
    assert_eq!(verify(&[&format!("{host}/fr/c/safe/unknown")]).0, 2);
}

#[test]
fn what_is_remembered() {
    let state = tempfile::tempdir().unwrap();
    let mut letter = signed(11);
    let before = lay(&letter.files);
    letter.sign(letter.manifests[0].hash(), "New Example");
    letter.publish(&[log_key(11)], &[21]);
    let after = lay(&letter.files);
    let (before, after) = (before.path().to_str().unwrap(), after.path().to_str().unwrap());
    let (code, told, _) = run(state.path(), &[after]);
    assert!(code == 0 && told.contains("never seen here before"), "{told}");
    assert_eq!(fs::read_dir(state.path().join("undersigned/logs")).unwrap().count(), 1);
    let (code, told, _) = run(state.path(), &[after]);
    assert!(code == 0 && told.contains("as seen here before") && told.contains("with 14 entries"), "{told}");
    let (code, told, _) = run(state.path(), &[before]);
    assert!(code == 1 && told.contains("entries have been dropped"), "{told}");
    assert_eq!(run(state.path(), &[before, "--no-state"]).0, 0);
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(run(state.path(), &[before, "--state", elsewhere.path().to_str().unwrap()]).0, 0);
    assert_eq!(fs::read_dir(elsewhere.path().join("logs")).unwrap().count(), 1);
    assert_eq!(run(state.path(), &[before, "--no-state", "--state", "x"]).0, 2);
    // A forger who begins again with another key.
    let forged = lay(&signed(13).files);
    let (code, told, _) = run(state.path(), &[forged.path().to_str().unwrap()]);
    assert!(code == 1 && told.contains("[policy-changed]"), "{told}");
}
