//! One who stands by an earlier text signs again, from another mailbox or after the letter has ended: the old signature
//! makes room for the new one.

use super::{correction::drop_proposal, kind_of, state_of};
use crate::{Error, entities::signature, log, writer::Tx};
use domain::{
    signature::{RemovalReason, SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// What tells a letter's signatories apart: organisations by their identity, people by their mailbox and name.
pub(crate) struct Signatory<'a> {
    pub(crate) letter: Uuid,
    pub(crate) kind: SignatoryKind,
    pub(crate) identity: &'a str,
    pub(crate) address_hmac: &'a [u8],
}

impl<'a> Signatory<'a> {
    pub(crate) fn of(row: &'a signature::Model) -> Self {
        Self { letter: row.letter_id, kind: kind_of(row), identity: &row.identity, address_hmac: &row.address_hmac }
    }
}

/// Takes off what stands listed for a signatory by a text of another meaning, as one that is there twice. To be called
/// before the same signatory is listed by the present text: the database keeps everybody from standing twice.
pub(crate) async fn make_room(tx: &Tx, new: Signatory<'_>, now: Instant) -> Result<(), Error> {
    use signature::Column as S;
    let same = signature::Entity::find()
        .filter(S::LetterId.eq(new.letter))
        .filter(S::Kind.eq(new.kind.code()))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::Outstanding.eq(true));
    let same = same.filter(S::Identity.eq(new.identity));
    let same = match new.kind {
        SignatoryKind::Organisation => same,
        SignatoryKind::Person => same.filter(S::AddressHmac.eq(new.address_hmac)),
    };
    for old in same.all(tx).await? {
        let next = state_of(&old).after(SignatureEvent::Remove).ok_or(Error::Conflict)?;
        let removed = signature::ActiveModel {
            id: Set(old.id),
            state: Set(next.code().to_owned()),
            removal_reason: Set(Some(RemovalReason::Duplicate.code().to_owned())),
            changed_at: Set(now.0),
            ..Default::default()
        };
        drop_proposal(tx, old.id).await?;
        let removed = removed.update(tx).await?;
        log::note_change(tx, &old, &removed, now).await?;
    }
    Ok(())
}
