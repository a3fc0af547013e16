//! An archive (`.zip`): a bundle, or a log by itself. Which ones are read, `evidence` says.

use super::Found;
use crate::{Error, PublicFiles};

/// Reads an archive. All that is in it counts: what nothing vouches for is a problem, but for what a Mac adds.
///
/// # Errors
/// Where it is none, is too large, or could be read differently by another program.
pub fn read(bytes: &[u8]) -> Result<Found, Error> {
    let evidence::Contents { log, bundle, surplus, beside } = evidence::sort(unpack(bytes)?);
    Ok(Found { log, bundle, surplus, beside, ..Found::default() })
}

/// The files of an archive by their names.
///
/// # Errors
/// As [`read`].
pub fn unpack(bytes: &[u8]) -> Result<PublicFiles, Error> {
    evidence::unpack(bytes).map_err(Error::Archive)
}
