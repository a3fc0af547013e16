//! A log that goes on from another one, one that has ended, and the way from an earlier policy to today's.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod letter;

use ledger::entry::Change;
use ledger::verify::Way;
use ledger::{Against, Checkpoint, Day, Entry, Event, Fault, KeyKind, Policy, Report, verify};
use letter::{BEFORE, Letter, ORIGIN, key, log_key, policy, policy_before, succession, successor, witness};

fn check(letter: &Letter, earlier: Option<&Checkpoint>, policy: &Policy) -> Report {
    verify(&letter.files, Against { policy, earlier, receipts: &[] }, |_| {})
}

fn found(report: &Report) -> Vec<(Fault, String)> {
    report.failures.iter().map(|failure| (failure.fault, failure.file.to_string())).collect()
}

fn one(fault: Fault, file: &str) -> Vec<(Fault, String)> {
    vec![(fault, file.to_owned())]
}

#[test]
fn what_was_seen_of_the_log_before() {
    let letter = successor(9, [5; 32]);
    let with = |size, root, origin: &str| check(&letter, Some(&Checkpoint::new(origin, size, root)), &policy(11));
    let report = with(9, [5; 32], BEFORE);
    assert_eq!((found(&report), report.lost, report.before.map(|before| before.size)), (vec![], 0, Some(9)));
    let report = with(7, [1; 32], BEFORE);
    assert_eq!((found(&report), report.lost), (vec![], 2), "what came in between nobody has compared");
    assert_eq!(found(&with(9, [1; 32], BEFORE)), one(Fault::OtherHistory, "earlier checkpoint"));
    assert_eq!(found(&with(10, [5; 32], BEFORE)), one(Fault::Shorter, "earlier checkpoint"));
    assert_eq!(found(&with(9, [5; 32], "letters.example/log/1")), one(Fault::OtherLog, "earlier checkpoint"));
    // Without such an entry another log is one, whatever it says.
    let mut another = Letter::new();
    another.version(&[("en", "Text.\n")], Change::First);
    another.publish(&[log_key(11)], &[21]);
    let report = check(&another, Some(&Checkpoint::new(BEFORE, 9, [5; 32])), &policy(11));
    assert_eq!(found(&report), one(Fault::OtherLog, "earlier checkpoint"));
}

#[test]
fn the_policy_before_leads_to_the_first() {
    let letter = successor(9, [5; 32]);
    let report = check(&letter, None, &policy(11));
    let until = Day::new(2026, 11, 24).unwrap();
    let way = Way { changes: 1, until, missing: vec![] };
    assert_eq!(report.way(&policy_before().fingerprint(), &policy(11).fingerprint()), Some(way));
    assert!(report.names_policy(&policy(11).fingerprint()) && !report.names_policy(&policy_before().fingerprint()));
    // The policy that is shown is another one, or one without the key that has signed.
    let mut changed = letter.clone();
    let shown = String::from_utf8(letter.files["policies/0"].clone()).unwrap();
    changed.files.insert("policies/0".into(), shown.replacen("quorum both", "quorum one", 1).into_bytes());
    assert_eq!(found(&check(&changed, None, &policy(11))), one(Fault::PolicyHash, "policies/0"));
    changed.files.remove("policies/0");
    assert_eq!(found(&check(&changed, None, &policy(11))), one(Fault::FileMissing, "policies/0"));
    let mut stolen = Letter::new();
    let thief = key(BEFORE, KeyKind::Ed25519, 13);
    stolen.push(Event::Succeed(Box::new(succession(9, [5; 32]).sign(ORIGIN, letter::day(24), &thief).unwrap())));
    stolen.publish(&[log_key(11)], &[21]);
    stolen.show_policy(0, &policy_before());
    assert_eq!(found(&check(&stolen, None, &policy(11))), one(Fault::SuccessorSignature, "policies/0"));
}

