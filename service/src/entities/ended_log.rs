//! A log that another one goes on from.

use sea_orm::entity::prelude::*;

/// A log that another one goes on from.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ended_log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub origin: String,
    pub ended_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
