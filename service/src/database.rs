//! Connections: one pool that reads, one connection that writes, the same on both engines.

use crate::Error;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use std::time::Duration;

/// How many connections read at once.
const READERS: u32 = 8;

/// Connects for reading and for writing.
pub(crate) async fn connect(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    // The writer comes first: it makes the file, and puts it into WAL mode.
    let write = Database::connect(options(url, 1)).await.map_err(|error| unreachable_database(&error))?;
    let read = Database::connect(options(url, READERS)).await.map_err(|error| unreachable_database(&error))?;
    Ok((read, write))
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "10000")
                .pragma("cache_size", "-16000")
        });
    options
}

fn unreachable_database(error: &sea_orm::DbErr) -> Error {
    Error::Unavailable(format!("the database cannot be opened: {error}"))
}

/// Brings the schema up to date. Of several processes starting at once on PostgreSQL, each waits for the other:
/// an advisory lock is held meanwhile.
pub(crate) async fn migrate(write: &DatabaseConnection) -> Result<(), Error> {
    use sea_orm::{ConnectionTrait, DbBackend};
    let postgres = write.get_database_backend() == DbBackend::Postgres;
    if postgres {
        write.execute_unprepared("SELECT pg_advisory_lock(7236501)").await?;
    }
    let result = Migrator::up(write, None).await;
    if postgres {
        write.execute_unprepared("SELECT pg_advisory_unlock(7236501)").await?;
    }
    Ok(result?)
}
