//! An export of contacts that somebody asked for.

use sea_orm::entity::prelude::*;

/// An export of contacts that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_export")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub coalition_id: Uuid,
    pub letter_id: Option<Uuid>,
    pub account_id: Uuid,
    pub asked_at: i64,
    pub approved_by: Option<Uuid>,
    pub approved_at: Option<i64>,
    pub stopped_by: Option<Uuid>,
    pub stopped_at: Option<i64>,
    pub fetched_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
