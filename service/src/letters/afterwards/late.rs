//! Late signatures: allowed until a moment, and stopped.

use super::{super::update, At};
use crate::{
    Actor, Error, Service,
    entities::letter,
    public::ends_of,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    error::FieldErrors,
    time::{Deadline, Instant},
};
use sea_orm::ActiveValue::Set;

impl Service {
    /// Allows late signatures on a letter that has ended: they stand in an addendum.
    ///
    /// # Errors
    /// Faults of the moment, at `deadline_local` and `deadline_zone`; `Conflict` where the letter is open, or put away;
    /// `NotFound`, `Forbidden`.
    pub async fn allow_late(&self, actor: &Actor, coalition: &str, letter: &str, local: &str, zone: &str) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        at.find(self.read()).await?;
        if local.trim().is_empty() {
            return Err(Error::field("deadline_local", "error-deadline-missing"));
        }
        let until = Deadline::parse(local, zone).map_err(|(field, fault)| FieldErrors(vec![fault.at(field)]))?;
        let now = self.now();
        if until.at <= now {
            return Err(Error::field("deadline_local", "error-deadline-past"));
        }
        self.submit(SetLate { at, until: Some(until), now }).await
    }

    /// Takes no more late signatures; those that stand in the addendum stay there.
    ///
    /// # Errors
    /// `Conflict` where none are taken; `NotFound`, `Forbidden`.
    pub async fn stop_late(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(), Error> {
        self.submit(SetLate { at: At::new(actor, coalition, letter), until: None, now: self.now() }).await
    }
}

/// Sets until when late signatures are taken, or that none are.
struct SetLate {
    at: At,
    until: Option<Deadline>,
    now: Instant,
}

impl Command for SetLate {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (_, letter) = self.at.find(tx).await?;
        let act = if self.until.is_some() { Act::LateAllowed } else { Act::LateStopped };
        let legal = match self.until {
            Some(_) => ends_of(&letter).may_take_late(self.now),
            None => letter.late_until_at.is_some_and(|until| self.now.0 < until),
        };
        if !legal {
            return Err(Error::Conflict);
        }
        let until = self.until.as_ref();
        let change = letter::ActiveModel {
            late_until_local: Set(until.map(|until| until.local.clone())),
            late_until_zone: Set(until.map(|until| until.zone.clone())),
            late_until_at: Set(until.map(|until| until.at.0)),
            ..Default::default()
        };
        update(tx, &letter, change, self.now).await?;
        self.at.note(tx, &letter, act, self.now).await
    }
}
