//! The verdict that a lay reader understands: whether it matches, who else has signed, what came since, what receipts say.

use ledger::entry::Change;
use ledger::{Event, Policy};
use verifier::{Request, text};

use super::material::{Public, asking, bundle, check_zip, signed};
use crate::letter::{Letter, log_key, policy};

/// The day on which everything is signed, at 08:06.
const NOW: u64 = 1_795_478_400 + 8 * 3600 + 6 * 60;

fn said(files: &Public, now: u64) -> String {
    let outcome = check_zip(files, &Request { now, ..Request::default() });
    assert!(outcome.is_verified(), "{:?}", outcome.problems);
    let said = text::print(&outcome);
    assert!(!said.contains("verify-") && !said.contains("{ $"), "a sentence is missing: {said}");
    said
}

#[test]
fn who_matches_and_who_has_signed() {
    let letter = signed(11);
    let good = bundle(&letter.files, &log_key(11));
    let verdict = "\nThe 3 organisations and 1 person in this evidence match its public log, checked today 08:06 UTC. \
                   1 independent witness has signed it, today 00:00 UTC.\n\nWhat this shows\n  - Every name";
    assert!(said(&good, NOW).contains(verdict), "{}", said(&good, NOW));
    let later = said(&good, NOW + 86_400);
    assert!(
        later.contains("signed it, 2026-11-24, 00:00 UTC. That is more than a day ago: what has changed since, this copy may not show.")
    );

    let alone = |names: &[&str]| {
        let mut letter = Letter::new();
        let manifest = letter.version(&[("en", "Text.\n")], Change::First);
        for name in names {
            letter.sign(manifest, name);
        }
        letter.publish(&[log_key(11)], &[]);
        let policy = policy(11);
        let log = policy.to_text().lines().next().unwrap().to_owned();
        let lone = Policy::parse(&format!("{log}\nquorum none\n")).unwrap();
        letter.files.insert("policy".into(), lone.to_text().into_bytes());
        said(&letter.files, NOW)
    };
    assert!(alone(&["A"]).contains(
        "The 1 organisation in this public log is as it has signed it, checked today 08:06 UTC. \
         No independent witness has signed it yet.\n"
    ));
    assert!(alone(&[]).contains("Nobody is listed yet, and the public log says the same, checked today 08:06 UTC."));
}

#[test]
fn what_came_since_a_witness_signed() {
    let mut letter = signed(11);
    letter.push(Event::Leave { about: 1 });
    (letter.slots[1], letter.slots[7]) = (None, None);
    letter.publish_next(&[log_key(11)]);
    let since = "2 records deleted since a witness last signed, ";
    let matches = "The 2 organisations and 1 person in this public log are as it has signed them, checked today 08:06 UTC.";
    let now = said(&letter.files, NOW);
    assert!(now.contains(&format!("\n{matches} {since}today 00:00 UTC.\n")), "{now}");
    let late = said(&letter.files, NOW + 86_400);
    assert!(late.contains(&format!("\n{since}2026-11-24, 00:00 UTC. {matches}\n")), "after a day it comes first: {late}");
    assert!(now.contains("the first 13 of 14 entries"), "{now}");
    let mut letter = signed(11);
    letter.sign(letter.manifests[0].hash(), "New Example");
    letter.publish_next(&[log_key(11)]);
    assert!(said(&letter.files, NOW).contains("1 entry is new since a witness last signed, today 00:00 UTC."));
}

#[test]
fn what_receipts_say() {
    let letter = signed(11);
    let receipts = [1, 5, 6, 9].map(|index| {
        let receipt = letter.receipt(index, letter.checkpoint(&[log_key(11)], &[21]));
        (format!("{index}.tlog-proof"), receipt.to_string().into_bytes())
    });
    let outcome = check_zip(&letter.files, &Request { receipts: receipts.to_vec(), ..asking(11) });
    let said = text::print(&outcome);
    for sentence in [
        "Receipt 1: its entry, no. 1, is in this log, and Rights Example is on the list.",
        "Receipt 2: its entry, no. 5, is in this log, and the signature is no longer listed.",
        "Receipt 3: its entry, no. 6, is in this log, and the coalition has removed the signature as not confirmed.",
        "Receipt 4: its entry, no. 9, is in this log. It is no signature.",
    ] {
        assert!(said.contains(sentence), "{said}");
    }
}
