//! What kind of change made a version, as the ledger spells it.

use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::sql(manager, SCHEMA).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a version is not taken back: restore a backup instead".to_owned()))
    }
}

const SCHEMA: &str = "
ALTER TABLE version ADD COLUMN change text NOT NULL DEFAULT 'first'
    CHECK (change IN ('first', 'material', 'typographical', 'translation'));
";
