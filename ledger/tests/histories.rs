//! Random histories: what replay accepts verifies, in whatever batches it was written, and its figures are those of a
//! naive count; what has been seen before stays true.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod letter;

use std::collections::BTreeMap;

use ledger::entry::{Change, Corrected, Removal};
use ledger::{Against, Checkpoint, Entry, Event, Replay, verify};
use letter::{Letter, ORIGIN, day, log_key, organisation, policy};
use proptest::prelude::*;

/// One thing that somebody tries: what, and about which entry.
type Try = (u8, prop::sample::Index);

/// Where a signature stands, and the version that it is for.
type Naive = BTreeMap<u64, (&'static str, u64)>;

/// Tries one thing; it is written where replay accepts it.
fn attempt(letter: &mut Letter, replay: &mut Replay, naive: &mut Naive, (what, about): &Try) {
    let about = about.index(letter.entries.len()) as u64;
    let manifest = letter.manifests[(about as usize) % letter.manifests.len()].hash();
    let before = letter.clone();
    let record = organisation(&format!("Organisation {}", letter.index()));
    let index = match what {
        0..=9 => letter.commit(&record, |commitment| Event::Sign { manifest, commitment }),
        10..=12 => {
            let what = Corrected { name: true, ..Corrected::default() };
            letter.commit(&record, |commitment| Event::Correct { about, what, commitment })
        }
        13 | 14 => letter.push(Event::Leave { about }),
        15 => letter.push(Event::Remove { about, reason: Removal::Duplicate }),
        16 => letter.push(Event::Remove { about, reason: Removal::NotConfirmed }),
        17 | 18 => letter.push(Event::Reaffirm { about, manifest }),
        19 => letter.push(Event::Dispute { about }),
        _ => {
            letter.version(
                &[("en", &format!("Version {about}.\n"))],
                if about.is_multiple_of(2) { Change::Material } else { Change::Typographical },
            );
            letter.index() - 1
        }
    };
    let entry: Entry = letter.entries[index as usize].clone();
    if replay.apply(&entry).is_err() {
        *letter = before;
        return;
    }
    let version = replay.versions().iter().position(|version| version.manifest == manifest).unwrap_or_default() as u64 + 1;
    match entry.event {
        Event::Sign { .. } => drop(naive.insert(index, ("stands", version))),
        Event::Leave { about } => naive.get_mut(&about).unwrap().0 = "left",
        Event::Remove { about, reason } => naive.get_mut(&about).unwrap().0 = reason.code(),
        Event::Reaffirm { about, .. } => naive.get_mut(&about).unwrap().1 = version,
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_replay_accepts_verifies(tries in prop::collection::vec((0u8..21, any::<prop::sample::Index>()), 1..700), batch in 1usize..300) {
        let (mut letter, mut replay, mut naive) = (Letter::new(), Replay::new(ORIGIN), Naive::new());
        letter.version(&[("en", "Version.\n")], Change::First);
        replay.apply(&Entry::new(day(24), letter.entries[0].event.clone())).unwrap();
        let policy = policy(11);
        let mut earlier: Option<Checkpoint> = None;
        let mut receipts = Vec::new();
        for batch in tries.chunks(batch) {
            batch.iter().for_each(|one| attempt(&mut letter, &mut replay, &mut naive, one));
            for index in 0..letter.index() {
                if replay.explains_absence(index) == Some(true) {
                    letter.slots[index as usize] = None;
                }
            }
            let note = letter.publish(&[log_key(11)], &[22]);
            receipts.push(letter.receipt(letter.index() / 2, note.clone()));
            let report = verify(&letter.files, Against { policy: &policy, earlier: earlier.as_ref(), receipts: &receipts }, |_| {});
            prop_assert_eq!(&report.failures, &[]);
            let count = |standing| naive.values().filter(|(is, _)| *is == standing).count() as u64;
            let figures = &report.figures;
            prop_assert_eq!(figures.active + figures.outdated, count("stands"));
            prop_assert_eq!(figures.left, count("left"));
            prop_assert_eq!((figures.duplicates, figures.not_confirmed), (count("duplicate"), count("not-confirmed")));
            let named: Vec<_> = report.signatories.iter().map(|one| (one.index, one.version)).collect();
            let expected: Vec<_> = naive.iter().filter(|(_, (is, _))| *is == "stands").map(|(index, (_, version))| (*index, *version)).collect();
            prop_assert_eq!(named, expected);
            prop_assert_eq!(figures.lingering, 0);
            earlier = Some(report.checkpoint());
            prop_assert_eq!(earlier.as_ref(), Some(&Checkpoint::parse(&note.text).unwrap()));
        }
    }
}
