//! Somebody who signs in at the desk.

use sea_orm::entity::prelude::*;

/// Somebody who signs in at the desk.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email_hmac: Vec<u8>,
    pub email_sealed: Vec<u8>,
    pub name: String,
    pub locale: String,
    pub password: Option<String>,
    pub link_serial: i64,
    pub created_at: i64,
    pub prove_mailbox: bool,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
