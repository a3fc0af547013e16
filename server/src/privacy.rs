//! What others on this machine may read: nothing of ours. New files are their owner's alone, and what is wider from
//! before is named at the start.

use anyhow::Context;
use std::{
    collections::HashSet,
    fs::{self, DirBuilder},
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// What group and others may do, of the bits of a mode.
const OTHERS: u32 = 0o077;
/// How many paths are looked at, and how deep: the data folder holds few files, whatever else somebody put there.
const LIMIT: usize = 10_000;
const DEPTH: usize = 8;
/// How many are named one by one.
const NAMED: usize = 20;

/// From now on, what this process makes is its owner's alone.
pub fn keep_to_ourselves() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(OTHERS));
}

/// Makes a folder, and those above it that are missing.
///
/// # Errors
/// Where it cannot be made.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// Says which of these folders and files, and of all in them, others can read or change.
pub fn name_wider(paths: &[PathBuf]) {
    let wider = wider(paths);
    for (path, mode) in wider.iter().take(NAMED) {
        let (path, mode) = (path.display(), format!("{mode:04o}"));
        tracing::warn!(%path, mode, "others on this machine can reach this: take it away with chmod go-rwx");
    }
    if let Some(more) = wider.len().checked_sub(NAMED).filter(|more| *more > 0) {
        tracing::warn!(more, "others on this machine can reach more of it: chmod -R go-rwx the data folder");
    }
}

/// Those that others can reach, with their modes.
fn wider(paths: &[PathBuf]) -> Vec<(PathBuf, u32)> {
    let mut left: Vec<(PathBuf, usize)> = paths.iter().map(|path| (path.clone(), 0)).collect();
    let mut seen = HashSet::new();
    let mut wider = Vec::new();
    while let Some((path, depth)) = left.pop() {
        // What is not there, and what a link leads to, is nobody's concern here.
        let Ok(found) = path.symlink_metadata() else { continue };
        if found.is_symlink() || seen.len() >= LIMIT || !seen.insert(path.clone()) {
            continue;
        }
        let mode = found.permissions().mode() & 0o7777;
        if mode & OTHERS != 0 {
            wider.push((path.clone(), mode));
        }
        if found.is_dir() && depth < DEPTH {
            let inside = fs::read_dir(&path).into_iter().flatten().flatten();
            left.extend(inside.map(|entry| (entry.path(), depth + 1)));
        }
    }
    wider.sort();
    wider
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_others_reach_is_found_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("above/data");
        make_folder(&data.join("keys")).unwrap();
        for made in [&data, &data.join("keys"), &folder.path().join("above")] {
            assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
        for name in ["a.sqlite", "a.sqlite-wal", "keys/root.key"] {
            fs::write(data.join(name), "").unwrap();
            set(&data.join(name), 0o600);
        }
        assert_eq!(wider(&[data.clone(), data.join("keys"), data.join("absent")]), []);
        set(&data, 0o755);
        set(&data.join("a.sqlite-wal"), 0o644);
        set(&data.join("keys/root.key"), 0o640);
        let expected = [(data.clone(), 0o755), (data.join("a.sqlite-wal"), 0o644), (data.join("keys/root.key"), 0o640)];
        assert_eq!(wider(&[data.clone(), data.join("keys")]), expected);
    }
}
