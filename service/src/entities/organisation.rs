//! A row of a coalition's address book.

use sea_orm::entity::prelude::*;

/// A row of a coalition's address book.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub coalition_id: Uuid,
    pub legal_name: String,
    pub name_fold: String,
    pub name_sort: Vec<u8>,
    pub country: String,
    pub site: Option<String>,
    pub domain: Option<String>,
    pub kind: String,
    pub contacts_sealed: Vec<u8>,
    pub contacts: i64,
    pub created_at: i64,
    pub name_identity: String,
    pub part_of: Option<Uuid>,
    pub contacts_changed_at: Option<i64>,
}

/// No relation is declared: joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
