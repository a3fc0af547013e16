//! What entries mean together: each is checked against those above it, and changes who stands by which version.
//!
//! The sequencer applies an entry before it writes it, verification applies it after reading it: one rule for both.

use std::collections::{BTreeMap, HashSet};

mod state;

pub use state::{AddedKey, Expected, PolicyChange, Signatory, Standing, Version, Vouching};

use crate::entry::{Change, KINDS, Rotation, Succession};
use crate::merkle::Hash;
use crate::note::verify_ed25519;
use crate::statement::{Statement, attestation, rotation};
use crate::{Day, Entry, Event, Fault};

/// What an entry is to those after it: a place in one of the lists.
#[derive(Clone, Copy, Debug)]
enum Slot {
    Sign(usize),
    Correct(usize),
    Vouch(usize),
    Key(usize),
    Other,
}

/// The state of a letter's log after its entries so far.
#[derive(Clone, Debug)]
pub struct Replay {
    origin: String,
    slots: Vec<Slot>,
    counts: [u64; KINDS.len()],
    corrections: [u64; 3],
    day: Option<Day>,
    versions: Vec<Version>,
    /// The place of the last version that changed the meaning.
    meaning: usize,
    places: BTreeMap<Hash, usize>,
    commitments: HashSet<Hash>,
    signatories: Vec<Signatory>,
    vouchings: Vec<Vouching>,
    keys: Vec<AddedKey>,
    rotations: Vec<(u64, Rotation)>,
    policies: Vec<PolicyChange>,
    before: Option<Succession>,
}

