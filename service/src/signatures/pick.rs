//! An organiser says which organisation of the address book a signature that waits is of, or that it is another one of
//! the same name; either lists it.

use super::{book::Book, correction::list, decide::check_seen, desk::find, identity::book_key};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{letter, signature},
    keys::CONTACTS,
    names,
    organisations::SaveOrganisation,
    outbox::{Kind, Queued},
    public::country_of,
    scope::{letter_of, scope_in},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    forms::organisation::{OrganisationKind, OrganisationRecord},
    ids::{OrganisationId, PublicId},
    locale::Locale,
    role::Permission,
    signature::{SignatoryKind, SignatureState},
    site::Site,
    text::{Name, identity_fold},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use std::collections::HashSet;
use uuid::Uuid;

/// Which organisation a signature is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// This row of the address book, which has its name and country.
    Row(OrganisationId),
    /// Another one of this name, which the address book gets a row for.
    Another,
}

impl Service {
    /// Lists a signature that waits, as of the organisation that the organiser picks. `seen` is the revision that was shown.
    ///
    /// # Errors
    /// [`Error::Conflict`] where it does not wait, or the row has not its name and country; `error-already-confirmed`;
    /// `error-signature-changed` where it says something else than what was seen.
    pub async fn pick_organisation(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        id: PublicId,
        pick: Pick,
        seen: i64,
    ) -> Result<(), Error> {
        let command = PickOrganisation {
            service: self.clone(),
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            letter: letter.to_owned(),
            id,
            pick,
            seen,
            new: OrganisationId(self.new_id()),
            mail: self.new_id(),
            now: self.now(),
        };
        match self.submit(command).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }
}

struct PickOrganisation {
    service: Service,
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    pick: Pick,
    seen: i64,
    /// The row that is made for another organisation of this name.
    new: OrganisationId,
    mail: Uuid,
    now: Instant,
}

impl Command for PickOrganisation {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = find(tx, &letter, self.id).await?;
        if row.kind != SignatoryKind::Organisation.code() || row.state != SignatureState::Held.code() {
            return Err(Error::Conflict);
        }
        check_seen(&row, Some(self.seen))?;
        let (organisation, name) = match self.pick {
            Pick::Row(id) => {
                let fold = identity_fold(&row.name);
                let book = Book::about(tx, letter.coalition_id, Some((&fold, row.country.as_str())), None).await?;
                let rows = book.rows_named(&fold, &row.country);
                let chosen = rows.iter().find(|one| one.model.id == id.0).ok_or(Error::Conflict)?;
                (id, chosen.spelling(&fold))
            }
            Pick::Another => {
                scope_in(tx, &self.actor, &self.coalition, Permission::EditOrganisations).await?;
                self.another(tx, &letter, &row).await?;
                (self.new, row.name.clone())
            }
        };
        let mut new = signature::ActiveModel {
            id: Set(row.id),
            identity: Set(book_key(organisation.0)),
            organisation_id: Set(Some(organisation.0)),
            known: Set(true),
            name_fold: Set(names::fold(&name)),
            name_sort: Set(names::sort_key(&name)),
            name: Set(name),
            changed_at: Set(self.now.0),
            ..Default::default()
        };
        list(tx, &row, &mut new, self.now).await?;
        let changed = new.update(tx).await?;
        self.service.note_change(tx, &row, &changed, self.now).await?;
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        let kind = if row.outstanding { Kind::Reaffirm } else { Kind::Approved };
        Queued::about(row.id, self.mail, kind, locale, self.now).insert(tx).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::SignatureApproved, self.now);
        note.letter(letter.id).about(row.id).insert(tx).await
    }
}

impl PickOrganisation {
    /// Makes the row for another organisation of this name. What is tied to the first stays so.
    async fn another(&self, tx: &Tx, letter: &letter::Model, row: &signature::Model) -> Result<(), Error> {
        let save = SaveOrganisation {
            actor: self.actor.clone(),
            coalition: self.coalition.clone(),
            is_new: true,
            id: self.new,
            contacts_sealed: self.service.keys().seal(self.service.rng(), CONTACTS.of(self.new.0), b"[]")?,
            record: OrganisationRecord {
                legal_name: Name::stored(&row.name),
                names: Vec::new(),
                country: country_of(&row.country),
                site: Site::stored_optional(row.site.as_deref()),
                kind: OrganisationKind::default(),
                domains: Vec::new(),
                part_of: None,
                contacts: Vec::new(),
                changes: Vec::new(),
            },
            others: Vec::new(),
            addresses: HashSet::new(),
            now: self.now,
        };
        save.write(tx, letter.coalition_id).await
    }
}
