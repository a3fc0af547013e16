//! Connections: one pool that reads, one connection that writes, the same on both engines.

use crate::{Error, Settings, encryption, files, keys::DatabaseKey};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// How many connections read at once.
const READERS: u32 = 8;

/// Whether nothing was ever stored there.
pub(crate) async fn is_new(url: &str) -> Result<bool, Error> {
    if url.starts_with("sqlite:") {
        return Ok(sqlite_file(url).is_none_or(|file| file.metadata().is_ok_and(|file| file.len() == 0) || !file.exists()));
    }
    let database = Database::connect(options(url, 1, None)).await.map_err(|error| unreachable_database(&error))?;
    let look = "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'instance'";
    let found = database.query_one_raw(Statement::from_string(DbBackend::Postgres, look)).await;
    let _ = database.close().await;
    Ok(found?.is_none())
}

/// Connects for reading and for writing. The embedded database is encrypted; one that is not yet, or is with an older key,
/// is rewritten first.
pub(crate) async fn connect(url: &str, keys: &[DatabaseKey]) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    let key = match sqlite_file(url) {
        Some(file) => encryption::ready(&file, keys).await?,
        None => None,
    };
    // The writer comes first: it makes the file, and puts it into WAL mode.
    let write = Database::connect(options(url, 1, key.as_ref())).await.map_err(|error| unreachable_database(&error))?;
    let read = Database::connect(options(url, READERS, key.as_ref())).await.map_err(|error| unreachable_database(&error))?;
    Ok((read, write))
}

/// One connection to the database of an instance, beside it: for tests, and for anyone who has to look at what is stored.
///
/// # Errors
/// When the database or the root key cannot be read.
pub async fn open_database(settings: &Settings) -> Result<DatabaseConnection, Error> {
    let keys = crate::keys::Keys::open(settings, false, &crate::SystemRng)?;
    let (read, write) = connect(&settings.database_url, &keys.database()).await?;
    let _ = read.close().await;
    Ok(write)
}

fn options(url: &str, connections: u32, key: Option<&DatabaseKey>) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    let key = key.map(|key| format!("\"{}\"", key.raw()));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = match &key {
                Some(key) => sqlite.pragma("key", key.clone()),
                None => sqlite,
            };
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                // What is deleted is overwritten with zeros.
                .pragma("secure_delete", "ON")
                .pragma("busy_timeout", "10000")
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-16000")
        });
    options
}

fn unreachable_database(error: &DbErr) -> Error {
    Error::Unavailable(format!("the database cannot be opened: {error}"))
}

/// The file that a SQLite address names.
pub(crate) fn sqlite_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let path = rest.strip_prefix("//").unwrap_or(rest).split('?').next().unwrap_or_default();
    (!path.is_empty() && path != ":memory:").then(|| path.into())
}

/// Every file of an embedded database; none of one on PostgreSQL.
pub fn database_files(url: &str) -> Vec<PathBuf> {
    let with_those_beside = |file: PathBuf| beside(&file).into_iter().chain([file]).collect();
    sqlite_file(url).map(with_those_beside).unwrap_or_default()
}

/// The files that SQLite keeps beside a database.
pub(crate) fn beside(file: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", "-journal"].map(|end| files::with_suffix(file, end))
}

/// Brings the schema up to date. Of several processes starting at once on PostgreSQL, each waits for the other:
/// an advisory lock is held meanwhile.
pub(crate) async fn migrate(write: &DatabaseConnection) -> Result<(), Error> {
    let postgres = write.get_database_backend() == DbBackend::Postgres;
    if postgres {
        write.execute_unprepared("SELECT pg_advisory_lock(7236501)").await?;
    }
    let outdated = !Migrator::get_pending_migrations(write).await?.is_empty();
    let result = Migrator::up(write, None).await;
    if !postgres && outdated && result.is_ok() {
        // What was deleted before deleting overwrote it goes from the file.
        write.execute_unprepared("VACUUM").await?;
    }
    if postgres {
        write.execute_unprepared("SELECT pg_advisory_unlock(7236501)").await?;
    }
    Ok(result?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_an_address() {
        for (url, file) in
            [("sqlite://data/a.sqlite?mode=rwc", "data/a.sqlite"), ("sqlite:///var/a.sqlite", "/var/a.sqlite"), ("sqlite:a", "a")]
        {
            assert_eq!(sqlite_file(url), Some(file.into()));
        }
        assert_eq!(sqlite_file("postgres://localhost/a"), None);
        assert_eq!(sqlite_file("sqlite::memory:"), None);
    }
}
