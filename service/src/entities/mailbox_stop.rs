//! What the owner of a mailbox wants no more of.

use sea_orm::entity::prelude::*;

/// What the owner of a mailbox wants no more of.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mailbox_stop")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub mailbox_hmac: Vec<u8>,
    pub letter_id: Option<Uuid>,
    pub created_at: i64,
    pub told_at: Option<i64>,
    /// Whether the mailbox was proven when its owner stopped these emails.
    pub proven: bool,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
