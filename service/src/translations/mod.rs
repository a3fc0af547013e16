//! Letters in other languages: asking for a translation, translating, who may, and what goes out with a letter.
//!
//! Organisers see every translation of their coalition. A translator sees the letters that are to be had in one of their
//! languages, and of those the translations into their languages; everything else is for them as if it did not exist.

mod change;
mod news;
mod page;
mod past;
mod people;
mod save;
mod standing;
mod work;

pub(crate) use news::{take, tell, waited_for};
pub(crate) use people::forget;
pub(crate) use standing::{Standing, choose, standings};

use crate::{
    Actor, Error,
    entities::{letter, translation, translator_language},
    letters::state_of,
    scope::{Scope, letter_of, scope_in},
};
use domain::{
    role::{Permission, Role},
    shapes::translation::TranslatedLetter,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A letter's translations as somebody asks for them.
struct At {
    actor: Actor,
    coalition: String,
    letter: String,
}

/// Which translations the actor may see and write.
enum Languages {
    /// All: an organiser.
    All,
    /// Those into these languages.
    Only(Vec<String>),
}

impl Languages {
    fn hold(&self, language: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(own) => own.iter().any(|one| one == language),
        }
    }
}

/// A letter whose translations the actor may see.
struct Found {
    scope: Scope,
    letter: letter::Model,
    languages: Languages,
}

impl At {
    fn new(actor: &Actor, coalition: &str, letter: &str) -> Self {
        Self { actor: actor.clone(), coalition: coalition.to_owned(), letter: letter.to_owned() }
    }

    /// The letter, if the actor may do this with its translations.
    async fn find<C: ConnectionTrait>(&self, db: &C, permission: Permission) -> Result<Found, Error> {
        let scope = scope_in(db, &self.actor, &self.coalition, permission).await?;
        let letter = letter_of(db, &scope.coalition, &self.letter).await?;
        let languages = languages_of(db, &scope, self.actor.account.0).await?;
        if let Languages::Only(_) = &languages {
            let asked_for = translations_of(db, letter.id).await?;
            if !asked_for.iter().any(|row| languages.hold(&row.language)) {
                return Err(Error::NotFound);
            }
        }
        Ok(Found { scope, letter, languages })
    }

    /// The letter with its translation into a language, if the actor may do this with that.
    async fn find_in<C: ConnectionTrait>(
        &self,
        db: &C,
        permission: Permission,
        language: &str,
    ) -> Result<(Found, translation::Model), Error> {
        let found = self.find(db, permission).await?;
        let rows = translations_of(db, found.letter.id).await?;
        let row = rows.into_iter().find(|row| row.language == language && found.languages.hold(language));
        Ok((found, row.ok_or(Error::NotFound)?))
    }
}

/// The languages that an account translates into for a coalition.
async fn languages_of<C: ConnectionTrait>(db: &C, scope: &Scope, account: Uuid) -> Result<Languages, Error> {
    if scope.role != Role::Translator {
        return Ok(Languages::All);
    }
    let rows = translator_language::Entity::find()
        .filter(translator_language::Column::CoalitionId.eq(scope.coalition.id))
        .filter(translator_language::Column::AccountId.eq(account))
        .order_by_asc(translator_language::Column::Language)
        .all(db)
        .await?;
    Ok(Languages::Only(rows.into_iter().map(|row| row.language).collect()))
}

/// The letter's translations that were not put away, by their tags.
async fn translations_of<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Vec<translation::Model>, Error> {
    let own = translation::Entity::find().filter(translation::Column::LetterId.eq(letter));
    Ok(own.filter(translation::Column::RemovedAt.is_null()).order_by_asc(translation::Column::Language).all(db).await?)
}

/// A letter as the pages of its translations name it.
fn translated(letter: &letter::Model) -> TranslatedLetter {
    TranslatedLetter {
        slug: letter.slug.clone(),
        subject: letter.subject.clone(),
        language: letter.language.clone(),
        state: state_of(letter),
    }
}
