//! The verification of a whole list: what a good one shows, and that every change is found and named.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod letter;

use std::collections::BTreeMap;

use ledger::entry::{Change, Corrected};
use ledger::record::{Attestor, Listed};
use ledger::verify::{Failure, File, Files, wanted};
use ledger::{Against, Checkpoint, Event, Fault, Policy, Proof, Record, Report, statement, verify};
use letter::{Letter, log_key, policy, small};

const NAME: Corrected = Corrected { name: true, detail: false, level: false };

type Public = BTreeMap<String, Vec<u8>>;

fn against(policy: &Policy) -> Against<'_> {
    Against { policy, earlier: None, receipts: &[] }
}

fn check(files: &Public) -> Report {
    verify(files, against(&policy(11)), |_| {})
}

/// The faults found, each with its file.
fn found(report: &Report) -> Vec<(Fault, String)> {
    report.failures.iter().map(|failure| (failure.fault, failure.file.to_string())).collect()
}

#[test]
fn a_good_list() {
    let letter = small();
    let mut steps = Vec::new();
    let report = verify(&letter.files, against(&policy(11)), |progress| steps.push((progress.done, progress.total)));
    assert_eq!(found(&report), []);
    assert!(report.is_verified());
    assert_eq!(steps, [(letter.index(), letter.index())]);
    let figures = &report.figures;
    assert_eq!((figures.active, figures.outdated, figures.left), (1, 2, 2));
    assert_eq!((figures.duplicates, figures.not_confirmed, figures.corrections), (1, 1, [1, 0, 0]));
    assert_eq!((figures.disputed, figures.vouched_for, figures.versions, figures.texts), (1, 13, 3, 6));
    assert_eq!((figures.opened, figures.deleted, figures.replaced, figures.lingering, figures.tiles), (6, 4, 2, 0, 1));
    assert_eq!(figures.entries, [3, 7, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 0]);
    let named: Vec<_> =
        report.signatories.iter().map(|one| (one.index, one.record.name.as_str(), one.version, one.current, one.keys.len())).collect();
    // The key signed version 1: it does not count for the version reaffirmed. The person's key was revoked.
    assert_eq!(named, [(1, "Rights Example", 3, true, 0), (2, "Zoë de Vries", 1, false, 0), (3, "Mistyped Example", 1, false, 0)]);
    assert_eq!(report.attestors.len(), 1);
    assert_eq!(report.attestors[0].1.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Kim Min-ji", "Lee Jun"]);
    assert_eq!(report.witnesses.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!((report.log_keys.len(), report.surplus.len(), report.rotations.len()), (2, 0, 1));
    // Who pins the new key verifies as well.
    assert!(verify(&letter.files, against(&policy(12)), |_| {}).is_verified());
    assert_eq!(found(&verify(&letter.files, against(&policy(13)), |_| {})), [(Fault::NoteUnsigned, "checkpoint".into())]);
}

/// What a report claims, without the lines that prove nothing.
fn claims(report: &Report) -> Report {
    Report { surplus: Vec::new(), witnesses: Vec::new(), log_keys: Vec::new(), ..report.clone() }
}

#[test]
fn every_byte_of_every_file_counts() {
    let letter = small();
    let good = check(&letter.files);
    let mut files = letter.files.clone();
    let (mut failed, mut surplus) = (0, 0);
    for (name, bytes) in &letter.files {
        for (at, byte) in bytes.iter().enumerate() {
            files.get_mut(name).unwrap()[at] = byte ^ 1 << (at % 8);
            let report = check(&files);
            if report.is_verified() {
                surplus += 1;
                let unknown = name == "checkpoint" && !report.surplus.is_empty() || name == "policies/1";
                assert!(unknown, "{name}, byte {at}: unnoticed");
                assert_eq!(claims(&report), claims(&good));
            } else {
                failed += 1;
                // Where an entry still reads, the tile beside it names it.
                let entry = (0..letter.index()).find(|index| letter.ends(*index) > at);
                let named = |failure: &Failure| match failure.fault {
                    Fault::TileHash if name.starts_with("tile/entries/") => failure.index == entry,
                    _ => failure.file.to_string() == *name || name == "checkpoint",
                };
                assert!(report.failures.iter().any(named), "{name}, byte {at}: {:?}", found(&report));
            }
            files.get_mut(name).unwrap()[at] = *byte;
        }
    }
    assert!(failed > 7_500 && surplus > 20 && surplus < 400, "{failed} {surplus}");
}

#[test]
fn every_missing_file_is_named() {
    let letter = small();
    for name in letter.files.keys() {
        let mut files = letter.files.clone();
        files.remove(name);
        assert!(found(&check(&files)).contains(&(Fault::FileMissing, name.clone())), "{name}");
    }
}

#[test]
fn files_are_asked_for_in_turn() {
    let letter = small();
    let mut files = Public::new();
    let mut rounds = Vec::new();
    loop {
        let wanted = wanted(&files);
        if wanted.is_empty() {
            break;
        }
        rounds.push(wanted.len());
        for file in wanted {
            // The next checkpoint need not be there.
            files.extend(letter.files.get(&file.to_string()).map(|bytes| (file.to_string(), bytes.clone())));
        }
    }
    assert_eq!(rounds, [2, 3, 4, 7]);
    assert_eq!(files, letter.files);
    assert!(files.file(&File::Earlier).is_none());
}

#[test]
fn a_record_without_an_entry_about_it_is_missed() {
    let good = small();
    for index in 0..good.index() as usize {
        if good.slots[index].is_none() {
            continue;
        }
        let mut letter = good.clone();
        letter.slots[index] = None;
        letter.write_records();
        let report = check(&letter.files);
        assert_eq!(
            report.failures.iter().map(|failure| (failure.fault, failure.index)).collect::<Vec<_>>(),
            [(Fault::RecordMissing, Some(index as u64))]
        );
    }
}

#[test]
fn records_that_should_be_gone_are_counted() {
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], ledger::entry::Change::First);
    let signed = letter.sign(manifest, "A");
    letter.push(Event::Leave { about: signed });
    letter.publish(&[log_key(11)], &[21]);
    let report = check(&letter.files);
    assert!(report.is_verified());
    assert_eq!((report.figures.lingering, report.signatories.len()), (1, 0));
}

