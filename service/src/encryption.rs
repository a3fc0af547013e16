//! The embedded database is encrypted as a whole (SQLCipher; decision 0016). One that was there before, or that an older
//! key encrypts, is rewritten at start.
//!
//! The new file is written beside the old one, checked, and takes its place by its name: a server that is killed meanwhile has
//! the old one, whole. Nothing of the old one is left then but what a file system keeps of files that are gone.

use crate::{
    Error,
    database::beside,
    files::{parent, sync_folder, with_suffix},
    keys::DatabaseKey,
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use std::{
    fs::{self, File},
    io,
    path::Path,
};

/// Makes sure that the file is encrypted; answers the key that opens it. `keys` begin with the newest.
///
/// SQLite itself says what the file is: a process that opens and closes it otherwise loses the locks that its other
/// connections have on it.
pub(crate) async fn ready(file: &Path, keys: &[DatabaseKey]) -> Result<Option<DatabaseKey>, Error> {
    let trouble = |error: io::Error| Error::Unavailable(format!("{} cannot be read: {error}", file.display()));
    let Some(newest) = keys.first() else { return Ok(None) };
    if is_missing(file).map_err(trouble)? {
        return Ok(Some(*newest));
    }
    // Of processes that start at once, one rewrites; the folder is what they take turns by.
    let turn = File::open(parent(file)).map_err(trouble)?;
    let turn = tokio::task::spawn_blocking(move || turn.lock().map(|()| turn)).await;
    let _turn = turn?.map_err(trouble)?;
    for key in keys {
        if !opens(file, Some(key)).await? {
            continue;
        }
        if key == newest {
            return Ok(Some(*key));
        }
        return match rewrite(file, Some(key), newest).await {
            Ok(()) => {
                tracing::info!("the database is encrypted with the newest key now");
                Ok(Some(*newest))
            }
            // Another process has it open, and the next to start does it.
            Err(Trouble::Database(error)) if is_busy(&error) => Ok(Some(*key)),
            Err(error) => Err(not_rewritten(file, &error)),
        };
    }
    if opens(file, None).await? {
        rewrite(file, None, newest).await.map_err(|error| not_rewritten(file, &error))?;
        tracing::info!("the database is encrypted now");
        return Ok(Some(*newest));
    }
    Err(Error::Unavailable(format!(
        "{} does not open with this root key: it belongs to another one, or the file is damaged. Put back the root key that was in use \
         with it (`root_key`, `--key-folder`)",
        file.display()
    )))
}

fn is_missing(file: &Path) -> io::Result<bool> {
    match file.metadata() {
        Ok(file) => Ok(file.len() == 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Whether it is a database with this key, or without one.
async fn opens(file: &Path, key: Option<&DatabaseKey>) -> Result<bool, Error> {
    let read = async {
        let database = alone(file, key).await?;
        let read = database.query_one_raw(Statement::from_string(DbBackend::Sqlite, "SELECT count(*) FROM sqlite_schema")).await;
        let _ = database.close().await;
        read
    };
    match read.await {
        Ok(_) => Ok(true),
        Err(error) if is_no_database(&error) => Ok(false),
        Err(error) => Err(Error::Unavailable(format!("{} cannot be opened: {error}", file.display()))),
    }
}

/// A single connection, which neither makes the file nor changes how it is kept.
async fn alone(file: &Path, key: Option<&DatabaseKey>) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(format!("sqlite://{}", file.display()));
    let key = key.map(|key| format!("\"{}\"", key.raw()));
    options.max_connections(1).min_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(move |sqlite| match &key {
        Some(key) => sqlite.pragma("key", key.clone()).pragma("busy_timeout", "2000"),
        None => sqlite.pragma("busy_timeout", "2000"),
    });
    Database::connect(options).await
}

/// Why a database was not rewritten.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    File(#[from] io::Error),
    #[error("{0}")]
    Copy(String),
}

fn not_rewritten(file: &Path, trouble: &Trouble) -> Error {
    match trouble {
        Trouble::Database(error) if is_busy(error) => {
            Error::Unavailable(format!("{} has to be encrypted, and another process has it open: end that first", file.display()))
        }
        trouble => Error::Unavailable(format!("{} cannot be encrypted, and is as it was: {trouble}", file.display())),
    }
}

/// Writes all of a database into a new file under another key, and puts that in its place.
async fn rewrite(file: &Path, old: Option<&DatabaseKey>, new: &DatabaseKey) -> Result<(), Trouble> {
    let copy = with_suffix(file, ".encrypting");
    for left in [copy.clone()].into_iter().chain(beside(&copy)) {
        match fs::remove_file(&left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let database = alone(file, old).await?;
    let copied = export(&database, &copy, new).await;
    database.close().await?;
    if let Err(error) = copied {
        let _ = fs::remove_file(&copy);
        return Err(error);
    }
    File::open(&copy)?.sync_all()?;
    // Closed, the old file is whole by itself: what is beside it would be read into the new one.
    for left in beside(file) {
        match fs::remove_file(&left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    fs::rename(&copy, file)?;
    Ok(sync_folder(file)?)
}

async fn export(database: &DatabaseConnection, copy: &Path, key: &DatabaseKey) -> Result<(), Trouble> {
    let path = copy.to_str().ok_or_else(|| Trouble::Copy(format!("{} is not a name in UTF-8", copy.display())))?;
    // Leaving the write-ahead log works only where nobody else has the file open, and nobody opens it from then on.
    for statement in ["PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE", "COMMIT"] {
        database.execute_unprepared(statement).await?;
    }
    // The file is private before anything is in it.
    crate::files::new_file(copy)?;
    let attach = Statement::from_sql_and_values(DbBackend::Sqlite, "ATTACH DATABASE ? AS copy KEY ?", [path.into(), key.raw().into()]);
    database.execute_raw(attach).await?;
    database.execute_unprepared("PRAGMA copy.synchronous = FULL").await?;
    let ask = async |sql: &str| database.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
    ask("SELECT sqlcipher_export('copy')").await?;
    let whole = ask("PRAGMA copy.quick_check").await?.map(|row| row.try_get_by_index::<String>(0)).transpose()?;
    let names = ask("SELECT (SELECT count(*) FROM main.sqlite_schema) = (SELECT count(*) FROM copy.sqlite_schema)").await?;
    let names = names.map(|row| row.try_get_by_index::<bool>(0)).transpose()?;
    if whole.as_deref() != Some("ok") || names != Some(true) {
        return Err(Trouble::Copy("the copy is not whole".to_owned()));
    }
    database.execute_unprepared("DETACH DATABASE copy").await?;
    Ok(())
}

/// Whether it is no database, or none with this key.
fn is_no_database(error: &DbErr) -> bool {
    error.to_string().contains("file is not a database")
}

fn is_busy(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}
