//! That no answer came, what came of a letter, and taking back what was noted last.

use super::{
    super::update,
    At,
    answer::since_delivery,
    files::drop_file,
    last_noted, leads,
    note::{Noted, note},
    to_take_back, today,
};
use crate::{
    Actor, Error, Service,
    entities::{answer, delivery, letter, letter_event},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    afterwards::Happening,
    forms::afterwards::{parse_outcome, parse_silence},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Notes that nobody had answered by a day.
    ///
    /// # Errors
    /// A fault of the day; `Conflict` where the letter is not delivered, or was answered; `NotFound`, `Forbidden`.
    pub async fn note_silence(&self, actor: &Actor, coalition: &str, letter: &str, until: &str) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, letter) = at.find(self.read()).await?;
        leads(&letter, Happening::Unanswered)?;
        let now = self.now();
        let day = parse_silence(until, since_delivery(self.read(), &letter, now).await?)?.to_string();
        let happening = Happening::Unanswered;
        self.submit(NoteEnd { at, happening, act: Act::LetterUnanswered, day, words: String::new(), now }).await
    }

    /// Puts a letter away, with what came of it: it stays readable, and takes nothing more.
    ///
    /// # Errors
    /// A fault of the words; `Conflict` where the letter is open, or put away already; `NotFound`, `Forbidden`.
    pub async fn archive_letter(&self, actor: &Actor, coalition: &str, letter: &str, words: &str) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, letter) = at.find(self.read()).await?;
        leads(&letter, Happening::Archived)?;
        let (words, now) = (parse_outcome(words)?, self.now());
        let day = today(&letter, now).to_string();
        self.submit(NoteEnd { at, happening: Happening::Archived, act: Act::LetterArchived, day, words, now }).await
    }

    /// Takes back what was noted last, within a day.
    ///
    /// # Errors
    /// `Conflict` where there is nothing that can be taken back, or something else was noted since `noted_at`, when the
    /// page was shown; `NotFound`, `Forbidden`.
    pub async fn take_back(&self, actor: &Actor, coalition: &str, letter: &str, noted_at: Instant) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(TakeBack { at, noted_at, now: self.now() }).await
    }
}

struct NoteEnd {
    at: At,
    happening: Happening,
    act: Act,
    day: String,
    words: String,
    now: Instant,
}

impl Command for NoteEnd {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let noted = Noted { happening: self.happening, act: self.act, day: self.day.clone(), subject: None, words: &self.words };
        note(tx, &self.at, &letter, noted, self.now).await
    }
}

struct TakeBack {
    at: At,
    noted_at: Instant,
    now: Instant,
}

impl Command for TakeBack {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let last = last_noted(tx, &letter).await?.ok_or(Error::Conflict)?;
        let shown = to_take_back(&last, self.now).filter(|shown| shown.at == self.noted_at).ok_or(Error::Conflict)?;
        if let Some(subject) = last.subject_id {
            forget(tx, letter.id, shown.what, subject).await?;
        }
        let undone = letter_event::ActiveModel { number: Set(last.number), undone_at: Set(Some(self.now.0)), ..Default::default() };
        undone.update(tx).await?;
        let back = letter::ActiveModel { state: Set(shown.back_to.code().to_owned()), ..Default::default() };
        update(tx, &letter, back, self.now).await?;
        self.at.note(tx, &letter, Act::StepTakenBack, self.now).await
    }
}

/// Deletes a delivery or an answer that was noted by mistake, and its file.
async fn forget(tx: &Tx, letter: Uuid, what: Happening, subject: Uuid) -> Result<(), Error> {
    let file = match what {
        Happening::Delivered => {
            let own = || delivery::Column::LetterId.eq(letter);
            let row = delivery::Entity::find_by_id(subject).filter(own()).one(tx).await?;
            delivery::Entity::delete_by_id(subject).filter(own()).exec(tx).await?;
            row.and_then(|row| row.file_id)
        }
        _ => {
            let own = || answer::Column::LetterId.eq(letter);
            let row = answer::Entity::find_by_id(subject).filter(own()).one(tx).await?;
            answer::Entity::delete_by_id(subject).filter(own()).exec(tx).await?;
            row.and_then(|row| row.file_id)
        }
    };
    drop_file(tx, letter, file).await
}
