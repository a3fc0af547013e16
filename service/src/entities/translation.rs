//! A letter in another language.

use sea_orm::entity::prelude::*;

/// A letter in another language.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub letter_id: Uuid,
    pub language: String,
    pub included: bool,
    pub created_by: Option<Uuid>,
    pub created_at: i64,
    pub removed_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
