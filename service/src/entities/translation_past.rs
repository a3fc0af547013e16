//! A state that a translated part was saved in.

use sea_orm::entity::prelude::*;

/// A state that a translated part was saved in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translation_past")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub part_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    pub source: String,
    pub text: String,
    pub account_id: Option<Uuid>,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
