//! The embargo: the moment at which a confidential letter becomes public, as it was agreed on, and what came of it.
//!
//! `embargo_at`, of the foundation, is the instant that `embargo_local` in `embargo_zone` falls on.

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
        Err(DbErr::Migration("a publication is not taken back: restore a backup instead".to_owned()))
    }
}

const SCHEMA: &str = "
ALTER TABLE letter ADD COLUMN embargo_local text;
ALTER TABLE letter ADD COLUMN embargo_zone text;
ALTER TABLE letter ADD COLUMN embargo_missed_at bigint;
ALTER TABLE letter ADD COLUMN published_at bigint;
UPDATE letter SET published_at = opened_at WHERE visibility = 'public';
CREATE INDEX letter_embargo ON letter (embargo_at) WHERE visibility = 'confidential' AND embargo_at IS NOT NULL;
ALTER TABLE outbox ADD COLUMN letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE;
";
