//! What the program leaves on the disk is its owner's alone, whatever the umask it starts with.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

/// Runs the program as somebody whose new files everybody reads; answers what it complained of.
fn run(data: &Path, arguments: &[&str]) -> String {
    let program = format!("umask 022; exec \"{}\" \"$@\"", env!("CARGO_BIN_EXE_undersigned"));
    let ran =
        Command::new("sh").args(["-c", &program, "sh"]).args(arguments).arg("--data-dir").arg(data).env("NO_COLOR", "1").output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.success(), "{said}");
    said
}

/// Everything in a folder, and the folder.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut paths = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { paths.extend(all(&path)) } else { paths.push(path) }
    }
    paths
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn data_keys_and_backups_are_their_owners_alone_and_a_wider_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let said = run(&data, &["migrate"]);
    assert!(!said.contains("chmod"), "{said}");
    let backup = data.join("backup.tar");
    run(&data, &["backup", backup.to_str().unwrap()]);
    let paths = all(&data);
    for name in ["undersigned.sqlite", "root.key", "departures", "backup.tar"] {
        assert!(paths.iter().any(|path| path.ends_with(name)), "{name} in {paths:?}");
    }
    for path in &paths {
        assert_eq!(mode(path) & 0o077, 0, "{}: {:o}", path.display(), mode(path));
    }

    // An instance of before: each that is wider is named.
    let wide = [data.clone(), data.join("undersigned.sqlite"), data.join("keys"), data.join("keys/root.key"), backup];
    for path in &wide {
        fs::set_permissions(path, fs::Permissions::from_mode(if path.is_dir() { 0o755 } else { 0o644 })).unwrap();
    }
    let said = run(&data, &["migrate"]);
    for path in &wide {
        assert!(said.contains(&format!("path={} ", path.display())), "{} in {said}", path.display());
    }

    // What is restored elsewhere is private again.
    let elsewhere = folder.path().join("elsewhere/data");
    let journal = data.join("keys/journal/departures");
    run(&elsewhere, &["restore", wide[4].to_str().unwrap(), "--journal", journal.to_str().unwrap()]);
    for path in all(&elsewhere) {
        assert_eq!(mode(&path) & 0o077, 0, "{}: {:o}", path.display(), mode(&path));
    }
}
