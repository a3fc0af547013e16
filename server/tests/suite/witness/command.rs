//! `undersigned witness` as a program: its key, its refusals, its end.

use super::{asked::free_port, world::Log};
use ledger::{KeyKind, VerifierKey};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_undersigned"));
    command.current_dir(folder).arg("witness").args(arguments).env_clear();
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Ended when the test is, however it ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_key_is_printed_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let nameless = run(folder.path(), &["--print-key"]);
    assert!(!nameless.status.success());
    assert!(text(&nameless.stderr).contains("--name witness.example"), "{nameless:?}");
    let first = text(&run(folder.path(), &["--print-key", "--name", "witness.example/w1"]).stdout);
    let key = VerifierKey::parse(first.trim_end()).unwrap();
    assert_eq!((key.name(), key.kind()), ("witness.example/w1", Some(KeyKind::Cosignature)));
    assert_eq!(text(&run(folder.path(), &["--print-key"]).stdout), first);
    let renamed = run(folder.path(), &["--print-key", "--name", "other.example"]);
    assert!(text(&renamed.stderr).contains("needs another folder"), "{renamed:?}");
    assert!(folder.path().join("data/witness/witness.key").is_file());
    let elsewhere = run(folder.path(), &["--print-key", "--name", "witness.example/w1", "--state", "elsewhere"]);
    assert_ne!(text(&elsewhere.stdout), first);
}

#[test]
fn what_is_wrong_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::new("letters.example/log/1", 1).vkey();
    std::fs::write(folder.path().join("logs"), format!("log {log}\n")).unwrap();
    std::fs::write(folder.path().join("empty"), "# none\n").unwrap();
    for (arguments, said) in [
        (&["--name", "w.example"][..], "--logs FILE"),
        (&["--name", "w.example", "--logs", "nowhere"], "cannot read nowhere"),
        (&["--name", "w.example", "--logs", "empty"], "names no log"),
        (&["--logs", "logs"], "--name witness.example"),
        (&["--name", "w example", "--logs", "logs"], "names no key"),
        (&["--name", "w.example", "--logs", "logs", "--accept-origin", "other.example/log/"], "no log's key is named below"),
        (&["--name", "w.example", "--logs", "logs", "--accept-origin", "letters.example"], "ends with a slash"),
        (&["--name", "w.example", "--logs", "logs", "--listen", "192.0.2.1:1"], "cannot listen"),
    ] {
        let refused = run(folder.path(), arguments);
        assert!(!refused.status.success());
        assert!(text(&refused.stderr).contains(said), "{arguments:?}: {refused:?}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn it_answers_until_it_is_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::grown("letters.example/log/1", 1, 3, "");
    let other = Log::grown("letters.example/log/2", 1, 3, "");
    std::fs::write(folder.path().join("logs"), format!("log {} https://letters.example/log/1/\nquorum none\n", log.vkey())).unwrap();
    let listen = format!("127.0.0.1:{}", free_port().await);
    let arguments =
        ["--name", "w.example", "--logs", "logs", "--accept-origin", "letters.example/log/", "--listen", &listen, "--state", "state"];
    let mut started = Started(command(folder.path(), &arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut lines = BufReader::new(started.0.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), format!("The witness answers at http://{listen}"));
    let key = lines.next().unwrap().unwrap();
    let key = VerifierKey::parse(key.strip_prefix("Its key is ").unwrap()).unwrap();

    // Asked as a log of another host asks it: through the client's own way.
    let asked = server::witness::settings::Asked { name: "w".into(), vkey: key.clone(), url: format!("http://{listen}") };
    let requests = [log.request(0), other.request(0), log.request(3)];
    let answers = tokio::task::spawn_blocking(move || {
        let agent = server::witness::ask::agent(std::time::Duration::from_secs(10));
        requests.map(|request| server::witness::ask::ask(&agent, &asked, &request))
    });
    for answer in answers.await.unwrap() {
        assert!(matches!(answer, server::witness::ask::Answer::Signed(_)), "{answer:?}");
    }
    // The folder is one process's, but its key can be read meanwhile.
    let second = run(folder.path(), &arguments[..arguments.len()]);
    assert!(text(&second.stderr).contains("in use by another witness"), "{second:?}");
    assert_eq!(text(&run(folder.path(), &["--print-key", "--state", "state"]).stdout), format!("{key}\n"));

    let stopped = Command::new("sh").args(["-c", "kill \"$0\"", &started.0.id().to_string()]).status().unwrap();
    assert!(stopped.success() && started.0.wait().unwrap().success(), "it ends by itself, and well");
    assert_eq!(std::fs::read_dir(folder.path().join("state/logs")).unwrap().count(), 2);
}
