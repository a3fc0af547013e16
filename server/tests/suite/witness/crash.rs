//! The end of the process at every named step between judging and answering: never two trees of one size.

use super::world::{Log, ORIGIN, no_hook, witness};
use server::witness::{
    cosign::NotSigned,
    judge::Refusal,
    memory::{Hook, Step},
};
use std::{
    io,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};

const FOLDER: &str = "WITNESS_CRASH_FOLDER";
const STEP: &str = "WITNESS_CRASH_STEP";

/// What a crash at a step leaves behind: the old state or the new one.
fn check_after(folder: &Path, step: Step) {
    let (five, seven, fork) = (Log::grown(ORIGIN, 1, 5, ""), Log::grown(ORIGIN, 1, 7, ""), Log::grown(ORIGIN, 1, 7, " forged"));
    let again = witness(folder, &[five.vkey()], &[], &no_hook());
    let expected = if matches!(step, Step::Renamed | Step::Kept) { 7 } else { 5 };
    let told = again.add(seven.request(0).to_string().as_bytes());
    assert!(matches!(told, Err(NotSigned::Refused(Refusal::Conflict(size))) if size == expected), "{step:?}: {told:?}");
    if expected == 7 {
        // The answer may have left: no other tree of this size is signed.
        assert!(again.add(fork.request(7).to_string().as_bytes()).is_err(), "{step:?}");
    }
    // The client asks again, and is answered.
    assert!(again.add(seven.request(expected).to_string().as_bytes()).is_ok(), "{step:?}");
    assert!(again.add(fork.request(7).to_string().as_bytes()).is_err(), "{step:?}");
    let left: Vec<_> = std::fs::read_dir(folder.join("logs")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

fn begun() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let five = Log::grown(ORIGIN, 1, 5, "");
    witness(folder.path(), &[five.vkey()], &[], &no_hook()).add(five.request(0).to_string().as_bytes()).unwrap();
    folder
}

/// An error where the step was reached.
fn failing(at: Step) -> Hook {
    Arc::new(move |step| if step == at { Err(io::Error::other("no space left")) } else { Ok(()) })
}

#[test]
fn an_error_at_any_step_signs_nothing() {
    for step in Step::ALL {
        let folder = begun();
        let seven = Log::grown(ORIGIN, 1, 7, "");
        let failed = witness(folder.path(), &[seven.vkey()], &[], &failing(step)).add(seven.request(5).to_string().as_bytes());
        assert!(matches!(failed, Err(NotSigned::Trouble(_))), "{step:?}: {failed:?}");
        check_after(folder.path(), step);
    }
}

#[test]
fn steps_come_in_their_order_before_the_signature() {
    let folder = begun();
    let (seven, steps) = (Log::grown(ORIGIN, 1, 7, ""), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&steps);
    let hook: Hook = Arc::new(move |step| {
        seen.lock().unwrap().push(step);
        Ok(())
    });
    witness(folder.path(), &[seven.vkey()], &[], &hook).add(seven.request(5).to_string().as_bytes()).unwrap();
    assert_eq!(*steps.lock().unwrap(), Step::ALL);
}

#[test]
fn the_process_ends_at_any_step() {
    for (number, step) in Step::ALL.into_iter().enumerate() {
        let folder = begun();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "suite::witness::crash::child", "--ignored"])
            .env(FOLDER, folder.path())
            .env(STEP, number.to_string())
            .output()
            .unwrap();
        assert!(!child.status.success(), "{step:?}");
        assert!(!String::from_utf8_lossy(&child.stdout).contains("signed all the same"), "{step:?}");
        check_after(folder.path(), step);
    }
}

/// Started by the test above, in a process of its own.
#[test]
#[ignore = "ends its process"]
fn child() {
    let (Some(folder), Ok(number)) = (std::env::var_os(FOLDER), std::env::var(STEP)) else { return };
    let at = Step::ALL[number.parse::<usize>().unwrap()];
    let hook: Hook = Arc::new(move |step| if step == at { std::process::abort() } else { Ok(()) });
    let seven = Log::grown(ORIGIN, 1, 7, "");
    let _ = witness(Path::new(&folder), &[seven.vkey()], &[], &hook).add(seven.request(5).to_string().as_bytes());
    println!("signed all the same");
}
