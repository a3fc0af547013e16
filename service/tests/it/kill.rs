//! Processes that are killed at random moments of their writing.

use crate::world::{Running, World, person};
use ledger::{Against, Checkpoint, Policy, policy::Party};
use service::{Rng, RootKey, Service, Settings, SystemRng};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    sync::{Arc, mpsc},
    time::Duration,
};

/// How often a process is killed; `KILL_CYCLES` says otherwise.
const CYCLES: u32 = 12;

/// Kills a process that signs and records, again and again: whatever it acknowledged is in the log, the log verifies,
/// and no two checkpoints of one size have different roots.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_loses_nothing_and_forks_nothing() {
    let cycles = std::env::var("KILL_CYCLES").ok().and_then(|cycles| cycles.parse().ok()).unwrap_or(CYCLES);
    World::each(|w| async move {
        let (settings, clock) = (w.settings(), Running::new());
        let (mut acknowledged, mut roots) = (BTreeSet::new(), BTreeMap::new());
        for cycle in 0..cycles {
            for line in written_until_killed(&settings, clock, cycle) {
                match line.split_once(' ') {
                    Some(("signed", name)) => drop(acknowledged.insert(name.to_owned())),
                    Some(("checkpoint", checkpoint)) => {
                        let (size, root) = checkpoint.split_once(' ').unwrap();
                        assert_eq!(roots.entry(size.to_owned()).or_insert_with(|| root.to_owned()), root, "two trees of {size} entries");
                    }
                    _ => {}
                }
            }
            let service = Service::open(settings.clone(), Arc::new(clock), Arc::new(SystemRng)).await.unwrap();
            service.sequence().await.unwrap();
            let log = service.logs().await.unwrap().remove(0);
            let files = service.log_files(log.public_id).await.unwrap();
            let policy = Policy::new(vec![Party { key: log.key, url: None }], Vec::new(), Vec::new(), None).unwrap();
            let report = ledger::verify(&files, Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
            assert!(report.is_verified(), "cycle {cycle}: {:?}", report.failures);
            let recorded: BTreeSet<String> = report.signatories.iter().map(|one| one.record.name.clone()).collect();
            let lost: Vec<_> = acknowledged.difference(&recorded).collect();
            assert!(lost.is_empty(), "cycle {cycle}: {lost:?}");
            let size = report.size.to_string();
            let root = ledger::hex::encode(&report.root);
            assert_eq!(roots.entry(size).or_insert_with(|| root.clone()), &root);
            service.close().await;
        }
        assert!(acknowledged.len() as u32 >= cycles / 2, "{} signatures in {cycles} cycles", acknowledged.len());
    })
    .await;
}

/// Starts a process that writes, kills it at a random moment, and gives what it acknowledged until then. Each second one
/// is killed some time after its first signature, the others at any time from their start.
fn written_until_killed(settings: &Settings, clock: Running, cycle: u32) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::writes_until_it_is_killed", "--ignored", "--nocapture"])
        .env("KILL_DATABASE", &settings.database_url)
        .env("KILL_KEYS", &settings.key_folder)
        .env("KILL_CYCLE", cycle.to_string())
        .env("KILL_SHIFT", clock.shift().to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = child.stdout.take().unwrap();
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
    let mut lines = Vec::new();
    if cycle % 2 == 1 {
        while !lines.last().is_some_and(|line: &String| line.starts_with("signed")) {
            lines.push(told.recv_timeout(Duration::from_secs(60)).expect("a signature"));
        }
    }
    let mut random = [0; 2];
    SystemRng.fill(&mut random);
    std::thread::sleep(Duration::from_millis(u64::from(u16::from_le_bytes(random)) % 900));
    child.kill().unwrap();
    child.wait().unwrap();
    lines.extend(told);
    lines
}

/// The process that is killed. Alone it does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the process that the test above kills"]
async fn writes_until_it_is_killed() {
    let variable = |name| std::env::var(name).ok();
    let (Some(database_url), Some(keys), Some(cycle)) = (variable("KILL_DATABASE"), variable("KILL_KEYS"), variable("KILL_CYCLE")) else {
        return;
    };
    let clock = Running::shifted(variable("KILL_SHIFT").and_then(|shift| shift.parse().ok()).unwrap());
    let settings = Settings {
        database_url,
        key_folder: keys.into(),
        root_key: RootKey::Folder,
        base_url: "http://127.0.0.1:3000".into(),
        demonstration: true,
        witnesses: None,
    };
    let service = Service::open(settings, Arc::new(clock), Arc::new(SystemRng)).await.unwrap();
    let recording = service.clone();
    tokio::spawn(async move {
        loop {
            recording.sequence().await.unwrap();
            let log = recording.logs().await.unwrap().remove(0);
            if let Ok(file) = recording.log_file(log.public_id, "checkpoint").await {
                let (checkpoint, _) = Checkpoint::parse_note(&file.bytes).unwrap();
                say(&format!("checkpoint {} {}", checkpoint.size, ledger::hex::encode(&checkpoint.root)));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    for number in 0u64.. {
        let (name, address) = (format!("Person {cycle} {number}"), format!("p{cycle}-{number}@mail.example"));
        crate::world::sign(&service, "safe-passage", "no-return", &person(&name, "FR"), &address).await.unwrap();
        say(&format!("signed {name}"));
        service.clear_mailbox().await.unwrap();
    }
}

/// Says a line whole, and at once.
fn say(line: &str) {
    let mut output = std::io::stdout().lock();
    output.write_all(format!("{line}\n").as_bytes()).unwrap();
    output.flush().unwrap();
}
