//! A file of a log that has ended, as it is served on.

use sea_orm::entity::prelude::*;

/// A file of a log that has ended, as it is served on.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ended_log_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub public_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub path: String,
    pub bytes: Vec<u8>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
