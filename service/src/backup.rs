//! Backup and restore of an instance on SQLite: one tar archive with the database and the keys, for its owner's eyes.
//!
//! The journal of those who left is in no backup: it is given to `restore`, which lets them leave once more. The archive
//! says how much of it there was, so that another one, or one that was cut off, is refused.

use crate::{
    Error, Recipients, Service, Settings, SystemRng,
    database::{beside, sqlite_file},
    files::{make_folder, new_file, parent, sync_folder, with_suffix},
    journal::{self, Journal, Mark},
    keys::Keys,
    sealed_archive,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::{
    fs,
    io::{self, Read, Write},
    os::unix::fs::DirBuilderExt,
    path::{Component, Path, PathBuf},
};

/// The database in the archive.
const DATABASE: &str = "undersigned.sqlite";
/// The folder of the keys in the archive.
const KEYS: &str = "keys";
/// How much of the journal there was, in the archive.
const MARK: &str = "journal.mark";

impl Service {
    /// Writes database and keys, as they stand at one instant, to a new file that only its owner reads. The instance
    /// goes on working meanwhile.
    ///
    /// # Errors
    /// `Unavailable` on PostgreSQL, which has tools of its own, and when the file exists or cannot be written.
    pub async fn backup(&self, to: &Path) -> Result<(), Error> {
        self.backup_to(to, Recipients::default()).await
    }

    /// As [`Service::backup`], encrypted to recipients.
    ///
    /// # Errors
    /// As there.
    pub async fn backup_to(&self, to: &Path, recipients: Recipients) -> Result<(), Error> {
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
        let (to, keys, mark) = (to.to_owned(), self.0.settings.key_folder.clone(), self.journal().mark()?);
        let written = tokio::task::spawn_blocking(move || {
            let archive = work.0.join("archive");
            fs::write(work.0.join(MARK), mark.to_text())?;
            recipients.write(new_file(&archive)?, |out| pack(out, &work.0.join(MARK), &copy, &keys))?;
            // A link refuses a name that somebody took meanwhile, where a rename would write over it.
            fs::hard_link(&archive, &to)?;
            sync_folder(&to)
        });
        written.await?.map_err(|error| Error::Unavailable(format!("the backup cannot be written: {error}")))
    }
}

/// Where the journal of those who left comes from when a backup is put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalFrom {
    /// From this file: as it was last.
    File(PathBuf),
    /// From nowhere: it is lost for good, and anyone who left since the backup is listed again.
    Lost,
}

/// Puts a backup in place of nothing: database and key folder must not exist. The journal comes with it, and is carried
/// out when the instance is opened.
///
/// # Errors
/// `Unavailable` when something is in the way, the archive is not a backup, the journal is not the one that was kept with
/// it, or the settings name PostgreSQL.
pub fn restore(from: &Path, settings: &Settings, journal: &JournalFrom) -> Result<(), Error> {
    restore_with(from, None, settings, journal)
}

/// As [`restore`], where the backup may be encrypted: with the file that holds the age identity.
///
/// # Errors
/// As there.
pub fn restore_with(from: &Path, identity: Option<&Path>, settings: &Settings, journal: &JournalFrom) -> Result<(), Error> {
    let database = sqlite_file(&settings.database_url).ok_or_else(postgres)?;
    let keys = settings.key_folder.as_path();
    let leftovers = beside(&database);
    if let Some(there) =
        [database.as_path(), keys].into_iter().chain(leftovers.iter().map(PathBuf::as_path)).find(|path| path.symlink_metadata().is_ok())
    {
        return Err(Error::Unavailable(format!("{} exists: a living instance is not written over", there.display())));
    }
    let trouble = |error: io::Error| Error::Unavailable(format!("{} cannot be restored: {error}", from.display()));
    let folder = parent(&database);
    make_folder(folder).and_then(|()| make_folder(parent(keys))).map_err(trouble)?;
    let (new_database, new_keys) = (Partial(with_suffix(&database, ".restoring")), Partial(with_suffix(keys, ".restoring")));
    let archive = sealed_archive::open(from, identity).map_err(trouble)?;
    let mark = unpack(archive, &new_database.0, &new_keys.0).map_err(trouble)?;
    put_journal(journal, mark.as_ref(), &Settings { key_folder: new_keys.0.clone(), ..settings.clone() })?;
    leave_word(&new_keys.0).map_err(trouble)?;
    fs::rename(&new_keys.0, keys).and_then(|()| sync_folder(keys)).map_err(trouble)?;
    fs::rename(&new_database.0, &database).and_then(|()| sync_folder(&database)).map_err(trouble)
}