/// A host that wants more than was signed.
#[test]
fn signatures_are_not_used_twice() {
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], ledger::entry::Change::First);
    let signed = letter.sign(manifest, "A");
    let key = Record::Key(letter::ssh(32, &letter.statement(manifest, signed)));
    let added = letter.commit(&key, |commitment| Event::KeyAdd { about: signed, commitment });
    letter.publish(&[log_key(11)], &[21]);
    let report = check(&letter.files);
    assert!(report.is_verified());
    assert_eq!(report.signatories[0].keys.len(), 1);
    // Revoked, and added again with the same signature.
    letter.push(Event::KeyRevoke { about: added });
    letter.commit(&key, |commitment| Event::KeyAdd { about: signed, commitment });
    letter.publish(&[log_key(11)], &[21]);
    let faults = |letter: &Letter| check(&letter.files).failures.iter().map(|failure| (failure.fault, failure.index)).collect::<Vec<_>>();
    assert_eq!(faults(&letter), [(Fault::KeyTwice, Some(4))]);

    // Another's signature, a wrong kind of record, another day, one attestor twice.
    let other = |record: Record, event: fn(u64, [u8; 32]) -> Event| {
        let mut letter = Letter::new();
        let manifest = letter.version(&[("en", "Text.\n")], ledger::entry::Change::First);
        let signed = letter.sign(manifest, "A");
        letter.commit(&record, |commitment| event(signed, commitment));
        letter.publish(&[log_key(11)], &[21]);
        faults(&letter)
    };
    let elsewhere = Record::Key(letter::ssh(32, "undersigned-statement/v1\nother\n"));
    assert_eq!(other(elsewhere, |about, commitment| Event::KeyAdd { about, commitment }), [(Fault::RecordSignature, Some(2))]);
    assert_eq!(other(key, |about, commitment| Event::Correct { about, what: NAME, commitment }), [(Fault::RecordKind, Some(2))]);
    let Record::Listed(listed) = letter::organisation("A") else { panic!() };
    let later = Record::Listed(Listed { day: letter::day(25), ..listed });
    assert_eq!(other(later, |about, commitment| Event::Correct { about, what: NAME, commitment }), [(Fault::RecordKind, Some(2))]);
    let text = statement::attestation(letter::ORIGIN, &manifest, None, 2);
    let one = Attestor { name: "A".into(), signature: letter::ssh(33, &text) };
    let twice = Record::Attestation(vec![one.clone(), Attestor { name: "B".into(), ..one }]);
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], ledger::entry::Change::First);
    letter.commit(&twice, |commitment| Event::Vouch { replaces: None, manifest, number: 2, commitment });
    letter.publish(&[log_key(11)], &[21]);
    assert_eq!(faults(&letter), [(Fault::Attestors, Some(1))]);
}

