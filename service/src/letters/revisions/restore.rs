//! Giving a revision a name, and bringing one back.

use super::{
    super::{At, conveners_of, state_of, store_draft, stored_form},
    record::{By, form_of, is_outdated, numbered, renamed},
};
use crate::{
    Actor, Error, Service,
    entities::revision,
    writer::{Command, Tx},
};
use domain::{
    error::FieldErrors,
    revision::{Cause, restored},
    text::Name,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Service {
    /// Gives a revision a name, or takes it away where the name is empty.
    ///
    /// # Errors
    /// `Fields` about `name`; `NotFound`, `Forbidden`.
    pub async fn name_revision(&self, actor: &Actor, coalition: &str, letter: &str, number: u32, name: &str) -> Result<(), Error> {
        let name = Name::parse_optional(name).map_err(|error| FieldErrors(vec![error.at("name")]))?.map(Name::into_string);
        self.submit(NameRevision { at: At::new(actor, coalition, letter), number, name }).await
    }

    /// Brings back the text of a revision, as a new one; `seen` is the letter's own revision when it was asked.
    ///
    /// # Errors
    /// `Conflict` when the draft was saved meanwhile or the text is frozen; `NotFound`, `Forbidden`.
    pub async fn restore_revision(&self, actor: &Actor, coalition: &str, letter: &str, number: u32, seen: i64) -> Result<(), Error> {
        self.submit(Restore { at: At::new(actor, coalition, letter), number, seen, now: self.now() }).await
    }
}

struct NameRevision {
    at: At,
    number: u32,
    name: Option<String>,
}

impl Command for NameRevision {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let one = revision::Entity::update_many().set(renamed(self.name.clone())).filter(revision::Column::LetterId.eq(letter.id));
        let named = one.filter(revision::Column::Number.eq(i64::from(self.number))).exec(tx).await?;
        if named.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
    }
}

struct Restore {
    at: At,
    number: u32,
    seen: i64,
    now: Instant,
}

impl Command for Restore {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (scope, letter) = self.at.find(tx).await?;
        if !state_of(&letter).text_is_worked_on() || is_outdated(tx, &letter, self.seen).await? {
            return Err(Error::Conflict);
        }
        let old = form_of(&numbered(tx, letter.id, self.number).await?)?;
        let now = stored_form(&letter, &conveners_of(tx, letter.id).await?)?;
        let by = By { restored: Some(self.number.into()), ..By::new(Some(self.at.actor.account.0), Cause::Restored) };
        store_draft(tx, &scope.coalition, &letter, &restored(&old, &now), by, self.now).await
    }
}
