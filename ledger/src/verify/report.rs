//! What a verification found.

use std::fmt;

use super::files::{File, Files};
use super::policies::{End, Led};
use crate::entry::{KINDS, Succession};
use crate::merkle::Hash;
use crate::note::{Signature, VerifierKey};
use crate::record::{Attestor, Listed};
use crate::replay::Standing;
use crate::sshsig::SshKey;
use crate::tile::{Row, Tile, WIDTH};
use crate::{Checkpoint, Fault};

/// How many failures are reported.
pub const FAILURE_LIMIT: usize = 100;

/// One failure, where it is, and about which entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub fault: Fault,
    /// In which file.
    pub file: File,
    /// The index of the entry.
    pub index: Option<u64>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "{}, entry {index}: {}", self.file, self.fault),
            None => write!(f, "{}: {}", self.file, self.fault),
        }
    }
}

/// A signatory whose signature stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The index of the `sign` entry: "recorded as no. …".
    pub index: u64,
    /// The newest version signed, counted from 1.
    pub version: u64,
    /// Whether that stands for the newest version of all.
    pub current: bool,
    /// How often it was disputed.
    pub disputes: u32,
    /// The record.
    pub record: Box<Listed>,
    /// The keys that have signed exactly this record and version.
    pub keys: Vec<SshKey>,
}

/// Numbers to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Entries by kind, in the order of [`KINDS`].
    pub entries: [u64; KINDS.len()],
    /// Versions of the letter.
    pub versions: u64,
    /// Texts compared.
    pub texts: u64,
    /// Tiles of hashes compared.
    pub tiles: u64,
    /// Signatures that stand for the newest version.
    pub active: u64,
    /// Signatures that stand for an older version, whose meaning was changed since.
    pub outdated: u64,
    /// Signatures no longer listed: taken back or erased, which nobody is to tell apart.
    pub left: u64,
    /// Signatures that the coalition took off as duplicates.
    pub duplicates: u64,
    /// Signatures that the coalition took off as not confirmed.
    pub not_confirmed: u64,
    /// Corrections of names, of details and of levels, in the order of [`crate::entry::Corrected::CODES`]: one correction may
    /// count more than once.
    pub corrections: [u64; 3],
    /// Signatures disputed at least once.
    pub disputed: u64,
    /// Organisations whose names are withheld, vouched for. Never to be added to those named.
    pub vouched_for: u64,
    /// Commitments opened.
    pub opened: u64,
    /// Records of those who have left the list, gone with them.
    pub deleted: u64,
    /// Records that a correction has replaced: nobody has gone.
    pub replaced: u64,
    /// Records still served although an entry says that they are gone.
    pub lingering: u64,
}

/// What the log has signed since the quorum of witnesses last did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The number of entries that the quorum has signed.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Records deleted since: an entry that came later says why.
    pub deleted: u64,
}

/// What a verification found. What it says holds only where [`Report::is_verified`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The log. Where the policy has several, compare it with the one that was asked for.
    pub origin: String,
    /// The number of its entries: of the newest state that the log has signed.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// Where the quorum has signed less than that: how far it has, and what came since.
    pub since: Option<Since>,
    /// The log's keys that have signed the newest state.
    pub log_keys: Vec<VerifierKey>,
    /// The witnesses that have signed the checkpoint, with the times that they say.
    pub witnesses: Vec<(String, u64)>,
    /// Signature lines that nobody could verify. They prove nothing, for or against.
    pub surplus: Vec<Signature>,
    /// What became of the signature that each receipt is of; nothing where its entry is none.
    pub receipts: Vec<Option<Standing>>,
    /// Changes of the log's key: the old one and the new, to be pinned.
    pub rotations: Vec<([u8; 32], [u8; 32])>,
    /// The changes of its policy, the first of them that from the policy of the log before, where there is one.
    pub policies: Vec<Led>,
    /// The log that it goes on from.
    pub before: Option<Succession>,
    /// Which log goes on from it: this one has ended.
    pub end: Option<End>,
    /// Entries that nobody can compare any more: of the log before since it was seen here, or of this one, which has ended.
    pub lost: u64,
    /// Numbers.
    pub figures: Figures,
    /// Who stands by the letter, in the order of the entries.
    pub signatories: Vec<Signed>,
    /// Who vouches for withheld organisations, with the indices of their entries.
    pub attestors: Vec<(u64, Vec<Attestor>)>,
    /// What is wrong: the first [`FAILURE_LIMIT`].
    pub failures: Vec<Failure>,
    /// How many more are wrong.
    pub more_failures: u64,
}

impl Report {
    /// Whether everything holds.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.failures.is_empty()
    }

    /// When a witness last signed, in seconds since 1970.
    #[must_use]
    pub fn witnessed_at(&self) -> Option<u64> {
        self.witnesses.iter().map(|(_, time)| *time).max()
    }

    /// The checkpoint to remember for the next time: whatever the log has signed, it must go on from.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint::new(&self.origin, self.size, self.root)
    }

    /// Notes a failure.
    pub(super) fn fail(&mut self, fault: Fault, file: File, index: Option<u64>) {
        if self.failures.len() < FAILURE_LIMIT {
            self.failures.push(Failure { fault, file, index });
        } else {
            self.more_failures += 1;
        }
    }

    /// Compares a tile with the hashes that the entries give; of leaves it names the first entry that differs.
    pub(super) fn compare_tile(&mut self, files: &impl Files, tile: Tile, hashes: &[Hash]) {
        let file = File::Tile(tile);
        self.figures.tiles += 1;
        match files.file(&file).as_deref() {
            None => self.fail(Fault::FileMissing, file, None),
            Some(bytes) if bytes.len() != hashes.len() * 32 => self.fail(Fault::TileSize, file, None),
            Some(bytes) if bytes != hashes.as_flattened() => {
                let differs = bytes.chunks(32).zip(hashes).position(|(is, should)| is != should);
                let first = differs.filter(|_| tile.row == Row::Hashes(0)).map(|at| tile.index * WIDTH + at as u64);
                self.fail(Fault::TileHash, file, first);
            }
            Some(_) => {}
        }
    }
}
