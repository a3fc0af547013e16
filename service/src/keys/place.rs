//! Where the root key is kept: in the key folder, in a file elsewhere, or sealed under a passphrase.

use super::{passphrase::Wrapping, ring::Ring};
use crate::{Error, Rng, Settings, files};
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// The root key in the key folder, as it is.
const PLAIN: &str = "root.key";
/// The root key in the key folder, sealed under a passphrase.
const SEALED: &str = "root.sealed";

/// Where the root key is.
#[derive(Clone, Debug, Default)]
pub enum RootKey {
    /// In the key folder, as it is: anyone who has the disk has it. Made on first start.
    #[default]
    Folder,
    /// In a file that is there before the start, as a credential or a mounted medium.
    File(PathBuf),
    /// In the key folder, sealed under this passphrase. Made on first start.
    Passphrase(Passphrase),
}

/// A passphrase, which is never printed.
#[derive(Clone)]
pub struct Passphrase(pub String);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// The place, opened: what was read of it can be read and written once more without asking anybody.
pub(super) enum Place {
    Plain(PathBuf),
    Sealed(PathBuf, Wrapping),
}

impl Place {
    /// Reads the root key; makes it where this is a first start, and the place is one where it is made.
    pub(super) fn open(settings: &Settings, first_start: bool, rng: &dyn Rng) -> Result<(Self, Ring), Error> {
        let (plain, sealed) = (settings.key_folder.join(PLAIN), settings.key_folder.join(SEALED));
        match &settings.root_key {
            RootKey::File(file) => match read(file)? {
                Some(bytes) => Ok((Self::Plain(file.clone()), parsed(&bytes, file)?)),
                None => Err(missing(file, "make one with `undersigned keys make`, or put back the one that was in use")),
            },
            RootKey::Folder => {
                let ring = match read(&plain)? {
                    Some(bytes) => parsed(&bytes, &plain)?,
                    None if sealed.exists() => return Err(missing(&plain, "it is sealed under a passphrase: set `root_key`")),
                    None if !first_start => return Err(missing(&plain, "put back the key folder that was in use (`--key-folder`)")),
                    None => made(&plain, rng)?,
                };
                Ok((Self::Plain(plain), ring))
            }
            RootKey::Passphrase(passphrase) => {
                if let Some(bytes) = read(&sealed)? {
                    let wrapping = Wrapping::of_file(&passphrase.0, &bytes)?;
                    let ring = parsed(&wrapping.open(&bytes)?, &sealed)?;
                    return Ok((Self::Sealed(sealed, wrapping), ring));
                }
                if plain.exists() {
                    return Err(Error::Unavailable(format!(
                        "{} is not sealed: seal it with `undersigned keys move passphrase` before `root_key` asks for one",
                        plain.display()
                    )));
                }
                if !first_start {
                    return Err(missing(&sealed, "put back the key folder that was in use (`--key-folder`)"));
                }
                let place = Self::Sealed(sealed, Wrapping::make(&passphrase.0, rng)?);
                let ring = Ring::make(rng);
                place.write(&ring, rng)?;
                Ok((place, ring))
            }
        }
    }

    /// A place that a root key moves to: nothing may be there.
    pub(super) fn vacant(settings: &Settings, rng: &dyn Rng) -> Result<Self, Error> {
        let place = match &settings.root_key {
            RootKey::Folder => Self::Plain(settings.key_folder.join(PLAIN)),
            RootKey::File(file) => Self::Plain(file.clone()),
            RootKey::Passphrase(passphrase) => Self::Sealed(settings.key_folder.join(SEALED), Wrapping::make(&passphrase.0, rng)?),
        };
        let file = place.file();
        if file.exists() { Err(Error::Unavailable(format!("{} exists already", file.display()))) } else { Ok(place) }
    }

    /// The file that it is.
    pub(super) fn file(&self) -> &Path {
        let (Self::Plain(file) | Self::Sealed(file, _)) = self;
        file
    }

    /// Reads the root key once more.
    pub(super) fn read(&self) -> Result<Ring, Error> {
        let bytes = read(self.file())?.ok_or_else(|| missing(self.file(), "put it back"))?;
        match self {
            Self::Plain(file) => parsed(&bytes, file),
            Self::Sealed(file, wrapping) => parsed(&wrapping.open(&bytes)?, file),
        }
    }

    /// Writes the root key, whole or not at all.
    pub(super) fn write(&self, ring: &Ring, rng: &dyn Rng) -> Result<(), Error> {
        let bytes = match self {
            Self::Plain(_) => ring.print(),
            Self::Sealed(_, wrapping) => wrapping.seal(ring.print().as_bytes(), rng)?,
        };
        files::replace(self.file(), bytes.as_bytes()).map_err(|error| trouble("cannot write", self.file(), &error))
    }

    /// Takes the root key away from here.
    pub(super) fn remove(&self) -> Result<(), Error> {
        let removed = fs::remove_file(self.file()).and_then(|()| files::sync_folder(self.file()));
        removed.map_err(|error| trouble("cannot remove", self.file(), &error))
    }
}

/// Makes a new root key in a new file.
pub(super) fn made(file: &Path, rng: &dyn Rng) -> Result<Ring, Error> {
    let ring = Ring::make(rng);
    create(file, &ring)?;
    Ok(ring)
}

/// Writes a root key to a new file.
pub(super) fn create(file: &Path, ring: &Ring) -> Result<(), Error> {
    files::create(file, ring.print().as_bytes()).map_err(|error| trouble("cannot make", file, &error))
}

fn read(file: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(trouble("cannot read", file, &error)),
    }
}

fn parsed(bytes: &[u8], file: &Path) -> Result<Ring, Error> {
    Ring::parse(bytes).ok_or_else(|| Error::Unavailable(format!("{} is not a root key", file.display())))
}

fn missing(file: &Path, what_to_do: &str) -> Error {
    Error::Unavailable(format!("there is no root key in {}: {what_to_do}", file.display()))
}

fn trouble(what: &str, file: &Path, error: &io::Error) -> Error {
    Error::Unavailable(format!("{what} {}: {error}", file.display()))
}
