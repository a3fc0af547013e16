//! A language that somebody translates into for a coalition.

use sea_orm::entity::prelude::*;

/// A language that somebody translates into for a coalition.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translator_language")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub coalition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
