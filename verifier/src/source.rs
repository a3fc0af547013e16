//! Where a log is read from: a folder, an archive, or the web.

use std::fs;
use std::io::Read;
use std::path::Path;

use ledger::verify::{Files, wanted};

use crate::{Error, PublicFiles};

pub mod archive;
pub mod folder;
pub mod web;

/// The most bytes of one file.
pub const FILE_SIZE_LIMIT: u64 = 256 << 20;
/// The most bytes of all files together.
pub const BYTE_LIMIT: u64 = 2 << 30;
/// The most files.
pub const FILE_COUNT_LIMIT: usize = 1 << 20;
/// How many files of one kind may be missing before the rest is not asked for.
const MISSING_LIMIT: usize = 16;

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Where, in words.
    pub place: String,
    /// The log's public files.
    pub log: PublicFiles,
    /// Where it is a bundle: its files around the log, by their paths in it.
    pub bundle: Option<PublicFiles>,
    /// Files beside the log or the bundle, which nobody looks at.
    pub beside: Vec<String>,
    /// Files of no log, in an archive where only a log ought to be.
    pub surplus: Vec<String>,
    /// Whether other files may lie beside a bundle: people put them into folders.
    pub may_have_more: bool,
    /// The origin that a log at the address fetched from has.
    pub origin: Option<String>,
    /// The address of the letter's page, where its log was looked up by it: without scheme and language.
    pub address: Option<String>,
    /// The log that this one goes on from, where it is served.
    pub before: Option<Box<Found>>,
}

/// Reads the log or the bundle that a folder, an archive or an address holds. `progress` hears of each file fetched.
///
/// # Errors
/// Where it cannot be read, is too large, or holds no log.
pub fn read(place: &str, progress: &mut dyn FnMut(usize)) -> Result<Found, Error> {
    let found = if place.starts_with("https://") || place.starts_with("http://") {
        web::read(place, progress)?
    } else if Path::new(place).is_dir() {
        folder::read(Path::new(place))?
    } else {
        archive::read(&read_file(Path::new(place), BYTE_LIMIT)?)?
    };
    let found = Found { place: place.to_owned(), ..found };
    if found.log.contains_key("checkpoint") { Ok(found) } else { Err(Error::NoLog(place.to_owned())) }
}

/// Reads a file of so many bytes at the most.
///
/// # Errors
/// Where it cannot be read, or is larger.
pub fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Error> {
    let wrong = |why| Error::Read { path: path.to_owned(), why };
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(wrong)?.take(most + 1).read_to_end(&mut bytes).map_err(wrong)?;
    if bytes.len() as u64 > most { Err(Error::TooLarge(path.display().to_string())) } else { Ok(bytes) }
}

/// Gathers what a verification reads. What cannot be had is left out; the verification names it.
pub(crate) fn gather(mut get: impl FnMut(&str) -> Result<Option<Vec<u8>>, Error>) -> Result<PublicFiles, Error> {
    let mut files = PublicFiles::new();
    let mut total = 0;
    let mut keep = |files: &mut PublicFiles, name: String, bytes: Vec<u8>| {
        total += bytes.len() as u64;
        files.insert(name.clone(), bytes);
        if total > BYTE_LIMIT || files.len() > FILE_COUNT_LIMIT { Err(Error::TooLarge(name)) } else { Ok(()) }
    };
    loop {
        let (before, mut missing) = (files.len(), 0);
        for file in wanted(&files) {
            let name = file.to_string();
            match get(&name)? {
                Some(bytes) => keep(&mut files, name, bytes)?,
                None => missing += 1,
            }
            if missing >= MISSING_LIMIT {
                break;
            }
        }
        if files.len() == before {
            break;
        }
    }
    for name in ["policy", "ended"] {
        if files.file(&ledger::verify::File::Checkpoint).is_some()
            && let Some(bytes) = get(name)?
        {
            keep(&mut files, name.to_owned(), bytes)?;
        }
    }
    Ok(files)
}
