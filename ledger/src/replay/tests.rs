//! What may follow what.

use super::*;
use crate::Day;
use crate::entry::{Corrected, Removal};
use crate::note::{KeyKind, SignerKey};

const M: [Hash; 4] = [[1; 32], [2; 32], [3; 32], [4; 32]];

/// A commitment that no other entry has.
fn c() -> Hash {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    crate::sha256(&NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_be_bytes())
}

const NAME: Corrected = Corrected { name: true, detail: false, level: false };

/// The log before, whose key is 1, as it says who goes on from it.
fn before(origin: &str, by: &str) -> Succession {
    let (root, policy, next) = ([5; 32], [6; 32], [7; 32]);
    let before = Succession { origin: origin.to_owned(), size: 9, root, policy, next, key: [0; 32], signature: [0; 64] };
    before.sign(by, Day::new(2026, 11, 24).unwrap(), &SignerKey::from_seed(origin, KeyKind::Ed25519, &[1; 32]).unwrap()).unwrap()
}

#[test]
fn a_log_goes_on_from_another_and_from_policy_to_policy() {
    let (old, new) = ("letters.example/log/0", "letters.example/log/1");
    let good = before(old, new);
    let succeed = |before: Succession| Event::Succeed(Box::new(before));
    let mut log = Log(Replay::new(new));
    assert_eq!(log.put(succeed(before(new, new))), Err(Fault::SuccessorPlace), "from itself");
    assert_eq!(log.put(succeed(before(old, "letters.example/log/2"))), Err(Fault::SuccessorSignature), "of another one");
    for changed in [
        Succession { size: 8, ..good.clone() },
        Succession { root: [8; 32], ..good.clone() },
        Succession { policy: [8; 32], ..good.clone() },
        Succession { next: [8; 32], ..good.clone() },
        Succession { key: [8; 32], ..good.clone() },
        Succession { origin: "letters.example/log/3".into(), ..good.clone() },
    ] {
        assert_eq!(log.put(succeed(changed)), Err(Fault::SuccessorSignature));
    }
    let policy = |old: u8, new: u8| Event::Policy { old: [old; 32], new: [new; 32] };
    log.all(&[
        (succeed(good.clone()), Ok(())),
        (succeed(good.clone()), Err(Fault::SuccessorPlace)),
        (policy(6, 8), Err(Fault::PolicyOrder)),
        (policy(7, 7), Err(Fault::PolicyOrder)),
        (policy(7, 8), Ok(())),
        (policy(7, 8), Err(Fault::PolicyOrder)),
        (policy(8, 7), Ok(())),
    ]);
    assert_eq!((log.0.before(), log.0.policies().len()), (Some(&good), 3));
    assert_eq!(Log::new().put(succeed(good)), Err(Fault::SuccessorPlace), "later");
}

/// A log under test: entries as their words after the day.
struct Log(Replay);

impl Log {
    /// Two versions, signatories at 2 and 3, a vouching at 4, a key at 5.
    fn new() -> Self {
        let mut log = Self(Replay::new("letters.example/log/1"));
        assert_eq!(log.put(Event::Manifest { manifest: M[0], change: Change::First }), Ok(()));
        assert_eq!(log.put(Event::Manifest { manifest: M[1], change: Change::Translation }), Ok(()));
        for _ in 0..2 {
            assert_eq!(log.put(Event::Sign { manifest: M[0], commitment: c() }), Ok(()));
        }
        assert_eq!(log.put(Event::Vouch { replaces: None, manifest: M[0], number: 3, commitment: c() }), Ok(()));
        assert_eq!(log.put(Event::KeyAdd { about: 2, commitment: c() }), Ok(()));
        log
    }

    /// Applies; what is refused must change nothing.
    fn put(&mut self, event: Event) -> Result<(), Fault> {
        let before = format!("{:?}", self.0);
        let result = self.0.apply(&Entry::new(Day::new(2026, 11, 24).unwrap(), event));
        assert_eq!(result.is_ok(), format!("{:?}", self.0) != before);
        result
    }

    fn all(&mut self, events: &[(Event, Result<(), Fault>)]) {
        for (event, expected) in events {
            assert_eq!(self.put(event.clone()), *expected, "{event:?}");
        }
    }
}

const UNKNOWN: Result<(), Fault> = Err(Fault::AboutUnknown);
const ENDED: Result<(), Fault> = Err(Fault::AboutEnded);

