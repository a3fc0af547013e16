//! An invitation to sign a letter.

use sea_orm::entity::prelude::*;

/// An invitation to sign a letter.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub identity: String,
    pub proof: String,
    pub name: String,
    pub name_fold: String,
    pub name_sort: Vec<u8>,
    pub country: String,
    pub site: Option<String>,
    pub address_hmac: Vec<u8>,
    pub private_sealed: Vec<u8>,
    pub locale: String,
    pub state: String,
    pub answer: Option<String>,
    pub answer_until: Option<String>,
    pub answered_at: Option<i64>,
    pub signature_id: Option<Uuid>,
    pub forwarded_from: Option<Uuid>,
    pub link_serial: i64,
    pub mails: i64,
    pub mails_since: i64,
    pub last_mail_at: Option<i64>,
    pub invited_by: Option<Uuid>,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
