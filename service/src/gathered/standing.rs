//! Who is on a letter already, and who is gone from it: nobody is counted twice, and nobody who said no is asked
//! again.

use crate::{Error, entities::signature, signatures::unasked};
use domain::{
    forms::signing::Entry,
    signature::{SignatoryKind, SignatureState},
    text::identity_fold,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Whether a row is to be brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is.
    New,
    /// Its signatory is on the letter, or was asked.
    Stands,
    /// Its signatory withdrew, had everything deleted, said "this was not me", or was removed.
    Gone,
}

/// Names, countries and occupations that are compared, where there is no address.
type Namesake = (String, String, String);

/// What a row is compared by.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// The address's keyed hash.
    pub(super) address: Option<Vec<u8>>,
    /// The identity: of an organisation on the letter, of a person within their mailbox.
    pub(super) identity: String,
    kind: SignatoryKind,
    namesake: Namesake,
    /// The hash under which its mailbox is not asked again.
    pub(super) erased: Option<Vec<u8>>,
}

impl Key {
    pub(super) fn new(entry: &Entry, address: Option<Vec<u8>>, erased: Option<Vec<u8>>, identity: String) -> Self {
        let affiliation = match entry {
            Entry::Person(person) => person.affiliation.as_ref().map_or("", |text| text.as_str()),
            Entry::Organisation(_) => "",
        };
        let namesake = namesake(entry.name().as_str(), entry.country().code(), affiliation);
        Self { address, identity, kind: entry.kind(), namesake, erased }
    }
}

fn namesake(name: &str, country: &str, affiliation: &str) -> Namesake {
    (identity_fold(name), country.to_owned(), identity_fold(affiliation))
}

/// The signatures of a letter, of one kind.
#[derive(Default)]
pub(super) struct Standing {
    mailboxes: HashMap<(Vec<u8>, String), Verdict>,
    organisations: HashSet<String>,
    namesakes: HashMap<Namesake, Verdict>,
    unasked: HashSet<Vec<u8>>,
}

impl Standing {
    /// Reads them.
    pub(super) async fn of<C: ConnectionTrait>(db: &C, letter: Uuid, kind: SignatoryKind) -> Result<Self, Error> {
        use signature::Column as S;
        type Found = (Vec<u8>, String, String, String, String, Option<String>, Option<Uuid>);
        let rows: Vec<Found> = signature::Entity::find()
            .select_only()
            .columns([S::AddressHmac, S::Identity, S::State, S::Name, S::Country, S::Affiliation, S::ImportId])
            .filter(S::LetterId.eq(letter))
            .filter(S::Kind.eq(kind.code()))
            .into_tuple()
            .all(db)
            .await?;
        let mut standing = Self { unasked: unasked(db, letter).await?, ..Self::default() };
        for (address, identity, state, name, country, affiliation, import) in rows {
            let state = SignatureState::from_code(&state).unwrap_or(SignatureState::Removed);
            let verdict = if state.is_live() || state == SignatureState::Pending { Verdict::Stands } else { Verdict::Gone };
            let namesake = namesake(&name, &country, affiliation.as_deref().unwrap_or_default());
            match verdict {
                // Anybody may post somebody's name: it is in nobody's way before its mailbox confirmed.
                Verdict::Stands if state.is_live() => drop(standing.namesakes.insert(namesake, verdict)),
                Verdict::Gone if import.is_some() => drop(standing.namesakes.entry(namesake).or_insert(verdict)),
                _ => {}
            }
            if state == SignatureState::Confirmed && kind == SignatoryKind::Organisation {
                standing.organisations.insert(identity.clone());
            }
            // One that stands weighs more than one that is gone.
            let entry = standing.mailboxes.entry((address, identity)).or_insert(verdict);
            if verdict == Verdict::Stands {
                *entry = verdict;
            }
        }
        Ok(standing)
    }

    /// What is to become of a row; a new one stands from now on.
    pub(super) fn judge(&mut self, key: &Key) -> Verdict {
        if key.kind == SignatoryKind::Organisation && self.organisations.contains(&key.identity) {
            return Verdict::Stands;
        }
        if key.erased.as_ref().is_some_and(|hash| self.unasked.contains(hash)) {
            return Verdict::Gone;
        }
        let known = match &key.address {
            Some(address) => self.mailboxes.get(&(address.clone(), key.identity.clone())),
            None => self.namesakes.get(&key.namesake),
        };
        if let Some(verdict) = known {
            return *verdict;
        }
        match &key.address {
            Some(address) => drop(self.mailboxes.insert((address.clone(), key.identity.clone()), Verdict::Stands)),
            None => {
                self.namesakes.insert(key.namesake.clone(), Verdict::Stands);
                if key.kind == SignatoryKind::Organisation {
                    self.organisations.insert(key.identity.clone());
                }
            }
        }
        Verdict::New
    }
}
