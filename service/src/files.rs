//! Files that hold secrets: written whole or not at all, read by their owner alone.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// Makes a folder, and those above it, that only its owner enters.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// A new file that only its owner reads.
pub(crate) fn new_file(file: &Path) -> io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)
}

/// Writes a file whole or not at all, in place of one that is there.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = part(file, bytes)?;
    fs::rename(&part, file)?;
    sync_folder(file)
}

/// Writes a file whole or not at all, and never over one that is there.
pub(crate) fn create(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = part(file, bytes)?;
    let linked = fs::hard_link(&part, file);
    fs::remove_file(&part)?;
    linked?;
    sync_folder(file)
}

/// Makes the names in a file's folder last.
pub(crate) fn sync_folder(of: &Path) -> io::Result<()> {
    fs::File::open(parent(of))?.sync_all()
}

/// The folder that a file is in.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path with something after its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The bytes on the disk, under a name beside the file's.
fn part(file: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    make_folder(parent(file))?;
    let part = with_suffix(file, &format!(".{}.part", std::process::id()));
    let _ = fs::remove_file(&part);
    let mut open = new_file(&part)?;
    open.write_all(bytes)?;
    open.sync_all()?;
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_is_whole_private_and_not_written_over_by_mistake() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/key");
        create(&file, b"one").unwrap();
        assert!(create(&file, b"two").is_err());
        assert_eq!(fs::read(&file).unwrap(), b"one");
        replace(&file, b"three").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"three");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(parent(&file)).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(parent(&file)).unwrap().count(), 1, "nothing is left beside it");
    }
}
