//! A file that waits for a look before anything of it is stored.

use sea_orm::entity::prelude::*;

/// A file that waits for a look before anything of it is stored.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub account_id: Uuid,
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub expires_at: i64,
    /// How it is to be read, where somebody chose it.
    pub reading: Option<String>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
