//! A signatory says that a change declared typographical alters the meaning.

use sea_orm::entity::prelude::*;

/// A signatory says that a change declared typographical alters the meaning.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub amendment_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub signature_id: Uuid,
    pub created_at: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
