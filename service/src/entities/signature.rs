//! A signature, in whatever state.

use sea_orm::entity::prelude::*;

/// A signature, in whatever state.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signature")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub version_id: Uuid,
    pub kind: String,
    pub state: String,
    pub category: String,
    pub proof: String,
    pub identity: String,
    pub organisation_id: Option<Uuid>,
    pub known: bool,
    pub name: String,
    pub name_fold: String,
    pub name_sort: Vec<u8>,
    pub country: String,
    pub site: Option<String>,
    pub affiliation: Option<String>,
    pub list_representative: bool,
    pub address_hmac: Vec<u8>,
    pub private_sealed: Vec<u8>,
    pub locale: String,
    pub revision: i64,
    pub link_serial: i64,
    pub mails: i64,
    pub mails_since: i64,
    pub posted_at: i64,
    pub confirmed_at: Option<i64>,
    pub changed_at: i64,
    pub on_behalf_by: Option<Uuid>,
    pub removal_reason: Option<String>,
    pub log_index: Option<i64>,
    pub log_record: Option<i64>,
    pub log_key: Option<i64>,
    pub erased_at: Option<i64>,
    pub erased_wish: Option<String>,
    pub import_id: Option<Uuid>,
    pub vouched_by: Option<String>,
    pub scan_sha256: Option<String>,
    pub late: bool,
    pub outstanding: bool,
    pub declined: bool,
    pub log_keys_past: Option<String>,
    pub held_since: Option<i64>,
    pub held_for: Option<String>,
    pub place: i64,
    pub questioned: bool,
    pub consented_at: Option<i64>,
    pub consent_notice: Option<i64>,
    pub consent_age: Option<i64>,
    pub cluster: Option<i64>,
    pub address_ended_at: Option<i64>,
    pub turned_away_at: Option<i64>,
    /// When it was entered once more after it had been shown to its mailbox.
    pub entered_again_at: Option<i64>,
    /// The day on which it was given elsewhere, as the list says that brought it in: `2026-11-28`.
    pub signed_on: Option<String>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
