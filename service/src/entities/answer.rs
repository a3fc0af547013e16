//! An answer to a letter.

use sea_orm::entity::prelude::*;

/// An answer to a letter.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub day: String,
    pub by_whom: String,
    pub summary: String,
    pub words: String,
    pub language: String,
    pub file_id: Option<Uuid>,
    pub file_alt: Option<String>,
    pub file_public: bool,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
