//! What the columns of a list of some shape hold, as an organiser chose them.

use sea_orm::entity::prelude::*;

/// What the columns of a list of some shape hold, as an organiser chose them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "column_memory")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub coalition_id: Uuid,
    /// The hash of the headings.
    pub shape: String,
    pub columns: String,
    pub used_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
