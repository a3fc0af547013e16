//! A frozen version of a letter, with its manifest.

use sea_orm::entity::prelude::*;

/// A frozen version of a letter, with its manifest.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub letter_id: Uuid,
    pub number: i64,
    pub manifest: String,
    pub manifest_sha256: String,
    pub created_at: i64,
    pub change: String,
    pub words: Option<String>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
