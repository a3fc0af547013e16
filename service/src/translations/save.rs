//! Saving translated parts. Two translators at once lose nothing: each part is saved by itself, and of one part that
//! both changed the second sees both texts.

use super::{
    At,
    standing::{stored_parts, translated_parts},
};
use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{translation, translation_part, translation_past},
    letters::{form_of, numbered},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    forms::translation::{TranslationForm, TypedPart},
    ids::PublicId,
    role::Permission,
    shapes::translation::SavedParts,
    time::Instant,
    translation::{Part, align, parts, usual},
};
use ledger::tidy;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Saves what was typed for the parts of a translation. Parts that nobody touched stay as they are; those that
    /// somebody else changed meanwhile are named in the answer, and not saved.
    ///
    /// # Errors
    /// `Fields` about parts that are too long: nothing is saved then; `NotFound`, `Forbidden`.
    pub async fn save_translation(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
        form: &TranslationForm,
    ) -> Result<SavedParts, Error> {
        let at = At::new(actor, coalition, letter);
        at.find_in(self.read(), Permission::Translate, language).await?;
        form.check()?;
        if form.parts.is_empty() {
            return Ok(SavedParts::default());
        }
        let ids = form.parts.iter().map(|_| (self.new_id(), self.new_public_id())).collect();
        self.submit(Save { at, language: language.to_owned(), form: tidied(form), ids, now: self.now() }).await
    }
}

/// What was typed, as the canonical form wants it.
pub(super) fn tidied(form: &TranslationForm) -> TranslationForm {
    let tidy_part = |part: &TypedPart| TypedPart { text: tidy(&part.text).trim_matches('\n').to_owned(), ..part.clone() };
    TranslationForm { parts: form.parts.iter().map(tidy_part).collect(), ..form.clone() }
}

/// What becomes of a part that was posted.
pub(super) enum Fate {
    /// It stands as it was typed already, or was not touched.
    Nothing,
    /// What was typed is to stand.
    Write,
    /// Somebody else changed it meanwhile, and not alike.
    Conflict,
}

/// Compares what was typed with what is stored now, and with what its page showed. Where nothing is stored the page shows
/// the `usual` words, which nobody typed.
pub(super) async fn fate<C: ConnectionTrait>(
    db: &C,
    stored: Option<&translation_part::Model>,
    typed: &TypedPart,
    usual: Option<&str>,
) -> Result<Fate, Error> {
    if stored.is_none_or(|row| row.text.trim().is_empty()) && usual == Some(typed.text.as_str()) {
        return Ok(Fate::Nothing);
    }
    let Some(row) = stored else {
        return Ok(if typed.text.trim().is_empty() { Fate::Nothing } else { Fate::Write });
    };
    if row.text == typed.text {
        return Ok(Fate::Nothing);
    }
    if row.revision == typed.lock {
        return Ok(Fate::Write);
    }
    let shown = translation_past::Entity::find_by_id((row.id, typed.lock)).one(db).await?.map(|past| past.text).unwrap_or_default();
    Ok(if shown == typed.text { Fate::Nothing } else { Fate::Conflict })
}

struct Save {
    at: At,
    language: String,
    form: TranslationForm,
    /// An identifier for each part that may be new.
    ids: Vec<(Uuid, PublicId)>,
    now: Instant,
}

impl Command for Save {
    type Answer = SavedParts;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<SavedParts, Error> {
        let (found, translation) = self.at.find_in(tx, Permission::Translate, &self.language).await?;
        let shown = form_of(&numbered(tx, found.letter.id, self.form.revision).await?)?;
        let originals = parts(&shown.document());
        let stored = stored_parts(tx, translation.id).await?;
        let places = align(&originals, &translated_parts(&stored));
        let mut saved = SavedParts::default();
        for (typed, id) in self.form.parts.iter().zip(&self.ids) {
            let Some(original) = originals.get(typed.index) else { continue };
            let row = places.get(typed.index).copied().flatten().and_then(|index| stored.get(index));
            let kept = self.form.keep == Some(typed.index) && row.is_some_and(|row| row.source != original.text);
            match fate(tx, row, typed, usual(original.kind, &self.language).as_deref()).await? {
                Fate::Nothing if !kept => continue,
                Fate::Conflict => {
                    saved.conflicts.push(typed.index);
                    continue;
                }
                Fate::Nothing | Fate::Write => self.write(tx, &translation, row, original, typed, *id).await?,
            }
            saved.changed += 1;
        }
        if saved.changed > 0 {
            let note = Note::new(found.scope.coalition.id, Some(self.at.actor.account), Act::TranslationSaved, self.now);
            note.letter(found.letter.id).detail(&self.language).insert(tx).await?;
        }
        Ok(saved)
    }
}

impl Save {
    /// Writes a part, and keeps the state that it is in now.
    async fn write(
        &self,
        tx: &Tx,
        translation: &translation::Model,
        stored: Option<&translation_part::Model>,
        original: &Part,
        typed: &TypedPart,
        (id, public_id): (Uuid, PublicId),
    ) -> Result<(), Error> {
        let state = State {
            position: i64::try_from(typed.index).unwrap_or(i64::MAX),
            source: &original.text,
            text: &typed.text,
            by: self.at.actor.account.0,
            now: self.now,
        };
        if let Some(row) = stored {
            return state.put(tx, row).await;
        }
        let row = translation_part::Model {
            id,
            public_id: public_id.0,
            translation_id: translation.id,
            kind: original.kind.code().to_owned(),
            position: state.position,
            source: original.text.clone(),
            text: typed.text.clone(),
            revision: 1,
            account_id: Some(state.by),
            changed_at: self.now.0,
        };
        translation_part::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        state.keep(tx, id, 1).await
    }
}

/// A state that a part is saved in.
pub(super) struct State<'a> {
    /// Its place among the parts of the original.
    pub(super) position: i64,
    /// The original that it is made from.
    pub(super) source: &'a str,
    pub(super) text: &'a str,
    pub(super) by: Uuid,
    pub(super) now: Instant,
}

impl State<'_> {
    /// Makes it the newest state of a part that is stored.
    ///
    /// # Errors
    /// `Conflict` where somebody saved the part meanwhile.
    pub(super) async fn put(&self, tx: &Tx, row: &translation_part::Model) -> Result<(), Error> {
        let change = translation_part::ActiveModel {
            position: Set(self.position),
            source: Set(self.source.to_owned()),
            text: Set(self.text.to_owned()),
            revision: Set(row.revision + 1),
            account_id: Set(Some(self.by)),
            changed_at: Set(self.now.0),
            ..Default::default()
        };
        let own = translation_part::Entity::update_many().set(change).filter(translation_part::Column::Id.eq(row.id));
        let updated = own.filter(translation_part::Column::Revision.eq(row.revision)).exec(tx).await?;
        if updated.rows_affected == 1 { self.keep(tx, row.id, row.revision + 1).await } else { Err(Error::Conflict) }
    }

    /// Keeps it among the states that the part has had.
    async fn keep(&self, tx: &Tx, part: Uuid, revision: i64) -> Result<(), Error> {
        let past = translation_past::Model {
            part_id: part,
            revision,
            source: self.source.to_owned(),
            text: self.text.to_owned(),
            account_id: Some(self.by),
            created_at: self.now.0,
        };
        translation_past::Entity::insert(past.into_active_model()).exec_without_returning(tx).await?;
        Ok(())
    }
}
