//! A correction of a listed organisation that waits for an organiser.

use sea_orm::entity::prelude::*;

/// A correction of a listed organisation that waits for an organiser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub signature_id: Uuid,
    pub name: String,
    pub country: String,
    pub site: Option<String>,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
