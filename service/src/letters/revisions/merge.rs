//! Two who save one draft: what the second one is shown.

use super::{
    super::{At, conveners_of, draft::tidied, settled, state_of, stored_form},
    record::{form_of, newest, seen_at},
};
use crate::{
    Actor, Error, Service,
    entities::{letter, revision},
    scope::letter_of,
};
use domain::{
    forms::letter::{LetterForm, Recipient},
    revision::{Choice, merge_forms},
    role::Permission,
    shapes::revisions::Merge,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl Service {
    /// What was typed, put together with what was saved since the editor saw the letter. Nothing is stored.
    ///
    /// # Errors
    /// `Conflict` when the text is frozen; `NotFound`, `Forbidden`.
    pub async fn merge_letter(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        typed: &LetterForm,
        choices: &[Choice],
    ) -> Result<Merge, Error> {
        let (_, stored) = At::new(actor, coalition, letter).find(self.read()).await?;
        if !state_of(&stored).text_is_worked_on() {
            return Err(Error::Conflict);
        }
        let theirs = stored_form(&stored, &conveners_of(self.read(), stored.id).await?)?;
        let last = newest(self.read(), stored.id).await?.ok_or(Error::NotFound)?;
        // From nothing known, everything is in question that is not the same.
        let base = seen_at(self.read(), stored.id, typed.revision).await?.map_or_else(|| Ok(LetterForm::default()), |row| form_of(&row))?;
        let mut typed = tidied(typed);
        if let Some(settled) = settled(self.read(), &stored).await? {
            typed = typed.settled_as(&settled);
        }
        typed.recipients.retain(|row| !Recipient::is_empty(row));
        typed.copies.retain(|row| !Recipient::is_empty(row));
        let merged = merge_forms(&base, &theirs, &typed, choices);
        let context = self.editor(actor, coalition, Some(letter)).await?;
        let at = Instant(last.created_at);
        let by = self.lines(&[last]).await?.pop().and_then(|line| line.by);
        Ok(Merge { context, typed, merged: merged.form, conflicts: merged.conflicts, by, at })
    }

    /// The part of the address that a letter has today, which has or once had this one: somebody may have changed it
    /// while the editor was open.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn letter_now(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<String, Error> {
        let scope = self.scope(actor, coalition, Permission::EditLetters).await?;
        match letter_of(self.read(), &scope.coalition, letter).await {
            Err(Error::NotFound) => {}
            found => return found.map(|letter| letter.slug),
        }
        let own = letter::Entity::find().filter(letter::Column::CoalitionId.eq(scope.coalition.id)).all(self.read()).await?;
        let once = revision::Entity::find()
            .filter(revision::Column::Slug.eq(letter))
            .filter(revision::Column::LetterId.is_in(own.iter().map(|letter| letter.id)))
            .order_by_desc(revision::Column::CreatedAt)
            .one(self.read())
            .await?
            .ok_or(Error::NotFound)?;
        own.into_iter().find(|letter| letter.id == once.letter_id).map(|letter| letter.slug).ok_or(Error::NotFound)
    }
}
