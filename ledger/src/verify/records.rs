//! Opening commitments: the records beside the log, and the signatures in them.

use std::collections::BTreeSet;

use super::files::File;
use super::report::{Report, Signed};
use crate::record::{Attestor, Listed};
use crate::replay::{Expected, Replay, Standing};
use crate::sshsig::SshKey;
use crate::statement::NAMESPACE;
use crate::tile::{Row, Tile, WIDTH};
use crate::{Entry, Event, Fault, Opening, Record, SshSig};

/// What the records say so far.
#[derive(Debug, Default)]
pub(super) struct Opened {
    /// The standing record of each signatory, in the order of [`Replay::signatories`].
    listed: Vec<Option<Box<Listed>>>,
    /// The key of each `key-add`, in the order of [`Replay::keys`].
    keys: Vec<Option<SshKey>>,
    /// The attestors of each vouching, in the order of [`Replay::vouchings`].
    attestors: Vec<Vec<Attestor>>,
    /// The entries whose commitments nothing opens.
    missing: Vec<u64>,
    /// Keys and what they have signed: one that was revoked must not be added again with the same signature.
    signed: BTreeSet<(Vec<u8>, String)>,
    /// How many records were opened.
    opened: u64,
}

/// The bundle in which the record of an entry stands, as far as failures name it.
fn bundle(index: u64, size: u64) -> File {
    Tile::at(Row::Records, index / WIDTH, size).map_or(File::Checkpoint, File::Tile)
}

impl Opened {
    /// Looks at what is beside an entry that was just applied; `slot` is none where the bundle could not be read.
    pub(super) fn open(&mut self, entry: &Entry, slot: Option<Option<Opening<'_>>>, replay: &Replay, report: &mut Report) {
        let index = replay.size() - 1;
        let read = match (entry.event.commitment(), slot) {
            (_, None) | (None, Some(None)) => Ok(None),
            (None, Some(Some(_))) => Err(Fault::RecordUnasked),
            (Some(_), Some(None)) => {
                self.missing.push(index);
                Ok(None)
            }
            (Some(commitment), Some(Some(opening))) if opening.opens(commitment) => {
                self.opened += 1;
                Record::parse(opening.record).and_then(|record| self.check(record, replay.expected(index)).map(Some))
            }
            (Some(_), Some(Some(_))) => Err(Fault::Commitment),
        };
        let record = read.unwrap_or_else(|fault| {
            report.fail(fault, bundle(index, report.size), Some(index));
            None
        });
        // The lists keep step with the replay's, whatever the record is.
        match (&entry.event, record) {
            (Event::Sign { .. }, Some(Record::Listed(listed))) => self.listed.push(Some(Box::new(listed))),
            (Event::Sign { .. }, _) => self.listed.push(None),
            (Event::Correct { about, what, .. }, record) => {
                let place = replay.signatories().binary_search_by_key(about, |signatory| signatory.index);
                if let Some(listed) = place.ok().and_then(|place| self.listed.get_mut(place)) {
                    let new = if let Some(Record::Listed(record)) = record { Some(Box::new(record)) } else { None };
                    // The old record is gone, as a rule: then nothing here tells what changed.
                    if let (Some(old), Some(new)) = (&listed, &new)
                        && new.corrected(old) != *what
                    {
                        report.fail(Fault::CorrectKind, bundle(index, report.size), Some(index));
                    }
                    *listed = new;
                }
            }
            (Event::KeyAdd { .. }, Some(Record::Key(signature))) => self.keys.push(Some(signature.key)),
            (Event::KeyAdd { .. }, _) => self.keys.push(None),
            (Event::Vouch { .. }, Some(Record::Attestation(attestors))) => self.attestors.push(attestors),
            (Event::Vouch { .. }, _) => self.attestors.push(Vec::new()),
            _ => {}
        }
    }

    /// How many records are missing for which no entry so far says why.
    pub(super) fn unexplained(&self, replay: &Replay) -> u64 {
        self.missing.iter().filter(|index| replay.explains_absence(**index) != Some(true)).count() as u64
    }

    /// Says what is missing without a reason, and who has signed.
    pub(super) fn conclude(&mut self, replay: &Replay, report: &mut Report) {
        let (mut explained, mut replaced) = (0, 0);
        for index in &self.missing {
            // Of a log that has ended they are in the one that goes on.
            if report.end.is_some() || replay.explains_absence(*index) == Some(true) {
                explained += 1;
                replaced += u64::from(replay.is_replaced(*index));
            } else {
                report.fail(Fault::RecordMissing, bundle(*index, report.size), Some(*index));
            }
        }
        let deletable = (0..replay.size()).filter(|index| replay.explains_absence(*index) == Some(true)).count() as u64;
        let figures = &mut report.figures;
        figures.opened = self.opened;
        (figures.deleted, figures.replaced) = (explained - replaced, replaced);
        figures.lingering = deletable.saturating_sub(explained);
        let mut keys: Vec<Vec<SshKey>> = vec![Vec::new(); self.listed.len()];
        for (key, added) in self.keys.iter().zip(replay.keys()) {
            if let (Some(key), true, Some(of)) = (key, replay.counts_key(added), keys.get_mut(added.signatory)) {
                of.push(key.clone());
            }
        }
        report.signatories.reserve_exact(self.listed.len());
        for ((signatory, record), keys) in replay.signatories().iter().zip(&mut self.listed).zip(keys) {
            if let (Standing::Standing, Some(record)) = (signatory.standing, record.take()) {
                let (index, disputes) = (signatory.index, signatory.disputes);
                let current = replay.is_current(signatory.version);
                report.signatories.push(Signed { index, version: signatory.version as u64 + 1, current, disputes, record, keys });
            }
        }
        for (vouching, attestors) in replay.vouchings().iter().zip(&mut self.attestors) {
            if vouching.standing == Standing::Standing {
                report.attestors.push((vouching.index, std::mem::take(attestors)));
            }
        }
    }

    /// Checks that a record is of the right kind, and the signatures in it.
    fn check(&mut self, record: Record, expected: Expected) -> Result<Record, Fault> {
        let verified = |signature: &SshSig, text: &str| signature.verify(NAMESPACE, text.as_bytes()).map_err(|_| Fault::RecordSignature);
        match (&record, expected) {
            (Record::Listed(listed), Expected::Listed(day)) if listed.day == day => {}
            (Record::Key(signature), Expected::Key(text)) => {
                verified(signature, &text)?;
                if !self.signed.insert((signature.key.to_bytes(), text)) {
                    return Err(Fault::KeyTwice);
                }
            }
            (Record::Attestation(attestors), Expected::Attestation(text)) => {
                let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
                if !attestors.iter().all(|one| names.insert(&one.name) && keys.insert(one.signature.key.to_bytes())) {
                    return Err(Fault::Attestors);
                }
                attestors.iter().try_for_each(|one| verified(&one.signature, &text))?;
            }
            _ => return Err(Fault::RecordKind),
        }
        Ok(record)
    }
}
