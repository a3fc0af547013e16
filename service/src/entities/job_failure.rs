//! What a periodic job could not do.

use sea_orm::entity::prelude::*;

/// What a periodic job could not do.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_failure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub job: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: Uuid,
    pub letter_id: Option<Uuid>,
    pub attempts: i64,
    pub failed_at: i64,
    pub next_at: i64,
    pub ended_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
