//! A signatory corrects what is or will be listed.
//!
//! Representative, position and contact never wait. A new name, country or web site of a listed organisation waits for an
//! organiser beside the listed entry, unless nobody needs to look at it; what is listed stays listed meanwhile.

mod decide;

use super::{
    by_link::{Owned, correctable, find},
    identity::{self, Identity, base_of},
    listing::{set_held, with},
    make_room,
    places::is_anothers_name,
    replaced::Signatory,
    state_of,
};
use crate::{
    Error, Service,
    entities::{correction, letter, signature},
    mailboxes::counted_today,
    public::country_of,
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    forms::signing::{Entry, OrganisationEntry, SigningForm},
    ids::PublicId,
    shapes::signing::{LinkPurpose, WaitingCorrection},
    signature::{Category, HeldFor, SignatureEvent, SignatureState},
    time::Instant,
};
use ledger::name::mixed_word;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use uuid::Uuid;

/// How often a day a listed entry is corrected: each time is an entry of the log and a line of the journal, for good.
const CORRECTED: usize = 10;

/// What a correction led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// It is so from now on.
    Done,
    /// It was waiting for an organiser, and is listed now: it names an entry of the address book that its mailbox speaks for.
    Listed,
    /// The listed entry stays as it is until an organiser has looked at the new one.
    Waits,
}

impl Service {
    /// Corrects what is or will be listed.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; [`Error::Conflict`] where it was changed meanwhile; `error-already-confirmed`.
    pub async fn correct(&self, id: PublicId, token: &str, entry: &Entry) -> Result<Corrected, Error> {
        let Owned { row, purpose, made_for, .. } = self.owned(id, token).await?;
        let serial = match purpose {
            LinkPurpose::Confirm => None,
            LinkPurpose::Manage => Some(row.link_serial),
            LinkPurpose::View if made_for == LinkPurpose::Manage => return self.corrected_before(id, token, entry).await,
            LinkPurpose::View | LinkPurpose::Reaffirm | LinkPurpose::Notice => return Err(Error::Link),
        };
        if row.kind != entry.kind().code() {
            return Err(Error::Conflict);
        }
        if entry.name().as_str() != row.name {
            let coalition = match entry {
                Entry::Organisation(_) => {
                    letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.map(|letter| letter.coalition_id)
                }
                Entry::Person(_) => None,
            };
            self.check_name(entry, coalition).await?;
        }
        let private = self.open_private(&row)?.ok_or(Error::Link)?;
        let email = Email::stored(&private.email);
        let correct = Correct {
            service: self.clone(),
            signature: row.id,
            serial,
            revision: row.revision,
            email,
            entry: entry.clone(),
            now: self.now(),
        };
        match self.submit(correct).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            // Of two clicks at once, the second finds the link spent.
            Err(Error::Link) => self.corrected_before(id, token, entry).await,
            answer => answer,
        }
    }

    /// What a second click finds: the correction was made already.
    async fn corrected_before(&self, id: PublicId, token: &str, entry: &Entry) -> Result<Corrected, Error> {
        let own = self.own_signature(id, token).await?;
        if !own.state.is_live() || own.form() != SigningForm::of(entry) {
            return Err(Error::Link);
        }
        Ok(if own.correction.is_some() { Corrected::Waits } else { Corrected::Done })
    }
}

/// A correction by the signature's own mailbox. `serial` is the link's, where its use spends it.
struct Correct {
    service: Service,
    signature: Uuid,
    serial: Option<i64>,
    revision: i64,
    email: Email,
    entry: Entry,
    now: Instant,
}

impl Command for Correct {
    type Answer = Corrected;

