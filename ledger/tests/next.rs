//! While witnesses are away: what the log signs stands beside the checkpoint, and explains the records that are gone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod letter;

use ledger::entry::Change;
use ledger::verify::Since;
use ledger::{Against, Checkpoint, Event, Fault, Policy, Report, verify};
use letter::{Letter, ORIGIN, day, log_key, policy, witness};

fn check(letter: &Letter, policy: &Policy, earlier: Option<&Checkpoint>) -> Report {
    verify(&letter.files, Against { policy, earlier, receipts: &[] }, |_| {})
}

fn found(letter: &Letter) -> Vec<(Fault, String)> {
    let report = check(letter, &policy(11), None);
    report.failures.iter().map(|failure| (failure.fault, failure.file.to_string())).collect()
}

fn only(fault: Fault, file: &str) -> Vec<(Fault, String)> {
    vec![(fault, file.to_owned())]
}

/// A letter that a witness has signed with three signatures: the entries 1, 2 and 3.
fn witnessed() -> Letter {
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], Change::First);
    for name in ["A", "B", "C"] {
        letter.sign(manifest, name);
    }
    letter.publish(&[log_key(11)], &[21]);
    letter
}

/// The same, after which B has left, D has signed and left, and no witness has signed.
fn away() -> Letter {
    let mut letter = witnessed();
    letter.push(Event::Leave { about: 2 });
    letter.slots[2] = None;
    let manifest = letter.manifests[0].hash();
    letter.sign(manifest, "D");
    letter.push(Event::Leave { about: 5 });
    letter.slots[5] = None;
    letter.publish_next(&[log_key(11)]);
    letter
}

#[test]
fn an_erasure_while_witnesses_are_away_is_explained() {
    let letter = away();
    let report = check(&letter, &policy(11), None);
    assert_eq!(report.failures, []);
    let before = witnessed();
    assert_eq!(report.since, Some(Since { size: 4, root: before.edge.root(), deleted: 1 }));
    assert_eq!((report.size, report.root), (7, letter.edge.root()));
    assert_eq!(report.signatories.iter().map(|one| one.record.name.as_str()).collect::<Vec<_>>(), ["A", "C"]);
    assert_eq!((report.figures.left, report.figures.deleted, report.figures.replaced), (2, 2, 0));
    assert_eq!((report.witnesses.len(), report.witnessed_at()), (1, Some(1_795_478_400)));
    assert_eq!(report.checkpoint(), Checkpoint::new(ORIGIN, 7, letter.edge.root()), "the newest state is remembered");
    assert_eq!(check(&before, &policy(11), None).since, None);
}

/// What a reader saw before there was a next checkpoint: an honest erasure looks like a crime.
#[test]
fn a_record_that_no_entry_explains_is_missed() {
    let mut letter = away();
    letter.slots[3] = None;
    letter.write_records();
    assert_eq!(found(&letter), only(Fault::RecordMissing, "records/000.p/7"));
    assert_eq!(check(&letter, &policy(11), None).since.unwrap().deleted, 1);
    let mut alone = witnessed();
    alone.slots[2] = None;
    alone.write_records();
    assert_eq!(found(&alone), only(Fault::RecordMissing, "records/000.p/4"));
}

#[test]
fn the_next_checkpoint_goes_on_from_the_checkpoint() {
    // The witness has signed another tree of four entries.
    let mut letter = away();
    let mut other = Letter::new();
    let manifest = other.version(&[("en", "Text.\n")], Change::First);
    for name in ["A", "B", "X"] {
        other.sign(manifest, name);
    }
    let note = other.publish(&[log_key(11)], &[21]).to_string();
    letter.files.insert("checkpoint".into(), note.into_bytes());
    assert_eq!(found(&letter), only(Fault::Root, "checkpoint"));
    // The log has signed another root of all.
    let mut letter = away();
    let note = Checkpoint::new(ORIGIN, 7, [7; 32]).sign([&log_key(11)]);
    letter.files.insert("checkpoint.next".into(), note.to_string().into_bytes());
    assert_eq!(found(&letter), only(Fault::Root, "checkpoint.next"));
}

