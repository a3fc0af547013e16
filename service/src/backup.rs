//! Backup and restore of an instance on SQLite: one tar archive with the database and the keys, for its owner's eyes.

use crate::{Error, Service, Settings};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::{
    fs,
    io::{self, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Component, Path, PathBuf},
};

/// The database in the archive.
const DATABASE: &str = "undersigned.sqlite";
/// The folder of the keys in the archive.
const KEYS: &str = "keys";
/// The key without which nothing opens.
const ROOT_KEY: &str = "root.key";

impl Service {
    /// Writes database and keys, as they stand at one instant, to a new file that only its owner reads. The instance
    /// goes on working meanwhile.
    ///
    /// # Errors
    /// `Unavailable` on PostgreSQL, which has tools of its own, and when the file exists or cannot be written.
    pub async fn backup(&self, to: &Path) -> Result<(), Error> {
        if self.read().get_database_backend() != DbBackend::Sqlite {
            return Err(postgres());
        }
        if to.exists() {
            return Err(Error::Unavailable(format!("{} exists already: name a new file", to.display())));
        }
        let work = Work::beside(to, &self.new_id().simple().to_string())?;
        let copy = work.0.join(DATABASE);
        let path = copy.to_str().ok_or_else(|| Error::Unavailable(format!("{} is not a name in UTF-8", to.display())))?;
        let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
        self.read().execute_raw(vacuum).await?;
        let (to, keys) = (to.to_owned(), self.0.settings.key_folder.clone());
        let written = tokio::task::spawn_blocking(move || {
            let archive = work.0.join("archive");
            pack(&archive, &copy, &keys)?;
            // A link refuses a name that somebody took meanwhile, where a rename would write over it.
            fs::hard_link(&archive, &to)?;
            sync_folder(&to)
        });
        let written = written.await.map_err(|error| Error::Internal(error.to_string()))?;
        written.map_err(|error| Error::Unavailable(format!("the backup cannot be written: {error}")))
    }
}

/// Puts a backup in place of nothing: database and key folder must not exist.
///
/// # Errors
/// `Unavailable` when something is in the way, the archive is not a backup, or the settings name PostgreSQL.
pub fn restore(from: &Path, settings: &Settings) -> Result<(), Error> {
    let database = sqlite_file(&settings.database_url).ok_or_else(postgres)?;
    let keys = settings.key_folder.as_path();
    let leftovers = ["-wal", "-shm", "-journal"].map(|end| with_suffix(&database, end));
    if let Some(there) =
        [database.as_path(), keys].into_iter().chain(leftovers.iter().map(PathBuf::as_path)).find(|path| path.symlink_metadata().is_ok())
    {
        return Err(Error::Unavailable(format!("{} exists: a living instance is not written over", there.display())));
    }
    let trouble = |error: io::Error| Error::Unavailable(format!("{} cannot be restored: {error}", from.display()));
    let folder = parent(&database);
    fs::create_dir_all(folder).and_then(|()| fs::create_dir_all(parent(keys))).map_err(trouble)?;
    let (new_database, new_keys) = (Partial(with_suffix(&database, ".restoring")), Partial(with_suffix(keys, ".restoring")));
    unpack(from, &new_database.0, &new_keys.0).map_err(trouble)?;
    fs::rename(&new_keys.0, keys).and_then(|()| sync_folder(keys)).map_err(trouble)?;
    fs::rename(&new_database.0, &database).and_then(|()| sync_folder(&database)).map_err(trouble)
}

fn postgres() -> Error {
    Error::Unavailable(
        "backup and restore are for SQLite; on PostgreSQL use pg_dump and pg_restore, and copy the key folder beside the dump".to_owned(),
    )
}

/// A folder for unfinished files that only its owner enters; gone when dropped.
struct Work(PathBuf);