/// What a log looked like when it had fewer entries, and other logs.
#[test]
fn earlier_checkpoints_and_receipts() {
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], ledger::entry::Change::First);
    for name in ["A", "B", "C"] {
        letter.sign(manifest, name);
    }
    let checkpoint = letter.publish(&[log_key(11)], &[21]);
    let (receipt, earlier) = (letter.receipt(2, checkpoint.clone()), Checkpoint::parse(&checkpoint.text).unwrap());
    let before = letter.files.clone();
    let mut forked = letter.clone();
    letter.sign(manifest, "D");
    letter.publish(&[log_key(11)], &[21]);
    let policy = policy(11);
    let seen = |files: &Public, earlier: &Checkpoint, receipt: &Proof| {
        verify(files, Against { policy: &policy, earlier: Some(earlier), receipts: std::slice::from_ref(receipt) }, |_| {})
    };
    assert_eq!(found(&seen(&before, &earlier, &receipt)), []);
    assert_eq!(found(&seen(&letter.files, &earlier, &receipt)), []);
    assert_eq!(
        letter.receipt(2, checkpoint).verify(letter.entries[2].to_string().as_bytes(), &policy).map(|opened| opened.quorum),
        Ok(true)
    );

    // The newest entries dropped.
    let later = seen(&letter.files, &earlier, &receipt).checkpoint();
    let newer = letter.receipt(4, letter.checkpoint(&[log_key(11)], &[21]));
    assert_eq!(
        found(&seen(&before, &later, &newer)),
        [(Fault::Shorter, "earlier checkpoint".into()), (Fault::ReceiptShorter, "receipt 1".into())]
    );

    // Another log of the same letter, signed with the same key.
    forked.entries.swap(2, 3);
    forked.slots.swap(2, 3);
    forked.entries.push(letter.entries[4].clone());
    forked.slots.push(letter.slots[4].clone());
    forked.edge = ledger::Edge::default();
    forked.publish(&[log_key(11)], &[21]);
    assert!(check(&forked.files).is_verified());
    assert_eq!(
        found(&seen(&forked.files, &earlier, &receipt)),
        [(Fault::OtherHistory, "earlier checkpoint".into()), (Fault::ReceiptOtherLog, "receipt 1".into())]
    );

    // A receipt of another letter, one with another entry, one that nobody signed.
    let mut other = receipt.clone();
    other.checkpoint.text = other.checkpoint.text.replace("letters.example", "letters.exampel");
    assert_eq!(found(&seen(&letter.files, &earlier, &other)), [(Fault::ReceiptOrigin, "receipt 1".into())]);
    let other = Proof { extra: Some(b"another".to_vec()), ..receipt.clone() };
    assert_eq!(found(&seen(&letter.files, &earlier, &other)), [(Fault::ProofInclusion, "receipt 1".into())]);
    let other = Proof { index: 1, extra: None, ..receipt.clone() };
    assert_eq!(found(&seen(&letter.files, &earlier, &other)), [(Fault::ProofInclusion, "receipt 1".into())]);
    let mut other = receipt;
    other.checkpoint.signatures[0].bytes[5] ^= 1;
    assert_eq!(found(&seen(&letter.files, &earlier, &other)), [(Fault::NoteSignature, "receipt 1".into())]);
}

