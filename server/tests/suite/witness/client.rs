//! Asking witnesses that are good, down, slow, lying.

use super::{
    asked::{Stub, at, client, free_port, key, server, witness},
    world::{Log, NOW, ORIGIN},
};
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use ledger::{Note, witness::AddCheckpoint};
use server::{
    config::Config,
    witness::settings::{Asked, Quorum},
};
use service::log::policy;
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

/// How a witness answers a body.
type Answering = Box<dyn Fn(String) -> Response + Send + Sync>;

fn config(witnesses: Vec<Asked>, quorum: Quorum) -> Config {
    Config { witnesses, quorum, ..Config::default() }
}

/// The names of the witnesses that have signed, by the policy that follows from the settings.
fn signed_by(config: &Config, log: &Log, note: &Note) -> Vec<String> {
    let policy = policy(log.key.verifier(), "https://letters.example/log/1/", config.policy_lines().as_deref()).unwrap();
    let opened = policy.open(note.to_string().as_bytes()).unwrap();
    assert!(opened.quorum, "{note}");
    opened.witnesses.into_iter().map(|(name, _)| name).collect()
}

#[tokio::test]
async fn without_witnesses_all_is_published_at_once() {
    let source = Stub::of(Log::grown(ORIGIN, 1, 3, ""));
    let config = config(Vec::new(), Quorum::All);
    let working = client(&source, &config);
    source.reaches(ORIGIN, 3).await;
    source.grow(ORIGIN, 8);
    source.reaches(ORIGIN, 8).await;
    assert_eq!(source.proofs.load(Ordering::SeqCst), 0);
    assert!(signed_by(&config, &Log::new(ORIGIN, 1), &source.last()).is_empty());
    working.end().await;
}

#[tokio::test]
async fn a_bad_witness_does_not_stop_a_quorum_of_the_good() {
    let log = Log::new(ORIGIN, 1);
    let elsewhere = Arc::new(AtomicUsize::new(0));
    let hits = Arc::clone(&elsewhere);
    let (_target, target) = server(Router::new().fallback(move || async move {
        hits.fetch_add(1, Ordering::SeqCst);
        "come in\n"
    }))
    .await;
    let sizes = Arc::new(AtomicU64::new(0));
    let text_of = |body: &str| AddCheckpoint::parse(body.as_bytes()).unwrap().checkpoint.text;
    let mut bad: Vec<(&str, Answering)> = vec![
        ("another text", Box::new(|_| key("bad.example").sign("another text\n", NOW).to_string().into_response())),
        ("another key", Box::new(move |body| key("worse.example").sign(&text_of(&body), NOW).to_string().into_response())),
        ("no time", Box::new(move |body| key("bad.example").sign(&text_of(&body), 0).to_string().into_response())),
        (
            "a broken line",
            Box::new(move |body| key("bad.example").sign(&text_of(&body), NOW).to_string().trim().to_owned().into_response()),
        ),
        ("a huge answer", Box::new(|_| "— bad.example AAAA\n".repeat(100_000).into_response())),
        ("no text", Box::new(|_| vec![0xff_u8; 100].into_response())),
        ("nothing", Box::new(|_| String::new().into_response())),
        ("a redirect", Box::new(move |_| Redirect::temporary(&format!("http://127.0.0.1:{target}/add-checkpoint")).into_response())),
        ("another redirect", Box::new(move |_| Redirect::to(&format!("http://127.0.0.1:{target}/")).into_response())),
        ("the size it was told", Box::new(|_| (StatusCode::CONFLICT, "0\n").into_response())),
        ("a size that is none", Box::new(|_| (StatusCode::CONFLICT, "many\n").into_response())),
        ("a size above ours", Box::new(|_| (StatusCode::CONFLICT, "18446744073709551615\n").into_response())),
        ("not here", Box::new(|_| StatusCode::NOT_FOUND.into_response())),
        ("forbidden", Box::new(|_| StatusCode::FORBIDDEN.into_response())),
        ("inconsistent", Box::new(|_| StatusCode::UNPROCESSABLE_ENTITY.into_response())),
        ("broken", Box::new(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())),
        ("busy for long", Box::new(|_| (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "999999999999")], "").into_response())),
    ];
    bad.push(("one size after the other", {
        let sizes = Arc::clone(&sizes);
        Box::new(move |_| (StatusCode::CONFLICT, format!("{}\n", 1 + sizes.fetch_add(1, Ordering::SeqCst) % 2)).into_response())
    }));
    for (what, answer) in bad {
        let folder = tempfile::tempdir().unwrap();
        let (_good, good) = witness(folder.path(), "good.example", &[log.vkey()], 0).await;
        let answer = Arc::new(answer);
        let (_bad, port) = server(Router::new().route("/add-checkpoint", post(move |body: String| async move { answer(body) }))).await;
        let config = config(vec![at("bad.example", port), good], Quorum::Of(1));
        let source = Stub::of(Log::grown(ORIGIN, 1, 3, ""));
        let working = client(&source, &config);
        source.reaches(ORIGIN, 3).await;
        source.grow(ORIGIN, 5);
        source.reaches(ORIGIN, 5).await;
        assert_eq!(signed_by(&config, &log, &source.last()), ["good-example"], "{what}");
        working.end().await;
    }
    assert_eq!(elsewhere.load(Ordering::SeqCst), 0, "nothing is sent where a witness points to");
}