#[test]
fn versions() {
    let mut log = Log(Replay::new("o"));
    log.all(&[
        (Event::Manifest { manifest: M[0], change: Change::Material }, Err(Fault::ManifestChange)),
        (Event::Sign { manifest: M[0], commitment: c() }, Err(Fault::ManifestUnknown)),
        (Event::Manifest { manifest: M[0], change: Change::First }, Ok(())),
        (Event::Manifest { manifest: M[1], change: Change::First }, Err(Fault::ManifestChange)),
        (Event::Manifest { manifest: M[0], change: Change::Material }, Err(Fault::ManifestTwice)),
        (Event::Sign { manifest: M[0], commitment: c() }, Ok(())),
        (Event::Reaffirm { about: 1, manifest: M[0] }, Err(Fault::ManifestOlder)),
        (Event::Reaffirm { about: 1, manifest: M[1] }, Err(Fault::ManifestUnknown)),
        (Event::Manifest { manifest: M[1], change: Change::Typographical }, Ok(())),
    ]);
    assert!(log.0.is_current(0) && log.0.is_current(1));
    log.all(&[
        (Event::Manifest { manifest: M[2], change: Change::Material }, Ok(())),
        (Event::Manifest { manifest: M[3], change: Change::Translation }, Ok(())),
    ]);
    assert_eq!([0, 1, 2, 3].map(|version| log.0.is_current(version)), [false, false, true, true]);
    log.all(&[
        (Event::Reaffirm { about: 1, manifest: M[2] }, Ok(())),
        (Event::Reaffirm { about: 1, manifest: M[1] }, Err(Fault::ManifestOlder)),
        (Event::Reaffirm { about: 1, manifest: M[3] }, Ok(())),
    ]);
    assert_eq!(log.0.signatories()[0].version, 3);
}

/// What is about an entry must be about one above and of the right kind.
#[test]
fn about_what() {
    let of = |about| {
        [
            Event::Reaffirm { about, manifest: M[1] },
            Event::Correct { about, what: NAME, commitment: c() },
            Event::KeyAdd { about, commitment: c() },
            Event::Leave { about },
            Event::Remove { about, reason: Removal::NotConfirmed },
            Event::Dispute { about },
            Event::Vouch { replaces: Some(about), manifest: M[0], number: 1, commitment: c() },
            Event::KeyRevoke { about },
        ]
    };
    for (about, fits) in [(0, 0..0), (1, 0..0), (2, 0..6), (4, 3..7), (5, 7..8), (6, 0..0), (7, 0..0), (u64::MAX, 0..0)] {
        for (place, event) in of(about).into_iter().enumerate() {
            let unfit = if matches!(event, Event::Vouch { .. }) { Err(Fault::VouchOrder) } else { UNKNOWN };
            assert_eq!(Log::new().put(event.clone()), if fits.contains(&place) { Ok(()) } else { unfit }, "{event:?}");
        }
    }
}

#[test]
fn what_has_ended_stays_so() {
    for end in [
        Event::Leave { about: 2 },
        Event::Remove { about: 2, reason: Removal::Duplicate },
        Event::Remove { about: 2, reason: Removal::NotConfirmed },
    ] {
        let mut log = Log::new();
        log.all(&[
            (end, Ok(())),
            (Event::Leave { about: 2 }, ENDED),
            (Event::Remove { about: 2, reason: Removal::Duplicate }, ENDED),
            (Event::Correct { about: 2, what: NAME, commitment: c() }, ENDED),
            (Event::Reaffirm { about: 2, manifest: M[1] }, ENDED),
            (Event::KeyAdd { about: 2, commitment: c() }, ENDED),
            (Event::Dispute { about: 2 }, Ok(())),
            (Event::KeyRevoke { about: 5 }, Ok(())),
            (Event::KeyRevoke { about: 5 }, ENDED),
            (Event::Leave { about: 3 }, Ok(())),
        ]);
        assert_eq!(log.0.explains_absence(2), Some(true));
    }
}

#[test]
fn vouchings_name_the_one_before() {
    let vouch = |replaces, number| Event::Vouch { replaces, manifest: M[0], number, commitment: c() };
    let mut log = Log::new();
    log.all(&[
        (vouch(None, 3), Err(Fault::VouchOrder)),
        (vouch(Some(5), 2), Err(Fault::VouchOrder)),
        (vouch(Some(4), 2), Ok(())),
        (vouch(Some(4), 3), Err(Fault::VouchOrder)),
        (Event::Leave { about: 4 }, ENDED),
        (Event::Leave { about: 6 }, Ok(())),
        (vouch(None, 3), Err(Fault::VouchOrder)),
        (vouch(Some(6), 1), Ok(())),
    ]);
    let standings: Vec<_> = log.0.vouchings().iter().map(|vouching| vouching.standing).collect();
    assert_eq!(standings, [Standing::Replaced, Standing::Left, Standing::Standing]);
}

