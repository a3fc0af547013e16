//! Deleting a confidential letter for good, with everybody who is known for its sake alone.

use super::At;
use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{account, invitation, letter, log, membership, reviewer},
    journal::Line,
    scope::{leave, letter_of},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    letter::Visibility,
    role::{Permission, Role},
    shapes::desk::DeskDeletion,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// What deleting a letter would delete.
    ///
    /// # Errors
    /// `Conflict` where the letter is public; `NotFound`, `Forbidden`.
    pub async fn letter_deletion(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<DeskDeletion, Error> {
        let scope = self.scope(actor, coalition, Permission::Administer).await?;
        let shown = self.desk_letter(actor, coalition, letter).await?;
        let row = letter_of(self.read(), &scope.coalition, letter).await?;
        if !is_deletable(&row) {
            return Err(Error::Conflict);
        }
        let invitations = invitation::Entity::find().filter(invitation::Column::LetterId.eq(row.id)).count(self.read()).await?;
        let partners = partners_of(self.read(), &row).await?.len() as u64;
        Ok(DeskDeletion { desk: shown.desk, letter: shown.letter, invitations, partners })
    }

    /// Deletes a confidential letter for good: drafts, versions, translations, remarks, invitations, signatures, files,
    /// its log, queued mails, and the accounts of partners who are in the coalition for nothing else. Public letters stay:
    /// others hold proofs of them. An order that is in the journal is carried out by the next start, whatever the letter has
    /// become since.
    ///
    /// # Errors
    /// `Conflict` where the letter is public; `NotFound`, `Forbidden`.
    pub async fn delete_letter(&self, actor: &Actor, coalition: &str, letter: &str) -> Result<(), Error> {
        let origin = self.submit(Delete { service: self.clone(), at: At::new(actor, coalition, letter), now: self.now() }).await?;
        if let Some(origin) = origin {
            self.log_keys().forget(&origin)?;
        }
        self.end_journal_hashes().await?;
        self.scrub_soon();
        Ok(())
    }
}

/// Whether nobody outside can have it: it is confidential, or was never opened.
fn is_deletable(letter: &letter::Model) -> bool {
    letter.visibility == Visibility::Confidential.code() || letter.opened_at.is_none()
}

struct Delete {
    service: Service,
    at: At,
    now: Instant,
}

impl Command for Delete {
    type Answer = Option<String>;

    /// It does not wait for data steps: what they would change is gone.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    /// Answers the origin of the letter's log.
    async fn execute(&self, tx: &Tx) -> Result<Option<String>, Error> {
        let (scope, letter) = self.at.find_to(Permission::Administer, tx).await?;
        if !is_deletable(&letter) {
            return Err(Error::Conflict);
        }
        self.service.journal().note(Line::LetterDeleted(letter.id)).await?;
        let origin = delete_whole(&self.service, tx, &letter).await?;
        Note::new(scope.coalition.id, Some(self.at.actor.account), Act::LetterDeleted, self.now).insert(tx).await?;
        Ok(origin)
    }
}

/// Deletes a letter with everything of it, and the partners who are in the coalition for it alone; answers the origin of its
/// log.
pub(crate) async fn delete_whole(service: &Service, tx: &Tx, letter: &letter::Model) -> Result<Option<String>, Error> {
    for partner in partners_of(tx, letter).await? {
        leave(service, tx, letter.coalition_id, partner).await?;
        let elsewhere = membership::Entity::find().filter(membership::Column::AccountId.eq(partner)).count(tx).await?;
        if elsewhere == 0 {
            account::Entity::delete_by_id(partner).exec(tx).await?;
        }
    }
    let log = log::Entity::find_by_id(letter.id).one(tx).await?;
    // Everything of a letter hangs on its row.
    letter::Entity::delete_by_id(letter.id).exec(tx).await?;
    Ok(log.map(|log| log.origin))
}

/// The accounts that are in the coalition for this letter's draft and for no other.
async fn partners_of<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<Vec<Uuid>, Error> {
    let invited = reviewer::Entity::find().filter(reviewer::Column::LetterId.eq(letter.id)).all(db).await?;
    let mut partners = Vec::new();
    for account in invited.into_iter().map(|row| row.account_id) {
        let member = membership::Entity::find_by_id((letter.coalition_id, account)).one(db).await?;
        let partner = member
            .and_then(|row| Role::from_code(&row.role))
            .is_some_and(|role| matches!(role, Role::Reviewer | Role::Representative | Role::Contributor));
        let drafts = reviewer::Entity::find().filter(reviewer::Column::AccountId.eq(account)).all(db).await?;
        let others = letter::Entity::find()
            .filter(letter::Column::Id.is_in(drafts.into_iter().map(|row| row.letter_id)))
            .filter(letter::Column::CoalitionId.eq(letter.coalition_id))
            .filter(letter::Column::Id.ne(letter.id));
        if partner && others.count(db).await? == 0 {
            partners.push(account);
        }
    }
    Ok(partners)
}
