//! Two organisations that watch each other.

use super::{
    asked::{Stub, client, witness},
    world::Log,
};
use server::{config::Config, witness::settings::Quorum};
use service::log::policy;

#[tokio::test]
async fn two_instances_watch_each_other() {
    let origins = ["a.example/log/1", "b.example/log/1"];
    let logs = origins.map(|origin| Log::grown(origin, origin.as_bytes()[0], 1, ""));
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_at_a, a_asked) = witness(a.path(), "witness.a.example", &[logs[1].vkey()], 0).await;
    let (_at_b, b_asked) = witness(b.path(), "witness.b.example", &[logs[0].vkey()], 0).await;
    let configs = [b_asked, a_asked].map(|asked| Config { witnesses: vec![asked], quorum: Quorum::All, ..Config::default() });
    let keys = [logs[0].vkey(), logs[1].vkey()];
    let sources = logs.map(Stub::of);
    let working = [client(&sources[0], &configs[0]), client(&sources[1], &configs[1])];
    for size in [2, 7, 256, 257, 600] {
        for place in [0, 1] {
            sources[place].grow(origins[place], size);
        }
        for place in [0, 1] {
            sources[place].reaches(origins[place], size).await;
            let url = format!("https://{}/", origins[place]);
            let policy = policy(&keys[place], &url, configs[place].policy_lines().as_deref()).unwrap();
            let opened = policy.open(sources[place].last().to_string().as_bytes()).unwrap();
            assert!(opened.quorum && opened.surplus.is_empty());
            assert_eq!((opened.checkpoint.size, opened.witnesses.len()), (size, 1));
        }
    }
    for one in working {
        one.end().await;
    }
    for source in sources {
        let sizes: Vec<u64> = source.published.lock().unwrap().iter().map(|(_, size, _)| *size).collect();
        assert!(sizes.is_sorted());
    }
}
