//! A saved state of a letter's draft.

use sea_orm::entity::prelude::*;

/// A saved state of a letter's draft.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub letter_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub lock: i64,
    pub slug: String,
    pub form: String,
    pub conveners: String,
    pub cause: String,
    pub restored: Option<i64>,
    pub name: Option<String>,
    pub account_id: Option<Uuid>,
    pub words_added: i64,
    pub words_removed: i64,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
