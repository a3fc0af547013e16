//! Whether a signature may be listed without an organiser's look, and else what it waits for: the one rule for whatever is
//! confirmed, corrected or listed as a row of the address book.

use super::{
    erase::was_decided_against,
    identity::{self, Identity, Named},
    kind_of,
    places::{PEOPLE, taken_places},
    state_of,
};
use crate::{
    Error, Service,
    entities::{letter, signature},
    public::country_of,
};
use domain::{
    email::Email,
    signature::{HeldFor, RemovalReason, SignatoryKind, SignatureState},
    site::Site,
    text::Name,
    time::Instant,
};
use ledger::name::mixed_word;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable,
    PaginatorTrait, QueryFilter, TryIntoModel,
};

impl Service {
    /// What a signature has to wait for in the columns that it is going to have; nothing where it may be listed. Nobody but
    /// an organiser lists one that this has not been asked about. `word` is when an organiser gave their word for exactly
    /// this signatory, if one did: then only what was decided since stands against it.
    pub(super) async fn waits_for<C: ConnectionTrait>(
        &self,
        db: &C,
        row: &signature::Model,
        identity: &Identity,
        word: Option<Instant>,
    ) -> Result<Option<HeldFor>, Error> {
        if row.questioned {
            return Ok(Some(HeldFor::Questioned));
        }
        if word.is_none() && mixed_word(&row.name).is_some() {
            return Ok(Some(HeldFor::Script));
        }
        if is_decided_against(db, row, word).await? || was_decided_against(db, self, row).await? {
            return Ok(Some(HeldFor::Organiser));
        }
        if word.is_some() {
            return Ok(None);
        }
        if state_of(row) == SignatureState::Pending && self.has_left_often(db, row).await? {
            return Ok(Some(HeldFor::Mailbox));
        }
        if kind_of(row) == SignatoryKind::Person {
            if state_of(row) == SignatureState::Confirmed {
                // It has a place.
                return Ok(None);
            }
            let others = taken_places(db, row.letter_id, &row.address_hmac, row.id).await?;
            return Ok((others.len() >= PEOPLE).then_some(HeldFor::Mailbox));
        }
        if !identity.known {
            return Ok(Some(if identity.several { HeldFor::Choice } else { HeldFor::Look }));
        }
        Ok(has_listed_double(db, row).await?.then_some(HeldFor::Double))
    }

    /// The identity of a signature, of an organisation by what the address book says now.
    pub(super) async fn identity_of_row<C: ConnectionTrait>(
        &self,
        db: &C,
        letter: &letter::Model,
        row: &signature::Model,
    ) -> Result<Identity, Error> {
        if kind_of(row) == SignatoryKind::Person {
            return Ok(Identity::of_person(&row.name));
        }
        let name = Name::stored(&row.name);
        let site = Site::stored_optional(row.site.as_deref());
        let named = Named { name: &name, country: country_of(&row.country), site: site.as_ref() };
        let private = self.open_private(row)?.ok_or(Error::Link)?;
        let mailbox = self.mailbox_in_book(&Email::stored(&private.email))?;
        identity::of(db, letter.coalition_id, named, &mailbox).await
    }
}

/// A row as these columns make it.
pub(super) fn with(row: &signature::Model, columns: &signature::ActiveModel) -> Result<signature::Model, Error> {
    let mut new = row.clone().into_active_model();
    for column in signature::Column::iter() {
        if let ActiveValue::Set(value) = columns.get(column) {
            new.set(column, value);
        }
    }
    Ok(new.try_into_model()?)
}

/// Whether an organiser took a signature of this mailbox, or of this signatory, off the list or put it back to wait, or a
/// contact questions one, since an organiser gave their word for it: listed by itself, it would undo what they decided. Who
/// asked to be taken off may sign again. A name that differs by marks alone is the same here.
async fn is_decided_against<C: ConnectionTrait>(db: &C, row: &signature::Model, since: Option<Instant>) -> Result<bool, Error> {
    use signature::Column as S;
    let mut same = Condition::any().add(S::AddressHmac.eq(row.address_hmac.clone())).add(S::Identity.eq(row.identity.as_str()));
    if let Some(organisation) = row.organisation_id {
        same = same.add(S::OrganisationId.eq(organisation));
    }
    if !row.name_fold.is_empty() {
        same = same.add(Condition::all().add(S::NameFold.eq(row.name_fold.as_str())).add(S::Country.eq(row.country.as_str())));
    }
    let mut found = signature::Entity::find()
        .filter(S::LetterId.eq(row.letter_id))
        .filter(S::Kind.eq(row.kind.as_str()))
        .filter(decided_against())
        .filter(same);
    if let Some(since) = since {
        found = found.filter(S::ChangedAt.gt(since.0));
    }
    Ok(found.count(db).await? > 0)
}

/// Signatures that an organiser took off the list, but not at their signatory's own wish, or put back to wait, and those
/// that a contact questions; whether or not they were withdrawn since.
pub(crate) fn decided_against() -> Condition {
    use signature::Column as S;
    let reasons = [RemovalReason::NotTheirs, RemovalReason::NotIdentified, RemovalReason::Abuse];
    let removed = S::State.eq(SignatureState::Removed.code());
    let taken_off = Condition::all().add(removed).add(S::RemovalReason.is_in(reasons.map(RemovalReason::code)));
    let stands = [SignatureState::Held, SignatureState::Confirmed, SignatureState::Withdrawn].map(SignatureState::code);
    let held = Condition::any().add(S::HeldFor.is_in(HELD_BY_OTHERS.map(HeldFor::code))).add(S::Questioned.eq(true));
    Condition::any().add(taken_off).add(Condition::all().add(S::State.is_in(stands)).add(held))
}

/// What only an organiser ends.
const HELD_BY_OTHERS: [HeldFor; 2] = [HeldFor::Organiser, HeldFor::Questioned];

/// Whether an organiser holds a signature, or a contact's question does.
pub(super) fn is_held_by_others(row: &signature::Model) -> bool {
    row.held_for.as_deref().and_then(HeldFor::from_code).is_some_and(|held| HELD_BY_OTHERS.contains(&held))
}

/// Whether an organisation is listed that differs from this one by marks alone, and that the address book does not tell
/// apart from it.
async fn has_listed_double<C: ConnectionTrait>(db: &C, row: &signature::Model) -> Result<bool, Error> {
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
    Ok(near.count(db).await? > 0)
}

/// Notes in a row what it waits for, and since when; or that it waits no more.
pub(crate) fn set_held(row: &mut signature::ActiveModel, held: Option<HeldFor>, now: Instant) {
    row.held_for = Set(held.map(|held| held.code().to_owned()));
    row.held_since = Set(held.map(|_| now.0));
}
