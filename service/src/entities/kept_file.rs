//! A picture or a document of a receipt or an answer, sealed.

use sea_orm::entity::prelude::*;

/// A picture or a document of a receipt or an answer, sealed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub kind: String,
    pub sha256: String,
    pub size: i64,
    pub sealed: Vec<u8>,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
