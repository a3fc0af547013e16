//! Exports of contacts: asked for, approved by a second person or waited for, fetched once.
//!
//! Without a letter it is the address book that is asked for.

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
        Err(DbErr::Migration("what was exported is not taken back: restore a backup instead".to_owned()))
    }
}

const SCHEMA: &str = "
CREATE TABLE contact_export (
    id {uuid} PRIMARY KEY,
    coalition_id {uuid} NOT NULL REFERENCES coalition (id) ON DELETE CASCADE,
    letter_id {uuid} REFERENCES letter (id) ON DELETE CASCADE,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    asked_at bigint NOT NULL,
    approved_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    approved_at bigint,
    stopped_by {uuid} REFERENCES account (id) ON DELETE SET NULL,
    stopped_at bigint,
    fetched_at bigint
);
CREATE INDEX contact_export_coalition ON contact_export (coalition_id, asked_at);
";
