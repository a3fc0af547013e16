//! What is remembered: the next visit finds what was changed since the last.

use std::fs;
use std::path::Path;

use ledger::Note;
use verifier::{Error, Outcome, Pins, Request, Trust, check, source, text};

use super::material::{Public, check_zip, found, signed};
use crate::letter::{Letter, ORIGIN, log_key, policy, rotation};

fn with(state: &Path) -> Request {
    Request { pins: Some(Pins::new(state)), ..Request::default() }
}

fn visit(files: &Public, state: &Path) -> Outcome {
    check_zip(files, &with(state))
}

fn publish(letter: &mut Letter, keys: &[u8], served: u8) -> Note {
    let note = letter.publish(&keys.iter().map(|seed| log_key(*seed)).collect::<Vec<_>>(), &[21]);
    letter.files.insert("policy".into(), policy(served).to_text().into_bytes());
    note
}

#[test]
fn a_log_that_grows() {
    let state = tempfile::tempdir().unwrap();
    let mut letter = signed(11);
    let outcome = visit(&letter.files, state.path());
    assert_eq!((found(&outcome), outcome.trust, outcome.earlier), (vec![], Trust::FirstSeen, None));
    let size = outcome.report.size;
    letter.sign(letter.manifests[0].hash(), "New Example");
    publish(&mut letter, &[11], 11);
    let outcome = visit(&letter.files, state.path());
    assert_eq!((found(&outcome), outcome.trust, outcome.earlier), (vec![], Trust::Pinned, Some(size)));
    assert_eq!(visit(&letter.files, state.path()).earlier, Some(size + 1));
}

#[test]
fn a_shorter_log_and_a_fork() {
    let state = tempfile::tempdir().unwrap();
    let before = signed(11);
    let mut after = before.clone();
    after.sign(after.manifests[0].hash(), "New Example");
    publish(&mut after, &[11], 11);
    assert!(visit(&after.files, state.path()).is_verified());
    let outcome = visit(&before.files, state.path());
    assert_eq!(found(&outcome), [("log-shorter", "earlier checkpoint")]);
    assert!(text::print(&outcome).contains("it is evidence"));

    let mut fork = before.clone();
    fork.sign(fork.manifests[0].hash(), "Another Example");
    publish(&mut fork, &[11], 11);
    for _ in 0..2 {
        // An alarm is not forgotten by looking again.
        assert_eq!(found(&visit(&fork.files, state.path())), [("log-other-history", "earlier checkpoint")]);
    }
    assert!(check_zip(&fork.files, &Request::default()).is_verified());
    assert!(visit(&after.files, state.path()).is_verified());
}

#[test]
fn another_policy() {
    let state = tempfile::tempdir().unwrap();
    let mut letter = signed(11);
    assert!(visit(&letter.files, state.path()).is_verified());
    // Another key signs, and the policy says so: to anyone who comes for the first time all is well.
    let forged = signed(13);
    assert!(check_zip(&forged.files, &Request::default()).is_verified());
    let outcome = visit(&forged.files, state.path());
    assert_eq!(found(&outcome), [("policy-changed", "policy")]);
    // The same log with other witnesses.
    let relaxed = policy(11).to_text().lines().filter(|line| line.starts_with("log ")).collect::<String>() + "\nquorum none\n";
    letter.files.insert("policy".into(), relaxed.into_bytes());
    assert_eq!(found(&visit(&letter.files, state.path())), [("policy-changed", "policy")]);
    // The key rotated, which the log says itself, signed with both keys.
    letter.push(rotation(11, 12));
    letter.change_policy(&policy(11), &policy(12));
    publish(&mut letter, &[12, 11], 12);
    letter.show_policy(1, &policy(11));
    let outcome = visit(&letter.files, state.path());
    assert_eq!((found(&outcome), outcome.policy.as_ref()), (vec![], Some(&policy(12))));
    assert!(
        text::print(&outcome)
            .contains("the policy seen here before was this log's until 2026-11-24; it leads to today's policy by one change")
    );
    letter.push(rotation(12, 14));
    letter.change_policy(&policy(12), &policy(14));
    publish(&mut letter, &[14, 12], 12);
    letter.show_policy(2, &policy(12));
    assert!(visit(&letter.files, state.path()).is_verified());
    // A policy that the log does not name, although its key is known.
    let unnamed = policy(14).to_text().replacen("quorum both", "quorum one", 1);
    letter.files.insert("policy".into(), unnamed.into_bytes());
    assert_eq!(found(&check_zip(&letter.files, &Request::default())), [("policy-unnamed", "policy")]);
    letter.files.insert("policy".into(), policy(15).to_text().into_bytes());
    assert_eq!(found(&visit(&letter.files, state.path())), [("note-unsigned", "checkpoint"), ("policy-changed", "policy")]);
}

#[test]
fn a_change_that_was_confirmed_another_way() {
    let state = tempfile::tempdir().unwrap();
    let mut letter = signed(11);
    assert!(visit(&letter.files, state.path()).is_verified());
    let relaxed = ledger::Policy::parse(&format!("log {}\nquorum none\n", log_key(11).verifier())).unwrap();
    letter.files.insert("policy".into(), relaxed.to_text().into_bytes());
    assert!(!visit(&letter.files, state.path()).is_verified());
    let confirmed = Request { fingerprint: Some(relaxed.fingerprint()), ..with(state.path()) };
    assert!(check_zip(&letter.files, &confirmed).is_verified());
    let outcome = visit(&letter.files, state.path());
    assert_eq!((found(&outcome), outcome.trust), (vec![], Trust::Pinned));
}

#[test]
fn nothing_is_remembered_of_what_does_not_verify() {
    let state = tempfile::tempdir().unwrap();
    let mut letter = signed(11);
    letter.files.remove("text/1/en");
    assert!(!visit(&letter.files, state.path()).is_verified());
    assert!(Pins::new(state.path()).get(ORIGIN).unwrap().is_none());
}

#[test]
fn a_memory_that_cannot_be_read_is_no_memory() {
    let state = tempfile::tempdir().unwrap();
    let letter = signed(11);
    assert!(visit(&letter.files, state.path()).is_verified());
    let (pins, found) = (Pins::new(state.path()), source::Found { log: letter.files, ..source::Found::default() });
    let good = fs::read_to_string(pins.path(ORIGIN)).unwrap();
    for bad in
        [String::new(), good.replace("/v1", "/v2"), good.replace("letters.example/log", "letters.example/gol"), good[..50].to_owned()]
    {
        fs::write(pins.path(ORIGIN), bad).unwrap();
        assert!(matches!(check(&found, &with(state.path()), &mut |_| {}), Err(Error::State { .. })));
    }
}