    async fn execute(&self, tx: &Tx) -> Result<Corrected, Error> {
        let (row, letter) = find(tx, self.signature).await?;
        if self.serial.is_some_and(|serial| serial != row.link_serial) {
            return Err(Error::Link);
        }
        if !correctable(&letter, &row, self.now) {
            return Err(Error::Closed);
        }
        let state = state_of(&row);
        let pending = self.serial.is_none() && state == SignatureState::Pending;
        if !(pending || (self.serial.is_some() && state.is_live())) || self.revision != row.revision {
            return Err(Error::Conflict);
        }
        let counted = [&row.id.as_bytes()[..], b"corrected"].concat();
        if state == SignatureState::Confirmed && !counted_today(tx, counted, CORRECTED, self.now).await? {
            return Err(Error::Wait(3_600));
        }
        let (columns, corrected) = match &self.entry {
            Entry::Organisation(entry) => self.organisation(tx, &letter, &row, entry).await?,
            Entry::Person(person) => (self.person(tx, &row, person.name.as_str()).await?, Corrected::Done),
        };
        let link_serial = row.link_serial + i64::from(self.serial.is_some());
        let new = signature::ActiveModel {
            id: Set(row.id),
            link_serial: Set(link_serial),
            revision: Set(row.revision + 1),
            changed_at: Set(self.now.0),
            ..columns
        };
        let changed = new.update(tx).await?;
        self.service.note_change(tx, &row, &changed, self.now).await?;
        Ok(corrected)
    }
}

impl Correct {
    /// A person's entry. A category was granted to a name with an occupation: it falls with either.
    async fn person(&self, tx: &Tx, row: &signature::Model, name: &str) -> Result<signature::ActiveModel, Error> {
        let mut identity = Identity::of_person(name);
        let same = identity.key == base_of(&row.identity);
        if same {
            identity.key.clone_from(&row.identity);
        } else if is_anothers_name(tx, row, &identity.key).await? {
            return Err(Error::field("name", "error-name-of-another"));
        }
        // An organiser's word for a name is none for another.
        identity.known = same && row.known;
        let mut new = self.service.entered(row.id, &self.entry, self.email.as_str(), &identity)?;
        // Posted so, it would wait for an organiser; a listed person's name does not wait beside the old one.
        if state_of(row) == SignatureState::Confirmed && name != row.name {
            if mixed_word(name).is_some() {
                return Err(Error::field("name", "error-mixed-scripts"));
            }
            if !same && self.service.waits_for(tx, &with(row, &new)?, &identity, None).await?.is_some() {
                return Err(Error::field("name", "error-name-waits"));
            }
        }
        if new.name != Set(row.name.clone()) || new.affiliation != Set(row.affiliation.clone()) {
            new.category = Set(Category::Individual.code().to_owned());
        }
        Ok(new)
    }

    async fn organisation(
        &self,
        tx: &Tx,
        letter: &letter::Model,
        row: &signature::Model,
        entry: &OrganisationEntry,
    ) -> Result<(signature::ActiveModel, Corrected), Error> {
        let mailbox = self.service.mailbox_in_book(&self.email)?;
        let identity = identity::of(tx, letter.coalition_id, entry.into(), &mailbox).await?;
        // An organiser's look holds for what they looked at: the same organisation, with no other web site.
        let looked_at = row.known && row.identity == identity.key && (entry.site.is_none() || has_site(row, entry));
        if state_of(row) == SignatureState::Confirmed && is_listed_so(row, entry) {
            drop_proposal(tx, row.id).await?;
            return Ok((self.representative(row.id, &identity)?, Corrected::Done));
        }
        // What an organiser entered is known by their word alone: the address book is asked when it is confirmed.
        let known = looked_at || (identity.known && row.on_behalf_by.is_none());
        let mut new = self.service.entered(row.id, &self.entry, self.email.as_str(), &Identity { known, ..identity.clone() })?;
        let new_row = with(row, &new)?;
        let word = (looked_at && (new_row.name == row.name || mixed_word(&new_row.name).is_none())).then_some(self.now);
        let waits = self.service.waits_for(tx, &new_row, &identity, word).await?;
        match (state_of(row), waits) {
            (SignatureState::Confirmed, Some(_)) => {
                propose(tx, row.id, entry, self.now).await?;
                return Ok((self.representative(row.id, &identity)?, Corrected::Waits));
            }
            (SignatureState::Held, waits) if waiting_for(row).is_some_and(HeldFor::ends_with_the_book) => match waits {
                None if identity.known => {
                    drop_proposal(tx, row.id).await?;
                    list(tx, row, &mut new, self.now).await?;
                    return Ok((new, Corrected::Listed));
                }
                None => {}
                Some(_) => new.held_for = Set(waits.map(|waits| waits.code().to_owned())),
            },
            _ => {}
        }
        drop_proposal(tx, row.id).await?;
        Ok((new, Corrected::Done))
    }

