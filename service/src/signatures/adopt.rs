//! The entries of the address book that a mailbox speaks for, offered to a signatory who typed something else: "List as
//! Baobab Legal Circle, Kenya".

use super::{
    book::{Book, Row},
    by_link::{Owned, correctable, find},
    correction::{drop_proposal, list},
    identity::{Identity, Mailbox},
    kind_of,
    listing::with,
};
use crate::{
    Error, Service,
    entities::{letter, signature},
    names,
    public::country_of,
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    ids::{OrganisationId, PublicId},
    shapes::signing::{BookOffer, LinkPurpose},
    signature::{HeldFor, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// Entries that are offered at most.
const OFFERS: usize = 8;

impl Service {
    /// The entries of the address book that a signature's mailbox speaks for, where it waits or would have to.
    pub(super) async fn offers<C: ConnectionTrait>(
        &self,
        db: &C,
        letter: &letter::Model,
        row: &signature::Model,
    ) -> Result<Vec<BookOffer>, Error> {
        let ends = row.held_for.as_deref().and_then(HeldFor::from_code).is_some_and(HeldFor::ends_with_the_book);
        let waits = match super::state_of(row) {
            SignatureState::Pending => kind_of(row) == SignatoryKind::Organisation && !(row.known && row.on_behalf_by.is_some()),
            SignatureState::Held => ends,
            _ => false,
        };
        if !waits || self.identity_of_row(db, letter, row).await?.known {
            return Ok(Vec::new());
        }
        let mailbox = self.mailbox_of_signature(row)?;
        let book = Book::about(db, letter.coalition_id, None, Some(&mailbox)).await?;
        let rows = book.spoken_for(&mailbox);
        let listed = listed_among(db, &rows, letter, row).await?;
        let mut offers = Vec::new();
        for one in rows.into_iter().filter(|one| !listed.contains(&one.model.id)).take(OFFERS) {
            let (columns, identity) = as_row(&book, one, &mailbox);
            if self.waits_for(db, &with(row, &columns)?, &identity, None).await?.is_none() {
                offers.push(offer_of(one)?);
            }
        }
        Ok(offers)
    }

    fn mailbox_of_signature(&self, row: &signature::Model) -> Result<Mailbox, Error> {
        let private = self.open_private(row)?.ok_or(Error::Link)?;
        self.mailbox_in_book(&Email::stored(&private.email))
    }

    /// The columns of a signature that becomes that of a row of the address book that its mailbox speaks for, and its
    /// identity.
    ///
    /// # Errors
    /// [`Error::Conflict`] where it does not, or not any more.
    pub(super) async fn adopted(
        &self,
        tx: &Tx,
        letter: &letter::Model,
        row: &signature::Model,
        organisation: OrganisationId,
    ) -> Result<(signature::ActiveModel, Identity), Error> {
        let mailbox = self.mailbox_of_signature(row)?;
        let book = Book::about(tx, letter.coalition_id, None, Some(&mailbox)).await?;
        let chosen = book.row(organisation.0).ok_or(Error::Conflict)?;
        let (columns, identity) = as_row(&book, chosen, &mailbox);
        if identity.known && kind_of(row) == SignatoryKind::Organisation { Ok((columns, identity)) } else { Err(Error::Conflict) }
    }

    /// Lists an entry that waits as one of the address book's that its mailbox speaks for.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; [`Error::Conflict`] where it does not wait for that; `error-held-by-organiser`;
    /// `error-listed-meanwhile` where another mailbox has listed that organisation.
    pub async fn list_as(&self, id: PublicId, token: &str, organisation: OrganisationId) -> Result<(), Error> {
        let Owned { row, purpose, made_for, .. } = self.owned(id, token).await?;
        if made_for == LinkPurpose::Manage && is_listed_as(&row, organisation) {
            return Ok(());
        }
        if purpose != LinkPurpose::Manage {
            return Err(Error::Link);
        }
        let command = ListAs { service: self.clone(), signature: row.id, serial: row.link_serial, organisation, now: self.now() };
        match self.submit(command).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-listed-meanwhile")),
            answer => answer,
        }
    }
}

/// The columns of a signature that is that of a row of the address book, in the row's own spelling, and its identity.
fn as_row(book: &Book, chosen: &Row, mailbox: &Mailbox) -> (signature::ActiveModel, Identity) {
    let identity = book.identity_of(chosen, Some(mailbox));
    let model = &chosen.model;
    let columns = signature::ActiveModel {
        identity: Set(identity.key.clone()),
        organisation_id: Set(identity.organisation),
        proof: Set(identity.proof.code().to_owned()),
        known: Set(true),
        name_fold: Set(names::fold(&model.legal_name)),
        name_sort: Set(names::sort_key(&model.legal_name)),
        name: Set(model.legal_name.clone()),
        country: Set(model.country.clone()),
        site: Set(model.site.clone()),
        ..Default::default()
    };
    (columns, identity)
}

/// Those of these rows of the address book that another signature is listed as. By a text of another meaning it makes room.
async fn listed_among<C: ConnectionTrait>(
    db: &C,
    rows: &[&Row],
    letter: &letter::Model,
    own: &signature::Model,
) -> Result<HashSet<Uuid>, Error> {
    use signature::Column as S;
    let listed = signature::Entity::find()
        .select_only()
        .column(S::OrganisationId)
        .filter(S::LetterId.eq(letter.id))
        .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::Outstanding.eq(false))
        .filter(S::OrganisationId.is_in(rows.iter().map(|row| row.model.id)))
        .filter(S::Id.ne(own.id));
    Ok(listed.into_tuple::<Uuid>().all(db).await?.into_iter().collect())
}

/// Whether a signature is listed as a row of the address book already: a second click finds done what it asks for.
fn is_listed_as(row: &signature::Model, organisation: OrganisationId) -> bool {
    super::state_of(row) == SignatureState::Confirmed && row.organisation_id == Some(organisation.0)
}

/// A row of the address book as it is offered.
pub(super) fn offer_of(row: &Row) -> Result<BookOffer, Error> {
    Ok(BookOffer {
        id: OrganisationId(row.model.id),
        name: row.model.legal_name.clone(),
        country: country_of(&row.model.country),
        site: row.model.site.clone(),
    })
}

struct ListAs {
    service: Service,
    signature: Uuid,
    serial: i64,
    organisation: OrganisationId,
    now: Instant,
}

impl Command for ListAs {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (row, letter) = find(tx, self.signature).await?;
        if is_listed_as(&row, self.organisation) {
            return Ok(());
        }
        if row.link_serial != self.serial {
            return Err(Error::Link);
        }
        if !correctable(&letter, &row, self.now) {
            return Err(Error::Closed);
        }
        let waits = row.held_for.as_deref().and_then(HeldFor::from_code);
        if !waits.is_some_and(HeldFor::ends_with_the_book) {
            return Err(Error::Conflict);
        }
        let (mut new, identity) = self.service.adopted(tx, &letter, &row, self.organisation).await?;
        if self.service.waits_for(tx, &with(&row, &new)?, &identity, None).await?.is_some() {
            return Err(Error::field("", "error-held-by-organiser"));
        }
        list(tx, &row, &mut new, self.now).await?;
        drop_proposal(tx, row.id).await?;
        let new = signature::ActiveModel {
            id: Set(row.id),
            link_serial: Set(row.link_serial + 1),
            revision: Set(row.revision + 1),
            changed_at: Set(self.now.0),
            ..new
        };
        let changed = new.update(tx).await?;
        self.service.note_change(tx, &row, &changed, self.now).await
    }
}