impl Work {
    fn beside(file: &Path, name: &str) -> Result<Self, Error> {
        let folder = parent(file).join(format!(".backup-{name}"));
        let made = fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(|error| Error::Unavailable(format!("cannot write beside {}: {error}", file.display())))?;
        Ok(Self(folder))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // Nothing to be done about a folder that cannot be removed.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A file or folder that is not finished; gone when dropped, unless it was moved to its place.
struct Partial(PathBuf);

impl Drop for Partial {
    fn drop(&mut self) {
        let _ = if self.0.is_dir() { fs::remove_dir_all(&self.0) } else { fs::remove_file(&self.0) };
    }
}

/// Writes the archive.
fn pack(archive: &Path, database: &Path, keys: &Path) -> io::Result<()> {
    let mut tar = tar::Builder::new(private_file(archive)?);
    add(&mut tar, database, DATABASE)?;
    let mut files = fs::read_dir(keys)?.collect::<io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files.iter().filter(|file| file.path().is_file()) {
        let name = file.file_name().into_string().map_err(|_| io::Error::other("a key with a name that is not UTF-8"))?;
        add(&mut tar, &file.path(), &format!("{KEYS}/{name}"))?;
    }
    tar.into_inner()?.sync_all()
}

fn add(tar: &mut tar::Builder<fs::File>, file: &Path, name: &str) -> io::Result<()> {
    let file = fs::File::open(file)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(file.metadata()?.len());
    header.set_mode(0o600);
    header.set_entry_type(tar::EntryType::Regular);
    tar.append_data(&mut header, name, file)
}

/// Reads the archive; takes nothing from it but the files that a backup has.
fn unpack(archive: &Path, database: &Path, keys: &Path) -> io::Result<()> {
    let not_ours = || io::Error::other("it is not a backup of this program");
    let mut tar = tar::Archive::new(fs::File::open(archive)?);
    fs::DirBuilder::new().mode(0o700).create(keys)?;
    let (mut has_database, mut has_root) = (false, false);
    for entry in tar.entries()? {
        let mut entry = entry?;
        if entry.header().entry_type() != tar::EntryType::Regular {
            return Err(not_ours());
        }
        let path = entry.path()?.into_owned();
        let target = match path.components().collect::<Vec<_>>().as_slice() {
            [Component::Normal(name)] if *name == DATABASE => {
                has_database = true;
                database.to_owned()
            }
            [Component::Normal(folder), Component::Normal(name)] if *folder == KEYS => {
                has_root |= *name == ROOT_KEY;
                keys.join(name)
            }
            _ => return Err(not_ours()),
        };
        copy(&mut entry, &target)?;
    }
    if has_database && has_root { fs::File::open(keys)?.sync_all() } else { Err(not_ours()) }
}

fn copy(from: &mut impl Read, to: &Path) -> io::Result<()> {
    let mut file = private_file(to)?;
    io::copy(from, &mut file)?;
    file.sync_all()
}

/// A new file that only its owner reads.
fn private_file(path: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_folder(of: &Path) -> io::Result<()> {
    fs::File::open(parent(of))?.sync_all()
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The file that a SQLite address names.
fn sqlite_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let path = rest.strip_prefix("//").unwrap_or(rest).split('?').next().unwrap_or_default();
    (!path.is_empty() && path != ":memory:").then(|| path.into())
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

    #[test]
    fn a_strange_archive_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("strange.tar");
        let mut tar = tar::Builder::new(fs::File::create(&archive).unwrap());
        let mut header = tar::Header::new_gnu();
        header.set_size(1);
        tar.append_data(&mut header, "keys/root.key", &b"x"[..]).unwrap();
        tar.into_inner().unwrap();
        let settings = Settings {
            database_url: format!("sqlite://{}?mode=rwc", folder.path().join("db/a.sqlite").display()),
            key_folder: folder.path().join("keys"),
            base_url: String::new(),
            witnessed: false,
            demonstration: false,
        };
        assert!(matches!(restore(&archive, &settings), Err(Error::Unavailable(_))));
        assert!(!settings.key_folder.exists());
        assert_eq!(fs::read_dir(folder.path().join("db")).unwrap().count(), 0);
    }
}
