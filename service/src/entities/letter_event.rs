//! Something that was noted of a letter after it has closed.

use sea_orm::entity::prelude::*;

/// Something that was noted of a letter after it has closed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_event")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub letter_id: Uuid,
    pub kind: String,
    pub day: String,
    pub subject_id: Option<Uuid>,
    pub words: String,
    pub state_before: String,
    pub created_at: i64,
    pub undone_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
