//! At whose wish a signature was erased, beside when: the public page counts the two apart, as the log does.

use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::sql(manager, "ALTER TABLE signature ADD COLUMN erased_wish text;\n").await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("an erasure is not taken back: restore a backup instead".to_owned()))
    }
}
