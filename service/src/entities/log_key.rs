//! A key that has signed checkpoints here.

use sea_orm::entity::prelude::*;

/// A key that has signed checkpoints here.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub public_key: Vec<u8>,
    pub since: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
