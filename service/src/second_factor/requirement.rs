//! Coalitions that require a second factor of everybody: who has none when the time of grace is over sees nothing of the
//! coalition until they set one up. In a demonstration nobody has to.

use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{coalition, membership},
    members::accepted,
    scope::scope_in,
    writer::{Command, Tx},
};
use domain::{activity::Act, role::Permission, time::Instant};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// How long a new member, and everybody once it is required, has to set one up, in microseconds: 7 days.
pub(crate) const GRACE: i64 = 7 * Instant::DAY;

/// When a member without a second factor must have one; nothing where the coalition does not ask for it.
pub(crate) fn due(coalition: &coalition::Model, member: &membership::Model) -> Option<Instant> {
    let since = coalition.second_factor_since?;
    Some(Instant(since.max(member.accepted_at.unwrap_or(member.created_at))).plus(GRACE))
}

impl Service {
    /// The coalitions that an account without a second factor is shut out of.
    pub(crate) async fn overdue(&self, account: Uuid) -> Result<Vec<Uuid>, Error> {
        if self.is_demonstration() {
            return Ok(Vec::new());
        }
        let own = accepted().filter(membership::Column::AccountId.eq(account)).all(self.read()).await?;
        let asking = coalition::Entity::find()
            .filter(coalition::Column::Id.is_in(own.iter().map(|row| row.coalition_id)))
            .filter(coalition::Column::SecondFactorSince.is_not_null())
            .all(self.read())
            .await?;
        let is_over = |coalition: &coalition::Model| {
            let member = own.iter().find(|row| row.coalition_id == coalition.id);
            member.and_then(|member| due(coalition, member)).is_some_and(|due| due < self.now())
        };
        Ok(asking.iter().filter(|coalition| is_over(coalition)).map(|coalition| coalition.id).collect())
    }

    /// Requires a second factor of everybody in the coalition, or no longer.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn require_second_factors(&self, actor: &Actor, coalition: &str, required: bool) -> Result<(), Error> {
        self.submit(Require { actor: actor.clone(), coalition: coalition.to_owned(), required, now: self.now() }).await
    }
}

struct Require {
    actor: Actor,
    coalition: String,
    required: bool,
    now: Instant,
}

impl Command for Require {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let coalition = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?.coalition;
        let before = coalition.second_factor_since;
        let since = self.required.then(|| before.unwrap_or(self.now.0));
        let change = coalition::ActiveModel { second_factor_since: Set(since), second_factor_asked: Set(true), ..Default::default() };
        coalition::Entity::update_many().set(change).filter(coalition::Column::Id.eq(coalition.id)).exec(tx).await?;
        if before.is_some() == self.required {
            return Ok(());
        }
        let act = if self.required { Act::SecondFactorsRequired } else { Act::SecondFactorsNotRequired };
        Note::new(coalition.id, Some(self.actor.account), act, self.now).insert(tx).await
    }
}
