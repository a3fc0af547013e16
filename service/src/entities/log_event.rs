//! What waits to be sequenced.

use sea_orm::entity::prelude::*;

/// What waits to be sequenced.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_event")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub letter_id: Uuid,
    pub signature_id: Option<Uuid>,
    pub what: String,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
