//! A checkpoint of a letter's log.

use sea_orm::entity::prelude::*;

/// A checkpoint of a letter's log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_checkpoint")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub letter_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    pub root: Vec<u8>,
    pub sequenced_at: i64,
    pub note: Option<String>,
    pub published_at: Option<i64>,
    /// The lines of the policy that it met when it was published, as `Settings::witnesses` has them.
    pub witnesses: Option<String>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
