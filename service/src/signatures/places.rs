//! The people of one mailbox: each name has a place in it.

use crate::{Error, entities::signature, writer::Tx};
use domain::signature::{SignatoryKind, SignatureState};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// How many people of one mailbox the form lists: a couple, say. An organiser lists more.
pub(super) const PEOPLE: usize = 2;

/// The places that are taken in a mailbox, but for the one of this signature.
pub(crate) async fn taken_places<C: ConnectionTrait>(db: &C, letter: Uuid, address_hmac: &[u8], but: Uuid) -> Result<Vec<i64>, Error> {
    use signature::Column as S;
    Ok(signature::Entity::find()
        .select_only()
        .column(S::Place)
        .filter(S::LetterId.eq(letter))
        .filter(S::AddressHmac.eq(address_hmac))
        .filter(S::Kind.eq(SignatoryKind::Person.code()))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::Id.ne(but))
        .into_tuple()
        .all(db)
        .await?)
}

/// The first place that is free in a mailbox for this signature.
pub(crate) async fn free_place(tx: &Tx, letter: Uuid, address_hmac: &[u8], of: Uuid) -> Result<i64, Error> {
    let taken = taken_places(tx, letter, address_hmac, of).await?;
    Ok((1..).find(|place| !taken.contains(place)).unwrap_or(i64::MAX))
}

/// Whether another person of this mailbox has a name, on the list or waiting for it.
pub(super) async fn is_anothers_name(tx: &Tx, row: &signature::Model, identity: &str) -> Result<bool, Error> {
    use signature::Column as S;
    let states = [SignatureState::Pending, SignatureState::Held, SignatureState::Confirmed];
    let other = signature::Entity::find()
        .filter(S::LetterId.eq(row.letter_id))
        .filter(S::AddressHmac.eq(row.address_hmac.clone()))
        .filter(S::Kind.eq(SignatoryKind::Person.code()))
        .filter(S::Identity.eq(identity))
        .filter(S::State.is_in(states.map(SignatureState::code)))
        .filter(S::Id.ne(row.id));
    Ok(other.one(tx).await?.is_some())
}
