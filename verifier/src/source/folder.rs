//! A folder: an unpacked bundle, or a log's files by their own names.

use std::fs;
use std::path::Path;

use super::{BYTE_LIMIT, FILE_COUNT_LIMIT, FILE_SIZE_LIMIT, Found, gather, read_file};
use crate::{Error, PublicFiles};
use evidence::contents::other_name;

/// Reads a folder. Links are not followed.
///
/// # Errors
/// Where something cannot be read, or is too large.
pub fn read(folder: &Path) -> Result<Found, Error> {
    if is_file(&folder.join("log/checkpoint")) {
        let evidence::Contents { log, bundle, beside, .. } = evidence::sort(all(folder)?);
        return Ok(Found { log, bundle, beside, may_have_more: true, ..Found::default() });
    }
    let get = |name: &str| {
        let mut paths = [name, other_name(name)].into_iter().map(|name| folder.join(name));
        paths.find(|path| is_file(path)).map(|path| read_file(&path, FILE_SIZE_LIMIT)).transpose()
    };
    let log = gather(get)?;
    let names = fs::read_dir(folder).map_err(|why| Error::Read { path: folder.to_owned(), why })?;
    let mut beside: Vec<String> = names
        .filter_map(|entry| entry.ok().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !log.contains_key(name) && name != "policy.txt")
        .collect();
    beside.sort();
    Ok(Found { log, beside, ..Found::default() })
}

/// Whether a plain file is there, and no link.
fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
}

/// All files below a folder, by their paths in it with `/`.
fn all(folder: &Path) -> Result<PublicFiles, Error> {
    let (mut files, mut total) = (PublicFiles::new(), 0);
    let mut waiting = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = waiting.pop() {
        let wrong = |why| Error::Read { path: path.clone(), why };
        for entry in fs::read_dir(&path).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let kind = entry.file_type().map_err(wrong)?;
            // No file of a bundle has another name.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if kind.is_dir() {
                waiting.push((entry.path(), format!("{prefix}{name}/")));
            } else if kind.is_file() {
                let bytes = read_file(&entry.path(), FILE_SIZE_LIMIT)?;
                total += bytes.len() as u64;
                files.insert(format!("{prefix}{name}"), bytes);
            }
            if total > BYTE_LIMIT || files.len() + waiting.len() > FILE_COUNT_LIMIT {
                return Err(Error::TooLarge(folder.display().to_string()));
            }
        }
    }
    Ok(files)
}
