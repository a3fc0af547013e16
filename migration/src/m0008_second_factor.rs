//! The second factor of organisers: the secret that their app makes codes from, and codes for when it is lost.
//!
//! `last_step` is the newest 30-second step (RFC 6238) whose code was used: no code is taken twice. `failures` counts
//! wrong codes since `failures_since`. A session that is `waiting` has had its password and waits for a code;
//! `second_at` is when a session was last asked for one.

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
        Err(DbErr::Migration("second factors are not taken back: restore a backup instead".to_owned()))
    }
}

const SCHEMA: &str = "
CREATE TABLE second_factor (
    account_id {uuid} PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    secret_sealed {bytes} NOT NULL,
    confirmed_at bigint,
    last_step bigint NOT NULL,
    failures bigint NOT NULL,
    failures_since bigint NOT NULL
);

CREATE TABLE recovery_code (
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    code_hmac {bytes} NOT NULL,
    PRIMARY KEY (account_id, code_hmac)
);

ALTER TABLE session ADD COLUMN waiting boolean NOT NULL DEFAULT false;
ALTER TABLE session ADD COLUMN second_at bigint;
";
