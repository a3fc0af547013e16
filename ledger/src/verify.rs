//! The verification of a whole list, from the public files alone.
//!
//! It recomputes the tree from the entries, compares every tile, replays the entries, opens every commitment, checks
//! texts and manifests, signatures and witnesses, and what was seen before. It goes on after a failure as far as that
//! makes sense, and names each. The caller fetches; nothing here waits.

use crate::encode::Day;
use crate::entry::Removal;
use crate::merkle::{Hash, leaf_hash, verify_inclusion};
use crate::note::{KeyKind, VerifierKey};
use crate::replay::{Replay, Standing};
use crate::tile::{Row, WIDTH, entries, records};
use crate::{Checkpoint, Edge, Entry, Fault, Manifest, Policy, Proof, Tile};

mod files;
mod records;
mod report;

pub use files::{File, Files, wanted};
pub use report::{FAILURE_LIMIT, Failure, Figures, Report, Signed};

/// How far a witness's clock may be behind the log's, in seconds.
const CLOCKS: u64 = 3600;

/// What is verified against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The policy: pinned, or got another way than from the server that is checked.
    pub policy: &'a Policy,
    /// The last checkpoint of this log that was seen here.
    pub earlier: Option<&'a Checkpoint>,
    /// Receipts: proofs that signatories were given.
    pub receipts: &'a [Proof],
}

/// How far a verification is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The entries verified.
    pub done: u64,
    /// All entries.
    pub total: u64,
}

/// Verifies a whole list.
pub fn verify(files: &impl Files, against: Against<'_>, mut progress: impl FnMut(Progress)) -> Report {
    let mut verifier = Verifier::new(files, against);
    while let Some(now) = verifier.step() {
        progress(now);
    }
    verifier.finish()
}

/// A verification that goes on a bundle at a time, so that a page stays alive.
#[derive(Debug)]
pub struct Verifier<'a, F> {
    files: &'a F,
    against: Against<'a>,
    checkpoint: Option<Checkpoint>,
    edge: Edge,
    replay: Replay,
    report: Report,
    records: records::Opened,
    /// Roots to compare on the way: the size, the root, and the fault where it differs.
    marks: Vec<(u64, Hash, File, Fault)>,
    /// The leaves that receipts are about, by the receipt's place.
    leaves: Vec<Option<Hash>>,
    /// The manifest of the newest version so far, where it could be read.
    manifest: Option<Manifest>,
    /// Whether entries could not be read to the end.
    stopped: bool,
}

impl<'a, F: Files> Verifier<'a, F> {
    /// Reads the checkpoint.
    #[must_use]
    pub fn new(files: &'a F, against: Against<'a>) -> Self {
        let mut report = Report::default();
        let checkpoint = match files.file(&File::Checkpoint).as_deref().map(Checkpoint::parse_note) {
            Some(Ok((checkpoint, _))) => {
                if !checkpoint.extensions.is_empty() {
                    report.fail(Fault::CheckpointForm, File::Checkpoint, None);
                }
                Some(checkpoint)
            }
            wrong => {
                report.fail(wrong.and_then(Result::err).unwrap_or(Fault::FileMissing), File::Checkpoint, None);
                None
            }
        };
        let origin = checkpoint.as_ref().map_or("", |checkpoint| &checkpoint.origin);
        let mut verifier = Self {
            files,
            against,
            edge: Edge::default(),
            replay: Replay::new(origin),
            records: records::Opened::default(),
            marks: Vec::new(),
            leaves: vec![None; against.receipts.len()],
            report,
            manifest: None,
            stopped: false,
            checkpoint: None,
        };
        if let Some(checkpoint) = checkpoint {
            verifier.mark(&checkpoint);
            verifier.report.size = checkpoint.size;
            verifier.checkpoint = Some(checkpoint);
            verifier.compare();
        }
        verifier
    }

