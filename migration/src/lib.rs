//! Database migrations, the same for SQLite and PostgreSQL.
//!
//! Additive: a published migration is never changed. Each runs in a transaction of its own. They are written as SQL in
//! which two type names differ between the engines ([`sql`]), because partial unique indexes and checks read best so.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

mod m0001_foundation;

/// All migrations, oldest first.
pub struct Migrator;

#[sea_orm_migration::async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_foundation::Migration)]
    }
}

/// Runs statements separated by `;` at the end of a line, with `{uuid}` and `{bytes}` as the engine names them.
async fn sql(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let (uuid, bytes) = match manager.get_database_backend() {
        DbBackend::Postgres => ("uuid", "bytea"),
        _ => ("blob", "blob"),
    };
    let text = text.replace("{uuid}", uuid).replace("{bytes}", bytes);
    for statement in text.split(";\n").map(str::trim).filter(|statement| !statement.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
