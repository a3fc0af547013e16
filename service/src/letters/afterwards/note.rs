//! Noting what happened: the event, the letter's state and the act, in the transaction of what is noted.

use super::{
    super::{state_of, update},
    At, leads,
};
use crate::{
    Error,
    entities::{letter, letter_event},
    writer::Tx,
};
use domain::{activity::Act, afterwards::Happening, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// The most that is noted of a letter, corrections included.
const EVENTS: u64 = 500;

/// What is noted.
pub(super) struct Noted<'a> {
    pub(super) happening: Happening,
    pub(super) act: Act,
    /// The day that it is about.
    pub(super) day: String,
    /// The delivery or the answer.
    pub(super) subject: Option<Uuid>,
    /// What is said of it: words, or names of fields.
    pub(super) words: &'a str,
}

/// Notes it, and moves the letter on.
pub(super) async fn note(tx: &Tx, at: &At, letter: &letter::Model, noted: Noted<'_>, now: Instant) -> Result<(), Error> {
    let state = leads(letter, noted.happening)?;
    let own = letter_event::Entity::find().filter(letter_event::Column::LetterId.eq(letter.id));
    if own.count(tx).await? >= EVENTS {
        return Err(Error::field("", "afterwards-error-many"));
    }
    let event = letter_event::ActiveModel {
        letter_id: Set(letter.id),
        kind: Set(noted.happening.code().to_owned()),
        day: Set(noted.day),
        subject_id: Set(noted.subject),
        words: Set(noted.words.to_owned()),
        state_before: Set(state_of(letter).code().to_owned()),
        created_at: Set(now.0),
        ..Default::default()
    };
    letter_event::Entity::insert(event).exec_without_returning(tx).await?;
    // Also where it stays what it is: of two who note something at once, the second looks again.
    update(tx, letter, letter::ActiveModel { state: Set(state.code().to_owned()), ..Default::default() }, now).await?;
    at.note(tx, letter, noted.act, now).await
}
