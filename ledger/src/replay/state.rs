//! What a log says of versions, signatories, vouchings and keys.

use crate::Day;
use crate::entry::{Change, Removal};
use crate::merkle::Hash;

/// Where a signature or a vouching stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Standing,
    /// A later vouching has taken its place.
    Replaced,
    /// It left the list: taken back or erased.
    Left,
    /// The coalition took it off.
    Removed(Removal),
}

/// A version of the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The index of its entry.
    pub index: u64,
    /// The day.
    pub day: Day,
    /// The hash of its manifest.
    pub manifest: Hash,
    /// What kind of change made it.
    pub change: Change,
}

/// A signatory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The index of the `sign` entry.
    pub index: u64,
    /// Its day.
    pub day: Day,
    /// The place, from 0, of the newest version signed.
    pub version: usize,
    /// The index of the entry whose commitment stands: `sign` or the last `correct`.
    pub record: u64,
    /// That commitment.
    pub commitment: Hash,
    /// Where it stands.
    pub standing: Standing,
    /// How often it was disputed.
    pub disputes: u32,
}

/// A vouching for withheld organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vouching {
    /// The index of its entry.
    pub index: u64,
    /// The place, from 0, of the version vouched for.
    pub version: usize,
    /// The index of the vouching before.
    pub replaces: Option<u64>,
    /// How many organisations.
    pub number: u32,
    /// Where it stands.
    pub standing: Standing,
    /// How often it was disputed.
    pub disputes: u32,
}

/// A key with which a signatory signed the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedKey {
    /// The index of the `key-add` entry.
    pub index: u64,
    /// The place of the signatory in [`super::Replay::signatories`].
    pub signatory: usize,
    /// The place of the version in the statement.
    pub version: usize,
    /// The commitment in the statement.
    pub commitment: Hash,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// A change of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// The index of its entry.
    pub index: u64,
    /// The day.
    pub day: Day,
    /// The fingerprint of the policy until then.
    pub old: Hash,
    /// That of the next.
    pub new: Hash,
}

/// What the record of an entry must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The entry has none.
    Nothing,
    /// A signatory's, with the day of the signature.
    Listed(Day),
    /// Attestors' signatures of this text.
    Attestation(String),
    /// A key's signature of this text.
    Key(String),
}
