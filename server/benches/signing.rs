//! How many signatures a second are accepted and durable, beside a handler that does nothing, in the same run.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names. Rows are
//! counted, not answers. The load comes from this process, on the same processors: what others reach is quoted so too.

#[path = "../../service/benches/instance/mod.rs"]
mod instance;

use axum::{
    Router,
    body::Bytes,
    http::{StatusCode, header},
    response::Redirect,
    routing::post,
};
use http_body_util::{BodyExt, Full};
use hyper::{Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use instance::{COALITION, LETTER, Outcome};
use serde_json::json;
use server::{config::Config, router::router, state::AppState};
use service::{Service, SystemClock};
use std::{
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::net::{TcpListener, TcpStream};

/// How many visitors send at once, each their next post when the last is answered.
const VISITORS: usize = 256;
/// How often each figure is taken; the median counts.
const ROUNDS: usize = 3;
/// What we hold ourselves to: this share of a handler that does nothing.
const SHARE: f64 = 1.0 / 3.0;

const SIGN: &str = "/en/c/safe-passage/no-return/sign/person";

#[tokio::main]
async fn main() -> Outcome<()> {
    let round = Duration::from_secs(if instance::is_quick() { 2 } else { 8 });
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = instance::database(engine, "bench", folder.path()).await? else { continue };
        let (service, address) = start(url, folder.path()).await?;
        let (mut nothing, mut signed) = (Vec::new(), Vec::new());
        let next = Arc::new(AtomicU64::new(0));
        for number in 1..=ROUNDS {
            nothing.push(load(address, "/nothing", &next, round).await?);
            let before = pending(&service).await?;
            let begin = Instant::now();
            load(address, SIGN, &next, round).await?;
            #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
            signed.push((pending(&service).await? - before) as f64 / begin.elapsed().as_secs_f64());
            eprintln!("{engine}, round {number} of {ROUNDS}: {:.0} of {:.0} a second", signed[number - 1], nothing[number - 1]);
        }
        let (nothing, signed) = (median(nothing), median(signed));
        measures.push(json!({ "measure": "posts that do nothing", "engine": engine, "value": nothing, "unit": "1/s" }));
        measures.push(json!({
            "measure": "signatures accepted, durable", "engine": engine, "value": signed, "unit": "1/s",
            "limit": nothing * SHARE, "ratio": signed / nothing,
        }));
        service.close().await;
    }
    instance::leave(&measures)
}

/// A server with an open letter, and beside it an address that does nothing.
async fn start(database_url: String, folder: &Path) -> Outcome<(Service, SocketAddr)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let base_url = format!("http://{address}");
    let settings = instance::settings(database_url, folder, &base_url);
    let service = instance::open(settings, Arc::new(SystemClock)).await?;
    let mut config = Config { site_dir: Some(folder.to_owned()), ..Config::default() };
    config.limits.sign_per_minute = u32::MAX;
    let state = AppState::new(service.clone(), &config, base_url, address.port(), true)?;
    let nothing = Router::new().route("/nothing", post(|_: Bytes| async { Redirect::to("/done") }));
    let app = router(state)?.merge(nothing).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok((service, address))
}

async fn pending(service: &Service) -> Outcome<u64> {
    let owner = instance::owner(service).await?;
    Ok(service.desk_letter(&owner, COALITION, LETTER).await?.letter.waiting.pending)
}

/// Posts until the time is over; answers how many a second were led on.
async fn load(address: SocketAddr, path: &'static str, next: &Arc<AtomicU64>, time: Duration) -> Outcome<f64> {
    let begin = Instant::now();
    let visitors: Vec<_> = (0..VISITORS).map(|_| tokio::spawn(visitor(address, path, Arc::clone(next), begin + time))).collect();
    let mut led_on = 0;
    for visitor in visitors {
        led_on += visitor.await??;
    }
    Ok(f64::from(led_on) / begin.elapsed().as_secs_f64())
}

async fn visitor(address: SocketAddr, path: &str, next: Arc<AtomicU64>, end: Instant) -> Outcome<u32> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let mut led_on = 0;
    while Instant::now() < end {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let form = format!(
            "name=Ana+Silva+{number}&country=GB&affiliation=Teacher&email=ana{number}%40people.example&consent=yes&of_age=yes&step=send"
        );
        let request = Request::post(path)
            .header(header::HOST, address.to_string())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Full::new(Bytes::from(form)))?;
        let answer = sender.send_request(request).await?;
        if answer.status() != StatusCode::SEE_OTHER {
            return Err(format!("{path} answered {}", answer.status()).into());
        }
        answer.into_body().collect().await?;
        led_on += 1;
    }
    Ok(led_on)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
