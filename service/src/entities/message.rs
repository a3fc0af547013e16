//! A message of an organiser to somebody whose address they do not see.

use sea_orm::entity::prelude::*;

/// A message of an organiser to somebody whose address they do not see.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub coalition_id: Uuid,
    pub letter_id: Option<Uuid>,
    pub signature_id: Option<Uuid>,
    pub invitation_id: Option<Uuid>,
    pub organisation_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub mailbox_hmac: Vec<u8>,
    pub locale: String,
    pub sealed: Vec<u8>,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