fn postgres() -> Error {
    Error::Unavailable(
        "backup and restore are for SQLite; on PostgreSQL use pg_dump and pg_restore, and copy the key folder beside the dump".to_owned(),
    )
}

/// A folder for unfinished files that only its owner enters; gone when dropped. It is locked while it is worked in, so that the
/// next backup takes those away that were left when a backup was killed.
struct Work(PathBuf, #[expect(dead_code, reason = "held for its lock")] fs::File);

/// What the names of such folders begin with.
const WORK: &str = ".backup-";

impl Work {
    fn beside(file: &Path, name: &str) -> Result<Self, Error> {
        let folder = parent(file).join(format!("{WORK}{name}"));
        Self::take_left_away(parent(file));
        let made = fs::DirBuilder::new().mode(0o700).create(&folder).and_then(|()| fs::File::open(&folder));
        let lock = made.and_then(|lock| lock.lock().map(|()| lock));
        let lock = lock.map_err(|error| Error::Unavailable(format!("cannot write beside {}: {error}", file.display())))?;
        Ok(Self(folder, lock))
    }

    /// Takes away what killed backups have left. What cannot be looked at stays.
    fn take_left_away(folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for left in entries.filter_map(Result::ok) {
            let name = left.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix(WORK));
            let is_ours = number.is_some_and(|number| number.len() == 32 && number.bytes().all(|byte| byte.is_ascii_hexdigit()));
            if is_ours && left.file_type().is_ok_and(|kind| kind.is_dir()) {
                let nobody_works = fs::File::open(left.path()).is_ok_and(|lock| lock.try_lock().is_ok());
                if nobody_works && let Err(error) = fs::remove_dir_all(left.path()) {
                    tracing::warn!(folder = %left.path().display(), %error, "what a killed backup has left cannot be deleted");
                }
            }
        }
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
fn pack(archive: &mut dyn Write, mark: &Path, database: &Path, keys: &Path) -> io::Result<()> {
    let mut tar = tar::Builder::new(archive);
    add(&mut tar, mark, MARK)?;
    add(&mut tar, database, DATABASE)?;
    let mut files = fs::read_dir(keys)?.collect::<io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files.iter().filter(|file| file.path().is_file()) {
        let name = file.file_name().into_string().map_err(|_| io::Error::other("a key with a name that is not UTF-8"))?;
        add(&mut tar, &file.path(), &format!("{KEYS}/{name}"))?;
    }
    tar.finish()
}

fn add(tar: &mut tar::Builder<&mut dyn Write>, file: &Path, name: &str) -> io::Result<()> {
    let file = fs::File::open(file)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(file.metadata()?.len());
    header.set_mode(0o600);
    header.set_entry_type(tar::EntryType::Regular);
    tar.append_data(&mut header, name, file)
}

/// Puts the journal into a key folder, if it is the one that was kept with these keys, and not shorter than it was.
fn put_journal(from: &JournalFrom, mark: Option<&Mark>, settings: &Settings) -> Result<(), Error> {
    let own = journal_of(settings)?;
    let JournalFrom::File(file) = from else { return own.begin() };
    let trouble = |error: io::Error| Error::Unavailable(format!("the journal {} cannot be put back: {error}", file.display()));
    if let Some(mark) = mark
        && !own.continues(file, mark).map_err(trouble)?
    {
        let what = "is not the journal that was kept with this backup, or was cut off";
        return Err(Error::Unavailable(format!("{} {what}", file.display())));
    }
    let to = journal::file_in(&settings.key_folder);
    make_folder(parent(&to)).and_then(|()| copy(&mut fs::File::open(file)?, &to)).map_err(trouble)?;
    own.lines().map(drop)
}

/// Says that the database was put back by other means than [`restore`], `pg_restore` for instance: the next start ends all
/// sessions, and each account proves its mailbox.
///
/// # Errors
/// `Unavailable` where there is no journal, or it cannot be written beside it.
pub fn note_restored(settings: &Settings) -> Result<(), Error> {
    let own = journal_of(settings)?;
    if !own.exists() {
        return Err(Error::Unavailable("put the key folder back first, its `journal/` as it was last".to_owned()));
    }
    leave_word(&settings.key_folder).map_err(|error| Error::Unavailable(format!("cannot write in the key folder: {error}")))
}

/// Leaves word for the next start that the database was put back.
fn leave_word(key_folder: &Path) -> io::Result<()> {
    let word = journal::restored_in(key_folder);
    match new_file(&word) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|file| file.sync_all()).and_then(|()| sync_folder(&word)),
    }
}

