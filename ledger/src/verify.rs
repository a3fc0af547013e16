//! The verification of a whole list, from the public files alone.
//!
//! It recomputes the tree from the entries, compares every tile, replays the entries, opens every commitment, checks
//! texts and manifests, signatures and witnesses, and what was seen before. It goes on after a failure as far as that
//! makes sense, and names each. The caller fetches; nothing here waits.

use crate::encode::Day;
use crate::entry::Removal;
use crate::merkle::{Hash, leaf_hash};
use crate::replay::{Replay, Standing};
use crate::tile::{Row, WIDTH, entries, records};
use crate::{Checkpoint, Edge, Entry, Fault, Manifest, Policy, Proof, Tile};

mod files;
mod records;
mod report;
mod signatures;

pub use files::{File, Files, wanted};
pub use report::{FAILURE_LIMIT, Failure, Figures, Report, Signed, Since};

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
    /// The newest state that the log has signed.
    head: Option<Checkpoint>,
    /// Where the quorum has signed less than that: what it has.
    witnessed: Option<Witnessed>,
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

/// A checkpoint on the way to the newest state, and what was so when its entries were read.
#[derive(Debug)]
struct Witnessed {
    checkpoint: Checkpoint,
    /// The day of the last entry.
    day: Option<Day>,
    /// Records that were missing, and of which only a later entry may say why.
    unexplained: u64,
}

/// Reads a checkpoint.
fn read(files: &impl Files, file: &File, report: &mut Report) -> Option<Checkpoint> {
    match files.file(file).as_deref().map(Checkpoint::parse_note) {
        Some(Ok((checkpoint, _))) => {
            if !checkpoint.extensions.is_empty() {
                report.fail(Fault::CheckpointForm, file.clone(), None);
            }
            Some(checkpoint)
        }
        Some(Err(fault)) => {
            report.fail(fault, file.clone(), None);
            None
        }
        None => None,
    }
}

impl<'a, F: Files> Verifier<'a, F> {
    /// Reads the checkpoint, and the next one where there is one.
    #[must_use]
    pub fn new(files: &'a F, against: Against<'a>) -> Self {
        let mut report = Report::default();
        let mut checkpoint = read(files, &File::Checkpoint, &mut report);
        if files.file(&File::Checkpoint).is_none() {
            report.fail(Fault::FileMissing, File::Checkpoint, None);
        }
        let mut witnessed = None;
        if let Some(before) = &checkpoint
            && let Some(next) = read(files, &File::Next, &mut report)
        {
            if next.origin != before.origin {
                report.fail(Fault::Origin, File::Next, None);
            } else if next.size <= before.size {
                report.fail(Fault::NextSize, File::Next, None);
            } else {
                witnessed = checkpoint.replace(next).map(|checkpoint| Witnessed { checkpoint, day: None, unexplained: 0 });
            }
        }
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
            head: None,
            witnessed,
        };
        if let Some(checkpoint) = checkpoint {
            verifier.mark(&checkpoint);
            verifier.report.size = checkpoint.size;
            verifier.head = Some(checkpoint);
            verifier.compare();
        }
        verifier
    }

    /// Notes which roots the tree must have on its way.
    fn mark(&mut self, now: &Checkpoint) {
        if let Some(Witnessed { checkpoint, .. }) = &self.witnessed {
            self.marks.push((checkpoint.size, checkpoint.root, File::Checkpoint, Fault::Root));
        }
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
        Progress { done: self.edge.size(), total: self.head.as_ref().map_or(0, |head| head.size) }
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
        if let Some(witnessed) = self.witnessed.as_mut().filter(|witnessed| witnessed.checkpoint.size == size) {
            (witnessed.day, witnessed.unexplained) = (self.replay.day(), self.records.unexplained(&self.replay));
        }
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
        let Some(head) = self.head.take() else { return self.report };
        let (files, size) = (self.files, self.edge.size());
        if !self.stopped {
            for level in 0..8u8 {
                if let Some(tile) = Tile::partial(Row::Hashes(level), size) {
                    self.report.compare_tile(files, tile, self.edge.level(level));
                }
            }
            if self.edge.root() != head.root {
                self.report.fail(Fault::Root, if self.witnessed.is_some() { File::Next } else { File::Checkpoint }, None);
            }
        }
        let further = self.log_keys(&head.origin);
        self.signatures(&further);
        self.receipts(&further);
        self.count();
        self.report.origin = head.origin;
        self.report.root = head.root;
        self.report
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
        let standing = |receipt: &Proof| {
            let signatories = replay.signatories();
            let place = signatories.binary_search_by_key(&receipt.index, |signatory| signatory.index).ok()?;
            signatories.get(place).map(|signatory| signatory.standing)
        };
        self.report.receipts = self.against.receipts.iter().map(standing).collect();
        self.report.rotations = replay.rotations().iter().map(|(_, change)| (change.old, change.new)).collect();
    }
}
