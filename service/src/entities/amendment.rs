//! A change of a letter's text that was proposed after signing had begun.

use sea_orm::entity::prelude::*;

/// A change of a letter's text that was proposed after signing had begun.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "amendment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub letter_id: Uuid,
    pub state: String,
    pub declared: String,
    pub words: String,
    pub texts: String,
    pub deadline_local: Option<String>,
    pub deadline_zone: Option<String>,
    pub deadline_at: Option<i64>,
    pub proposed_by: Option<Uuid>,
    pub proposed_at: i64,
    pub due_at: Option<i64>,
    /// When signatories were told of it.
    pub told_at: Option<i64>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<i64>,
    pub reason: String,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
