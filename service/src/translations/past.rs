//! The states that a translated part has had: read, and one of them used again.

use super::{At, Found, save::State, translated};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{account, translation, translation_part, translation_past},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    ids::PublicId,
    revision::Difference,
    role::Permission,
    shapes::translation::{PartHistory, PastState, SavedBy},
    time::Instant,
    translation::PartKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// A translated part in all its states, newest first, whether or not its original is still there.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn part_history(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
        part: PublicId,
    ) -> Result<PartHistory, Error> {
        let at = At::new(actor, coalition, letter);
        let (Found { scope, letter, .. }, row) = at.find_in(self.read(), Permission::SeeTranslations, language).await?;
        let part = part_of(self.read(), &row, part).await?;
        let own = translation_past::Entity::find().filter(translation_past::Column::PartId.eq(part.id));
        let states = own.order_by_asc(translation_past::Column::Revision).all(self.read()).await?;
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(states.iter().filter_map(|state| state.account_id)));
        let names: HashMap<Uuid, String> = accounts.all(self.read()).await?.into_iter().map(|row| (row.id, row.name)).collect();
        let before = std::iter::once(None).chain(states.iter().map(Some));
        let shown = |(state, before): (&translation_past::Model, Option<&translation_past::Model>)| PastState {
            number: state.revision,
            saved: SavedBy { name: state.account_id.and_then(|id| names.get(&id).cloned()), at: Instant(state.created_at) },
            original: state.source.clone(),
            text: state.text.clone(),
            change: before.map(|before| Difference::between(&before.text, &state.text)),
            other_original: before.is_some_and(|before| before.source != state.source),
        };
        let mut states: Vec<PastState> = states.iter().zip(before).map(shown).collect();
        states.reverse();
        Ok(PartHistory {
            may_write: scope.role.may(Permission::Translate),
            desk: scope.desk(),
            letter: translated(&letter),
            language: row.language,
            id: PublicId(part.public_id),
            kind: PartKind::from_code(&part.kind).unwrap_or(PartKind::Paragraph),
            current: part.revision,
            states,
        })
    }

    /// Saves an earlier state of a part once more, with the original that it was made from. `seen` is the newest state
    /// that the page showed.
    ///
    /// # Errors
    /// `Conflict` where somebody saved the part meanwhile; `NotFound`, `Forbidden`.
    #[expect(clippy::too_many_arguments, reason = "a place and two states of it")]
    pub async fn use_part_again(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
        part: PublicId,
        state: i64,
        seen: i64,
    ) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(UseAgain { at, language: language.to_owned(), part, state, seen, now: self.now() }).await
    }
}

/// A part of this translation.
async fn part_of<C: ConnectionTrait>(db: &C, translation: &translation::Model, part: PublicId) -> Result<translation_part::Model, Error> {
    let own = translation_part::Entity::find().filter(translation_part::Column::TranslationId.eq(translation.id));
    own.filter(translation_part::Column::PublicId.eq(part.0)).one(db).await?.ok_or(Error::NotFound)
}

struct UseAgain {
    at: At,
    language: String,
    part: PublicId,
    state: i64,
    seen: i64,
    now: Instant,
}

impl Command for UseAgain {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (Found { scope, letter, .. }, row) = self.at.find_in(tx, Permission::Translate, &self.language).await?;
        let part = part_of(tx, &row, self.part).await?;
        if part.revision != self.seen {
            return Err(Error::Conflict);
        }
        let past = translation_past::Entity::find_by_id((part.id, self.state)).one(tx).await?.ok_or(Error::NotFound)?;
        let by = self.at.actor.account;
        let state = State { position: part.position, source: &past.source, text: &past.text, by: by.0, now: self.now };
        state.put(tx, &part).await?;
        let note = Note::new(scope.coalition.id, Some(by), Act::TranslationSaved, self.now);
        note.letter(letter.id).detail(&self.language).insert(tx).await
    }
}