#[test]
fn only_a_later_state_that_the_log_has_signed_is_a_next_one() {
    let with = |note: String| {
        let mut letter = away();
        letter.files.insert("checkpoint.next".into(), note.into_bytes());
        found(&letter)
    };
    let (size, root) = (7, away().edge.root());
    let signed = |origin: &str, size, seed| Checkpoint::new(origin, size, root).sign([&log_key(seed)]).to_string();
    assert_eq!(with(signed(ORIGIN, size, 11)), []);
    assert_eq!(with(signed(ORIGIN, size, 13)), only(Fault::NoteUnsigned, "checkpoint.next"));
    let mut forged = Checkpoint::new(ORIGIN, size, root).sign([&log_key(11)]);
    forged.signatures[0].bytes[7] ^= 1;
    assert_eq!(with(forged.to_string()), only(Fault::NoteSignature, "checkpoint.next"));
    let mut longer = Checkpoint::new(ORIGIN, size, root);
    longer.extensions.push("more".into());
    assert_eq!(with(longer.sign([&log_key(11)]).to_string()), only(Fault::CheckpointForm, "checkpoint.next"));
    // Without it, the records that are gone are missed too.
    let others = [with(signed(ORIGIN, 4, 11)), with(signed(ORIGIN, 3, 11)), with(signed("l.example", 7, 11)), with("none\n".to_owned())];
    for (found, fault) in others.iter().zip([Fault::NextSize, Fault::NextSize, Fault::Origin, Fault::NoteForm]) {
        assert_eq!(found[0], (fault, "checkpoint.next".to_owned()), "{found:?}");
    }
}

#[test]
fn the_quorum_counts_for_the_checkpoint_alone() {
    let mut letter = away();
    let note = letter.checkpoint(&[log_key(11)], &[21]);
    letter.files.insert("checkpoint.next".into(), note.to_string().into_bytes());
    assert_eq!(found(&letter), [], "a witness that is not enough may have signed it");
    let checkpoint = witnessed().checkpoint(&[log_key(11)], &[]);
    letter.files.insert("checkpoint".into(), checkpoint.to_string().into_bytes());
    assert_eq!(found(&letter), only(Fault::Quorum, "checkpoint"));
    // Days after the witnesses' time are days that they have not signed.
    let mut letter = witnessed();
    letter.entries.push(ledger::Entry::new(day(28), Event::Leave { about: 2 }));
    letter.slots.push(None);
    letter.publish_next(&[log_key(11)]);
    assert_eq!(found(&letter), []);
    let mut note = Checkpoint::new(ORIGIN, letter.edge.size(), letter.edge.root()).sign([&log_key(11)]);
    note.signatures.push(witness(21).sign(&note.text, 1_795_478_400));
    letter.files.remove("checkpoint.next");
    letter.files.insert("checkpoint".into(), note.to_string().into_bytes());
    assert_eq!(found(&letter), only(Fault::DayWitness, "checkpoint"));
}

#[test]
fn a_rotation_that_no_witness_has_signed_yet() {
    let rotated = |keys: &[u8]| {
        let mut letter = witnessed();
        letter.push(letter::rotation(11, 12));
        letter.publish_next(&keys.iter().map(|seed| log_key(*seed)).collect::<Vec<_>>());
        let keys = check(&letter, &policy(11), None).log_keys.len();
        (found(&letter), keys)
    };
    assert_eq!(rotated(&[12, 11]), (vec![], 2));
    assert_eq!(rotated(&[12]), (vec![], 1));
    assert_eq!(rotated(&[11]).0, only(Fault::NoteUnsigned, "checkpoint.next"));
}

#[test]
fn what_was_seen_as_next_is_never_taken_back() {
    let seen = check(&away(), &policy(11), None).checkpoint();
    let after = |letter: &Letter| {
        let report = check(letter, &policy(11), Some(&seen));
        report.failures.iter().map(|failure| failure.fault).collect::<Vec<_>>()
    };
    assert_eq!(after(&away()), []);
    let mut later = away();
    let manifest = later.manifests[0].hash();
    later.sign(manifest, "E");
    later.publish_next(&[log_key(11)]);
    assert_eq!(after(&later), []);
    later.files.remove("checkpoint.next");
    let note = later.checkpoint(&[log_key(11)], &[21]);
    later.files.insert("checkpoint".into(), note.to_string().into_bytes());
    assert_eq!(after(&later), [], "witnessed at last");
    assert_eq!(after(&witnessed()), [Fault::Shorter]);
    let mut fork = witnessed();
    for _ in 0..3 {
        fork.sign(manifest, &format!("F{}", fork.index()));
    }
    fork.publish(&[log_key(11)], &[21]);
    assert_eq!(after(&fork), [Fault::OtherHistory]);
}
