//! The root key in its host's hands: made, moved, rotated.

use super::place::{self, Place, RootKey};
use crate::{Error, Rng, Settings, files::parent};
use domain::time::Instant;
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// How a key is added to the root key.
#[derive(Clone, Copy, Debug)]
pub struct Rotation<'a> {
    /// A new file to write it to, where its place cannot be written to.
    pub to: Option<&'a Path>,
    /// Whether somebody else may have the keys that there are: then the links that they made count no more.
    pub stolen: bool,
    /// When it is done.
    pub now: Instant,
}

/// Makes a root key in a new file, for an instance that is to be started with it.
///
/// # Errors
/// `Unavailable` where the file exists or cannot be written.
pub fn make_root_key(file: &Path, rng: &dyn Rng) -> Result<(), Error> {
    place::made(file, rng).map(drop)
}

/// Moves the root key to another place, and takes it away from where it was. Answers the files that it was in and is in.
///
/// # Errors
/// `Unavailable` where something is there already, or the root key cannot be read or written.
pub fn move_root_key(settings: &Settings, to: RootKey, rng: &dyn Rng) -> Result<(PathBuf, PathBuf), Error> {
    let (from, ring) = Place::open(settings, false, rng)?;
    let to = Place::vacant(&Settings { root_key: to, ..settings.clone() }, rng)?;
    to.write(&ring, rng)?;
    if to.read()? != ring {
        return Err(Error::Internal("the root key is not what was written".to_owned()));
    }
    from.remove()?;
    Ok((from.file().to_owned(), to.file().to_owned()))
}

/// Adds a key to the root key; answers its number.
///
/// # Errors
/// `Unavailable` where the root key cannot be read or written.
pub fn rotate_root_key(settings: &Settings, rotation: Rotation<'_>, rng: &dyn Rng) -> Result<u8, Error> {
    let (place, _) = Place::open(settings, false, rng)?;
    // Of two at once, the second adds to what the first has written.
    let trouble = |error: io::Error| Error::Unavailable(format!("cannot lock the folder of {}: {error}", place.file().display()));
    let turn = File::open(parent(place.file())).map_err(trouble)?;
    turn.lock().map_err(trouble)?;
    let ring = place.read()?;
    let ring = if rotation.stolen { ring.stolen() } else { ring };
    let grown = ring.grown(rotation.now, rng).ok_or_else(|| Error::Unavailable("there is no number for another key".to_owned()))?;
    match rotation.to {
        Some(file) => place::create(file, &grown)?,
        None => place.write(&grown, rng)?,
    }
    Ok(grown.newest())
}
