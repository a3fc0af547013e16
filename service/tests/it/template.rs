//! An instance that is made ready once a process and copied for each test: migrations and passwords take longer than
//! most tests do.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use service::{RootKey, Settings};
use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// How an instance on a database is set up, with its keys in a folder.
pub(crate) fn settings(database_url: String, folder: &Path) -> Settings {
    Settings {
        database_url,
        key_folder: folder.join("keys"),
        root_key: RootKey::Folder,
        base_url: "http://127.0.0.1:3000".into(),
        demonstration: true,
        witnesses: None,
    }
}

/// The embedded database in this folder.
pub(crate) fn embedded(folder: &Path) -> String {
    format!("sqlite://{}?mode=rwc", folder.join("test.sqlite").display())
}

/// A database of the PostgreSQL server that there may be.
pub(crate) struct PostgresDatabase {
    pub(crate) url: String,
    name: String,
    admin: DatabaseConnection,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl PostgresDatabase {
    /// An empty one.
    pub(crate) async fn new() -> Option<Self> {
        Self::create("template1").await
    }

    /// A copy of another, to which nobody is connected.
    async fn create(template: &str) -> Option<Self> {
        let server = std::env::var("TEST_POSTGRES_URL").ok()?;
        let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        let admin = Database::connect(&server).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Some(Self { url: format!("{base}/{name}"), name, admin })
    }

    pub(crate) async fn drop(self) {
        self.admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)).await.unwrap();
    }
}

/// Instances of one kind that are made ready, on each engine.
pub(crate) struct Template<T> {
    embedded: OnceCell<(Files, T)>,
    postgres: OnceCell<Option<(String, Files, T)>>,
}

/// Where an instance of a test is.
pub(crate) struct Place {
    pub(crate) engine: &'static str,
    pub(crate) database_url: String,
    pub(crate) folder: TempDir,
}

impl Place {
    /// An empty one on the embedded database.
    pub(crate) fn embedded() -> Self {
        Self::embedded_in(tempfile::tempdir().unwrap())
    }

    fn embedded_in(folder: TempDir) -> Self {
        Self { engine: "sqlite", database_url: embedded(folder.path()), folder }
    }

    /// An empty one on PostgreSQL, where there is one, and its database, which is to be dropped after the test.
    pub(crate) async fn postgres() -> Option<(Self, PostgresDatabase)> {
        let database = PostgresDatabase::new().await?;
        Some((Self::postgres_in(&database, tempfile::tempdir().unwrap()), database))
    }

    fn postgres_in(database: &PostgresDatabase, folder: TempDir) -> Self {
        Self { engine: "postgres", database_url: database.url.clone(), folder }
    }
}

impl<T> Template<T> {
    pub(crate) const fn new() -> Self {
        Self { embedded: OnceCell::const_new(), postgres: OnceCell::const_new() }
    }

    /// A copy on the embedded database, and what making it ready gave. `make` opens an instance on this database and
    /// folder, makes it ready, and closes it.
    pub(crate) async fn embedded<F: Future<Output = T>>(&self, make: impl FnOnce(String, PathBuf) -> F) -> (Place, &T) {
        let first = async {
            let place = Place::embedded();
            let made = make(place.database_url, place.folder.path().to_owned()).await;
            (Files::of(place.folder.path()), made)
        };
        let (files, made) = self.embedded.get_or_init(|| first).await;
        (Place::embedded_in(files.copy()), made)
    }

    /// A copy on PostgreSQL, where there is one, its database, which is to be dropped after the test, and what making it
    /// ready gave. The database that is copied stays until its server goes.
    pub(crate) async fn postgres<F>(&self, make: impl FnOnce(String, PathBuf) -> F) -> Option<(Place, PostgresDatabase, &T)>
    where
        F: Future<Output = T>,
    {
        let first = async {
            let (place, database) = Place::postgres().await?;
            let made = make(place.database_url, place.folder.path().to_owned()).await;
            Some((database.name, Files::of(place.folder.path()), made))
        };
        let (name, files, made) = self.postgres.get_or_init(|| first).await.as_ref()?;
        let database = PostgresDatabase::create(name).await?;
        Some((Place::postgres_in(&database, files.copy()), database, made))
    }
}

/// A folder's files with their modes, in memory, so that nothing of it is left behind.
struct Files(Vec<(PathBuf, u32, Option<Vec<u8>>)>);

impl Files {
    fn of(folder: &Path) -> Self {
        let mut files = Vec::new();
        let mut left = vec![PathBuf::new()];
        while let Some(inner) = left.pop() {
            for entry in fs::read_dir(folder.join(&inner)).unwrap() {
                let entry = entry.unwrap();
                let (path, metadata) = (inner.join(entry.file_name()), entry.metadata().unwrap());
                let bytes = metadata.is_file().then(|| fs::read(entry.path()).unwrap());
                if bytes.is_none() {
                    left.push(path.clone());
                }
                files.push((path, metadata.permissions().mode(), bytes));
            }
        }
        Self(files)
    }

    fn copy(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, mode, bytes) in &self.0 {
            let path = folder.path().join(path);
            match bytes {
                Some(bytes) => fs::write(&path, bytes).unwrap(),
                None => fs::create_dir(&path).unwrap(),
            }
            fs::set_permissions(&path, Permissions::from_mode(*mode)).unwrap();
        }
        folder
    }
}
