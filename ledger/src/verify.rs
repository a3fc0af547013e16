//! The verification of a whole list, from the public files alone.
//!
//! It recomputes the tree from the entries, compares every tile, replays the entries, opens every commitment, checks
//! texts and manifests, signatures and witnesses, and what was seen before. It goes on after a failure as far as that
//! makes sense, and names each. The caller fetches; nothing here waits.

use std::collections::BTreeMap;

use crate::encode::Day;
use crate::entry::Removal;
use crate::merkle::{Hash, leaf_hash};
use crate::note::{KeyKind, VerifierKey};
use crate::replay::{Replay, Standing};
use crate::tile::{Row, WIDTH, entries, records};
use crate::{Checkpoint, Edge, Entry, Fault, Manifest, Policy, Proof, Tile};

mod files;
mod policies;
mod records;
mod report;
mod signatures;

pub use files::{File, Files, wanted};
pub use policies::{End, Led, Way, goes_on_from};
pub use report::{FAILURE_LIMIT, Failure, Figures, Report, Signed, Since};

/// What is verified against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The policy: pinned, or got another way than from the server that is checked.
    pub policy: &'a Policy,
    /// The last checkpoint that was seen here: of this log, or of the one before.
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
    policies: policies::Before,
    /// Roots to compare on the way, by the size: the root, and the fault where it differs.
    marks: BTreeMap<u64, Vec<(Hash, File, Fault)>>,
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
            policies: policies::Before::default(),
            marks: BTreeMap::new(),
            leaves: vec![None; against.receipts.len()],
            report,
            manifest: None,
            stopped: false,
            head: None,
            witnessed,
        };
        if let Some(checkpoint) = checkpoint {
            verifier.ended(&checkpoint);
            verifier.mark(&checkpoint);
            verifier.report.size = checkpoint.size;
            verifier.head = Some(checkpoint);
            verifier.compare();
        }
        verifier
    }

    /// Reads whether the log has ended. Then it may be shorter than it was signed: what is lost is counted.
    fn ended(&mut self, now: &Checkpoint) {
        let Some(bytes) = self.files.file(&File::End) else { return };
        let end = End::parse(&bytes).and_then(|end| match end.last.size.cmp(&now.size) {
            _ if end.last.origin != now.origin => Err(Fault::Origin),
            std::cmp::Ordering::Less => Err(Fault::Shorter),
            std::cmp::Ordering::Equal if end.last.root != now.root => Err(Fault::OtherHistory),
            _ => Ok(end),
        });
        match end {
            Ok(end) => {
                self.report.lost = end.last.size - now.size;
                self.report.end = Some(end);
            }
            Err(fault) => self.report.fail(fault, File::End, None),
        }
    }

    /// Notes which roots the tree must have on its way.
    fn mark(&mut self, now: &Checkpoint) {
        if let Some(Witnessed { checkpoint, .. }) = &self.witnessed {
            self.marks.entry(checkpoint.size).or_default().push((checkpoint.root, File::Checkpoint, Fault::Root));
        }
        if let Some(earlier) = self.against.earlier {
            let end = self.report.end.as_ref().map(|end| (end.last.size, end.last.root));
            match end {
                // Compared with what the log says of the one before.
                _ if earlier.origin != now.origin => {}
                _ if earlier.size <= now.size => self.expect(earlier, File::Earlier, Fault::OtherHistory),
                Some((size, _)) if earlier.size < size => {}
                Some(end) if end == (earlier.size, earlier.root) => {}
                Some((size, _)) if earlier.size == size => self.report.fail(Fault::OtherHistory, File::Earlier, None),
                _ => self.report.fail(Fault::Shorter, File::Earlier, None),
            }
        }
        for (place, receipt) in self.against.receipts.iter().enumerate() {
            let file = File::Receipt(place);
            match receipt.unverified() {
                Err(fault) => self.report.fail(fault, file, None),
                Ok(then) if !then.extensions.is_empty() => self.report.fail(Fault::CheckpointForm, file, None),
                Ok(then) if then.origin != now.origin => self.report.fail(Fault::ReceiptOrigin, file, None),
                Ok(then) if then.size > now.size => self.report.fail(Fault::ReceiptShorter, file, None),
                Ok(then) => self.expect(&then, file, Fault::ReceiptOtherLog),
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
                if let crate::Event::Manifest { manifest, change } = entry.event.clone() {
                    let before = self.manifest.take();
                    self.manifest = files::check_version(self.files, &self.replay, (&manifest, change), before.as_ref(), &mut self.report);
                }
                if matches!(entry.event, crate::Event::Policy { .. } | crate::Event::Succeed(_))
                    && let Some((shown, file)) = self.policies.read(self.files, &self.replay, self.report.size, &mut self.report)
                {
                    self.expect(&shown, file, Fault::PolicyProof);
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
        let Some(marks) = self.marks.remove(&size) else { return };
        let root = self.edge.root();
        for (_, file, fault) in marks.into_iter().filter(|(expected, ..)| *expected != root) {
            self.report.fail(fault, file, None);
        }
    }

    /// Expects the tree to have the root of a checkpoint at its size.
    fn expect(&mut self, then: &Checkpoint, file: File, fault: Fault) {
        self.marks.entry(then.size).or_default().push((then.root, file, fault));
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
        let further = led_keys(self.against.policy, &self.replay);
        self.successions(&head, &further);
        self.signatures(&further);
        self.receipts(&further);
        self.count();
        self.report.origin = head.origin;
        self.report.root = head.root;
        self.report
    }

    /// What the log says of earlier policies, of a log before it and of its end.
    fn successions(&mut self, checkpoint: &Checkpoint, further: &[VerifierKey]) {
        let logs = self.against.policy.logs().iter().map(|log| &log.key);
        let mut keys: Vec<VerifierKey> = logs.chain(further).filter(|key| key.name() == checkpoint.origin).cloned().collect();
        if let Some(end) = self.report.end.take_if(|end| !keys.iter().any(|key| key.ed25519() == Some(end.last.key))) {
            self.report.lost = 0;
            self.report.fail(Fault::LogKeyUnknown, File::End, Some(end.last.size));
        }
        // The first policy may have an earlier key, from which the log leads on.
        for (_, change) in self.replay.rotations().iter().rev() {
            if keys.iter().any(|key| key.ed25519() == Some(change.new)) {
                keys.extend(VerifierKey::new(&checkpoint.origin, KeyKind::Ed25519, &change.old));
            }
        }
        std::mem::take(&mut self.policies).conclude(&self.replay, &keys, &mut self.report);
        self.report.before = self.replay.before().cloned();
        if let Some(earlier) = self.against.earlier.filter(|earlier| earlier.origin != checkpoint.origin) {
            match self.report.goes_on_from(earlier) {
                Ok(between) => self.report.lost = between,
                Err(fault) => self.report.fail(fault, File::Earlier, None),
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
        let standing = |receipt: &Proof| {
            let signatories = replay.signatories();
            let place = signatories.binary_search_by_key(&receipt.index, |signatory| signatory.index).ok()?;
            signatories.get(place).map(|signatory| signatory.standing)
        };
        self.report.receipts = self.against.receipts.iter().map(standing).collect();
        self.report.rotations = replay.rotations().iter().map(|(_, change)| (change.old, change.new)).collect();
    }
}

/// The keys that rotations lead to from a policy's.
fn led_keys(policy: &Policy, replay: &Replay) -> Vec<VerifierKey> {
    let origin = replay.origin();
    let own = policy.logs().iter().filter(|log| log.key.name() == origin);
    let mut known: Vec<[u8; 32]> = own.filter_map(|log| log.key.ed25519()).collect();
    let first = known.len();
    for (_, change) in replay.rotations() {
        if known.contains(&change.old) && !known.contains(&change.new) {
            known.push(change.new);
        }
    }
    known.iter().skip(first).filter_map(|key| VerifierKey::new(origin, KeyKind::Ed25519, key).ok()).collect()
}