    /// Notes which roots the tree must have on its way.
    fn mark(&mut self, now: &Checkpoint) {
        if let Some(earlier) = self.against.earlier {
            if earlier.origin != now.origin {
                self.report.fail(Fault::Origin, File::Earlier, None);
            } else if earlier.size > now.size {
                self.report.fail(Fault::Shorter, File::Earlier, None);
            } else {
                self.marks.push((earlier.size, earlier.root, File::Earlier, Fault::OtherHistory));
            }
        }
        for (place, receipt) in self.against.receipts.iter().enumerate() {
            let file = File::Receipt(place);
            match receipt.unverified() {
                Err(fault) => self.report.fail(fault, file, None),
                Ok(then) if !then.extensions.is_empty() => self.report.fail(Fault::CheckpointForm, file, None),
                Ok(then) if then.origin != now.origin => self.report.fail(Fault::ReceiptOrigin, file, None),
                Ok(then) if then.size > now.size => self.report.fail(Fault::ReceiptShorter, file, None),
                Ok(then) => self.marks.push((then.size, then.root, file, Fault::ReceiptOtherLog)),
            }
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress { done: self.edge.size(), total: self.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size) }
    }

    /// Verifies the next bundle; `None` where there is nothing left to do.
    pub fn step(&mut self) -> Option<Progress> {
        let Progress { done, total } = self.progress();
        let place = done / WIDTH;
        // After a bundle that cannot be read, no later entry has a known index.
        if done % WIDTH != 0 || done >= total || self.stopped {
            return None;
        }
        let (tile, files) = (Tile::at(Row::Entries, place, total)?, self.files);
        let bundle = files.file(&File::Tile(tile));
        let read = bundle.as_deref().ok_or(Fault::FileMissing).and_then(|bundle| entries(bundle, tile.width));
        let entries = match read {
            Ok(entries) => entries,
            Err(fault) => {
                self.stopped = true;
                self.report.fail(fault, File::Tile(tile), None);
                return None;
            }
        };
        let beside = Tile { row: Row::Records, ..tile };
        let bundle = files.file(&File::Tile(beside));
        let slots = match bundle.as_deref().ok_or(Fault::FileMissing).and_then(|bundle| records(bundle, tile.width)) {
            Ok(slots) => Some(slots),
            Err(fault) => {
                self.report.fail(fault, File::Tile(beside), None);
                None
            }
        };
        for (within, bytes) in entries.into_iter().enumerate() {
            let slot = slots.as_ref().map(|slots| slots.get(within).copied().flatten());
            self.entry(bytes, tile, slot);
            // Nothing of what follows would be understood better.
            if self.stopped {
                return None;
            }
        }
        Some(self.progress())
    }

    /// Verifies one entry; `slot` is what is beside it, where that could be read at all.
    fn entry(&mut self, bytes: &[u8], tile: Tile, slot: Option<Option<crate::Opening<'_>>>) {
        let (index, leaf) = (self.edge.size(), leaf_hash(bytes));
        let (files, report) = (self.files, &mut self.report);
        self.edge.push(leaf, |tile, hashes| report.compare_tile(files, tile, hashes));
        for (receipt, of) in self.against.receipts.iter().zip(&mut self.leaves) {
            if receipt.index == index {
                *of = Some(leaf);
            }
        }
        match Entry::parse(bytes).and_then(|entry| self.replay.apply(&entry).map(|()| entry)) {
            Err(fault) => {
                self.replay.skip();
                self.stopped = fault == Fault::OldVersion;
                self.report.fail(fault, File::Tile(tile), Some(index));
            }
            Ok(entry) => {
                if let crate::Event::Manifest { manifest, change } = entry.event {
                    let before = self.manifest.take();
                    self.manifest = files::check_version(self.files, &self.replay, (&manifest, change), before.as_ref(), &mut self.report);
                }
                self.records.open(&entry, slot, &self.replay, &mut self.report);
            }
        }
        self.compare();
    }

    /// Compares the root with those that are known for this size.
    fn compare(&mut self) {
        let size = self.edge.size();
        if self.marks.iter().any(|(at, ..)| *at == size) {
            let root = self.edge.root();
            for (_, expected, file, fault) in self.marks.extract_if(.., |(at, ..)| *at == size) {
                if root != expected {
                    self.report.fail(fault, file, None);
                }
            }
        }
    }

