//! A contact's question about a signature, and what its signatory answers.

use sea_orm::entity::prelude::*;

/// A contact's question about a signature, and what its signatory answers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub signature_id: Uuid,
    pub asked_at: i64,
    pub answer_sealed: Option<Vec<u8>>,
    pub answered_at: Option<i64>,
    pub settled_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
