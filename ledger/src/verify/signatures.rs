//! Who has signed the checkpoints of a log and the receipts that were given in it.

use super::files::{File, Files};
use super::report::Since;
use super::{Verifier, Witnessed};
use crate::encode::Day;
use crate::merkle::{leaf_hash, verify_inclusion};
use crate::note::VerifierKey;
use crate::{Fault, Opened};

/// How far a witness's clock may be behind the log's, in seconds.
const CLOCKS: u64 = 3600;

impl<F: Files> Verifier<'_, F> {
    /// Who has signed the checkpoint, and whether that is enough; and that the log has signed what came since.
    pub(super) fn signatures(&mut self, further: &[VerifierKey]) {
        let witnessed = self.witnessed.take();
        let (until, day) = witnessed.as_ref().map_or((u64::MAX, self.replay.day()), |one| (one.checkpoint.size, one.day));
        if let Some(opened) = self.open(&File::Checkpoint, until, further) {
            if !opened.quorum {
                self.report.fail(Fault::Quorum, File::Checkpoint, None);
            }
            // A witness with a slow clock does not make a day a lie, and one with a fast clock does not make it true.
            let newest = opened.witnesses.iter().map(|(_, time)| *time).max();
            let latest = newest.and_then(|time| Day::of_time(time.saturating_add(CLOCKS)));
            if latest.is_some_and(|latest| day.is_some_and(|day| day > latest)) {
                self.report.fail(Fault::DayWitness, File::Checkpoint, None);
            }
            (self.report.log_keys, self.report.witnesses, self.report.surplus) = (opened.log_keys, opened.witnesses, opened.surplus);
        }
        let Some(Witnessed { checkpoint, unexplained, .. }) = witnessed else { return };
        if let Some(opened) = self.open(&File::Next, u64::MAX, further) {
            self.report.log_keys = opened.log_keys;
            self.report.surplus.extend(opened.surplus);
        }
        // What no later entry explains is a failure, and counted there.
        let deleted = unexplained.saturating_sub(self.records.unexplained(&self.replay));
        self.report.since = Some(Since { size: checkpoint.size, root: checkpoint.root, deleted });
    }

    /// Opens a checkpoint over the entries before this one: a log of the policy has signed it, with the key that it had.
    fn open(&mut self, file: &File, until: u64, further: &[VerifierKey]) -> Option<Opened> {
        let (report, policy) = (&mut self.report, self.against.policy);
        let note = self.files.file(file);
        let opened = match policy.open_with(note.as_deref().unwrap_or_default(), further) {
            Ok(opened) => opened,
            Err(fault) => {
                report.fail(fault, file.clone(), None);
                return None;
            }
        };
        if let Some((index, change)) = self.replay.rotations().iter().rfind(|(index, _)| *index < until) {
            let mut known = policy.logs().iter().map(|log| &log.key).chain(further);
            if !known.any(|key| key.name() == opened.checkpoint.origin && key.ed25519() == Some(change.new)) {
                report.fail(Fault::LogKeyUnknown, file.clone(), Some(*index));
            } else if !opened.log_keys.iter().any(|key| key.ed25519() == Some(change.new)) {
                report.fail(Fault::NoteUnsigned, file.clone(), Some(*index));
            }
        }
        Some(opened)
    }

    /// Receipts are true proofs of their own, of a leaf that this log has.
    pub(super) fn receipts(&mut self, further: &[VerifierKey]) {
        for (place, (receipt, leaf)) in self.against.receipts.iter().zip(&self.leaves).enumerate() {
            let file = File::Receipt(place);
            let known = self.report.failures.iter().any(|failure| failure.file == file);
            let opened = match self.against.policy.open_with(receipt.checkpoint.to_string().as_bytes(), further) {
                Ok(opened) => opened.checkpoint,
                Err(_) if known => continue,
                Err(fault) => {
                    self.report.fail(fault, file, None);
                    continue;
                }
            };
            // Of another log only the receipt's own entry can be asked about.
            let leaves = leaf.filter(|_| !known).into_iter().chain(receipt.extra.as_deref().map(leaf_hash));
            for leaf in leaves {
                if let Err(fault) = verify_inclusion(receipt.index, opened.size, &leaf, &receipt.hashes, &opened.root) {
                    self.report.fail(fault, file.clone(), Some(receipt.index));
                }
            }
        }
    }
}
