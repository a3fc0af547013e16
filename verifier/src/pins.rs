//! What is remembered of each log: its policy and the last signed checkpoint that verified, a file a log; and of each
//! letter's address which log was there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::{Deserialize, Serialize};

use ledger::{Checkpoint, Policy, hex, sha256};

use crate::Error;

/// What the file says it is.
const FORMAT: &str = "undersigned-pin/v1";
/// What the file of an address says it is.
const ADDRESS: &str = "undersigned-address/v1";

/// A folder of pins.
#[derive(Clone, Debug)]
pub struct Pins {
    folder: PathBuf,
    addresses: PathBuf,
}

/// What is remembered of one log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its policy.
    pub policy: Policy,
    /// The last checkpoint, as it was signed: evidence, should the log deny it.
    pub checkpoint: String,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: String,
    origin: String,
    policy: String,
    checkpoint: String,
}

/// The file of an address.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bound {
    format: String,
    address: String,
    origin: String,
}

impl Pin {
    /// The checkpoint without its signatures.
    #[must_use]
    pub fn earlier(&self) -> Option<Checkpoint> {
        Checkpoint::parse_note(self.checkpoint.as_bytes()).ok().map(|(checkpoint, _)| checkpoint)
    }
}

impl Pins {
    /// Pins in a folder; it need not be there yet.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.join("logs"), addresses: folder.join("addresses") }
    }

    /// Pins where this system keeps what programs remember: `~/.local/state/undersigned`.
    ///
    /// # Errors
    /// Where there is no such folder.
    pub fn of_user() -> Result<Self, Error> {
        let base = choose_base_strategy().map_err(|_| Error::NoState)?;
        Ok(Self::new(&base.state_dir().unwrap_or_else(|| base.data_dir()).join("undersigned")))
    }

    /// The file of a log.
    #[must_use]
    pub fn path(&self, origin: &str) -> PathBuf {
        self.folder.join(format!("{}.json", hex::encode(&sha256(origin.as_bytes()))))
    }

    /// What is remembered of a log.
    ///
    /// # Errors
    /// Where there is a file that cannot be read: forgetting in silence would be no memory.
    pub fn get(&self, origin: &str) -> Result<Option<Pin>, Error> {
        let path = self.path(origin);
        let wrong = |why: &str| Error::State { path: path.clone(), why: why.to_owned() };
        let Some(stored) = read::<Stored>(&path)? else { return Ok(None) };
        let policy = Policy::parse(&stored.policy).map_err(|fault| wrong(fault.message()))?;
        let pin = Pin { policy, checkpoint: stored.checkpoint };
        let good = stored.format == FORMAT && stored.origin == origin && pin.earlier().is_some_and(|earlier| earlier.origin == origin);
        if good { Ok(Some(pin)) } else { Err(wrong("it is of another log, or of a newer version")) }
    }

    /// Remembers a log. The file is replaced as a whole.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn put(&self, origin: &str, pin: &Pin) -> Result<(), Error> {
        let path = self.path(origin);
        let stored = Stored {
            format: FORMAT.to_owned(),
            origin: origin.to_owned(),
            policy: pin.policy.to_text(),
            checkpoint: pin.checkpoint.clone(),
        };
        write(&self.folder, &path, &stored)
    }

    /// Which log was at a letter's address.
    ///
    /// # Errors
    /// Where there is a file that cannot be read.
    pub fn at(&self, address: &str) -> Result<Option<String>, Error> {
        let path = self.address(address);
        match read::<Bound>(&path)? {
            Some(bound) if bound.format == ADDRESS && bound.address == address => Ok(Some(bound.origin)),
            Some(_) => Err(Error::State { path, why: "it is of another address, or of a newer version".to_owned() }),
            None => Ok(None),
        }
    }

    /// Remembers which log is at an address.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn bind(&self, address: &str, origin: &str) -> Result<(), Error> {
        let bound = Bound { format: ADDRESS.to_owned(), address: address.to_owned(), origin: origin.to_owned() };
        write(&self.addresses, &self.address(address), &bound)
    }

    fn address(&self, address: &str) -> PathBuf {
        self.addresses.join(format!("{}.json", hex::encode(&sha256(address.as_bytes()))))
    }
}

/// What a file says; nothing where there is none.
fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Option<T>, Error> {
    let wrong = |why: String| Error::State { path: path.to_owned(), why };
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|error| wrong(error.to_string())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrong(error.to_string())),
    }
}

/// Writes a file, or replaces it as a whole.
fn write(folder: &Path, path: &Path, what: &impl Serialize) -> Result<(), Error> {
    let write = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, what)?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| Error::State { path: path.to_owned(), why: error.to_string() })
}