#[test]
fn who_signs_the_checkpoint() {
    let mut letter = small();
    letter.publish(&[log_key(12)], &[]);
    assert_eq!(found(&check(&letter.files)), [(Fault::Quorum, "checkpoint".into())]);
    // After a rotation the old key alone is not enough.
    letter.publish(&[log_key(11)], &[21]);
    assert_eq!(found(&check(&letter.files)), [(Fault::NoteUnsigned, "checkpoint".into())]);
    letter.publish(&[log_key(12)], &[22, 23]);
    let report = check(&letter.files);
    assert!(report.is_verified());
    assert_eq!(report.surplus.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["witness23.example"]);
    // A log that was rotated to a key that the policy knows nothing of.
    let mut letter = Letter::new();
    letter.version(&[("en", "Text.\n")], ledger::entry::Change::First);
    letter.push(letter::rotation(13, 14));
    letter.publish(&[log_key(11)], &[21]);
    assert_eq!(found(&check(&letter.files)), [(Fault::LogKeyUnknown, "checkpoint".into())]);
}

#[test]
fn an_empty_log_and_a_claimed_one() {
    let mut letter = Letter::new();
    letter.publish(&[log_key(11)], &[21]);
    assert!(check(&letter.files).is_verified());
    let claimed = Checkpoint::new(letter::ORIGIN, u64::MAX, [7; 32]).sign([&log_key(11)]);
    letter.files.insert("checkpoint".into(), claimed.to_string().into_bytes());
    assert_eq!(found(&check(&letter.files))[0].0, Fault::FileMissing);
    assert!(wanted(&letter.files).len() > 10);
    assert_eq!(found(&check(&Public::new())), [(Fault::FileMissing, "checkpoint".into())]);
}

/// A log of version 1 is refused by a word of its own, once, and nothing more is said of what follows.
#[test]
fn a_log_of_version_1() {
    let mut letter = Letter::new();
    letter.publish(&[log_key(11)], &[21]);
    let hash = "0f".repeat(32);
    let entries = [format!("v1 manifest 2026-11-24 {hash} first"), format!("v1 sign 2026-11-24 {hash} {hash}")];
    for written in letter.edge.append(&entries).unwrap() {
        letter.files.insert(written.tile.to_string(), written.bytes);
    }
    letter.files.insert("records/000.p/2".into(), vec![0; 4]);
    let checkpoint = letter.checkpoint(&[log_key(11)], &[21]);
    letter.files.insert("checkpoint".into(), checkpoint.to_string().into_bytes());
    assert_eq!(found(&check(&letter.files)), [(Fault::OldVersion, "tile/entries/000.p/2".into())]);
    // An old manifest or an old record under a new entry.
    let mut letter = Letter::new();
    letter.version(&[("en", "Text.\n")], Change::First);
    letter.publish(&[log_key(11)], &[21]);
    let old = letter.manifests[0].to_text().replace("/v2", "/v1");
    letter.entries[0].event = Event::Manifest { manifest: ledger::sha256(old.as_bytes()), change: Change::First };
    letter.files.insert("manifest/1".into(), old.into_bytes());
    letter.edge = ledger::Edge::default();
    letter.publish(&[log_key(11)], &[21]);
    assert_eq!(found(&check(&letter.files)), [(Fault::OldVersion, "manifest/1".into())]);
}

