//! A passkey of an organiser: its public key, and what they call it.

use sea_orm::entity::prelude::*;

/// A passkey of an organiser: its public key, and what they call it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub name: String,
    pub credential_id: Vec<u8>,
    pub credential: String,
    pub created_at: i64,
    pub used_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
