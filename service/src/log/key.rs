//! The keys that sign checkpoints, and beside them the last signed state of each log.
//!
//! They stand in `log/` below the key folder and never leave the machine by themselves: backups hold neither. A key is
//! 32 bytes in a file named after its public key; a state is a line, `<size> <root in base64>`, written before the
//! checkpoint leaves the process. Both are sealed with the root key, and a state's file has a keyed hash for its name: of
//! a letter that is not public nobody learns here that it is one. Processes on one machine take turns by a lock file.

use super::broken;
use crate::{Error, Rng, files, keys::Vault};
use ledger::{
    KeyKind, SignerKey, VerifierKey,
    encode::{base64, decimal, unbase64_hash},
    merkle::Hash,
};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// What was signed last of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) size: u64,
    pub(crate) root: Hash,
}

/// The folder of the keys.
pub(crate) struct LogKeys {
    folder: PathBuf,
    vault: Vault,
}

impl LogKeys {
    /// The keys in a key folder.
    pub(crate) fn in_folder(key_folder: &Path, vault: Vault) -> Self {
        Self { folder: key_folder.join("log"), vault }
    }

    /// Seals the keys that are not yet, or with an older root key.
    pub(crate) fn seal_all(&self) -> Result<(), Error> {
        let failed = |error: io::Error| trouble("cannot read", &self.folder, &error);
        let files = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            files => files.map_err(failed)?,
        };
        for file in files {
            let file = file.map_err(failed)?.path();
            if file.extension().is_none_or(|end| end != "key") {
                continue;
            }
            let bytes = fs::read(&file).map_err(failed)?;
            if !self.vault.is_newest(&bytes) || <[u8; 32]>::try_from(&*bytes).is_ok() {
                self.write(&file, &self.opened(bytes, &file)?)?;
            }
        }
        Ok(())
    }

    /// What a key's file holds; 32 bytes as they are where it was written before it was sealed.
    fn opened(&self, bytes: Vec<u8>, file: &Path) -> Result<[u8; 32], Error> {
        let plain = if bytes.len() == 32 { bytes } else { self.vault.open(&bytes)? };
        plain.try_into().map_err(|_| Error::Unavailable(format!("{} is not a key of 32 bytes", file.display())))
    }

    /// Makes a key; answers its public part.
    pub(crate) fn make(&self, rng: &dyn Rng) -> Result<[u8; 32], Error> {
        let mut seed = [0; 32];
        rng.fill(&mut seed);
        self.put(&seed)
    }

    /// Puts a key in the folder, as the host exported it; answers its public part.
    pub(crate) fn put(&self, seed: &[u8; 32]) -> Result<[u8; 32], Error> {
        let public = public_of(seed)?;
        let file = self.file(&public);
        if !file.exists() {
            self.write(&file, seed)?;
        }
        Ok(public)
    }

    /// The seed of a key, where this machine has it: what the host exports to keep offline.
    pub(crate) fn seed(&self, public: &[u8]) -> Result<Option<[u8; 32]>, Error> {
        let file = self.file(public);
        match fs::read(&file) {
            Ok(bytes) => {
                let seed = self.opened(bytes, &file)?;
                if public_of(&seed)?[..] == *public {
                    Ok(Some(seed))
                } else {
                    Err(Error::Unavailable(format!("{} holds another key", file.display())))
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(trouble("cannot read", &file, &error)),
        }
    }

    /// The key as it signs for a log, where this machine has it.
    pub(crate) fn signer(&self, public: &[u8], origin: &str) -> Result<Option<SignerKey>, Error> {
        let seed = self.seed(public)?;
        seed.map(|seed| SignerKey::from_seed(origin, KeyKind::Ed25519, &seed).map_err(broken)).transpose()
    }

    /// What was signed last of a log; nothing where nothing was.
    pub(crate) fn state(&self, origin: &str) -> Result<Option<State>, Error> {
        let (file, open) = (self.state_file(origin), self.open_state_file(origin));
        let text = match fs::read(&file) {
            Ok(sealed) => self.vault.open(&sealed)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read(&open) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(trouble("cannot read", &open, &error)),
            },
            Err(error) => return Err(trouble("cannot read", &file, &error)),
        };
        let text = String::from_utf8(text).unwrap_or_default();
        let read = text.strip_suffix('\n').and_then(|line| line.split_once(' '));
        let state = read.and_then(|(size, root)| Some(State { size: decimal(size)?, root: unbase64_hash(root)? }));
        state.map(Some).ok_or_else(|| Error::Unavailable(format!("{} is no state of a log", file.display())))
    }

    /// Puts down that this is about to be signed, unless as much was signed before: then nothing is to be signed. It
    /// is on the disk when this returns.
    pub(crate) fn remember(&self, origin: &str, new: State) -> Result<bool, Error> {
        let file = self.state_file(origin);
        let failed = |error: io::Error| trouble("cannot write", &file, &error);
        files::make_folder(&self.folder.join("state")).map_err(failed)?;
        let turn = File::create(self.folder.join("state/.lock")).map_err(failed)?;
        turn.lock().map_err(failed)?;
        match self.state(origin)? {
            Some(last) if last.size > new.size => return Ok(false),
            Some(last) if last.size == new.size && last.root != new.root => {
                return Err(Error::Unavailable(format!(
                    "another tree of {} entries of {origin} was signed before: nothing is signed",
                    new.size
                )));
            }
            Some(last) if last == new => return Ok(true),
            _ => {}
        }
        self.write(&file, format!("{} {}\n", new.size, base64(&new.root)).as_bytes())?;
        self.remove(&self.open_state_file(origin))?;
        Ok(true)
    }

    /// Forgets a log of which nothing is left.
    pub(crate) fn forget(&self, origin: &str) -> Result<(), Error> {
        self.remove(&self.state_file(origin))?;
        self.remove(&self.open_state_file(origin))
    }

    fn remove(&self, file: &Path) -> Result<(), Error> {
        match fs::remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(trouble("cannot remove", file, &error)),
            _ => Ok(()),
        }
    }

    /// Writes a file whole or not at all, sealed.
    fn write(&self, file: &Path, bytes: &[u8]) -> Result<(), Error> {
        files::replace(file, &self.vault.seal(bytes)?).map_err(|error| trouble("cannot write", file, &error))
    }

    fn file(&self, public: &[u8]) -> PathBuf {
        self.folder.join(format!("{}.key", ledger::hex::encode(public)))
    }

    fn state_file(&self, origin: &str) -> PathBuf {
        self.folder.join("state").join(self.vault.name(origin))
    }

    /// Where a state was kept before its name was hidden.
    fn open_state_file(&self, origin: &str) -> PathBuf {
        self.folder.join("state").join(origin.rsplit('/').next().unwrap_or(origin))
    }
}

