//! Who lost access to a coalition or a draft: noted in the journal, and carried out where a database that was put back gives
//! it again.

use crate::{
    Error, Service,
    activity::Note,
    entities::{membership, reviewer},
    journal::{Line, Lost},
    scope::leave,
    writer::Tx,
};
use domain::{
    activity::Act,
    role::{Permission, Role},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Notes in the journal that an account lost access.
    pub(crate) async fn note_lost(&self, account: Uuid, lost: Lost) -> Result<(), Error> {
        self.journal().note(Line::Access { account, lost, at: self.now() }).await
    }
}

/// Whether somebody may do less in one role than in another.
pub(crate) fn falls(from: Role, to: Role) -> bool {
    Permission::ALL.iter().any(|permission| from.may(*permission) && !to.may(*permission))
}

/// Takes access away that was given before an instant; says whether there was any.
pub(super) async fn take_away(service: &Service, tx: &Tx, account: Uuid, lost: Lost, at: Instant) -> Result<bool, Error> {
    match lost {
        Lost::Membership(coalition) => {
            let Some(row) = given(tx, coalition, account).await?.filter(|row| row.created_at < at.0 && row.role_at < at.0) else {
                return Ok(false);
            };
            leave(service, tx, coalition, account).await?;
            Note::new(coalition, None, Act::OrganiserRemoved, at).about(account).insert(tx).await?;
            warn_without_owner(tx, &row).await?;
        }
        Lost::Role(coalition, role) => {
            let falls = |row: &membership::Model| Role::from_code(&row.role).is_some_and(|from| falls(from, role));
            let Some(row) = given(tx, coalition, account).await?.filter(|row| row.role_at < at.0 && falls(row)) else { return Ok(false) };
            let change = membership::ActiveModel { role: Set(role.code().to_owned()), role_at: Set(at.0), ..Default::default() };
            let own = membership::Entity::update_many().set(change).filter(membership::Column::CoalitionId.eq(coalition));
            own.filter(membership::Column::AccountId.eq(account)).exec(tx).await?;
            Note::new(coalition, None, Act::RoleChanged, at).about(account).detail(role.code()).insert(tx).await?;
            warn_without_owner(tx, &row).await?;
        }
        Lost::Draft(letter) => {
            let row = reviewer::Entity::find_by_id((letter, account)).one(tx).await?.filter(|row| row.created_at < at.0);
            let Some(row) = row else { return Ok(false) };
            row.delete(tx).await?;
        }
    }
    Ok(true)
}

async fn given(tx: &Tx, coalition: Uuid, account: Uuid) -> Result<Option<membership::Model>, Error> {
    Ok(membership::Entity::find_by_id((coalition, account)).one(tx).await?)
}

/// A database from before a second owner came may be left without one: the host, who can name one, is told.
async fn warn_without_owner(tx: &Tx, was: &membership::Model) -> Result<(), Error> {
    if was.role == Role::Owner.code() && crate::scope::owners_in(tx, was.coalition_id).await?.is_empty() {
        tracing::warn!(coalition = %was.coalition_id, "a coalition has no owner any more: name one (`undersigned create-organiser`)");
    }
    Ok(())
}
