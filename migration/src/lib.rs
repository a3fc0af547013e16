//! Database migrations, the same for SQLite and PostgreSQL.
//!
//! Additive: a published migration is never changed. Each runs in a transaction of its own. They are written as SQL in
//! which three type names differ between the engines ([`sql`]), because partial unique indexes and checks read best so.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

mod m0001_foundation;
mod m0002_ledger;
mod m0003_drafts;
mod m0004_access;
mod m0005_invitations;
mod m0006_gathered;
mod m0007_embargo;
mod m0008_second_factor;
mod m0009_erasure;
mod m0010_reviews;
mod m0011_versions;
mod m0012_translations;
mod m0013_amendments;
mod m0014_afterwards;
mod m0015_passkeys;
mod m0016_contact_exports;

/// All migrations, oldest first.
pub struct Migrator;

#[sea_orm_migration::async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_ledger::Migration),
            Box::new(m0003_drafts::Migration),
            Box::new(m0004_access::Migration),
            Box::new(m0005_invitations::Migration),
            Box::new(m0006_gathered::Migration),
            Box::new(m0007_embargo::Migration),
            Box::new(m0008_second_factor::Migration),
            Box::new(m0009_erasure::Migration),
            Box::new(m0010_reviews::Migration),
            Box::new(m0011_versions::Migration),
            Box::new(m0012_translations::Migration),
            Box::new(m0014_afterwards::Migration),
            Box::new(m0013_amendments::Migration),
            Box::new(m0015_passkeys::Migration),
            Box::new(m0016_contact_exports::Migration),
        ]
    }
}

/// Runs statements separated by `;` at the end of a line, with `{uuid}`, `{bytes}` and `{serial}` (a key that the
/// database counts up) as the engine names them.
async fn sql(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let (uuid, bytes, serial) = match manager.get_database_backend() {
        DbBackend::Postgres => ("uuid", "bytea", "bigserial PRIMARY KEY"),
        _ => ("blob", "blob", "integer PRIMARY KEY AUTOINCREMENT"),
    };
    let text = text.replace("{uuid}", uuid).replace("{bytes}", bytes).replace("{serial}", serial);
    for statement in text.split(";\n").map(str::trim).filter(|statement| !statement.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
