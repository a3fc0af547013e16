//! The keys that sign checkpoints, and beside them the last signed state of each log.
//!
//! They stand in `log/` below the key folder and never leave the machine by themselves: backups hold neither. A key is
//! a file of 32 bytes named after its public key; a state is a line, `<size> <root in base64>`, in a file named after
//! the log, written before the checkpoint leaves the process. Processes on one machine take turns by a lock file.

use super::broken;
use crate::{Error, Rng};
use ledger::{
    KeyKind, SignerKey, VerifierKey,
    encode::{base64, decimal, unbase64_hash},
    merkle::Hash,
};
use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// What was signed last of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) size: u64,
    pub(crate) root: Hash,
}

/// The folder of the keys.
#[derive(Clone, Debug)]
pub(crate) struct LogKeys {
    folder: PathBuf,
}

impl LogKeys {
    /// The keys in a key folder.
    pub(crate) fn in_folder(key_folder: &Path) -> Self {
        Self { folder: key_folder.join("log") }
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
            self.write(&file, seed).map_err(|error| trouble("cannot write", &file, &error))?;
        }
        Ok(public)
    }

    /// The seed of a key, where this machine has it: what the host exports to keep offline.
    pub(crate) fn seed(&self, public: &[u8]) -> Result<Option<[u8; 32]>, Error> {
        let file = self.file(public);
        match fs::read(&file) {
            Ok(bytes) => {
                let seed = bytes.try_into().map_err(|_| Error::Unavailable(format!("{} is not a key of 32 bytes", file.display())))?;
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
        let file = self.state_file(origin);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(trouble("cannot read", &file, &error)),
        };
        let read = text.strip_suffix('\n').and_then(|line| line.split_once(' '));
        let state = read.and_then(|(size, root)| Some(State { size: decimal(size)?, root: unbase64_hash(root)? }));
        state.map(Some).ok_or_else(|| Error::Unavailable(format!("{} is no state of a log", file.display())))
    }

    /// Puts down that this is about to be signed, unless as much was signed before: then nothing is to be signed. It
    /// is on the disk when this returns.
    pub(crate) fn remember(&self, origin: &str, new: State) -> Result<bool, Error> {
        let file = self.state_file(origin);
        let failed = |error: io::Error| trouble("cannot write", &file, &error);
        self.make_folder().map_err(failed)?;
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
        let line = format!("{} {}\n", new.size, base64(&new.root));
        self.write(&file, line.as_bytes()).map_err(failed)?;
        Ok(true)
    }

    /// Writes a file whole or not at all.
    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        self.make_folder()?;
        let part = file.with_extension("part");
        let _ = fs::remove_file(&part);
        let mut open = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
        open.write_all(bytes)?;
        open.sync_all()?;
        fs::rename(&part, file)?;
        File::open(file.parent().unwrap_or(&self.folder))?.sync_all()
    }

    fn make_folder(&self) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(self.folder.join("state"))
    }

    fn file(&self, public: &[u8]) -> PathBuf {
        self.folder.join(format!("{}.key", ledger::hex::encode(public)))
    }

    fn state_file(&self, origin: &str) -> PathBuf {
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
    use crate::SystemRng;

    #[test]
    fn a_smaller_or_another_tree_is_never_signed_after() {
        let folder = tempfile::tempdir().unwrap();
        let keys = LogKeys::in_folder(folder.path());
        let origin = "letters.example/log/0123456789abcdef0123456789abcdef";
        let state = |size, byte| State { size, root: [byte; 32] };
        assert_eq!(keys.state(origin).unwrap(), None);
        assert!(keys.remember(origin, state(3, 1)).unwrap());
        assert!(keys.remember(origin, state(3, 1)).unwrap(), "the same may be signed again");
        assert!(keys.remember(origin, state(3, 2)).is_err());
        assert!(!keys.remember(origin, state(2, 1)).unwrap());
        assert!(keys.remember(origin, state(4, 9)).unwrap());
        assert_eq!(keys.state(origin).unwrap(), Some(state(4, 9)));
        assert!(keys.remember("letters.example/log/other", state(1, 1)).unwrap(), "each log has a state of its own");
    }

    #[test]
    fn a_key_is_found_by_its_public_part_and_by_nobody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let keys = LogKeys::in_folder(folder.path());
        let public = keys.make(&SystemRng).unwrap();
        let file = keys.file(&public);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(keys.signer(&public, "a.example/log/1").unwrap().unwrap().verifier().ed25519(), Some(public));
        assert!(keys.signer(&[0; 32], "a.example/log/1").unwrap().is_none());
        fs::copy(&file, keys.file(&[7; 32])).unwrap();
        assert!(keys.seed(&[7; 32]).is_err(), "a file under another name is refused");
    }
}
