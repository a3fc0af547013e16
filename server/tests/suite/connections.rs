//! Connections over a real network: a client that says nothing, or half of something, is cut off, and nobody takes all places.

use axum::{Router, routing::get};
use server::{config::LimitSettings, connections::Connections, shutdown::Stop};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::timeout,
};

const HEAD: Duration = Duration::from_millis(400);
const LONG: Duration = Duration::from_secs(10);

/// A server with so many places; `proxies` are networks that are trusted.
async fn serve(connections: u32, proxies: &[&str]) -> (SocketAddr, watch::Sender<bool>, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let limits = LimitSettings { connections, ..LimitSettings::default() };
    let trusted = proxies.iter().map(|net| net.parse().unwrap()).collect();
    let (tell, stop): (_, Stop) = watch::channel(false);
    let slow = get(|| async {
        tokio::time::sleep(HEAD * 3).await;
        "late"
    });
    let router = Router::new().route("/", get(|| async { "here" })).route("/slow", slow);
    let serving = tokio::spawn(Connections::new(&limits, trusted).patient(HEAD).serve(listener, router, stop, LONG));
    (address, tell, serving)
}

/// Sends something, and answers what comes back until the other side ends it.
async fn say(stream: &mut TcpStream, text: &str) -> String {
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A connection that was cut off may end with an error.
    let _ = timeout(LONG, stream.read_to_end(&mut answer)).await.expect("it is cut off");
    String::from_utf8(answer).unwrap()
}

async fn ask(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    say(&mut stream, &format!("GET {path} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n")).await
}

#[tokio::test]
async fn half_a_request_head_is_cut_off_and_a_slow_answer_is_not() {
    let (address, _tell, _serving) = serve(64, &[]).await;
    for half in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a.example\r\nX-Slow: "] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let answer = say(&mut stream, half).await;
        assert!(!answer.contains("200 OK"), "{half:?}: {answer}");
    }
    assert!(ask(address, "/slow").await.ends_with("late"));
    // One that was answered and says nothing more is cut off too.
    let mut idle = TcpStream::connect(address).await.unwrap();
    assert!(say(&mut idle, "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n").await.ends_with("here"));
}

#[tokio::test]
async fn one_network_has_its_share_and_a_proxy_of_ours_has_all() {
    let (address, _tell, _serving) = serve(16, &[]).await;
    let mut silent = Vec::new();
    for _ in 0..2 {
        silent.push(TcpStream::connect(address).await.unwrap());
    }
    tokio::time::sleep(HEAD / 4).await;
    let third = ask(address, "/").await;
    assert!(third.is_empty(), "a third of two is not served: {third}");
    // Who says nothing loses the place, and another has it.
    tokio::time::sleep(HEAD * 2).await;
    assert!(ask(address, "/").await.ends_with("here"));

    let (address, _tell, _serving) = serve(16, &["127.0.0.0/8"]).await;
    let mut silent = Vec::new();
    for _ in 0..15 {
        silent.push(TcpStream::connect(address).await.unwrap());
    }
    assert!(ask(address, "/").await.ends_with("here"));
    // When all places are taken, the next waits for one, and has it when the silent ones are cut off.
    silent.push(TcpStream::connect(address).await.unwrap());
    assert!(ask(address, "/").await.ends_with("here"));
}

#[tokio::test]
async fn when_it_is_time_to_stop_open_requests_are_answered() {
    let (address, tell, serving) = serve(16, &[]).await;
    let open = tokio::spawn(ask(address, "/slow"));
    tokio::time::sleep(HEAD / 2).await;
    tell.send(true).unwrap();
    assert!(open.await.unwrap().ends_with("late"));
    timeout(LONG, serving).await.expect("it stops").unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "nothing is taken any more");
}
