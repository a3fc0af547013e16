//! A translated part of a letter.

use sea_orm::entity::prelude::*;

/// A translated part of a letter.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translation_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub translation_id: Uuid,
    pub kind: String,
    pub position: i64,
    pub source: String,
    pub text: String,
    pub revision: i64,
    pub account_id: Option<Uuid>,
    pub changed_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
