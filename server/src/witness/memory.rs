//! What a witness of ours remembers: for each log, the checkpoint that it signed last. One small file a log, written
//! whole or not at all, and on the disk before the signature leaves.
//!
//! The folder is one process's alone. A copy of it that is older must never be put back while the key is in use: a
//! witness that has forgotten signs a second history.

use ledger::{Checkpoint, Note, VerifierKey, hex, merkle::Hash, sha256};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// How many logs can be written at once; one log is written by one request at a time.
const LANES: usize = 64;
/// The largest file that is read.
const BYTE_LIMIT: u64 = 64 * 1024;

/// The steps between judging a checkpoint and answering, by name: a crash at any of them must do no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is good; nothing is written yet.
    Judged,
    /// It is in a file beside the old one.
    Written,
    /// That file is on the disk.
    Synced,
    /// The file has taken the old one's place.
    Renamed,
    /// The folder is on the disk too; the signature has not left.
    Kept,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Judged, Self::Written, Self::Synced, Self::Renamed, Self::Kept];
}

/// Called at each step; an error ends the request there, leaving everything as it is. For tests.
pub type Hook = Arc<dyn Fn(Step) -> io::Result<()> + Send + Sync>;

/// Why a witness cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The disk's.
    #[error("{what} {path}: {error}")]
    Disk {
        /// What was tried.
        what: &'static str,
        /// Where.
        path: String,
        /// How it failed.
        error: io::Error,
    },
    /// Another process has the folder.
    #[error("{0} is in use by another witness")]
    InUse(String),
    /// A file that this witness has not signed.
    #[error("{0} is not what this witness wrote; it signs nothing of that log until the file is put right")]
    Damaged(String),
    /// The machine's clock says that it is before 1970.
    #[error("the clock is wrong")]
    Clock,
}

impl Trouble {
    /// A trouble with a file.
    pub fn disk(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Disk { what, path: path.display().to_string(), error }
    }
}

/// What was signed last of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The size.
    pub size: u64,
    /// The root.
    pub root: Hash,
    /// When, in seconds since 1970.
    pub time: u64,
}

/// The folder.
pub struct Memory {
    logs: PathBuf,
    forks: PathBuf,
    lanes: [Mutex<()>; LANES],
    count: AtomicUsize,
    hook: Hook,
    // Held for as long as the process lives; the system lets go of it whatever happens.
    _lock: File,
}

impl Memory {
    /// Opens a folder, or makes it, for this process alone.
    ///
    /// # Errors
    /// Where it cannot be made or another process has it.
    pub fn open(folder: &Path) -> Result<Self, Trouble> {
        Self::open_with(folder, Arc::new(|_| Ok(())))
    }

    /// The same, with a hook at every step of a write.
    ///
    /// # Errors
    /// As [`Memory::open`].
    pub fn open_with(folder: &Path, hook: Hook) -> Result<Self, Trouble> {
        let (logs, forks) = (folder.join("logs"), folder.join("forks"));
        for made in [folder, &logs, &forks] {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(made).map_err(Trouble::disk("cannot make the folder", made))?;
        }
        let path = folder.join("lock");
        let lock = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path);
        let lock = lock.map_err(Trouble::disk("cannot open", &path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Trouble::InUse(folder.display().to_string())),
            Err(TryLockError::Error(error)) => return Err(Trouble::disk("cannot lock", &path)(error)),
        }
        let mut count = 0;
        for entry in fs::read_dir(&logs).map_err(Trouble::disk("cannot read", &logs))? {
            let path = entry.map_err(Trouble::disk("cannot read", &logs))?.path();
            if path.extension().is_some() {
                // What a crash left half written.
                fs::remove_file(&path).map_err(Trouble::disk("cannot remove", &path))?;
            } else {
                count += 1;
            }
        }
        sync_folder(folder).map_err(Trouble::disk("cannot sync", folder))?;
        Ok(Self { logs, forks, lanes: [const { Mutex::new(()) }; LANES], count: AtomicUsize::new(count), hook, _lock: lock })
    }

    /// How many logs are remembered.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    /// Keeps other requests about a log waiting.
    pub fn hold(&self, origin: &str) -> MutexGuard<'_, ()> {
        let lane = usize::from(sha256(origin.as_bytes())[0]) % LANES;
        // The thread that panicked had written a file whole or not at all.
        self.lanes[lane].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was signed last of a log.
    ///
    /// # Errors
    /// Where it cannot be read, or this key has not signed it.
    pub fn last(&self, origin: &str, own: &VerifierKey) -> Result<Option<Last>, Trouble> {
        let path = self.logs.join(name_of(origin));
        let Some(bytes) = read(&path)? else { return Ok(None) };
        let last =
            Checkpoint::parse_note(&bytes).ok().filter(|(checkpoint, _)| checkpoint.origin == origin).and_then(|(checkpoint, note)| {
                let time = note.verify(&[own]).ok()?.by.into_iter().find_map(|(_, time)| time)?;
                Some(Last { size: checkpoint.size, root: checkpoint.root, time })
            });
        last.map(Some).ok_or_else(|| Trouble::Damaged(path.display().to_string()))
    }

    /// The checkpoint that was signed last of the log whose origin has this hash.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn checkpoint(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        if ledger::hex::decode::<32>(name).is_none() {
            return Ok(None);
        }
        read(&self.logs.join(name))
    }

    /// Remembers a checkpoint: when this returns, it is on the disk. Call it holding the log.
    ///
    /// # Errors
    /// Where it cannot be written. Then it may stand there all the same, and nothing of it may leave.
    pub fn keep(&self, origin: &str, note: &Note) -> Result<(), Trouble> {
        let path = self.logs.join(name_of(origin));
        let beside = path.with_extension("new");
        let is_new = !path.exists();
        let trouble = || Trouble::disk("cannot write", &path);
        (self.hook)(Step::Judged).map_err(trouble())?;
        write(&beside, note, || (self.hook)(Step::Written)).map_err(trouble())?;
        (self.hook)(Step::Synced).map_err(trouble())?;
        fs::rename(&beside, &path).map_err(trouble())?;
        if is_new {
            self.count.fetch_add(1, Ordering::SeqCst);
        }
        (self.hook)(Step::Renamed).map_err(trouble())?;
        sync_folder(&self.logs).map_err(trouble())?;
        (self.hook)(Step::Kept).map_err(trouble())
    }

    /// Keeps the first checkpoint that contradicts what was signed: log's signatures and all, it is proof for others.
    /// Says whether it was the first.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep_fork(&self, origin: &str, note: &Note) -> Result<bool, Trouble> {
        let path = self.forks.join(name_of(origin));
        if path.exists() {
            return Ok(false);
        }
        let beside = path.with_extension("new");
        write(&beside, note, || Ok(())).and_then(|()| fs::rename(&beside, &path)).map_err(Trouble::disk("cannot write", &path))?;
        Ok(true)
    }
}

/// Writes a file that only its owner reads, and has it on the disk.
fn write(path: &Path, note: &Note, written: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(note.to_string().as_bytes())?;
    written()?;
    file.sync_all()
}

/// What a log's file is called: the hash of its origin.
#[must_use]
pub fn name_of(origin: &str) -> String {
    hex::encode(&sha256(origin.as_bytes()))
}

/// The bytes of a file, where it is there.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match fs::metadata(path) {
        Ok(about) if about.len() > BYTE_LIMIT => return Err(Trouble::Damaged(path.display().to_string())),
        _ => {}
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::disk("cannot read", path)(error)),
    }
}

/// What was made or renamed in a folder survives a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
