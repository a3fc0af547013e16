//! What the columns of a list hold is remembered for the next list of the same shape: the headings are kept as a hash, and
//! nothing of what stands below them.

use crate::{
    Actor, Error, Service,
    entities::column_memory,
    scope::scope_in,
    writer::{Command, Tx},
};
use domain::{role::Permission, table::ChosenColumns};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// How many shapes a coalition has remembered. Of more the one that was used longest ago goes.
const SHAPE_LIMIT: u64 = 200;

impl Service {
    /// What an organiser chose for a list with these headings; nothing where none was chosen.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Forbidden`] without the permission to bring in such lists.
    pub async fn remembered_columns(
        &self,
        actor: &Actor,
        coalition: &str,
        permission: Permission,
        shape: &str,
    ) -> Result<Option<ChosenColumns>, Error> {
        let scope = self.scope(actor, coalition, permission).await?;
        let found = column_memory::Entity::find()
            .filter(column_memory::Column::CoalitionId.eq(scope.coalition.id))
            .filter(column_memory::Column::Shape.eq(hash(shape)))
            .one(self.read())
            .await?;
        Ok(found.map(|row| ChosenColumns::parse(&row.columns)))
    }

    /// Remembers what an organiser chose for lists with these headings.
    ///
    /// # Errors
    /// As [`Service::remembered_columns`].
    pub async fn remember_columns(
        &self,
        actor: &Actor,
        coalition: &str,
        permission: Permission,
        shape: &str,
        columns: &ChosenColumns,
    ) -> Result<(), Error> {
        let remember = Remember {
            id: self.new_id(),
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            permission,
            shape: hash(shape),
            columns: columns.to_string(),
            now: self.now().0,
        };
        self.submit(remember).await
    }
}

fn hash(shape: &str) -> String {
    ledger::hex::encode(&ledger::sha256(shape.as_bytes()))
}

struct Remember {
    id: Uuid,
    actor: Actor,
    coalition: String,
    permission: Permission,
    shape: String,
    columns: String,
    now: i64,
}

impl Command for Remember {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        use column_memory::Column as C;
        let scope = scope_in(tx, &self.actor, &self.coalition, self.permission).await?;
        let of_coalition = || column_memory::Entity::find().filter(C::CoalitionId.eq(scope.coalition.id));
        let known = of_coalition().filter(C::Shape.eq(self.shape.as_str())).one(tx).await?;
        let row = column_memory::ActiveModel {
            id: Set(known.as_ref().map_or(self.id, |row| row.id)),
            coalition_id: Set(scope.coalition.id),
            shape: Set(self.shape.clone()),
            columns: Set(self.columns.clone()),
            used_at: Set(self.now),
        };
        if known.is_some() {
            row.update(tx).await?;
            return Ok(());
        }
        let kept = of_coalition().select_only().column(C::Id).order_by_desc(C::UsedAt).limit(SHAPE_LIMIT - 1);
        let kept: Vec<Uuid> = kept.into_tuple().all(tx).await?;
        column_memory::Entity::delete_many().filter(C::CoalitionId.eq(scope.coalition.id)).filter(C::Id.is_not_in(kept)).exec(tx).await?;
        row.insert(tx).await?;
        Ok(())
    }
}
