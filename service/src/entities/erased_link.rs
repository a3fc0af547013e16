//! What a link to an erased signature still says for a day: that it was erased.

use sea_orm::entity::prelude::*;

/// What a link to an erased signature still says for a day: that it was erased.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erased_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub public_id: Uuid,
    pub letter_id: Uuid,
    pub link_serial: i64,
    pub until: i64,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
