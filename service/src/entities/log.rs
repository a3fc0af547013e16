//! A letter's log: how far it is.

use sea_orm::entity::prelude::*;

/// A letter's log: how far it is.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub letter_id: Uuid,
    pub origin: String,
    pub public_key: Vec<u8>,
    pub size: i64,
    pub root: Vec<u8>,
    pub sequenced_at: i64,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
