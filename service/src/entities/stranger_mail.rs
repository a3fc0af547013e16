//! A mail that a stranger caused to a mailbox.

use sea_orm::entity::prelude::*;

/// A mail that a stranger caused to a mailbox.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stranger_mail")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub mailbox_hmac: Vec<u8>,
    pub sent_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
