//! The one row about this instance.

use sea_orm::entity::prelude::*;

/// The one row about this instance.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "instance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub key_fingerprint: String,
    pub mail_proven_at: Option<i64>,
    pub demonstration: bool,
    pub created_at: i64,
    pub takes_smtputf8: Option<bool>,
    pub values_bound_at: Option<i64>,
    pub journal_since: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
