//! Passkeys of organisers: another second factor beside codes.
//!
//! `credential` is the public key with what the browser said of it (JSON of webauthn-rs): nothing secret. A ceremony is
//! the challenge that a session waits for the answer to; one a session, taken once.

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
CREATE TABLE passkey (
    id {uuid} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name text NOT NULL,
    credential_id {bytes} NOT NULL UNIQUE,
    credential text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX passkey_account ON passkey (account_id);

CREATE TABLE ceremony (
    session_id {uuid} PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    state text NOT NULL,
    created_at bigint NOT NULL
);
";
