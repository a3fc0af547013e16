//! A changed original that a translator is to be told of.

use sea_orm::entity::prelude::*;

/// A changed original that a translator is to be told of.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translation_news")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub account_id: Uuid,
    pub letter_id: Uuid,
    pub language: String,
    pub digest: Option<Uuid>,
    pub created_at: i64,
    pub told_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
