//! `undersigned new-log`: a log is named after the instance's address, which is never guessed.

use std::fs;
use std::process::Command;

#[test]
fn no_log_is_named_after_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .env_clear()
        .current_dir(folder.path())
        .args(["new-log", "safe-passage", "no-return", "--data-dir", "data"])
        .output()
        .unwrap();
    let complained = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.code() == Some(1) && complained.contains("base_url") && ran.stdout.is_empty(), "{complained}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was opened");
}
