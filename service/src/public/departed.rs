//! What was listed once and is no longer: counted by what happened to it, so that no list shrinks unexplained.

use crate::{
    Error,
    entities::{erasure_total, signature},
};
use domain::{
    shapes::letters::Departed,
    signature::{RemovalReason, SignatureState},
};
use ledger::entry::Wish;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// The letter's signatures that its log has and its list has not.
pub(crate) async fn departed<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Departed, Error> {
    use signature::Column as S;
    let rows: Vec<(String, Option<String>, Option<String>, i64)> = signature::Entity::find()
        .select_only()
        .column(S::State)
        .column(S::RemovalReason)
        .column(S::ErasedWish)
        .column_as(S::Id.count(), "signatures")
        .filter(S::LetterId.eq(letter))
        .filter(S::LogIndex.is_not_null())
        .filter(S::State.is_in([SignatureState::Withdrawn.code(), SignatureState::Removed.code()]))
        .group_by(S::State)
        .group_by(S::RemovalReason)
        .group_by(S::ErasedWish)
        .into_tuple()
        .all(db)
        .await?;
    let mut departed = Departed::default();
    for (state, reason, wish, count) in rows {
        let count = u64::try_from(count).unwrap_or(0);
        let reason = reason.as_deref().and_then(RemovalReason::from_code);
        match (wish, reason) {
            (Some(wish), _) if wish == Wish::Signatory.code() => departed.erased_by_signatory += count,
            (Some(_), _) => departed.erased_by_host += count,
            (None, Some(reason)) if state == SignatureState::Removed.code() => departed.removed.push((reason, count)),
            (None, _) => departed.withdrawn += count,
        }
    }
    let erased = erasure_total::Entity::find().filter(erasure_total::Column::LetterId.eq(letter)).all(db).await?;
    for total in erased {
        let number = u64::try_from(total.number).unwrap_or(0);
        if total.wish == Wish::Signatory.code() { departed.erased_by_signatory += number } else { departed.erased_by_host += number }
    }
    departed.removed.sort_by_key(|(reason, _)| RemovalReason::ALL.iter().position(|one| one == reason));
    Ok(departed)
}