fn public_of(seed: &[u8; 32]) -> Result<[u8; 32], Error> {
    let key = SignerKey::from_seed("key", KeyKind::Ed25519, seed).map_err(broken)?;
    VerifierKey::ed25519(key.verifier()).ok_or_else(|| Error::Internal("a key of no kind".to_owned()))
}

fn trouble(what: &str, file: &Path, error: &io::Error) -> Error {
    Error::Unavailable(format!("{what} {}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RootKey, Rotation, SystemRng, keys::Keys, rotate_root_key};

    const ORIGIN: &str = "letters.example/log/0123456789abcdef0123456789abcdef";

    fn in_folder(folder: &Path) -> LogKeys {
        let settings = settings(folder);
        let keys = Keys::open(&settings, true, &SystemRng).unwrap();
        LogKeys::in_folder(folder, Vault::new(keys.into(), std::sync::Arc::new(SystemRng)))
    }

    fn settings(folder: &Path) -> crate::Settings {
        crate::Settings {
            database_url: "sqlite::memory:".into(),
            key_folder: folder.to_owned(),
            root_key: RootKey::Folder,
            base_url: String::new(),
            demonstration: false,
            witnesses: None,
        }
    }

    fn state(size: u64, byte: u8) -> State {
        State { size, root: [byte; 32] }
    }

    #[test]
    fn a_smaller_or_another_tree_is_never_signed_after() {
        let folder = tempfile::tempdir().unwrap();
        let keys = in_folder(folder.path());
        assert_eq!(keys.state(ORIGIN).unwrap(), None);
        assert!(keys.remember(ORIGIN, state(3, 1)).unwrap());
        assert!(keys.remember(ORIGIN, state(3, 1)).unwrap(), "the same may be signed again");
        assert!(keys.remember(ORIGIN, state(3, 2)).is_err());
        assert!(!keys.remember(ORIGIN, state(2, 1)).unwrap());
        assert!(keys.remember(ORIGIN, state(4, 9)).unwrap());
        assert_eq!(keys.state(ORIGIN).unwrap(), Some(state(4, 9)));
        assert!(keys.remember("letters.example/log/other", state(1, 1)).unwrap(), "each log has a state of its own");
        keys.forget(ORIGIN).unwrap();
        assert_eq!(keys.state(ORIGIN).unwrap(), None);
    }

    #[test]
    fn a_state_that_was_written_open_is_read_and_then_hidden() {
        let folder = tempfile::tempdir().unwrap();
        let keys = in_folder(folder.path());
        let states = folder.path().join("log/state");
        fs::create_dir_all(&states).unwrap();
        fs::write(states.join("0123456789abcdef0123456789abcdef"), format!("3 {}\n", base64(&[1; 32]))).unwrap();
        assert_eq!(keys.state(ORIGIN).unwrap(), Some(state(3, 1)));
        assert!(!keys.remember(ORIGIN, state(2, 1)).unwrap());
        assert!(keys.remember(ORIGIN, state(4, 1)).unwrap());
        for file in fs::read_dir(&states).unwrap().map(Result::unwrap) {
            assert!(!file.file_name().to_string_lossy().contains("0123456789abcdef"));
            let bytes = fs::read(file.path()).unwrap();
            assert!(!bytes.windows(20).any(|part| part == &base64(&[1; 32]).as_bytes()[..20]));
        }
        assert_eq!(keys.state(ORIGIN).unwrap(), Some(state(4, 1)));
    }

    #[test]
    fn a_key_is_found_by_its_public_part_and_by_nobody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let keys = in_folder(folder.path());
        let public = keys.make(&SystemRng).unwrap();
        let file = keys.file(&public);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(keys.signer(&public, "a.example/log/1").unwrap().unwrap().verifier().ed25519(), Some(public));
        assert!(keys.signer(&[0; 32], "a.example/log/1").unwrap().is_none());
        fs::copy(&file, keys.file(&[7; 32])).unwrap();
        assert!(keys.seed(&[7; 32]).is_err(), "a file under another name is refused");
    }

    #[test]
    fn a_key_is_sealed_where_it_was_not_and_with_the_newest_root_key() {
        let folder = tempfile::tempdir().unwrap();
        let keys = in_folder(folder.path());
        let public = keys.make(&SystemRng).unwrap();
        let (file, seed) = (keys.file(&public), keys.seed(&public).unwrap().unwrap());
        let holds_seed = || fs::read(&file).unwrap().windows(32).any(|part| part == seed);
        assert!(!holds_seed());
        fs::write(&file, seed).unwrap();
        assert_eq!(keys.seed(&public).unwrap(), Some(seed), "as it was kept before");
        keys.seal_all().unwrap();
        assert!(!holds_seed());
        let before = fs::read(&file).unwrap();
        keys.seal_all().unwrap();
        assert_eq!(fs::read(&file).unwrap(), before, "once is enough");
        rotate_root_key(&settings(folder.path()), Rotation { to: None, stolen: false, now: domain::time::Instant(1) }, &SystemRng).unwrap();
        let keys = in_folder(folder.path());
        keys.seal_all().unwrap();
        assert_ne!(fs::read(&file).unwrap(), before);
        assert_eq!(keys.seed(&public).unwrap(), Some(seed));
    }
}
