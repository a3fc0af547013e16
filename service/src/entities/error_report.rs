//! An error on a public list that a reader reported.

use sea_orm::entity::prelude::*;

/// An error on a public list that a reader reported.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "error_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub address_hmac: Option<Vec<u8>>,
    /// A random number for the network that it came from, of one day; nothing of reports from before.
    pub network: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
