//! A version of a coalition's privacy notice.

use sea_orm::entity::prelude::*;

/// A version of a coalition's privacy notice.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "privacy_notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub coalition_id: Uuid,
    pub version: i64,
    pub particulars: String,
    pub minimum_age: Option<i64>,
    pub keep_days: i64,
    pub text: String,
    pub sha256: String,
    pub published_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
