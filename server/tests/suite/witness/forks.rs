//! Two histories of one log, and many posts at once: one history is signed, and it only grows.

use super::world::{Asked, Log, ORIGIN, no_hook, witness, witness_key};
use ledger::{Checkpoint, Note, merkle::Hash, note::Signature};
use server::witness::memory::name_of;
use std::{collections::HashMap, sync::Arc};
use tokio::task::JoinSet;

#[tokio::test]
async fn the_second_of_two_histories_is_refused_and_the_proof_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (seven, fork) = (Log::grown(ORIGIN, 1, 7, ""), Log::grown(ORIGIN, 1, 7, " forged"));
    let asked = Asked::usual(witness(folder.path(), &[seven.vkey()], &[], &no_hook()));
    assert_eq!(asked.add(&Log::grown(ORIGIN, 1, 5, "").request(0)).await.status, 200);
    assert_eq!(asked.add(&seven.request(5)).await.status, 200);
    assert_eq!(asked.add(&Log::grown(ORIGIN, 1, 8, " forged").request(7)).await.status, 422);
    let kept = folder.path().join("forks").join(name_of(ORIGIN));
    assert!(!kept.exists(), "a proof that does not fit may be a mistake");
    assert_eq!(asked.add(&fork.request(7)).await.status, 422);
    assert_eq!(asked.add(&fork.request(5)).await.status, 409);
    assert_eq!(asked.add(&fork.request(0)).await.status, 409);
    // Two trees of one size, both signed by the log: proof for anyone who asks.
    let (checkpoint, note) = Checkpoint::parse_note(&std::fs::read(&kept).unwrap()).unwrap();
    assert_eq!((checkpoint.size, checkpoint.root), (7, fork.root()));
    assert_eq!(note.verify(&[seven.key.verifier()]).unwrap().by.len(), 1);
    // The honest history goes on.
    asked.add(&Log::grown(ORIGIN, 1, 9, "").request(7)).await.cosigned(&Log::grown(ORIGIN, 1, 9, "").note());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn posts_at_once_are_answered_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let histories: Vec<Arc<Log>> =
        (0..32u64).flat_map(|n| ["", " forged"].map(|history| Arc::new(Log::grown(ORIGIN, 1, 6 + n, history)))).collect();
    let asked = Arc::new(Asked::usual(witness(folder.path(), &[histories[0].vkey()], &[], &no_hook())));
    assert_eq!(asked.add(&Log::grown(ORIGIN, 1, 5, "").request(0)).await.status, 200);
    let mut posts = JoinSet::new();
    for log in histories {
        let asked = Arc::clone(&asked);
        posts.spawn(async move {
            // As a client does: from what it believes, adapting to what it is told.
            let (mut old, mut signed) = (5, Vec::new());
            for _ in 0..64 {
                let request = log.request(old);
                let answer = asked.add(&request).await;
                match answer.status {
                    200 => signed.push((request.checkpoint.text.clone(), answer.body)),
                    409 => {
                        let size: u64 = answer.body.trim_end().parse().unwrap();
                        assert!(size > old, "sizes only grow: {size} after {old}");
                        old = size;
                        if old <= log.size() {
                            continue;
                        }
                    }
                    422 => {}
                    other => panic!("no answer of the standard: {other}"),
                }
                break;
            }
            signed
        });
    }
    let mut trees: HashMap<u64, Hash> = HashMap::new();
    while let Some(signed) = posts.join_next().await {
        for (text, lines) in signed.unwrap() {
            let note = Note { signatures: Signature::parse_lines(&lines).unwrap(), text };
            assert_eq!(note.verify(&[witness_key().verifier()]).unwrap().by.len(), 1);
            let checkpoint = Checkpoint::parse(&note.text).unwrap();
            let root = *trees.entry(checkpoint.size).or_insert(checkpoint.root);
            assert_eq!(root, checkpoint.root, "two trees of one size");
        }
    }
    // All of them are of one history.
    let history =
        [" forged", ""].into_iter().find(|history| trees.iter().all(|(size, root)| Log::grown(ORIGIN, 1, *size, history).root() == *root));
    assert!(!trees.is_empty() && history.is_some(), "{:?}", trees.keys());
}
