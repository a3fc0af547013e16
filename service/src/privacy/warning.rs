//! Owners are told before the personal data of a letter ends that has no recorded delivery: once of each day that it would be.

use crate::{
    Error, Service,
    entities::{letter, waiting_told},
    outbox::{Kind, Queued},
    scope::owners_in,
    writer::{Command, Tx},
};
use domain::{locale::Locale, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use std::collections::HashMap;
use uuid::Uuid;

/// What owners are told of, as it is stored.
const OCCASION: &str = "data_ends";

/// When owners of these letters were told, by the letter and the day.
pub(super) async fn warned<C: ConnectionTrait>(
    db: &C,
    letters: impl Iterator<Item = Uuid>,
) -> Result<HashMap<(Uuid, Instant), Instant>, Error> {
    use waiting_told::Column as W;
    let told = waiting_told::Entity::find().filter(W::LetterId.is_in(letters)).filter(W::Occasion.eq(OCCASION)).all(db).await?;
    Ok(told.into_iter().map(|row| ((row.letter_id, Instant(row.due_at)), Instant(row.told_at))).collect())
}

/// Tells the owners that the data of a letter would end on a day.
pub(super) struct Warn {
    pub(super) service: Service,
    pub(super) letter: Uuid,
    pub(super) day: Instant,
    pub(super) now: Instant,
}

impl Command for Warn {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        use waiting_told::Column as W;
        let Some(letter) = letter::Entity::find_by_id(self.letter).one(tx).await? else { return Ok(()) };
        let told = waiting_told::ActiveModel {
            letter_id: Set(letter.id),
            occasion: Set(OCCASION.to_owned()),
            due_at: Set(self.day.0),
            told_at: Set(self.now.0),
        };
        // Of several processes one tells.
        let once = OnConflict::columns([W::LetterId, W::Occasion, W::DueAt]).do_nothing().to_owned();
        if waiting_told::Entity::insert(told).on_conflict(once).exec_without_returning(tx).await? == 0 {
            return Ok(());
        }
        for owner in owners_in(tx, letter.coalition_id).await? {
            let locale = Locale::from_tag(&owner.locale).unwrap_or_default();
            let mail = Queued::new(self.service.new_id(), Kind::DataEnds, locale, self.now);
            Queued { account: Some(owner.id), letter: Some(letter.id), ..mail }.insert(tx).await?;
        }
        Ok(())
    }
}
