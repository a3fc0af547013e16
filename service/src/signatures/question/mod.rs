//! "This was not us": the contacts of an organisation in the address book are told when somebody at their domain signs,
//! and may question it.
//!
//! Before the letter is public a question holds the entry; after it the entry is marked as questioned. Owners are told,
//! the signatory may answer, and only an organiser takes the entry off, or the mark.

mod answer;
mod ask;
mod published;
mod tell;

pub(super) use answer::settle;
pub(crate) use ask::mark as mark_questioned;

use crate::{
    Error, Service,
    entities::question,
    keys::{ANSWER as SEALED_ANSWER, readable},
};
use domain::{shapes::signing::Questioned, time::Instant};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// The most characters of an answer.
pub(super) const ANSWER: usize = 1_000;

impl Service {
    /// The question about a signature that no organiser has settled, with its signatory's answer.
    pub(super) async fn open_question<C: ConnectionTrait>(&self, db: &C, signature: Uuid) -> Result<Option<Questioned>, Error> {
        let row = question::Entity::find_by_id(signature).one(db).await?.filter(|row| row.settled_at.is_none());
        let Some(row) = row else { return Ok(None) };
        let answer = row.answer_sealed.as_ref().and_then(|sealed| {
            let plain = readable("answer", signature, self.keys().unseal(SEALED_ANSWER.of(signature), sealed))?;
            Some(String::from_utf8_lossy(&plain).into_owned())
        });
        Ok(Some(Questioned { since: Instant(row.asked_at), answer }))
    }
}
