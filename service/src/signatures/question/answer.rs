//! The signatory answers a question about their signature; an organiser settles it.

use super::ANSWER;
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{question, signature},
    keys,
    scope::{letter_of, scope_in},
    signatures::{by_link::Owned, desk::find},
    writer::{Command, Tx},
};
use domain::{activity::Act, ids::PublicId, role::Permission, shapes::signing::LinkPurpose, text::parse_lines, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use uuid::Uuid;

impl Service {
    /// Keeps what a signatory answers to a question about their signature, for the organisers; said once more, it takes
    /// the place of the first answer.
    ///
    /// # Errors
    /// [`Error::Link`]; faults of `answer`; [`Error::Conflict`] where nothing is asked any more.
    pub async fn answer_question(&self, id: PublicId, token: &str, answer: &str) -> Result<(), Error> {
        let Owned { row, purpose, .. } = self.owned(id, token).await?;
        if purpose != LinkPurpose::Manage {
            return Err(Error::Link);
        }
        let answer = parse_lines(answer, ANSWER).map_err(|error| Error::Fields(domain::error::FieldErrors(vec![error.at("answer")])))?;
        if answer.trim().is_empty() {
            return Err(Error::field("answer", "error-empty"));
        }
        let sealed = self.keys().seal(self.rng(), keys::ANSWER.of(row.id), answer.as_bytes())?;
        self.submit(Answer { signature: row.id, serial: row.link_serial, sealed, now: self.now() }).await
    }

    /// Takes the mark of a question off a listed entry: an organiser has looked at it.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn settle_question(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<(), Error> {
        let (actor, coalition, letter) = (actor.clone(), coalition.to_owned(), letter.to_owned());
        self.submit(Settle { actor, coalition, letter, id, now: self.now() }).await
    }
}

struct Answer {
    signature: Uuid,
    serial: i64,
    sealed: Vec<u8>,
    now: Instant,
}

impl Command for Answer {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = signature::Entity::find_by_id(self.signature).one(tx).await?.ok_or(Error::Link)?;
        if row.link_serial != self.serial {
            return Err(Error::Link);
        }
        let asked = question::Entity::find_by_id(row.id).one(tx).await?.filter(|asked| asked.settled_at.is_none());
        let asked = asked.ok_or(Error::Conflict)?;
        let answered = question::ActiveModel {
            signature_id: Set(asked.signature_id),
            answer_sealed: Set(Some(self.sealed.clone())),
            answered_at: Set(Some(self.now.0)),
            ..Default::default()
        };
        answered.update(tx).await.map(drop).map_err(Into::into)
    }
}

struct Settle {
    actor: Actor,
    coalition: String,
    letter: String,
    id: PublicId,
    now: Instant,
}

impl Command for Settle {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(tx, &scope.coalition, &self.letter).await?;
        let row = find(tx, &letter, self.id).await?;
        if !row.questioned {
            // A second click finds it done.
            return Ok(());
        }
        settle(tx, &row, self.now).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::QuestionSettled, self.now);
        note.letter(letter.id).about(row.id).insert(tx).await
    }
}

/// Notes that an organiser has decided on a signature that was questioned.
pub(in crate::signatures) async fn settle(tx: &Tx, row: &signature::Model, now: Instant) -> Result<(), Error> {
    if !row.questioned {
        return Ok(());
    }
    signature::ActiveModel { id: Set(row.id), questioned: Set(false), ..Default::default() }.update(tx).await?;
    let settled = question::ActiveModel { settled_at: Set(Some(now.0)), ..Default::default() };
    use sea_orm::{ColumnTrait, QueryFilter};
    question::Entity::update_many().set(settled).filter(question::Column::SignatureId.eq(row.id)).exec(tx).await?;
    Ok(())
}
