//! An archive (`.zip`) that may come from anybody: limits against bombs, and no tricks with names.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::{BYTE_LIMIT, FILE_COUNT_LIMIT, FILE_SIZE_LIMIT, Found, of_files};
use crate::{Error, PublicFiles};

/// Above this size, a file may not be this many times larger than it is packed.
const SUSPICIOUS: (u64, u64) = (1 << 20, 200);

/// Reads an archive.
///
/// # Errors
/// Where it is none, is too large, or has names that no bundle has.
pub fn read(bytes: &[u8]) -> Result<Found, Error> {
    of_files(unpack(bytes)?)
}

/// The files of an archive by their names.
///
/// # Errors
/// As [`read`].
pub fn unpack(bytes: &[u8]) -> Result<PublicFiles, Error> {
    let refuse = |name: &str, why: &str| Error::Archive(format!("{}: {why}", name.escape_default()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| Error::Archive(why.to_string()))?;
    let names = names(bytes, archive.central_directory_start())?;
    if names.len() != archive.len() {
        return Err(Error::Archive("its list of files is not what it seems".to_owned()));
    }
    let (mut files, mut total) = (PublicFiles::new(), 0);
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|why| Error::Archive(why.to_string()))?;
        let name = file.name().map_err(|why| Error::Archive(why.to_string()))?.into_owned();
        if !names.contains(name.as_bytes()) || !is_plain(&name) {
            return Err(refuse(&name, "no file of a bundle has such a name"));
        }
        if file.is_dir() {
            continue;
        }
        if !file.is_file() || file.encrypted() || !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(refuse(&name, "not a plain file"));
        }
        let (least, times) = SUSPICIOUS;
        let most = FILE_SIZE_LIMIT.min(BYTE_LIMIT - total).min(least.max(file.compressed_size().saturating_mul(times)));
        let mut content = Vec::new();
        file.take(most + 1).read_to_end(&mut content).map_err(|why| refuse(&name, &why.to_string()))?;
        if content.len() as u64 > most {
            return Err(Error::TooLarge(name));
        }
        total += content.len() as u64;
        files.insert(name, content);
    }
    Ok(files)
}

/// The names in the archive's directory. Two of one name, or of names that some systems take for one, are refused:
/// programs disagree about which of them counts.
fn names(bytes: &[u8], start: u64) -> Result<BTreeSet<Vec<u8>>, Error> {
    let (mut names, mut folded) = (BTreeSet::new(), BTreeSet::new());
    let mut rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
    while rest.starts_with(b"PK\x01\x02") {
        let length = |at: usize| rest.get(at..at + 2).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
        let (name, more) = (length(28), length(30) + length(32));
        let Some((name, after)) = rest.get(46..46 + name).zip(rest.get(46 + name + more..)) else {
            return Err(Error::Archive("its list of files is cut off".to_owned()));
        };
        if !folded.insert(name.to_ascii_lowercase()) {
            return Err(Error::Archive(format!("{}: two files of one name", name.escape_ascii())));
        }
        names.insert(name.to_vec());
        rest = after;
        if names.len() > FILE_COUNT_LIMIT {
            return Err(Error::TooLarge("the archive".to_owned()));
        }
    }
    Ok(names)
}

/// Whether a name is a path below the archive, with nothing that any system takes for something else.
fn is_plain(name: &str) -> bool {
    let path = name.strip_suffix('/').unwrap_or(name);
    let plain = |b: u8| matches!(b, b' '..=b'~') && !b"\\:*?\"<>|".contains(&b);
    name.bytes().all(plain) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
