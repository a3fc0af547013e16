//! A delivery of a letter, with what its list was then.

use sea_orm::entity::prelude::*;

/// A delivery of a letter, with what its list was then.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub day: String,
    pub by_whom: String,
    pub recipients: String,
    pub way: String,
    pub way_words: Option<String>,
    pub note: String,
    pub version: i64,
    pub organisations: i64,
    pub countries: i64,
    pub people: i64,
    pub log_size: i64,
    pub log_root: String,
    pub log_ended: Option<String>,
    pub late_from: Option<i64>,
    pub file_id: Option<Uuid>,
    pub file_alt: Option<String>,
    pub file_public: bool,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