/// A log that was signed further than its files go: nothing is false in it, and what is lost is counted.
#[test]
fn a_log_that_has_ended() {
    let mut letter = Letter::new();
    let first = letter.version(&[("en", "Text.\n")], Change::First);
    letter.sign(first, "A");
    letter.publish(&[log_key(11)], &[21]);
    let at = |letter: &Letter| Checkpoint::new(ORIGIN, letter.edge.size(), letter.edge.root());
    let before = at(&letter);
    let mut longer = letter.clone();
    longer.sign(first, "B");
    longer.publish(&[log_key(11)], &[21]);
    let end = |size, root, by| {
        let next = "letters.example/log/1";
        let last = ledger::entry::Succession { origin: ORIGIN.into(), size, root, ..succession(9, [5; 32]) };
        let last = last.sign(next, letter::day(24), &log_key(by)).unwrap();
        format!("{next}\n{}\n", Entry::new(letter::day(24), Event::Succeed(Box::new(last)))).into_bytes()
    };
    // Its records are gone.
    letter.slots[1] = None;
    letter.write_records();
    assert_eq!(found(&check(&letter, None, &policy(11))), one(Fault::RecordMissing, "records/000.p/2"));
    letter.files.insert("ended".into(), end(3, at(&longer).root, 11));
    let report = check(&letter, Some(&at(&longer)), &policy(11));
    assert_eq!((found(&report), report.lost, report.signatories.len(), report.figures.deleted), (vec![], 1, 0, 1));
    assert_eq!(report.end.unwrap().origin, "letters.example/log/1");
    assert_eq!(check(&letter, Some(&before), &policy(11)).lost, 1);
    let fork = Checkpoint::new(ORIGIN, 3, [1; 32]);
    assert_eq!(found(&check(&letter, Some(&fork), &policy(11))), one(Fault::OtherHistory, "earlier checkpoint"));
    let fork = Checkpoint::new(ORIGIN, 1, [1; 32]);
    assert_eq!(found(&check(&letter, Some(&fork), &policy(11))), one(Fault::OtherHistory, "earlier checkpoint"));
    let more = Checkpoint::new(ORIGIN, 4, [1; 32]);
    assert_eq!(found(&check(&letter, Some(&more), &policy(11))), one(Fault::Shorter, "earlier checkpoint"));
    // Who has no key of the log ends nothing, nor does a state that it was never in.
    for (ended, fault) in [
        (end(3, at(&longer).root, 13), Fault::LogKeyUnknown),
        (end(1, [1; 32], 11), Fault::Shorter),
        (end(2, [1; 32], 11), Fault::OtherHistory),
        (b"letters.example/log/1\nv2\n".to_vec(), Fault::EntryForm),
    ] {
        letter.files.insert("ended".into(), ended);
        let report = check(&letter, None, &policy(11));
        assert!(found(&report).contains(&(fault, "ended".into())), "{:?}", found(&report));
        assert!(found(&report).contains(&(Fault::RecordMissing, "records/000.p/2".into())) && report.end.is_none());
    }
}

/// Rotations and other witnesses: each step is in the log, and the quorum before has seen it.
#[test]
fn from_policy_to_policy() {
    let one_of = |seed: u8| Policy::parse(&policy(seed).to_text().replacen("quorum both", "quorum two", 1)).unwrap();
    let mut letter = Letter::new();
    letter.version(&[("en", "Text.\n")], Change::First);
    letter.push(letter::rotation(11, 12));
    letter.change_policy(&policy(11), &policy(12));
    letter.publish(&[log_key(12), log_key(11)], &[21]);
    letter.show_policy(1, &policy(11));
    letter.change_policy(&policy(12), &one_of(12));
    letter.publish(&[log_key(12)], &[21, 22]);
    letter.show_policy(2, &policy(12));
    let report = check(&letter, None, &one_of(12));
    assert_eq!(found(&report), []);
    let (first, second, last) = (policy(11).fingerprint(), policy(12).fingerprint(), one_of(12).fingerprint());
    let way = |report: &Report, from, to| report.way(from, to).map(|way| (way.changes, way.missing));
    assert_eq!(way(&report, &first, &last), Some((2, vec![])));
    assert_eq!((way(&report, &first, &second), way(&report, &second, &last)), (Some((1, vec![])), Some((1, vec![]))));
    assert_eq!((way(&report, &last, &first), way(&report, &[1; 32], &last)), (None, None), "not back, and from nowhere");
    assert!(report.names_policy(&first) && !report.names_policy(&one_of(11).fingerprint()));

    // The witnesses before have not seen the change: their names are said.
    let shown = |letter: &mut Letter, number: u64, by: u8, policy: &Policy, witnesses: &[u8], extra: Option<Checkpoint>| {
        let checkpoint = extra.unwrap_or_else(|| Checkpoint::new(ORIGIN, letter.edge.size(), letter.edge.root()));
        let mut note = checkpoint.sign([&log_key(by)]);
        let lines = witnesses.iter().map(|seed| witness(*seed).sign(&note.text, 1_795_478_400)).collect::<Vec<_>>();
        note.signatures.extend(lines);
        letter.files.insert(format!("policies/{number}"), format!("{policy}\n{note}").into_bytes());
    };
    let mut unseen = letter.clone();
    shown(&mut unseen, 2, 12, &policy(12), &[], None);
    let report = check(&unseen, None, &one_of(12));
    assert_eq!((found(&report), way(&report, &second, &last)), (vec![], Some((1, vec!["one".into(), "two".into()]))));

    // A key that nothing leads to, a state before the change, one that never was, another log's.
    for (by, checkpoint, fault) in [
        (13, None, Fault::NoteUnsigned),
        (12, Some(Checkpoint::new(ORIGIN, 3, letter.edge.root())), Fault::PolicyProof),
        (12, Some(Checkpoint::new(ORIGIN, 4, [1; 32])), Fault::PolicyProof),
        (12, Some(Checkpoint::new(ORIGIN, 5, [1; 32])), Fault::PolicyProof),
        (12, Some(Checkpoint::new(BEFORE, 4, letter.edge.root())), Fault::PolicyProof),
    ] {
        let mut wrong = letter.clone();
        shown(&mut wrong, 2, by, &policy(12), &[21], checkpoint);
        assert_eq!(found(&check(&wrong, None, &one_of(12))), one(fault, "policies/2"), "{by}");
    }
    // The holder of another key writes such an entry: the key before has not signed.
    let mut stolen = Letter::new();
    stolen.version(&[("en", "Text.\n")], Change::First);
    stolen.change_policy(&policy(11), &policy(13));
    stolen.publish(&[log_key(13)], &[21]);
    stolen.show_policy(1, &policy(11));
    assert_eq!(found(&check(&stolen, None, &policy(13))), one(Fault::NoteUnsigned, "policies/1"));
}
