//! A data step that has begun.

use sea_orm::entity::prelude::*;

/// A data step that has begun.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub name: String,
    /// What the step was made of: it runs again where that is different.
    pub of: String,
    /// The last row that was changed.
    pub cursor: Option<Uuid>,
    pub changed: i64,
    pub faulty: i64,
    pub started_at: i64,
    pub ended_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
