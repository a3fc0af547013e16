//! A letter.

use sea_orm::entity::prelude::*;

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub public_id: Uuid,
    pub coalition_id: Uuid,
    pub slug: String,
    pub state: String,
    pub visibility: String,
    pub embargo_local: Option<String>,
    pub embargo_zone: Option<String>,
    pub embargo_at: Option<i64>,
    pub embargo_missed_at: Option<i64>,
    pub published_at: Option<i64>,
    pub who_may_sign: String,
    pub language: String,
    pub subject: String,
    pub recipients: String,
    pub deadline_local: Option<String>,
    pub deadline_zone: Option<String>,
    pub deadline_at: Option<i64>,
    pub draft: String,
    pub revision: i64,
    pub created_at: i64,
    pub changed_at: i64,
    pub opened_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub soft_deadline_local: Option<String>,
    pub late_until_local: Option<String>,
    pub late_until_zone: Option<String>,
    pub late_until_at: Option<i64>,
    pub reaffirm_reminded_at: Option<i64>,
    pub sensitive: bool,
    pub numbered: bool,
    pub networks_sealed: Option<Vec<u8>>,
    pub contacts_due_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