#[test]
fn no_commitment_comes_twice() {
    let mut log = Log::new();
    let commitment = c();
    let twice = Err(Fault::CommitmentTwice);
    log.all(&[
        (Event::Sign { manifest: M[0], commitment }, Ok(())),
        (Event::Sign { manifest: M[0], commitment }, twice),
        (Event::Correct { about: 2, what: NAME, commitment }, twice),
        (Event::KeyAdd { about: 2, commitment }, twice),
    ]);
}

#[test]
fn records_are_owed_until_an_entry_says_otherwise() {
    let mut log = Log::new();
    let owed = |log: &Log| (0..log.0.size()).filter(|index| log.0.explains_absence(*index) == Some(false)).collect::<Vec<_>>();
    assert_eq!(owed(&log), [2, 3, 4, 5]);
    assert!(log.0.counts_key(&log.0.keys()[0]));
    assert!(matches!(log.0.expected(5), Expected::Key(text) if text.starts_with("undersigned-statement/v1\nletters.example/log/1\n0101")));
    log.all(&[(Event::Correct { about: 2, what: NAME, commitment: [8; 32] }, Ok(()))]);
    assert_eq!(owed(&log), [3, 4, 6]);
    assert!(!log.0.counts_key(&log.0.keys()[0]));
    log.all(&[
        (Event::Correct { about: 6, what: NAME, commitment: c() }, UNKNOWN),
        (Event::Correct { about: 2, what: NAME, commitment: c() }, Ok(())),
    ]);
    assert_eq!(owed(&log), [3, 4, 7]);
    log.all(&[(Event::Leave { about: 2 }, Ok(()))]);
    assert_eq!((owed(&log), log.0.expected(8)), (vec![3, 4], Expected::Nothing));
    log.all(&[(Event::Leave { about: 4 }, Ok(())), (Event::Asset { sha256: c() }, Ok(()))]);
    assert_eq!((owed(&log), log.0.explains_absence(10), log.0.expected(10)), (vec![3], None, Expected::Nothing));
}

#[test]
fn rotations() {
    let key = |seed| SignerKey::from_seed("letters.example/log/1", KeyKind::Ed25519, &[seed; 32]).unwrap();
    let day = Day::new(2026, 11, 24).unwrap();
    let change = |old: u8, new: u8| Rotation::sign("letters.example/log/1", day, &key(old), &key(new)).unwrap();
    let mut log = Log::new();
    let good = change(1, 2);
    log.all(&[
        (Event::LogKey(Rotation { by_old: good.by_new, ..good }), Err(Fault::LogKeySignature)),
        (Event::LogKey(Rotation { by_new: good.by_old, ..good }), Err(Fault::LogKeySignature)),
        (Event::LogKey(Rotation::sign("letters.example/log/2", day, &key(1), &key(2)).unwrap()), Err(Fault::LogKeySignature)),
        (
            Event::LogKey(Rotation::sign("letters.example/log/1", Day::new(2026, 11, 25).unwrap(), &key(1), &key(2)).unwrap()),
            Err(Fault::LogKeySignature),
        ),
        (Event::LogKey(change(1, 1)), Err(Fault::LogKeyChain)),
        (Event::LogKey(good), Ok(())),
        (Event::LogKey(good), Err(Fault::LogKeyChain)),
        (Event::LogKey(change(2, 3)), Ok(())),
    ]);
    assert_eq!(log.0.rotations().iter().map(|(index, _)| *index).collect::<Vec<_>>(), [6, 7]);
}

#[test]
fn days_never_decrease() {
    let on = |day| Entry::new(Day::new(2026, 11, day).unwrap(), Event::Asset { sha256: c() });
    let mut log = Log::new();
    assert_eq!(log.0.apply(&on(23)), Err(Fault::DayOrder));
    assert_eq!((log.0.apply(&on(24)), log.0.apply(&on(25))), (Ok(()), Ok(())));
    assert_eq!((log.0.apply(&on(24)), log.0.day()), (Err(Fault::DayOrder), Day::new(2026, 11, 25)));
}

#[test]
fn corrections_are_counted_by_what_they_changed() {
    let mut log = Log::new();
    let level = Corrected { detail: true, level: true, ..Corrected::default() };
    log.all(&[
        (Event::Correct { about: 2, what: NAME, commitment: c() }, Ok(())),
        (Event::Correct { about: 2, what: level, commitment: c() }, Ok(())),
        (Event::Correct { about: 9, what: NAME, commitment: c() }, UNKNOWN),
    ]);
    assert_eq!(log.0.corrections(), &[1, 1, 1]);
}
