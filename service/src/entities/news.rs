//! Something that an account is to be told of in its next digest.

use sea_orm::entity::prelude::*;

/// Something that an account is to be told of in its next digest.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "news")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub account_id: Uuid,
    pub letter_id: Uuid,
    pub kind: String,
    pub digest: Option<Uuid>,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