impl Replay {
    /// The state of an empty log.
    #[must_use]
    pub fn new(origin: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            slots: Vec::new(),
            counts: [0; KINDS.len()],
            corrections: [0; 3],
            day: None,
            versions: Vec::new(),
            meaning: 0,
            places: BTreeMap::new(),
            commitments: HashSet::new(),
            signatories: Vec::new(),
            vouchings: Vec::new(),
            keys: Vec::new(),
            rotations: Vec::new(),
            policies: Vec::new(),
            before: None,
        }
    }

    /// The log's origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The number of entries so far, which is the index of the next.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.slots.len() as u64
    }

    /// How many entries of each kind, in the order of [`KINDS`].
    #[must_use]
    pub fn counts(&self) -> &[u64; KINDS.len()] {
        &self.counts
    }

    /// How many corrections changed names, details and levels, in the order of [`crate::entry::Corrected::CODES`].
    #[must_use]
    pub fn corrections(&self) -> &[u64; 3] {
        &self.corrections
    }

    /// The day of the last entry.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.day
    }

    /// The versions, the first at 0.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The signatories, in the order of their `sign` entries.
    #[must_use]
    pub fn signatories(&self) -> &[Signatory] {
        &self.signatories
    }

    /// The vouchings, in the order of their entries.
    #[must_use]
    pub fn vouchings(&self) -> &[Vouching] {
        &self.vouchings
    }

    /// The keys, in the order of their entries.
    #[must_use]
    pub fn keys(&self) -> &[AddedKey] {
        &self.keys
    }

    /// The rotations of the log's key, with the indices of their entries.
    #[must_use]
    pub fn rotations(&self) -> &[(u64, Rotation)] {
        &self.rotations
    }

    /// The changes of the policy; where the log goes on from another one, the first is that from its policy.
    #[must_use]
    pub fn policies(&self) -> &[PolicyChange] {
        &self.policies
    }

    /// The log that this one goes on from.
    #[must_use]
    pub fn before(&self) -> Option<&Succession> {
        self.before.as_ref()
    }

    /// Whether who stands by the version at this place stands by the newest: no version since has changed the meaning.
    #[must_use]
    pub fn is_current(&self, version: usize) -> bool {
        version >= self.meaning
    }

    /// Whether a key counts: it is not revoked, and what it signed is still what its signatory stands by.
    #[must_use]
    pub fn counts_key(&self, key: &AddedKey) -> bool {
        let stands = |signatory: &Signatory| {
            signatory.standing == Standing::Standing && signatory.commitment == key.commitment && signatory.version == key.version
        };
        !key.revoked && self.signatories.get(key.signatory).is_some_and(stands)
    }

    /// What the record of an entry must be.
    #[must_use]
    pub fn expected(&self, index: u64) -> Expected {
        let manifest = |version: usize| self.versions.get(version).map(|version| version.manifest);
        let expected = match self.slot(index) {
            Some(Slot::Sign(place) | Slot::Correct(place)) => self.signatories.get(place).map(|signatory| Expected::Listed(signatory.day)),
            Some(Slot::Vouch(place)) => self.vouchings.get(place).and_then(|vouching| {
                Some(Expected::Attestation(attestation(&self.origin, &manifest(vouching.version)?, vouching.replaces, vouching.number)))
            }),
            Some(Slot::Key(place)) => self.keys.get(place).and_then(|key| {
                let statement = Statement { origin: self.origin.clone(), manifest: manifest(key.version)?, commitment: key.commitment };
                Some(Expected::Key(statement.to_string()))
            }),
            Some(Slot::Other) | None => None,
        };
        expected.unwrap_or(Expected::Nothing)
    }

    /// Whether an entry above explains that the record of this entry is gone; `None` where it never had one.
    #[must_use]
    pub fn explains_absence(&self, index: u64) -> Option<bool> {
        match self.slot(index)? {
            Slot::Sign(place) | Slot::Correct(place) => {
                self.signatories.get(place).map(|signatory| signatory.standing != Standing::Standing || signatory.record != index)
            }
            Slot::Vouch(place) => self.vouchings.get(place).map(|vouching| vouching.standing != Standing::Standing),
            Slot::Key(place) => {
                let key = self.keys.get(place)?;
                let signatory = self.signatories.get(key.signatory)?;
                Some(signatory.standing != Standing::Standing || signatory.commitment != key.commitment)
            }
            Slot::Other => None,
        }
    }

    /// Whether a later entry has put another record in the place of this one, or has left a key's statement behind.
    #[must_use]
    pub fn is_replaced(&self, index: u64) -> bool {
        match self.slot(index) {
            Some(Slot::Sign(place) | Slot::Correct(place)) => {
                self.signatories.get(place).is_some_and(|signatory| signatory.record != index)
            }
            Some(Slot::Vouch(place)) => self.vouchings.get(place).is_some_and(|vouching| vouching.standing == Standing::Replaced),
            Some(Slot::Key(place)) => self
                .keys
                .get(place)
                .is_some_and(|key| self.signatories.get(key.signatory).is_some_and(|signatory| signatory.commitment != key.commitment)),
            _ => false,
        }
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// Where it may not stand here; nothing has changed then.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Fault> {
        let index = self.size();
        if self.day.is_some_and(|above| entry.day < above) {
            return Err(Fault::DayOrder);
        }
        // A record committed to twice could be counted twice, with one signature.
        let commitment = entry.event.commitment();
        if commitment.is_some_and(|commitment| self.commitments.contains(commitment)) {
            return Err(Fault::CommitmentTwice);
        }
        let slot = match &entry.event {
            &Event::Manifest { manifest, change } => {
                if (change == Change::First) != self.versions.is_empty() {
                    return Err(Fault::ManifestChange);
                }
                if self.places.contains_key(&manifest) {
                    return Err(Fault::ManifestTwice);
                }
                self.places.insert(manifest, self.versions.len());
                if change == Change::Material {
                    self.meaning = self.versions.len();
                }
                self.versions.push(Version { index, day: entry.day, manifest, change });
                Slot::Other
            }
            &Event::Sign { manifest, commitment } => {
                let (version, standing) = (self.version(&manifest)?, Standing::Standing);
                self.signatories.push(Signatory { index, day: entry.day, version, record: index, commitment, standing, disputes: 0 });
                Slot::Sign(self.signatories.len() - 1)
            }
            &Event::Vouch { replaces, manifest, number, .. } => {
                let version = self.version(&manifest)?;
                if replaces != self.vouchings.last().map(|vouching| vouching.index) {
                    return Err(Fault::VouchOrder);
                }
                if let Some(before) = self.vouchings.last_mut().filter(|vouching| vouching.standing == Standing::Standing) {
                    before.standing = Standing::Replaced;
                }
                self.vouchings.push(Vouching { index, version, replaces, number, standing: Standing::Standing, disputes: 0 });
                Slot::Vouch(self.vouchings.len() - 1)
            }
            &Event::Reaffirm { about, manifest } => {
                let version = self.version(&manifest)?;
                let (_, signatory) = self.signatory(about)?;
                if version <= signatory.version {
                    return Err(Fault::ManifestOlder);
                }
                signatory.version = version;
                Slot::Other
            }
            &Event::Correct { about, what, commitment } => {
                let (place, signatory) = self.signatory(about)?;
                (signatory.record, signatory.commitment) = (index, commitment);
                for (count, changed) in self.corrections.iter_mut().zip(what.each()) {
                    *count += u64::from(changed);
                }
                Slot::Correct(place)
            }
            &Event::Leave { about } => {
                *standing(self.anyone(about))? = Standing::Left;
                Slot::Other
            }
            &Event::Remove { about, reason } => {
                *standing(self.anyone(about))? = Standing::Removed(reason);
                Slot::Other
            }
            &Event::KeyAdd { about, .. } => {
                let (place, signatory) = self.signatory(about)?;
                let (version, commitment) = (signatory.version, signatory.commitment);
                self.keys.push(AddedKey { index, signatory: place, version, commitment, revoked: false });
                Slot::Key(self.keys.len() - 1)
            }
            &Event::KeyRevoke { about } => {
                let Some(Slot::Key(place)) = self.slot(about) else { return Err(Fault::AboutUnknown) };
                let key = self.keys.get_mut(place).filter(|key| !key.revoked).ok_or(Fault::AboutEnded)?;
                key.revoked = true;
                Slot::Other
            }
            &Event::Dispute { about } => {
                let disputes = match self.slot(about) {
                    Some(Slot::Sign(place)) => self.signatories.get_mut(place).map(|signatory| &mut signatory.disputes),
                    Some(Slot::Vouch(place)) => self.vouchings.get_mut(place).map(|vouching| &mut vouching.disputes),
                    _ => None,
                };
                let disputes = disputes.ok_or(Fault::AboutUnknown)?;
                *disputes = disputes.saturating_add(1);
                Slot::Other
            }
            &Event::LogKey(change) => {
                if self.rotations.last().is_some_and(|(_, last)| last.new != change.old) || change.old == change.new {
                    return Err(Fault::LogKeyChain);
                }
                let text = rotation(&self.origin, entry.day, &change.old, &change.new);
                let signed = |key, signature: &[u8]| verify_ed25519(key, text.as_bytes(), signature);
                if !signed(&change.old, &change.by_old) || !signed(&change.new, &change.by_new) {
                    return Err(Fault::LogKeySignature);
                }
                self.rotations.push((index, change));
                Slot::Other
            }
            Event::Asset { .. } => Slot::Other,
            &Event::Policy { old, new } => {
                if old == new || self.policies.last().is_some_and(|last| last.new != old) {
                    return Err(Fault::PolicyOrder);
                }
                self.policies.push(PolicyChange { index, day: entry.day, old, new });
                Slot::Other
            }
            Event::Succeed(before) => {
                if index != 0 || before.origin == self.origin {
                    return Err(Fault::SuccessorPlace);
                }
                if !before.is_signed(&self.origin, entry.day) {
                    return Err(Fault::SuccessorSignature);
                }
                self.policies.push(PolicyChange { index, day: entry.day, old: before.policy, new: before.next });
                self.before = Some((**before).clone());
                Slot::Other
            }
        };
        self.slots.push(slot);
        self.day = Some(entry.day);
        self.commitments.extend(commitment);
        if let Some(count) = self.counts.get_mut(entry.event.kind()) {
            *count += 1;
        }
        Ok(())
    }

    /// Passes over an entry that could not be read or applied, so that the next has its right index.
    pub(crate) fn skip(&mut self) {
        self.slots.push(Slot::Other);
    }

    fn slot(&self, index: u64) -> Option<Slot> {
        self.slots.get(usize::try_from(index).ok()?).copied()
    }

    /// The place of a version.
    fn version(&self, manifest: &Hash) -> Result<usize, Fault> {
        self.places.get(manifest).copied().ok_or(Fault::ManifestUnknown)
    }

    /// The place of a signatory whose signature stands, and the signatory.
    fn signatory(&mut self, about: u64) -> Result<(usize, &mut Signatory), Fault> {
        let Some(Slot::Sign(place)) = self.slot(about) else { return Err(Fault::AboutUnknown) };
        let signatory = self.signatories.get_mut(place).ok_or(Fault::AboutUnknown)?;
        if signatory.standing == Standing::Standing { Ok((place, signatory)) } else { Err(Fault::AboutEnded) }
    }

    /// Where a signature or a vouching stands.
    fn anyone(&mut self, about: u64) -> Option<&mut Standing> {
        match self.slot(about)? {
            Slot::Sign(place) => self.signatories.get_mut(place).map(|signatory| &mut signatory.standing),
            Slot::Vouch(place) => self.vouchings.get_mut(place).map(|vouching| &mut vouching.standing),
            _ => None,
        }
    }
}

/// What stands and may end.
fn standing(of: Option<&mut Standing>) -> Result<&mut Standing, Fault> {
    let standing = of.ok_or(Fault::AboutUnknown)?;
    if *standing == Standing::Standing { Ok(standing) } else { Err(Fault::AboutEnded) }
}

#[cfg(test)]
mod tests;