#[tokio::test]
async fn neither_does_one_that_is_down_or_slow() {
    let log = Log::new(ORIGIN, 1);
    let slow = post(std::future::pending::<()>);
    let (_slow, slow) = server(Router::new().route("/add-checkpoint", slow)).await;
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    for port in [free_port().await, slow, silent.local_addr().unwrap().port()] {
        let folder = tempfile::tempdir().unwrap();
        let (_good, good) = witness(folder.path(), "good.example", &[log.vkey()], 0).await;
        let config = config(vec![at("bad.example", port), good], Quorum::Of(1));
        let source = Stub::of(Log::grown(ORIGIN, 1, 3, ""));
        let working = client(&source, &config);
        for size in [3, 6, 9] {
            source.grow(ORIGIN, size);
            source.reaches(ORIGIN, size).await;
            assert_eq!(signed_by(&config, &log, &source.last()), ["good-example"]);
        }
        working.end().await;
    }
}

#[tokio::test]
async fn where_all_are_needed_the_newest_waits_for_the_last() {
    let log = Log::new(ORIGIN, 1);
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_good, good) = witness(one.path(), "good.example", &[log.vkey()], 0).await;
    let port = free_port().await;
    let config = config(vec![good, at("late.example", port)], Quorum::All);
    let source = Stub::of(Log::grown(ORIGIN, 1, 3, ""));
    let working = client(&source, &config);
    for size in 4..9 {
        tokio::time::sleep(Duration::from_millis(60)).await;
        source.grow(ORIGIN, size);
    }
    assert!(source.sizes(ORIGIN).is_empty());
    let (late, _) = witness(two.path(), "late.example", &[log.vkey()], port).await;
    source.reaches(ORIGIN, 8).await;
    assert_eq!(source.sizes(ORIGIN), [8], "what was overtaken is not published");
    assert_eq!(signed_by(&config, &log, &source.last()), ["good-example", "late-example"]);

    // It goes away and comes back: no matter who forgot, the log catches up.
    late.end().await.unwrap();
    source.grow(ORIGIN, 300);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(source.sizes(ORIGIN), [8]);
    working.end().await;
    let (_late, _) = witness(two.path(), "late.example", &[log.vkey()], port).await;
    let _working = client(&source, &config);
    source.reaches(ORIGIN, 300).await;
    assert_eq!(signed_by(&config, &log, &source.last()).len(), 2);
}

#[tokio::test]
async fn a_log_that_was_put_back_is_not_witnessed() {
    let log = Log::new(ORIGIN, 1);
    let folder = tempfile::tempdir().unwrap();
    let (_good, good) = witness(folder.path(), "good.example", &[log.vkey()], 0).await;
    let config = config(vec![good], Quorum::All);
    let source = Stub::of(Log::grown(ORIGIN, 1, 9, ""));
    let working = client(&source, &config);
    source.reaches(ORIGIN, 9).await;
    working.end().await;
    for put_back in [Log::grown(ORIGIN, 1, 7, ""), Log::grown(ORIGIN, 1, 9, " forged"), Log::grown(ORIGIN, 1, 11, " forged")] {
        let source = Stub::of(put_back);
        let working = client(&source, &config);
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert!(source.sizes(ORIGIN).is_empty());
        working.end().await;
    }
}

#[tokio::test]
async fn witnesses_hear_of_nothing_that_is_not_handed_out() {
    let heard = Arc::new(Mutex::new(Vec::<String>::new()));
    let hear = Arc::clone(&heard);
    let record = post(move |body: String| async move {
        hear.lock().unwrap().push(body);
        (StatusCode::CONFLICT, "2\n")
    });
    let (_recorder, port) = server(Router::new().route("/add-checkpoint", record)).await;
    let source = Stub::of(Log::grown(ORIGIN, 1, 3, ""));
    let hidden = "letters.example/log/ffffffffffffffffffffffffffffffff";
    // It has a log, and nothing to publish.
    source.logs.lock().unwrap().insert(hidden.into(), Log::grown(hidden, 1, 40, ""));
    source.published.lock().unwrap().push((hidden.into(), 40, Log::grown(hidden, 1, 40, "").note()));
    let working = client(&source, &config(vec![at("w.example", port)], Quorum::All));
    let often = async {
        while heard.lock().unwrap().len() < 3 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), often).await.expect("the witness is asked");
    working.end().await;
    let heard = heard.lock().unwrap();
    for body in heard.iter() {
        assert!(body.contains(&format!("\n\n{ORIGIN}\n3\n")) && !body.contains("ffff"), "{body}");
    }
}

#[tokio::test]
async fn a_source_that_fails_is_asked_again() {
    let log = Log::new(ORIGIN, 1);
    let folder = tempfile::tempdir().unwrap();
    let (_good, good) = witness(folder.path(), "good.example", &[log.vkey()], 0).await;
    let source = Stub::of(Log::grown(ORIGIN, 1, 3, ""));
    source.is_failing.store(true, Ordering::SeqCst);
    let working = client(&source, &config(vec![good], Quorum::All));
    tokio::time::sleep(Duration::from_millis(150)).await;
    source.grow(ORIGIN, 6);
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert!(source.sizes(ORIGIN).is_empty());
    source.is_failing.store(false, Ordering::SeqCst);
    source.reaches(ORIGIN, 6).await;
    working.end().await;
}
