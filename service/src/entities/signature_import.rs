//! Signatures gathered elsewhere and brought in together.

use sea_orm::entity::prelude::*;

/// Signatures gathered elsewhere and brought in together.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signature_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub letter_id: Uuid,
    pub by_account_id: Option<Uuid>,
    pub by_name: String,
    pub source: String,
    pub detail: Option<String>,
    pub kind: String,
    pub scan_sha256: Option<String>,
    pub state: String,
    pub total: i64,
    pub skipped: i64,
    pub lease_until: i64,
    pub created_at: i64,
    /// The question under which each of them agreed to be published.
    pub consent: Option<String>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
