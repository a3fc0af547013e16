//! A mail to be sent; it holds neither text nor token.

use sea_orm::entity::prelude::*;

/// A mail to be sent; it holds neither text nor token.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub locale: String,
    pub signature_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    pub coalition_id: Option<Uuid>,
    pub letter_id: Option<Uuid>,
    pub by_account_id: Option<Uuid>,
    pub to_sealed: Option<Vec<u8>>,
    pub state: String,
    pub attempts: i64,
    pub next_at: i64,
    pub created_at: i64,
    pub ended_at: Option<i64>,
    pub invitation_id: Option<Uuid>,
    pub reminder: Option<String>,
    pub lane: i64,
    pub failure: Option<String>,
    pub subject_id: Option<Uuid>,
    pub gathered_for: Option<Vec<u8>>,
    pub gathered_into: Option<Uuid>,
    pub link_serial: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
