//! The cases of c2sp.org/tlog-witness, one after the other.

use super::world::{Asked, Log, NOW, ORIGIN, clock, no_hook, witness, witness_key};
use axum::http::Method;
use ledger::{Checkpoint, KeyKind, SignerKey, encode::base64, merkle::empty_root, note::Signature};
use server::{
    config::Config,
    witness::{cosign::Witness, logs::Watched, memory::Memory, memory::name_of},
};
use std::sync::atomic::Ordering;

#[tokio::test]
async fn a_growing_log_is_signed_and_the_size_told_when_it_is_not_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = Log::grown(ORIGIN, 1, 3, "");
    let asked = Asked::usual(witness(folder.path(), &[log.vkey()], &[], &no_hook()));
    let hash = name_of(ORIGIN);
    assert_eq!(asked.ask(Method::GET, &format!("/{hash}/checkpoint"), "").await.status, 404, "nothing was signed yet");
    assert_eq!(asked.add(&log.request(0)).await.cosigned(&log.note()), NOW);
    for size in [4, 8, 9, 300, 520] {
        let old = log.size();
        log.grow(size, "");
        assert_eq!(asked.add(&log.request(old)).await.cosigned(&log.note()), NOW);
        // The same again: the same tree.
        asked.add(&log.request(size)).await.cosigned(&log.note());
        let behind = asked.add(&log.request(old)).await;
        assert_eq!((behind.status, &*behind.kind, behind.body), (409, "text/x.tlog.size", format!("{size}\n")));
        assert_eq!(asked.add(&log.request(0)).await.status, 409);
    }
    // Monitors get what was signed last, with both signatures.
    let latest = asked.ask(Method::GET, &format!("/{hash}/checkpoint"), "").await;
    let (checkpoint, note) = Checkpoint::parse_note(latest.body.as_bytes()).unwrap();
    assert_eq!((latest.status, checkpoint.size, checkpoint.root), (200, 520, log.root()));
    assert_eq!(note.verify(&[log.key.verifier(), witness_key().verifier()]).unwrap().by, [(0, None), (1, Some(NOW))]);
    for path in ["/00/checkpoint", &format!("/{}/checkpoint", "0".repeat(64)), "/..%2Fwitness.key/checkpoint", "/nowhere"] {
        assert_eq!(asked.ask(Method::GET, path, "").await.status, 404, "{path}");
    }
    assert_eq!(asked.ask(Method::GET, "/add-checkpoint", "").await.status, 405);
    assert_eq!(asked.ask(Method::GET, "/healthz", "").await.status, 200);
}

#[tokio::test]
async fn every_refusal_has_its_status() {
    let folder = tempfile::tempdir().unwrap();
    let (three, seven) = (Log::grown(ORIGIN, 1, 3, ""), Log::grown(ORIGIN, 1, 7, ""));
    let rotated = Log::grown(ORIGIN, 2, 7, "");
    let asked = Asked::usual(witness(folder.path(), &[three.vkey()], &[], &no_hook()));
    let status = async |request| asked.add(&request).await.status;

    // A log nobody told of, no matter who signs it.
    assert_eq!(status(Log::grown("other.example/log", 1, 3, "").request(0)).await, 404);
    // No signature of a key that is trusted; one of the right name and identifier that is wrong.
    assert_eq!(status(rotated.request(0)).await, 403);
    let mut forged = three.request(0);
    forged.checkpoint.signatures[0].bytes[7] ^= 1;
    assert_eq!(status(forged.clone()).await, 403);
    forged.checkpoint.signatures.push(three.note().signatures[0].clone());
    assert_eq!(status(forged).await, 403, "a good line does not mend a bad one");
    // Proofs where none may be, and the empty tree with a root of its own.
    let mut proven = three.request(0);
    proven.proof = vec![[0; 32]];
    assert_eq!(status(proven).await, 422);
    let mut empty = Log::new(ORIGIN, 1).request(0);
    empty.checkpoint = Checkpoint::new(ORIGIN, 0, [1; 32]).sign([&three.key]);
    assert_eq!(status(empty.clone()).await, 422);
    empty.checkpoint = Checkpoint::new(ORIGIN, 0, empty_root()).sign([&three.key]);
    assert_eq!(status(empty).await, 200);

    assert_eq!(status(three.request(0)).await, 200);
    // The old size above the new one, and a smaller tree than the last.
    assert_eq!(status(three.request(4)).await, 400);
    assert_eq!(status(Log::grown(ORIGIN, 1, 2, "").request(2)).await, 409);
    assert_eq!(status(Log::grown(ORIGIN, 1, 2, "").request(3)).await, 400);
    // Proofs that are too short, too long, of other trees.
    for proof in [vec![], seven.proof(2, 7), seven.proof(4, 7), [seven.proof(3, 7), vec![[0; 32]]].concat()] {
        let mut wrong = seven.request(3);
        wrong.proof = proof;
        assert_eq!(status(wrong).await, 422);
    }
    // Nothing of all that was remembered; surplus lines are ignored, and not kept.
    let mut good = seven.request(3);
    let stranger = SignerKey::from_seed("stranger.example", KeyKind::Ed25519, &[9; 32]).unwrap();
    good.checkpoint.signatures.insert(0, stranger.sign(&good.checkpoint.text, 0));
    good.checkpoint.signatures.push(Signature { name: ORIGIN.into(), id: [6; 4], bytes: vec![6; 2420] });
    assert_eq!(status(good).await, 200);
    let kept = asked.ask(Method::GET, &format!("/{}/checkpoint", name_of(ORIGIN)), "").await.body;
    assert_eq!(Checkpoint::parse_note(kept.as_bytes()).unwrap().1.signatures.len(), 2);
}

