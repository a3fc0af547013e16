//! Whether a confirmed entry is listed at once, and else what it waits for.

use super::{
    identity::{self, Identity, Named},
    kind_of,
    places::{PEOPLE, taken_places},
};
use crate::{
    Error, Service,
    entities::{letter, signature},
    public::country_of,
    writer::Tx,
};
use domain::{
    email::Email,
    signature::{HeldFor, RemovalReason, SignatoryKind, SignatureState},
    site::Site,
    text::Name,
    time::Instant,
};
use ledger::name::mixed_word;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

impl Service {
    /// What an entry whose mailbox confirms it has to wait for; nothing where it is listed at once.
    pub(super) async fn waits_for(&self, tx: &Tx, letter: &letter::Model, row: &signature::Model) -> Result<Option<HeldFor>, Error> {
        // An organiser who entered it looked at it.
        if row.known && row.on_behalf_by.is_some() {
            return Ok(None);
        }
        if mixed_word(&row.name).is_some() {
            return Ok(Some(HeldFor::Script));
        }
        if was_taken_off(tx, row).await? {
            return Ok(Some(HeldFor::Organiser));
        }
        if kind_of(row) == SignatoryKind::Person {
            let others = taken_places(tx, row.letter_id, &row.address_hmac, row.id).await?;
            return Ok((others.len() >= PEOPLE).then_some(HeldFor::Mailbox));
        }
        let identity = self.identity_of_row(tx, letter, row).await?;
        if !identity.known {
            return Ok(Some(if identity.several { HeldFor::Choice } else { HeldFor::Look }));
        }
        Ok(has_listed_double(tx, row).await?.then_some(HeldFor::Double))
    }

    /// The identity of an organisation's signature by what the address book says now.
    pub(super) async fn identity_of_row<C: ConnectionTrait>(
        &self,
        db: &C,
        letter: &letter::Model,
        row: &signature::Model,
    ) -> Result<Identity, Error> {
        let name = Name::stored(&row.name);
        let site = Site::stored_optional(row.site.as_deref());
        let named = Named { name: &name, country: country_of(&row.country)?, site: site.as_ref() };
        let private = self.open_private(row)?.ok_or(Error::Link)?;
        let mailbox = self.mailbox_in_book(&Email::stored(&private.email))?;
        identity::of(db, letter.coalition_id, named, &mailbox).await
    }
}

/// Whether an organiser took a signature of this mailbox, or of this signatory, off the list: listed again by itself, it
/// would undo what they decided. Who asked to be taken off may sign again.
async fn was_taken_off(tx: &Tx, row: &signature::Model) -> Result<bool, Error> {
    use signature::Column as S;
    let same = Condition::any().add(S::AddressHmac.eq(row.address_hmac.clone())).add(S::Identity.eq(row.identity.clone()));
    let reasons = [RemovalReason::NotTheirs, RemovalReason::NotIdentified, RemovalReason::Abuse];
    let removed = signature::Entity::find()
        .filter(S::LetterId.eq(row.letter_id))
        .filter(S::Kind.eq(row.kind.clone()))
        .filter(S::State.eq(SignatureState::Removed.code()))
        .filter(S::RemovalReason.is_in(reasons.map(RemovalReason::code)))
        .filter(same);
    Ok(removed.one(tx).await?.is_some())
}

/// Whether an organisation is listed that differs from this one by marks alone, and that the address book does not tell
/// apart from it.
async fn has_listed_double(tx: &Tx, row: &signature::Model) -> Result<bool, Error> {
    use signature::Column as S;
    let near = signature::Entity::find()
        .filter(S::LetterId.eq(row.letter_id))
        .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::NameFold.eq(row.name_fold.as_str()))
        .filter(S::NameFold.ne(""))
        .filter(S::Country.eq(row.country.as_str()))
        .filter(S::Identity.ne(row.identity.as_str()))
        .filter(S::OrganisationId.is_null());
    Ok(near.count(tx).await? > 0)
}

/// Notes in a row what it waits for, and since when; or that it waits no more.
pub(super) fn set_held(row: &mut signature::ActiveModel, held: Option<HeldFor>, now: Instant) {
    row.held_for = Set(held.map(|held| held.code().to_owned()));
    row.held_since = Set(held.map(|_| now.0));
}