/// The journal of an instance that is there, whether it is open or not.
fn journal_of(settings: &Settings) -> Result<Journal, Error> {
    let keys = Keys::open(settings, false, &SystemRng)?;
    Ok(Journal::in_folder(&settings.key_folder, keys.journal()))
}

/// What the journal of an instance says, without seals: identifiers, keyed hashes and times.
///
/// # Errors
/// `Unavailable` where it cannot be read.
pub fn journal_text(settings: &Settings) -> Result<String, Error> {
    journal_of(settings)?.text()
}

/// Begins a journal for an instance whose own is lost for good.
///
/// # Errors
/// `Unavailable` where there is one.
pub fn begin_journal(settings: &Settings) -> Result<(), Error> {
    let own = journal_of(settings)?;
    if own.exists() {
        return Err(Error::Unavailable(format!("{} exists: nothing is lost", journal::file_in(&settings.key_folder).display())));
    }
    own.begin()
}

/// Reads the archive; takes nothing from it but the files that a backup has. Answers how much of the journal there was;
/// archives of earlier releases do not say.
fn unpack(archive: impl Read, database: &Path, keys: &Path) -> io::Result<Option<Mark>> {
    let not_ours = || io::Error::other("it is not a backup of this program");
    let mut tar = tar::Archive::new(archive);
    fs::DirBuilder::new().mode(0o700).create(keys)?;
    let (mut has_database, mut mark) = (false, None);
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
            [Component::Normal(name)] if *name == MARK => {
                let mut text = String::new();
                entry.take(1024).read_to_string(&mut text)?;
                mark = Some(Mark::parse(&text).ok_or_else(not_ours)?);
                continue;
            }
            [Component::Normal(folder), Component::Normal(name)] if *folder == KEYS => keys.join(name),
            _ => return Err(not_ours()),
        };
        copy(&mut entry, &target)?;
    }
    if !has_database {
        return Err(not_ours());
    }
    fs::File::open(keys)?.sync_all()?;
    Ok(mark)
}

fn copy(from: &mut impl Read, to: &Path) -> io::Result<()> {
    let mut file = new_file(to)?;
    io::copy(from, &mut file)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            root_key: crate::RootKey::Folder,
            base_url: String::new(),
            witnesses: None,
            demonstration: false,
        };
        assert!(matches!(restore(&archive, &settings, &JournalFrom::Lost), Err(Error::Unavailable(_))));
        assert!(!settings.key_folder.exists());
        assert_eq!(fs::read_dir(folder.path().join("db")).unwrap().count(), 0);
    }
}
