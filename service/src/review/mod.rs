//! Drafts that are discussed with partners: who is invited, what they say, what becomes of it.
//!
//! A partner sees a draft while it is in review and they are invited to it; everything else of the coalition is for
//! them as if it did not exist. Organisers see every discussion of their coalition.

mod decide;
mod digest;
mod discussion;
mod invite;
mod place;
mod remark;

use crate::{
    Actor, Error,
    entities::{letter, reviewer},
    letters::state_of,
    scope::{Scope, letter_of, scope_in},
};
use domain::{
    letter::LetterState,
    role::{Permission, Role},
};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// A discussion as somebody asks for it.
struct At {
    actor: Actor,
    coalition: String,
    letter: String,
}

impl At {
    fn new(actor: &Actor, coalition: &str, letter: &str) -> Self {
        Self { actor: actor.clone(), coalition: coalition.to_owned(), letter: letter.to_owned() }
    }

    /// The draft, if the actor may do this with it.
    async fn find<C: ConnectionTrait>(&self, db: &C, permission: Permission) -> Result<(Scope, letter::Model), Error> {
        let scope = scope_in(db, &self.actor, &self.coalition, permission).await?;
        let letter = letter_of(db, &scope.coalition, &self.letter).await?;
        if sees(db, &letter, scope.role, self.actor.account.0).await? { Ok((scope, letter)) } else { Err(Error::NotFound) }
    }

    /// As [`At::find`], where something is to be said: only while the text may still be changed.
    async fn find_open<C: ConnectionTrait>(&self, db: &C, permission: Permission) -> Result<(Scope, letter::Model), Error> {
        let (scope, letter) = self.find(db, permission).await?;
        if state_of(&letter).text_is_free() { Ok((scope, letter)) } else { Err(Error::Conflict) }
    }
}

/// Whether somebody of this role in the coalition sees the draft: organisers always, partners while it is in review and
/// they are invited to it.
async fn sees<C: ConnectionTrait>(db: &C, letter: &letter::Model, role: Role, account: Uuid) -> Result<bool, Error> {
    if role.may(Permission::SeeDesk) {
        return Ok(true);
    }
    let reads = role.may(Permission::ReadDrafts) && state_of(letter) == LetterState::InReview;
    Ok(reads && reviewer::Entity::find_by_id((letter.id, account)).one(db).await?.is_some())
}
