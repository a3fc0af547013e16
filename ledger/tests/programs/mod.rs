//! Programs of others, which check what we write.

use std::process::{Command, Stdio};

/// Whether these are installed. Without them a test is skipped, but in CI, where it fails.
pub(crate) fn installed(programs: &[&str]) -> bool {
    let runs = |name: &&&str| Command::new(name).arg("--version").stdin(Stdio::null()).output().is_ok();
    let missing: Vec<_> = programs.iter().filter(|name| !runs(name)).collect();
    if !missing.is_empty() {
        assert!(std::env::var_os("CI").is_none(), "not installed: {missing:?}");
        println!("skipped: not installed: {missing:?}");
    }
    missing.is_empty()
}
