//! The policies before the one that counts, what proves that each led on to the next, and the end of a log that another
//! one goes on from.

use super::files::{File, Files};
use super::led_keys;
use super::report::Report;
use crate::merkle::Hash;
use crate::note::{VerifierKey, is_key_name};
use crate::replay::{PolicyChange, Replay};
use crate::tile::{Row, entries};
use crate::{Checkpoint, Day, Entry, Event, Fault, Policy, Tile, entry::Succession, sha256};

/// A change of the policy that entries of a log name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led {
    /// The fingerprint of the policy until then.
    pub old: Hash,
    /// That of the next.
    pub new: Hash,
    /// The day.
    pub day: Day,
    /// Witnesses of the policy until then without whose signatures its quorum has not seen the change.
    pub missing: Vec<String>,
}

/// The way from an earlier policy to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// How many changes.
    pub changes: u64,
    /// Until which day the earlier policy was the log's.
    pub until: Day,
    /// Witnesses that have not signed a change: as long as there are any, the way proves nothing.
    pub missing: Vec<String>,
}

/// The end of a log: the origin of the one that goes on from it, and what that one says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The origin of the log that goes on.
    pub origin: String,
    /// The day.
    pub day: Day,
    /// How this log was signed last.
    pub last: Succession,
}

impl End {
    /// Reads what is beside a log that has ended: the origin of its successor, and that one's first entry.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let lines = std::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\n')?.split_once('\n'));
        let (origin, entry) = lines.filter(|(origin, _)| is_key_name(origin)).ok_or(Fault::EntryForm)?;
        match Entry::parse(entry.as_bytes())? {
            Entry { day, event: Event::Succeed(last) } if last.is_signed(origin, day) => {
                Ok(Self { origin: origin.to_owned(), day, last: *last })
            }
            _ => Err(Fault::SuccessorSignature),
        }
    }
}

/// A change of policy, the file of the policy before, and that policy with the bytes of its checkpoint, where it is there.
type Step = (PolicyChange, File, Option<(Policy, Vec<u8>)>);

/// The policies before, as they are read on the way.
#[derive(Debug, Default)]
pub(super) struct Before(Vec<Step>);

impl Before {
    /// Reads the policy that an entry has just replaced, and the checkpoint that shows it. Answers that checkpoint, whose root
    /// the tree must have at its size.
    pub(super) fn read(&mut self, files: &impl Files, replay: &Replay, total: u64, report: &mut Report) -> Option<(Checkpoint, File)> {
        let change = *replay.policies().last()?;
        let number = replay.policies().len() as u64 - u64::from(replay.before().is_some());
        let file = File::Policy(number);
        let read = files.file(&file).ok_or(Fault::FileMissing).and_then(|bytes| {
            let text = std::str::from_utf8(&bytes).map_err(|_| Fault::PolicyForm)?;
            let (policy, note) = text.split_once("\n\n").ok_or(Fault::PolicyForm)?;
            if sha256(format!("{policy}\n").as_bytes()) != change.old {
                return Err(Fault::PolicyHash);
            }
            let policy = Policy::parse(&format!("{policy}\n"))?;
            let (checkpoint, _) = Checkpoint::parse_note(note.as_bytes())?;
            let fits = checkpoint.origin == replay.origin() && (change.index + 1..=total).contains(&checkpoint.size);
            if !fits || !checkpoint.extensions.is_empty() {
                return Err(Fault::PolicyProof);
            }
            Ok((policy, note.as_bytes().to_vec(), checkpoint))
        });
        match read {
            Ok((policy, note, checkpoint)) => {
                self.0.push((change, file.clone(), Some((policy, note))));
                Some((checkpoint, file))
            }
            Err(fault) => {
                report.fail(fault, file.clone(), Some(change.index));
                self.0.push((change, file, None));
                None
            }
        }
    }

    /// Looks who has signed. `keys` are those that the log has had up to the policy that counts.
    pub(super) fn conclude(self, replay: &Replay, keys: &[VerifierKey], report: &mut Report) {
        for (change, file, read) in self.0 {
            let mut missing = Vec::new();
            if let Some((policy, note)) = read {
                // The key of a log before is the one that has signed this log's first entry.
                let before = replay.before().filter(|_| change.index == 0);
                let further = if before.is_some() { keys.to_vec() } else { led_keys(&policy, replay) };
                let opened = policy.open_with(&note, &further);
                let owned = |before: &Succession| {
                    let key = |log: &VerifierKey| log.name() == before.origin && log.ed25519() == Some(before.key);
                    policy.logs().iter().any(|log| key(&log.key))
                };
                match opened {
                    _ if before.is_some_and(|before| !owned(before)) => report.fail(Fault::SuccessorSignature, file, Some(0)),
                    Err(fault) => report.fail(fault, file, Some(change.index)),
                    Ok(opened) if !opened.quorum => {
                        let signed = |name: &String| opened.witnesses.iter().any(|(witness, _)| witness == name);
                        missing = policy.witnesses().iter().map(|(name, _)| name.clone()).filter(|name| !signed(name)).collect();
                    }
                    Ok(_) => {}
                }
            }
            report.policies.push(Led { old: change.old, new: change.new, day: change.day, missing });
        }
    }
}

impl Report {
    /// Compares what was seen of the log before with what this one says of it; answers how many entries came in between.
    ///
    /// # Errors
    /// Where this log does not go on from that one, or from another state of it.
    pub fn goes_on_from(&self, earlier: &Checkpoint) -> Result<u64, Fault> {
        match self.before.as_ref().filter(|before| before.origin == earlier.origin) {
            None => Err(Fault::OtherLog),
            Some(before) if before.size < earlier.size => Err(Fault::Shorter),
            Some(before) if before.size == earlier.size && before.root != earlier.root => Err(Fault::OtherHistory),
            Some(before) => Ok(before.size - earlier.size),
        }
    }

    /// Whether a policy may be this log's: the entries name it, or none names any.
    #[must_use]
    pub fn names_policy(&self, fingerprint: &Hash) -> bool {
        let named = |led: &Led| led.new == *fingerprint || led.old == *fingerprint;
        self.policies.is_empty() || self.policies.iter().skip(usize::from(self.before.is_some())).any(named) || {
            self.before.as_ref().is_some_and(|before| before.next == *fingerprint)
        }
    }

    /// The way from an earlier policy to a later one, by their fingerprints.
    #[must_use]
    pub fn way(&self, from: &Hash, to: &Hash) -> Option<Way> {
        let end = self.policies.iter().rposition(|led| led.new == *to)?;
        let start = self.policies.get(..=end)?.iter().rposition(|led| led.old == *from)?;
        let steps = self.policies.get(start..=end)?;
        let missing: Vec<String> = steps.iter().flat_map(|led| led.missing.iter().cloned()).collect();
        Some(Way { changes: steps.len() as u64, until: steps.first()?.day, missing })
    }
}

/// What a log says of the one before it, from its files: the first entry, not verified yet.
#[must_use]
pub fn goes_on_from(files: &impl Files) -> Option<Succession> {
    let (checkpoint, _) = Checkpoint::parse_note(&files.file(&File::Checkpoint)?).ok()?;
    let tile = Tile::at(Row::Entries, 0, checkpoint.size)?;
    let bundle = files.file(&File::Tile(tile))?;
    match Entry::parse(entries(&bundle, tile.width).ok()?.first()?).ok()?.event {
        Event::Succeed(before) => Some(*before),
        _ => None,
    }
}