    /// Concludes: the last tiles, the root, signatures and witnesses, receipts, and what records are missing.
    #[must_use]
    pub fn finish(mut self) -> Report {
        while self.step().is_some() {}
        let Some(checkpoint) = self.checkpoint.take() else { return self.report };
        let (files, size) = (self.files, self.edge.size());
        if !self.stopped {
            for level in 0..8u8 {
                if let Some(tile) = Tile::partial(Row::Hashes(level), size) {
                    self.report.compare_tile(files, tile, self.edge.level(level));
                }
            }
            if self.edge.root() != checkpoint.root {
                self.report.fail(Fault::Root, File::Checkpoint, None);
            }
        }
        let further = self.log_keys(&checkpoint.origin);
        self.signatures(&checkpoint, &further);
        self.receipts(&further);
        self.count();
        self.report.origin = checkpoint.origin;
        self.report.root = checkpoint.root;
        self.report
    }

    /// The keys that rotations lead to from the policy's.
    fn log_keys(&self, origin: &str) -> Vec<VerifierKey> {
        let logs = self.against.policy.logs().iter().map(|log| &log.key);
        let pinned: Vec<[u8; 32]> = logs.filter(|key| key.name() == origin).filter_map(VerifierKey::ed25519).collect();
        let mut further = Vec::new();
        for (_, change) in self.replay.rotations() {
            let known = pinned.contains(&change.old) || further.contains(&change.old);
            if known && !pinned.contains(&change.new) {
                further.push(change.new);
            }
        }
        further.iter().filter_map(|key| VerifierKey::new(origin, KeyKind::Ed25519, key).ok()).collect()
    }

    /// Who has signed the checkpoint, and whether that is enough.
    fn signatures(&mut self, checkpoint: &Checkpoint, further: &[VerifierKey]) {
        let report = &mut self.report;
        let note = self.files.file(&File::Checkpoint);
        let opened = match self.against.policy.open_with(note.as_deref().unwrap_or_default(), further) {
            Ok(opened) => opened,
            Err(fault) => return report.fail(fault, File::Checkpoint, None),
        };
        if let Some((index, change)) = self.replay.rotations().last() {
            let mut known = self.against.policy.logs().iter().map(|log| &log.key).chain(further);
            if !known.any(|key| key.name() == checkpoint.origin && key.ed25519() == Some(change.new)) {
                report.fail(Fault::LogKeyUnknown, File::Checkpoint, Some(*index));
            } else if !opened.log_keys.iter().any(|key| key.ed25519() == Some(change.new)) {
                report.fail(Fault::NoteUnsigned, File::Checkpoint, Some(*index));
            }
        }
        if !opened.quorum {
            report.fail(Fault::Quorum, File::Checkpoint, None);
        }
        // A witness with a slow clock does not make a day a lie, and one with a fast clock does not make it true.
        let newest = opened.witnesses.iter().map(|(_, time)| *time).max();
        let until = newest.and_then(|time| Day::of_time(time.saturating_add(CLOCKS)));
        if until.is_some_and(|until| self.replay.day().is_some_and(|day| day > until)) {
            report.fail(Fault::DayWitness, File::Checkpoint, None);
        }
        report.log_keys = opened.log_keys;
        report.witnesses = opened.witnesses;
        report.surplus = opened.surplus;
    }

    /// Receipts are true proofs of their own, of a leaf that this log has.
    fn receipts(&mut self, further: &[VerifierKey]) {
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

    /// Numbers, and the records that are missing.
    fn count(&mut self) {
        let replay = &self.replay;
        self.records.conclude(replay, &mut self.report);
        let figures = &mut self.report.figures;
        figures.entries = *replay.counts();
        figures.corrections = *replay.corrections();
        figures.versions = replay.versions().len() as u64;
        for signatory in replay.signatories() {
            *match signatory.standing {
                Standing::Standing if replay.is_current(signatory.version) => &mut figures.active,
                Standing::Standing => &mut figures.outdated,
                Standing::Left | Standing::Replaced => &mut figures.left,
                Standing::Removed(Removal::Duplicate) => &mut figures.duplicates,
                Standing::Removed(Removal::NotConfirmed) => &mut figures.not_confirmed,
            } += 1;
            figures.disputed += u64::from(signatory.disputes > 0);
        }
        for vouching in replay.vouchings().iter().filter(|vouching| vouching.standing == Standing::Standing) {
            figures.vouched_for += u64::from(vouching.number);
        }
        self.report.rotations = replay.rotations().iter().map(|(_, change)| (change.old, change.new)).collect();
    }
}