    /// The columns that say who signs for it, and nothing of what it is.
    fn representative(&self, id: Uuid, identity: &Identity) -> Result<signature::ActiveModel, Error> {
        let all = self.service.entered(id, &self.entry, self.email.as_str(), identity)?;
        let signature::ActiveModel { list_representative, private_sealed, .. } = all;
        Ok(signature::ActiveModel { list_representative, private_sealed, ..Default::default() })
    }
}

/// Lists an entry that waited, in what is in `new`.
pub(super) async fn list(tx: &Tx, row: &signature::Model, new: &mut signature::ActiveModel, now: Instant) -> Result<(), Error> {
    let next = state_of(row).after(SignatureEvent::Approve).ok_or(Error::Conflict)?;
    new.state = Set(next.code().to_owned());
    set_held(new, None, now);
    if !row.outstanding {
        let identity = new.identity.clone().take().unwrap_or_else(|| row.identity.clone());
        make_room(tx, Signatory { identity: &identity, ..Signatory::of(row) }, now).await?;
    }
    Ok(())
}

/// What a row waits for.
fn waiting_for(row: &signature::Model) -> Option<HeldFor> {
    row.held_for.as_deref().and_then(HeldFor::from_code)
}

/// Whether an entry names the organisation just as it is listed.
fn is_listed_so(row: &signature::Model, entry: &OrganisationEntry) -> bool {
    row.name == entry.name.as_str() && row.country == entry.country.code() && has_site(row, entry)
}

fn has_site(row: &signature::Model, entry: &OrganisationEntry) -> bool {
    row.site.as_deref() == entry.site.as_ref().map(domain::site::Site::as_str)
}

/// The correction that waits for an organiser, if there is one.
pub(super) async fn proposal<C: ConnectionTrait>(db: &C, signature: Uuid) -> Result<Option<correction::Model>, Error> {
    Ok(correction::Entity::find_by_id(signature).one(db).await?)
}

/// The same, as pages show it.
pub(super) async fn waiting_correction<C: ConnectionTrait>(db: &C, signature: Uuid) -> Result<Option<WaitingCorrection>, Error> {
    let Some(waits) = proposal(db, signature).await? else { return Ok(None) };
    let country = country_of(&waits.country);
    Ok(Some(WaitingCorrection { name: waits.name, country, site: waits.site, since: Instant(waits.created_at) }))
}

/// Keeps a correction beside the listed entry; it takes the place of one that waits already.
async fn propose(tx: &Tx, signature: Uuid, entry: &OrganisationEntry, now: Instant) -> Result<(), Error> {
    use correction::Column as C;
    let row = correction::ActiveModel {
        signature_id: Set(signature),
        name: Set(entry.name.as_str().to_owned()),
        country: Set(entry.country.code().to_owned()),
        site: Set(entry.site.as_ref().map(|site| site.as_str().to_owned())),
        created_at: Set(now.0),
    };
    let over = OnConflict::column(C::SignatureId).update_columns([C::Name, C::Country, C::Site, C::CreatedAt]).to_owned();
    correction::Entity::insert(row).on_conflict(over).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets a correction that waits.
pub(crate) async fn drop_proposal(tx: &Tx, signature: Uuid) -> Result<(), Error> {
    correction::Entity::delete_by_id(signature).exec(tx).await?;
    Ok(())
}
