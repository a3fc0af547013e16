//! A log by itself, from a folder and from an archive: good, with every byte changed, with files gone.

use ledger::Fault;
use verifier::{Error, Request, Trust, json, source, text};

use super::material::{GOLDEN, Public, asking, check_at, check_zip, found, golden, lay, named};
use crate::letter::{log_key, policy, small};

#[test]
fn the_golden_log_verifies() {
    let outcome = check_at(GOLDEN, &Request::default());
    assert_eq!(found(&outcome), []);
    assert!(outcome.is_verified() && !outcome.bundle && outcome.trust == Trust::FirstSeen);
    let outcome = check_zip(&golden(), &asking(11));
    assert_eq!(found(&outcome), []);
    assert_eq!((outcome.report.size, outcome.trust), (25, Trust::Fingerprint));
    // A list beside a log is not the log's: only in a bundle it is checked, and only in a folder it may lie there.
    let mut files = golden();
    files.insert("signatories.csv".into(), b"all of us".to_vec());
    assert_eq!(found(&check_zip(&files, &asking(11))), [("file-surplus", "signatories.csv")]);
    let outcome = check_at(lay(&files).path().to_str().unwrap(), &asking(11));
    assert!(outcome.is_verified() && outcome.beside == ["signatories.csv"]);
    assert!(text::print(&outcome).contains("Not checked  signatories.csv: nothing vouches for it"));
    // Packed in one folder, as people do.
    let within = golden().into_iter().map(|(name, bytes)| (format!("my copy/{name}"), bytes)).collect();
    assert!(check_zip(&within, &asking(11)).is_verified());
}

#[test]
fn what_is_told() {
    let outcome = check_zip(&golden(), &asking(11));
    insta::assert_snapshot!("golden_text", text::print(&outcome));
    insta::assert_snapshot!("golden_json", json::print(&outcome).unwrap());
    let mut files = golden();
    files.remove("text/1/ko");
    let outcome = check_zip(&files, &asking(12));
    insta::assert_snapshot!("refused_text", text::print(&outcome));
    insta::assert_snapshot!("refused_json", json::print(&outcome).unwrap());
}

#[test]
fn doubtful_names_are_named() {
    // A Cyrillic letter among Latin ones, and one that cannot be seen.
    let letter = named(&["Lantern Trust", "L\u{430}ntern Trust", "Lantern\u{200b} Trust"]);
    let outcome = check_zip(&letter.files, &asking(11));
    assert!(outcome.is_verified(), "{:?}", found(&outcome));
    let (text, json) = (text::print(&outcome), json::print(&outcome).unwrap());
    assert_eq!(text.matches("Look twice at no. ").count(), 2, "{text}");
    assert!(text.contains("mixes letters of different scripts") && text.contains("holds invisible characters"), "{text}");
    assert!(json.contains("name-mixed-scripts") && json.contains("name-invisible"), "{json}");
}

#[test]
fn bytes_count_and_their_file_is_named() {
    let good = golden();
    let mut files = good.clone();
    let mut surplus = 0;
    for (name, bytes) in &good {
        for (at, byte) in bytes.iter().enumerate().step_by(if name == "checkpoint" { 1 } else { 7 }) {
            files.get_mut(name).unwrap()[at] = byte ^ 1 << (at % 8);
            let found = source::Found { log: files.clone(), ..source::Found::default() };
            let outcome = verifier::check(&found, &asking(11), &mut |_| {}).unwrap();
            if outcome.is_verified() {
                // A line of a signature that nobody can verify any more: another one suffices.
                surplus += 1;
                let unknown = name == "checkpoint" && !outcome.report.surplus.is_empty() || name == "policies/1";
                assert!(unknown, "{name}, byte {at}");
            } else {
                let tile = |name: &str| name.starts_with("tile/");
                let named = |file: &str| file == name || tile(file) && tile(name) || name == "checkpoint";
                assert!(outcome.problems.iter().any(|problem| named(&problem.file)), "{name}, byte {at}: {:?}", outcome.problems);
            }
            files.get_mut(name).unwrap()[at] = *byte;
        }
    }
    assert!(surplus < 400);
}

#[test]
fn every_missing_file_is_named() {
    let good = golden();
    for name in good.keys() {
        let mut files = good.clone();
        files.remove(name);
        let folder = lay(&files);
        let place = folder.path().to_str().unwrap();
        if name == "checkpoint" {
            assert!(matches!(source::read(place, &mut |_| {}), Err(Error::NoLog(_))));
        } else {
            let outcome = check_at(place, &asking(11));
            assert!(found(&outcome).contains(&(Fault::FileMissing.code(), name)), "{name}: {:?}", found(&outcome));
        }
    }
}

#[test]
fn policies_and_fingerprints() {
    let files = golden();
    let told = |request: &Request| check_zip(&files, request).problems.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(told(&asking(11)), [""; 0]);
    assert_eq!(told(&asking(12)), ["fingerprint"]);
    // Given policies: the log's first key, the one that it was rotated to, another.
    let given = |seed| Request { policy: Some(policy(seed)), ..Request::default() };
    assert_eq!((told(&given(11)), told(&given(12)), told(&given(13))), (vec![], vec![], vec!["note-unsigned"]));
    // The log leads from the first to the second, and not back.
    assert_eq!(told(&Request { fingerprint: Some(policy(11).fingerprint()), ..given(12) }), [""; 0]);
    assert_eq!(told(&Request { fingerprint: Some(policy(12).fingerprint()), ..given(11) }), ["fingerprint"]);
    // A served policy has one form.
    let mut files: Public = files.clone();
    files.insert("policy".into(), format!("# Ours\n{}", policy(11)).into_bytes());
    assert_eq!(found(&check_zip(&files, &Request::default())), [("policy-form", "policy")]);
    files.remove("policy");
    assert_eq!(found(&check_zip(&files, &Request::default())), [("file-missing", "policy")]);
    assert!(check_zip(&files, &given(11)).is_verified());
}

#[test]
fn receipts() {
    let letter = small();
    let checkpoint = letter.checkpoint(&[log_key(12)], &[21]);
    let receipt = letter.receipt(1, checkpoint).to_string().into_bytes();
    let with = |bytes: &[u8]| Request { receipts: vec![("mine.tlog-proof".into(), bytes.to_vec())], ..asking(11) };
    assert!(check_zip(&golden(), &with(&receipt)).is_verified());
    for at in (0..receipt.len()).step_by(7) {
        let mut changed = receipt.clone();
        changed[at] ^= 1;
        let outcome = check_zip(&golden(), &with(&changed));
        // What is left then is a line of a witness that nobody knows, as one witness suffices here: but there was only one.
        assert!(!outcome.is_verified() || at > receipt.len() - 200, "byte {at}");
        assert!(outcome.problems.iter().all(|problem| problem.file == "mine.tlog-proof"), "byte {at}");
    }
}
