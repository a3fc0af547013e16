//! The program killed at any moment while an honest history and a forged one are posted to it: over all its lives it
//! signs one of them.

use super::{asked::free_port, world::Log};
use ledger::{Checkpoint, Note, VerifierKey, merkle::Hash};
use server::witness::{
    ask::{self, Answer},
    settings::Asked,
};
use std::{
    collections::HashMap,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

const LIVES: u64 = 12;
const LOG: &str = "letters.example/log/1";

fn start(folder: &Path, listen: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .current_dir(folder)
        .args(["witness", "--name", "w.example", "--logs", "logs", "--listen", listen, "--state", "state"])
        .env_clear()
        .env("UNDERSIGNED_LIMITS__WITNESS_PER_MINUTE", "1000000")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Posts a history that grows, as a client does; keeps what was signed. It stops where the witness holds another one.
fn post(asked: &Asked, history: &str, stop: &AtomicBool, signed: &Mutex<Vec<Note>>) {
    let agent = ask::agent(Duration::from_secs(2));
    let (mut log, mut old) = (Log::grown(LOG, 1, 6, history), 0);
    while !stop.load(Ordering::SeqCst) {
        let request = log.request(old);
        match ask::ask(&agent, asked, &request) {
            Answer::Signed(line) => {
                let mut note = request.checkpoint;
                note.signatures.push(line);
                signed.lock().unwrap().push(note);
                old = log.size();
                log.grow(old + 1, history);
            }
            Answer::Size(size) => {
                old = size;
                log.grow(size.max(log.size()), history);
            }
            Answer::Refused(_) => log.grow(log.size() + 1, history),
            _ => thread::sleep(Duration::from_millis(5)),
        }
    }
}

#[tokio::test]
async fn over_many_lives_one_history_is_signed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("logs"), format!("log {}\n", Log::new(LOG, 1).vkey())).unwrap();
    let printed = Command::new(env!("CARGO_BIN_EXE_undersigned"))
        .current_dir(folder.path())
        .args(["witness", "--name", "w.example", "--state", "state", "--print-key"])
        .output()
        .unwrap();
    let vkey = VerifierKey::parse(String::from_utf8(printed.stdout).unwrap().trim_end()).unwrap();
    let listen = format!("127.0.0.1:{}", free_port().await);
    let asked = Asked { name: "w".into(), vkey: vkey.clone(), url: format!("http://{listen}") };
    let (stop, signed) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
    let posts: Vec<_> = ["", "", " forged", " forged"]
        .map(|history| {
            let (asked, stop, signed) = (asked.clone(), Arc::clone(&stop), Arc::clone(&signed));
            thread::spawn(move || post(&asked, history, &stop, &signed))
        })
        .into();
    let lives = {
        let (folder, signed) = (folder.path().to_owned(), Arc::clone(&signed));
        tokio::task::spawn_blocking(move || {
            for life in 0..LIVES {
                let before = signed.lock().unwrap().len();
                let mut child = start(&folder, &listen);
                // Somewhere in the midst of writing, each time elsewhere.
                for _ in 0..1000 {
                    if signed.lock().unwrap().len() > before {
                        break;
                    }
                    thread::sleep(Duration::from_millis(10));
                }
                thread::sleep(Duration::from_micros(1_700 * life * life % 29_000));
                child.kill().unwrap();
                child.wait().unwrap();
                assert!(signed.lock().unwrap().len() > before, "life {life} signed nothing");
            }
        })
    };
    let lived = lives.await;
    stop.store(true, Ordering::SeqCst);
    for one in posts {
        one.join().unwrap();
    }
    lived.unwrap();
    let mut trees = HashMap::<u64, Hash>::new();
    for note in signed.lock().unwrap().iter() {
        assert_eq!(note.verify(&[&vkey]).unwrap().by.len(), 1);
        let checkpoint = Checkpoint::parse(&note.text).unwrap();
        let root = *trees.entry(checkpoint.size).or_insert(checkpoint.root);
        assert_eq!(root, checkpoint.root, "two trees of size {}", checkpoint.size);
    }
    assert!(
        ["", " forged"].iter().any(|history| trees.iter().all(|(size, root)| Log::grown(LOG, 1, *size, history).root() == *root)),
        "trees of two histories"
    );
}
