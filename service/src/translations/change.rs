//! The translations of a letter: asking for one, putting one away and bringing it back, letting one go out or not, and
//! throwing away a part that lost its original.

use super::{At, Found, standing::include, standings, translated};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{translation, translation_part},
    letters::{form_of, is_language, newest, tag_case},
    writer::{Command, Tx},
};
use domain::{activity::Act, ids::PublicId, role::Permission, shapes::translation::Translations, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

impl Service {
    /// The translations of a letter that the actor may see.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn translations(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<Translations, Error> {
        let Found { scope, letter, languages } = At::new(actor, coalition, letter).find(self.read(), Permission::SeeTranslations).await?;
        let form = form_of(&newest(self.read(), letter.id).await?.ok_or(Error::NotFound)?)?;
        let all = standings(self.read(), letter.id, &form.document(), &form.language).await?;
        let removed = if scope.role.may(Permission::EditLetters) {
            let own = translation::Entity::find().filter(translation::Column::LetterId.eq(letter.id));
            let rows = own.filter(translation::Column::RemovedAt.is_not_null()).order_by_asc(translation::Column::Language);
            rows.all(self.read()).await?.into_iter().map(|row| row.language).collect()
        } else {
            Vec::new()
        };
        Ok(Translations {
            desk: scope.desk(),
            letter: translated(&letter),
            list: all.iter().filter(|one| languages.hold(one.language())).map(|one| one.line()).collect(),
            removed,
        })
    }

    /// Asks for a letter in another language; answers the language's tag as it is spelt from now on.
    ///
    /// # Errors
    /// `Fields` about `language`: no tag, the original's, or one that is there already; `NotFound`, `Forbidden`.
    pub async fn add_translation(&self, actor: &Actor, coalition: &str, letter: &str, typed: &str) -> Result<String, Error> {
        let language = tag_case(typed);
        let at = At::new(actor, coalition, letter);
        at.find(self.read(), Permission::EditLetters).await?;
        if !is_language(&language) {
            return Err(Error::field("language", "error-language"));
        }
        let change = Change::Add { id: self.new_id() };
        self.submit(ChangeTranslation { at, language: language.clone(), change, now: self.now() }).await?;
        Ok(language)
    }

    /// Puts a translation away; nothing of it is lost.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn remove_translation(&self, actor: &Actor, coalition: &str, letter: &str, language: &str) -> Result<(), Error> {
        self.change_translation(actor, coalition, letter, language, Change::Remove).await
    }

    /// Brings a translation back that was put away.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn restore_translation(&self, actor: &Actor, coalition: &str, letter: &str, language: &str) -> Result<(), Error> {
        self.change_translation(actor, coalition, letter, language, Change::Restore).await
    }

    /// Says whether a translation is to go out with its letter once it is complete.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn include_translation(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
        included: bool,
    ) -> Result<(), Error> {
        self.change_translation(actor, coalition, letter, language, Change::Include(included)).await
    }

    async fn change_translation(&self, actor: &Actor, coalition: &str, letter: &str, language: &str, change: Change) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(ChangeTranslation { at, language: language.to_owned(), change, now: self.now() }).await
    }

    /// Throws a translated part away whose original is gone.
    ///
    /// # Errors
    /// `NotFound` where there is no such part, or its original came back; `Forbidden`.
    pub async fn discard_translated(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
        part: PublicId,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(Discard { at, language: language.to_owned(), part, now: self.now() }).await
    }
}

/// What is done to a translation as a whole.
#[derive(Clone, Copy)]
enum Change {
    Add { id: Uuid },
    Remove,
    Restore,
    Include(bool),
}

struct ChangeTranslation {
    at: At,
    language: String,
    change: Change,
    now: Instant,
}

impl Command for ChangeTranslation {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let Found { scope, letter, .. } = self.at.find(tx, Permission::EditLetters).await?;
        let own = translation::Entity::find().filter(translation::Column::LetterId.eq(letter.id));
        let row = own.filter(translation::Column::Language.eq(self.language.as_str())).one(tx).await?;
        let act = match (self.change, row) {
            (Change::Add { .. }, _) if self.language == letter.language => {
                return Err(Error::field("language", "error-translation-original"));
            }
            (Change::Add { .. }, Some(row)) if row.removed_at.is_none() => {
                return Err(Error::field("language", "error-translation-exists"));
            }
            (Change::Add { id }, None) => {
                let row = translation::Model {
                    id,
                    letter_id: letter.id,
                    language: self.language.clone(),
                    included: true,
                    created_by: Some(self.at.actor.account.0),
                    created_at: self.now.0,
                    removed_at: None,
                };
                translation::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
                Act::TranslationAdded
            }
            // Anyone who asks for one that was put away gets what had been translated.
            (Change::Add { .. } | Change::Restore, Some(row)) if row.removed_at.is_some() => {
                put_away(tx, row.id, None).await?;
                Act::TranslationRestored
            }
            (Change::Remove, Some(row)) if row.removed_at.is_none() => {
                put_away(tx, row.id, Some(self.now.0)).await?;
                Act::TranslationRemoved
            }
            (Change::Include(included), Some(row)) if row.removed_at.is_none() => {
                include(tx, row.id, included).await?;
                if included { Act::TranslationIncluded } else { Act::TranslationLeftOut }
            }
            _ => return Err(Error::NotFound),
        };
        let note = Note::new(scope.coalition.id, Some(self.at.actor.account), act, self.now);
        note.letter(letter.id).detail(&self.language).insert(tx).await
    }
}

async fn put_away(tx: &Tx, translation: Uuid, at: Option<i64>) -> Result<(), Error> {
    let change = translation::ActiveModel { removed_at: Set(at), ..Default::default() };
    translation::Entity::update_many().set(change).filter(translation::Column::Id.eq(translation)).exec(tx).await?;
    Ok(())
}

struct Discard {
    at: At,
    language: String,
    part: PublicId,
    now: Instant,
}

impl Command for Discard {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (Found { scope, letter, .. }, row) = self.at.find_in(tx, Permission::Translate, &self.language).await?;
        let form = form_of(&newest(tx, letter.id).await?.ok_or(Error::NotFound)?)?;
        let all = standings(tx, letter.id, &form.document(), &form.language).await?;
        let own = all.iter().find(|one| one.row.id == row.id).ok_or(Error::NotFound)?;
        let orphans = own.translation.orphans.iter().filter_map(|index| own.stored.get(*index));
        let part = orphans.into_iter().find(|part| part.public_id == self.part.0).ok_or(Error::NotFound)?;
        translation_part::Entity::delete_by_id(part.id).exec(tx).await?;
        let note = Note::new(scope.coalition.id, Some(self.at.actor.account), Act::TranslationDiscarded, self.now);
        note.letter(letter.id).detail(&self.language).insert(tx).await
    }
}
