//! What an account is in a coalition.

use sea_orm::entity::prelude::*;

/// What an account is in a coalition.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub coalition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub role: String,
    pub created_at: i64,
    pub accepted_at: Option<i64>,
    pub typed_sealed: Option<Vec<u8>>,
    pub invited_id: Option<Uuid>,
    pub invited_by: Option<Uuid>,
    pub role_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
