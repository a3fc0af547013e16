//! A signed-in browser; its token is stored hashed.

use sea_orm::entity::prelude::*;

/// A signed-in browser; its token is stored hashed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub token_hash: Vec<u8>,
    pub created_at: i64,
    pub expires_at: i64,
    pub waiting: bool,
    pub second_at: Option<i64>,
    pub seen_at: i64,
    pub agent: String,
    /// The token before, and when it was replaced: for requests that were on their way.
    pub previous_hash: Option<Vec<u8>>,
    pub renewed_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