#[tokio::test]
async fn all_logs_of_a_host_are_watched_by_the_beginning_of_their_origins() {
    let folder = tempfile::tempdir().unwrap();
    let one = Log::grown("letters.example/log/1", 1, 3, "");
    let (two, other) = (Log::grown("letters.example/log/2", 1, 6, ""), Log::grown("letters.example/log/2", 2, 6, ""));
    let limited = witness(folder.path(), &[one.vkey()], &["letters.example/log/"], &no_hook()).with_room(2);
    let asked = Asked::usual(limited);
    asked.add(&two.request(0)).await.cosigned(&two.note());
    assert_eq!(asked.add(&other.request(0)).await.status, 403, "another host's key");
    for origin in ["letters.example/log/2/3", "letters.example/log/", "letters.example/log", "letters.example.evil/log/1"] {
        assert_eq!(asked.add(&Log::grown(origin, 1, 3, "").request(0)).await.status, 404, "{origin}");
    }
    // There is room for two; the log in the file is never turned away.
    asked
        .add(&Log::grown("letters.example/log/3", 1, 3, "").request(0))
        .await
        .cosigned(&Log::grown("letters.example/log/3", 1, 3, "").note());
    assert_eq!(asked.add(&Log::grown("letters.example/log/4", 1, 3, "").request(0)).await.status, 404);
    asked.add(&one.request(0)).await.cosigned(&one.note());
    asked.add(&two.request(6)).await.cosigned(&two.note());
}

#[tokio::test]
async fn the_time_never_goes_back_and_a_wrong_clock_signs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = Log::grown(ORIGIN, 1, 3, "");
    let clock = clock();
    let watched = Watched::parse(&format!("log {}\n", log.vkey()), &[]).unwrap();
    let witness = Witness::new(witness_key(), watched, Memory::open(folder.path()).unwrap(), clock.clone());
    let asked = Asked::usual(witness);
    clock.0.store(0, Ordering::SeqCst);
    assert_eq!(asked.add(&log.request(0)).await.status, 500);
    clock.0.store(i64::try_from(NOW).unwrap(), Ordering::SeqCst);
    assert_eq!(asked.add(&log.request(0)).await.cosigned(&log.note()), NOW);
    clock.0.fetch_sub(1000, Ordering::SeqCst);
    log.grow(4, "");
    assert_eq!(asked.add(&log.request(3)).await.cosigned(&log.note()), NOW);
    clock.0.fetch_add(2000, Ordering::SeqCst);
    log.grow(5, "");
    assert_eq!(asked.add(&log.request(4)).await.cosigned(&log.note()), NOW + 1000);
}

#[tokio::test]
async fn too_often_is_told_with_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::grown(ORIGIN, 1, 3, "");
    let mut config = Config::default();
    config.limits.witness_per_minute = 2;
    let asked = Asked::new(witness(folder.path(), &[log.vkey()], &[], &no_hook()), &config);
    assert_eq!(asked.add(&log.request(0)).await.status, 200);
    assert_eq!(asked.add(&log.request(3)).await.status, 200);
    assert_eq!(asked.add(&log.request(3)).await.status, 429);
}

#[tokio::test]
async fn a_damaged_file_signs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (log, other) = (Log::grown(ORIGIN, 1, 3, ""), Log::grown("other.example/log", 2, 3, ""));
    let asked = Asked::usual(witness(folder.path(), &[log.vkey(), other.vkey()], &[], &no_hook()));
    assert_eq!(asked.add(&log.request(0)).await.status, 200);
    let file = folder.path().join("logs").join(name_of(ORIGIN));
    let good = std::fs::read_to_string(&file).unwrap();
    let unsigned = log.note().to_string();
    let others = asked.add(&other.request(0)).await.status;
    assert_eq!(others, 200);
    let others = std::fs::read_to_string(folder.path().join("logs").join(name_of("other.example/log"))).unwrap();
    for damage in ["", "nonsense", &good[..good.len() - 1], &good.replace("\n3\n", "\n2\n"), &unsigned, &others, &base64(&[0; 80_000])] {
        std::fs::write(&file, damage).unwrap();
        for old in [0, 3] {
            assert_eq!(asked.add(&log.request(old)).await.status, 500, "{damage}");
        }
    }
    assert_eq!(asked.add(&other.request(3)).await.status, 200, "the other log is none the worse");
    std::fs::write(&file, good).unwrap();
    assert_eq!(asked.add(&log.request(3)).await.status, 200);
}
