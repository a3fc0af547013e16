//! Wrong attempts at one thing, from one place.

use sea_orm::entity::prelude::*;

/// Wrong attempts at one thing, from one place.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "failure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lane: Vec<u8>,
    pub failures: i64,
    pub since: i64,
    pub not_before: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