/// Texts are canonical whatever was signed; a manifest's hash alone does not make them so.
#[test]
fn texts_that_are_not_canonical() {
    for text in ["Two  \n", "No end", "Tab\t.\n", "Zoe\u{308}\n", "a\u{202e}b\n", "A\n\n", "\u{378}\n", "CR\r\n"] {
        let mut letter = Letter::new();
        letter.version(&[("en", "Text.\n")], Change::First);
        let line = format!("lang en sha256:{} {} original", ledger::hex::encode(&ledger::sha256(text.as_bytes())), text.len());
        let manifest: String = letter.manifests[0]
            .to_text()
            .lines()
            .map(|old| if old.starts_with("lang") { line.as_str() } else { old }.to_owned() + "\n")
            .collect();
        letter.entries[0].event = Event::Manifest { manifest: ledger::sha256(manifest.as_bytes()), change: Change::First };
        letter.files.insert("manifest/1".into(), manifest.into_bytes());
        letter.files.insert("text/1/en".into(), text.as_bytes().to_vec());
        letter.publish(&[log_key(11)], &[21]);
        assert_eq!(found(&check(&letter.files)), [(Fault::TextForm, "text/1/en".into())], "{text:?}");
    }
}

/// Kinds of change keep to what they say.
#[test]
fn what_a_change_leaves_alone() {
    use Change::{Material, Translation, Typographical};
    let first = [("en", "Text.\n"), ("fr", "Texte.\n")];
    let annex: &[(&str, &[u8])] = &[("annex.txt", b"An annex.\n")];
    let another: &[(&str, &[u8])] = &[("annex.txt", b"Another.\n")];
    let faults = |texts: &[(&str, &str)], enclosures: &[(&str, &[u8])], change| {
        let mut letter = Letter::new();
        letter.version_with(&first, annex, Change::First);
        letter.version_with(texts, enclosures, change);
        letter.publish(&[log_key(11)], &[21]);
        found(&check(&letter.files))
    };
    let kind = [(Fault::ManifestKind, "manifest/2".to_owned())];
    assert_eq!(faults(&[("en", "Text.\n"), ("fr", "Texte !\n"), ("ko", "글.\n")], annex, Translation), []);
    assert_eq!(faults(&[("en", "Text!\n"), ("fr", "Texte.\n")], annex, Translation), kind, "the original");
    assert_eq!(faults(&[("fr", "Texte.\n"), ("en", "Text.\n")], annex, Translation), kind, "who is original");
    assert_eq!(faults(&[("en", "Text.\n"), ("ko", "글.\n")], annex, Translation), kind, "a language gone");
    assert_eq!(faults(&[("en", "Text.\n"), ("fr", "Texte !\n")], another, Translation), kind, "an enclosure");
    assert_eq!(faults(&[("en", "Text!\n")], annex, Typographical), []);
    assert_eq!(faults(&[("fr", "Texte !\n"), ("en", "Text.\n")], annex, Typographical), kind, "who is original");
    assert_eq!(faults(&[("en", "Text!\n")], another, Typographical), kind, "an enclosure");
    assert_eq!(faults(&[("fr", "Un autre.\n")], another, Material), []);
}

#[test]
fn enclosures() {
    let mut letter = small();
    let name = letter.files.keys().find(|name| name.starts_with("enclosure/")).unwrap().clone();
    letter.files.insert(name.clone(), b"Another.\n".to_vec());
    assert_eq!(found(&check(&letter.files)), [(Fault::EnclosureHash, name.clone())]);
    assert_eq!(name, format!("enclosure/{}", ledger::hex::encode(&ledger::sha256(b"An annex.\n"))));
}

