//! Whole bundles, as `verify.html` is given them: it says of each what the command line says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests, outside the tests themselves")]

use browser_verifier::outcome::Outcome;
use browser_verifier::session::Session;
use ledger::verify;
use verifier::bundle::pack;

#[path = "../../ledger/tests/letter/mod.rs"]
mod letter;
#[allow(dead_code)]
#[path = "../../verifier/tests/suite/material.rs"]
mod material;

use letter::{log_key, policy};
use material::{Public, asking, bundle, check_zip, golden, invented, packed_by_mac, relisted, signed};

fn check(files: &Public) -> Outcome {
    let mut session = Session { fingerprint: Some(policy(11).fingerprint()), ..Session::default() };
    session.bundle(&pack(files).unwrap()).unwrap();
    let policies = session.policies();
    let report = session.against(&policies).map(|against| verify(&session.files, against, |_| {}));
    session.conclude(&policies, report.unwrap_or_default(), 0)
}

fn found(outcome: &Outcome) -> Vec<(&str, &str)> {
    outcome.findings.iter().map(|finding| (finding.code, finding.file.as_str())).collect()
}

#[test]
fn good_ones() {
    for (public, key) in [(signed(11).files, 11), (golden(), 12)] {
        let outcome = check(&bundle(&public, &log_key(key)));
        assert_eq!((found(&outcome), outcome.verified, outcome.of_mac), (vec![], true, 0));
    }
    assert!(check(&signed(11).files).verified, "a log by itself");
}

/// The holder of the log's key hands out a list of invented ministries, and has signed everything.
#[test]
fn signatories_that_the_log_has_not() {
    let outcome = check(&invented(499));
    assert_eq!(found(&outcome), [("file-derived", "signatories.csv"), ("file-derived", "signatories.json")]);
    assert!(!outcome.verified && outcome.to_json().contains(r#"{"id":"files","state":"failed""#));
    let mut more = signed(11).files;
    more.insert("signatories.csv".into(), b"all of us".to_vec());
    assert_eq!(found(&check(&more)), [("file-surplus", "signatories.csv")]);
}

#[test]
fn packed_again_by_a_mac() {
    let outcome = check(&packed_by_mac(&bundle(&signed(11).files, &log_key(11))));
    assert_eq!((found(&outcome), outcome.of_mac), (vec![], 2));
    assert!(outcome.to_json().contains(r#""ofMac":2"#));
}

/// Whatever is changed, by a stranger or by whoever holds the log's key, both say the same.
#[test]
fn as_on_the_command_line() {
    let good = bundle(&signed(11).files, &log_key(11));
    let same = |what: &str, files: &Public| {
        let (here, there) = (check(files), check_zip(files, &asking(11)));
        assert!(!here.verified && !there.is_verified(), "{what}: {:?}", found(&here));
        let named = |file: &str| here.findings.iter().any(|finding| file == finding.file || file == format!("log/{}", finding.file));
        assert!(there.problems.iter().all(|problem| named(&problem.file)), "{what}: {:?} {:?}", found(&here), material::found(&there));
    };
    for (name, bytes) in &good {
        let mut files = good.clone();
        files.get_mut(name).unwrap()[bytes.len() / 2] ^= 1;
        same(name, &files);
        if !matches!(name.as_str(), "README.md" | "verify.py" | "list.txt" | "list.txt.sig") {
            same(name, &relisted(files.clone(), 11));
        }
        files.remove(name);
        same(name, &files);
    }
    let mut more = good;
    more.insert("ministries.csv".into(), b"all of us".to_vec());
    same("one more", &more);
    same("one more, listed", &relisted(more.clone(), 11));
    more.remove("list.txt");
    same("without a list", &more);
}

#[test]
fn an_archive_that_is_refused() {
    let mut session = Session::default();
    let twice = [pack(&signed(11).files).unwrap(), pack(&signed(11).files).unwrap()].concat();
    assert_eq!(session.bundle(&twice).unwrap_err().why.code(), "archive-ambiguous");
    assert_eq!((session.files.count(), session.around), (0, None));
}
