//! A coalition: the tenant.

use sea_orm::entity::prelude::*;

/// A coalition: the tenant.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "coalition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub accent: String,
    pub contact: String,
    pub created_at: i64,
    pub second_factor_since: Option<i64>,
    pub second_factor_asked: bool,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
