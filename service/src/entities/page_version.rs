//! How often what the public sees of a letter, of a coalition's letters, or of all has changed. The database raises it itself.

use sea_orm::entity::prelude::*;

/// How often what the public sees of something has changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page_version")]
pub struct Model {
    /// A letter, a coalition, or nil for all letters.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: Uuid,
    pub version: i64,
    pub removals: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