/// No day is later than the newest witness's time, an hour granted for clocks.
#[test]
fn days_do_not_pass_the_witnesses_time() {
    let at = |time: u64, seeds: &[u8]| {
        let mut letter = Letter::new();
        letter.version(&[("en", "Text.\n")], Change::First);
        letter.publish(&[log_key(11)], &[]);
        let mut note = letter.checkpoint(&[log_key(11)], &[]);
        let lines = seeds.iter().zip(0..).map(|(seed, more)| letter::witness(*seed).sign(&note.text, time + more * 7200));
        note.signatures.extend(lines.collect::<Vec<_>>());
        letter.files.insert("checkpoint".into(), note.to_string().into_bytes());
        found(&check(&letter.files))
    };
    // The entry's day begins at this time.
    let day = 1_795_478_400;
    let late = [(Fault::DayWitness, "checkpoint".to_owned())];
    assert_eq!(at(day, &[21]), []);
    assert_eq!(at(day - 3600, &[21]), []);
    assert_eq!(at(day - 3601, &[21]), late);
    assert_eq!(at(day - 7200, &[21]), late);
    assert_eq!(at(day - 7200, &[21, 22]), [], "the newest counts");
    assert_eq!(at(1 << 62, &[21]), [], "after the last day of the calendar");
}

#[test]
fn a_correction_that_lies() {
    let corrected = |what: Corrected, keep: bool| {
        let mut letter = Letter::new();
        let manifest = letter.version(&[("en", "Text.\n")], Change::First);
        let signed = letter.sign(manifest, "Mistyped Exmaple");
        letter.commit(&letter::organisation("Mistyped Example"), |commitment| Event::Correct { about: signed, what, commitment });
        if !keep {
            letter.slots[signed as usize] = None;
        }
        letter.publish(&[log_key(11)], &[21]);
        found(&check(&letter.files))
    };
    let detail = Corrected { detail: true, ..Corrected::default() };
    assert_eq!(corrected(NAME, true), []);
    assert_eq!(corrected(detail, true), [(Fault::CorrectKind, "records/000.p/3".into())]);
    assert_eq!(corrected(Corrected { detail: true, ..NAME }, true), [(Fault::CorrectKind, "records/000.p/3".into())]);
    assert_eq!(corrected(detail, false), [], "the old record is gone: nothing tells");
}

/// A letter's checkpoint has three lines, and so has that of a receipt.
#[test]
fn further_lines_of_a_checkpoint() {
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], Change::First);
    letter.sign(manifest, "A");
    letter.publish(&[log_key(11)], &[21]);
    let mut checkpoint = Checkpoint::new(letter::ORIGIN, letter.edge.size(), letter.edge.root());
    checkpoint.extensions.push("frozen".into());
    let mut note = checkpoint.sign([&log_key(11)]);
    note.signatures.push(letter::witness(21).sign(&note.text, 1_795_478_400));
    let receipt = letter.receipt(1, letter.checkpoint(&[log_key(11)], &[21]));
    let extended = Proof { checkpoint: note.clone(), ..receipt };
    let policy = policy(11);
    let report = verify(&letter.files, Against { policy: &policy, earlier: None, receipts: &[extended] }, |_| {});
    assert_eq!(found(&report), [(Fault::CheckpointForm, "receipt 1".into())]);
    letter.files.insert("checkpoint".into(), note.to_string().into_bytes());
    assert_eq!(found(&check(&letter.files)), [(Fault::CheckpointForm, "checkpoint".into())]);
}

/// One key may sign for two: an office that acts for a federation and for itself. Whose list it is in, it shows twice.
#[test]
fn one_key_for_two_signatories() {
    let mut letter = Letter::new();
    let manifest = letter.version(&[("en", "Text.\n")], Change::First);
    for name in ["A", "B"] {
        let signed = letter.sign(manifest, name);
        let key = Record::Key(letter::ssh(32, &letter.statement(manifest, signed)));
        letter.commit(&key, |commitment| Event::KeyAdd { about: signed, commitment });
    }
    letter.publish(&[log_key(11)], &[21]);
    let report = check(&letter.files);
    assert!(report.is_verified());
    assert_eq!(report.signatories[0].keys, report.signatories[1].keys);
}
