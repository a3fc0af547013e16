//! Answers: noted as they come, and corrected with a date.

use super::{
    At, Audience, NewFile,
    correct::{Corrected, FileChange, confirmed, note_correction},
    files::keep,
    leads,
    note::{Noted, note},
    story::{answer_shown, first_delivery},
};
use crate::{
    Actor, Error, Service,
    entities::{answer, kept_file, letter},
    scope::letter_of,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    afterwards::Happening,
    forms::afterwards::{Answer, AnswerForm, Days},
    ids::PublicId,
    role::Permission,
    shapes::afterwards::AnswerShown,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Notes an answer: also one that comes when nobody waited for it any more.
    ///
    /// # Errors
    /// Faults of the form; `Conflict` where the letter is not delivered, or is put away; `NotFound`, `Forbidden`.
    pub async fn note_answer(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        form: &AnswerForm,
        file: Option<&NewFile>,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, letter) = at.find(self.read()).await?;
        leads(&letter, Happening::Answered)?;
        let now = self.now();
        let answer = form.parse(since_delivery(self.read(), &letter, now).await?, file.is_some())?;
        let file = file.map(|file| self.sealed(letter.id, file)).transpose()?;
        self.submit(NoteAnswer { at, id: self.new_id(), public_id: self.new_public_id(), answer, file, now }).await
    }

    /// An answer, for its form.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn answer(&self, actor: &Actor, coalition: &str, letter: &str, id: PublicId) -> Result<AnswerShown, Error> {
        let scope = self.scope(actor, coalition, Permission::EditLetters).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        let row = find(self.read(), &letter, id).await?;
        Ok(answer_shown(row, &super::files::files_of(self.read(), letter.id).await?, Audience::Desk))
    }

    /// Corrects what was noted of an answer; that it was is shown with its date, and what was changed.
    ///
    /// # Errors
    /// As [`Service::correct_delivery`].
    pub async fn correct_answer(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        id: PublicId,
        form: &AnswerForm,
        file: Option<&NewFile>,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        let (_, letter) = at.find(self.read()).await?;
        leads(&letter, Happening::AnswerCorrected)?;
        let row = find(self.read(), &letter, id).await?;
        let now = self.now();
        let remove = form.file.removes() && file.is_none();
        let has_file = file.is_some() || (row.file_id.is_some() && !remove);
        let days = since_delivery(self.read(), &letter, now).await?;
        let answer = confirmed(form.parse(days, has_file), &form.confirm)?;
        let file = file.map(|file| self.sealed(letter.id, file)).transpose()?;
        self.submit(Correct { at, id, answer, file: FileChange { file, remove }, now }).await
    }
}

/// Between which days an answer can lie: from the first delivery until today.
pub(super) async fn since_delivery<C: ConnectionTrait>(db: &C, letter: &letter::Model, now: Instant) -> Result<Days, Error> {
    let days = super::days(letter, now);
    let first = first_delivery(db, letter.id).await?.and_then(|day| day.parse().ok());
    Ok(Days { first: first.unwrap_or(days.first), ..days })
}

async fn find<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<answer::Model, Error> {
    let own = answer::Entity::find().filter(answer::Column::LetterId.eq(letter.id));
    own.filter(answer::Column::PublicId.eq(id.0)).one(db).await?.ok_or(Error::NotFound)
}

/// What was said of an answer, as it is stored.
fn columns(answer: &Answer, has_file: bool) -> answer::ActiveModel {
    let alt = answer.file.alt.as_ref().filter(|_| has_file);
    answer::ActiveModel {
        day: Set(answer.day.to_string()),
        by_whom: Set(answer.by_whom.as_str().to_owned()),
        summary: Set(answer.summary.clone()),
        words: Set(answer.words.clone()),
        language: Set(answer.language.clone()),
        file_alt: Set(alt.map(|alt| alt.as_str().to_owned())),
        file_public: Set(has_file && answer.file.public),
        ..Default::default()
    }
}

struct NoteAnswer {
    at: At,
    id: Uuid,
    public_id: PublicId,
    answer: Answer,
    file: Option<kept_file::Model>,
    now: Instant,
}

impl Command for NoteAnswer {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        if let Some(file) = &self.file {
            keep(tx, file).await?;
        }
        let row = answer::ActiveModel {
            id: Set(self.id),
            public_id: Set(self.public_id.0),
            letter_id: Set(letter.id),
            file_id: Set(self.file.as_ref().map(|file| file.id)),
            created_at: Set(self.now.0),
            ..columns(&self.answer, self.file.is_some())
        };
        row.insert(tx).await?;
        let day = self.answer.day.to_string();
        let noted = Noted { happening: Happening::Answered, act: Act::LetterAnswered, day, subject: Some(self.id), words: "" };
        note(tx, &self.at, &letter, noted, self.now).await
    }
}

struct Correct {
    at: At,
    id: PublicId,
    answer: Answer,
    file: FileChange,
    now: Instant,
}

impl Command for Correct {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let before = find(tx, &letter, self.id).await?;
        let file_id = self.file.keep(tx, before.file_id).await?;
        let mut change = columns(&self.answer, file_id.is_some());
        change.id = Set(before.id);
        change.file_id = Set(file_id);
        let after = change.update(tx).await?;
        let corrected = Corrected {
            happening: Happening::AnswerCorrected,
            act: Act::AnswerCorrected,
            subject: before.id,
            files: (before.file_id, after.file_id),
            changed: &differences(&before, &after),
        };
        note_correction(tx, &self.at, &letter, corrected, self.now).await
    }
}

/// The fields of the form that differ.
fn differences(before: &answer::Model, after: &answer::Model) -> Vec<&'static str> {
    let pairs = [
        ("day", before.day != after.day),
        ("by-whom", before.by_whom != after.by_whom),
        ("summary", before.summary != after.summary),
        ("words", (&before.words, &before.language) != (&after.words, &after.language)),
        ("file", (before.file_id, &before.file_alt, before.file_public) != (after.file_id, &after.file_alt, after.file_public)),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}
