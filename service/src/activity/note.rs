//! Noting an act, in the transaction that does it.

use crate::{Error, entities::activity, writer::Tx};
use domain::{activity::Act, ids::AccountId, time::Instant};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};
use uuid::Uuid;

/// An act to be noted: identifiers and codes, no personal data.
pub(crate) struct Note(activity::ActiveModel);

impl Note {
    /// Somebody's act in a coalition; nobody's where the instance does it by itself, or from its command line.
    pub(crate) fn new(coalition: Uuid, by: Option<AccountId>, act: Act, now: Instant) -> Self {
        Self(activity::ActiveModel {
            number: NotSet,
            coalition_id: Set(coalition),
            account_id: Set(by.map(|account| account.0)),
            act: Set(act.code().to_owned()),
            letter_id: Set(None),
            subject_id: Set(None),
            detail: Set(None),
            created_at: Set(now.0),
        })
    }

    /// The letter it was done to, if any.
    pub(crate) fn letter(mut self, letter: impl Into<Option<Uuid>>) -> Self {
        self.0.letter_id = Set(letter.into());
        self
    }

    /// The signature, organisation or account it was done to.
    pub(crate) fn about(mut self, subject: Uuid) -> Self {
        self.0.subject_id = Set(Some(subject));
        self
    }

    /// A code that says more.
    pub(crate) fn detail(mut self, code: &str) -> Self {
        self.0.detail = Set(Some(code.to_owned()));
        self
    }

    /// Writes it.
    pub(crate) async fn insert(self, tx: &Tx) -> Result<(), Error> {
        activity::Entity::insert(self.0).exec_without_returning(tx).await?;
        Ok(())
    }
}
