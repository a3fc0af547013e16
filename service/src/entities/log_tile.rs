//! A tile of hashes or a bundle of entries.

use sea_orm::entity::prelude::*;

/// A tile of hashes or a bundle of entries.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_tile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub letter_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tier: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub width: i64,
    pub bytes: Vec<u8>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
