//! How many signatures a second are accepted and durable, beside a handler that does nothing, in the same run.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names. Rows are
//! counted, not answers. The load comes from this process, on the same processors: what others reach is quoted so too.

use axum::{
    Router,
    body::Bytes,
    http::{StatusCode, header},
    response::Redirect,
    routing::post,
};
use domain::{
    email::Email,
    forms::{
        account::NewPassword,
        letter::{LetterForm, Recipient},
    },
    locale::Locale,
    role::Role,
    slug::Slug,
    text::Name,
};
use http_body_util::{BodyExt, Full};
use hyper::{Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use sea_orm::{ConnectionTrait, Database};
use serde_json::json;
use server::{config::Config, router::router, state::AppState};
use service::{NewOrganiser, RootKey, Service, Settings, SystemClock, SystemRng};
use std::{
    env,
    error::Error,
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::net::{TcpListener, TcpStream};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// How many visitors send at once, each their next post when the last is answered.
const VISITORS: usize = 256;
/// How often each figure is taken; the median counts.
const ROUNDS: usize = 3;
/// What we hold ourselves to: this share of a handler that does nothing.
const SHARE: f64 = 1.0 / 3.0;

const OWNER: &str = "owner@coalition.example";
const PASSWORD: &str = "a long enough phrase";
const COALITION: &str = "safe-passage";
const LETTER: &str = "no-return";
const SIGN: &str = "/en/c/safe-passage/no-return/sign/person";

#[tokio::main]
async fn main() -> Outcome<()> {
    let round = Duration::from_secs(if env::args().any(|argument| argument == "--quick") { 2 } else { 8 });
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = database(engine, folder.path()).await? else { continue };
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
    let measures = serde_json::to_string(&measures)?;
    match env::var_os("BENCH_MEASURES") {
        Some(file) => std::fs::write(file, measures)?,
        None => println!("{measures}"),
    }
    Ok(())
}

/// A new database; none of PostgreSQL's where there is no server.
async fn database(engine: &str, folder: &Path) -> Outcome<Option<String>> {
    if engine == "sqlite" {
        return Ok(Some(format!("sqlite://{}?mode=rwc", folder.join("bench.sqlite").display())));
    }
    let Ok(server) = env::var("TEST_POSTGRES_URL") else { return Ok(None) };
    Database::connect(&server).await?.execute_unprepared("CREATE DATABASE bench").await?;
    Ok(server.rsplit_once('/').map(|(base, _)| format!("{base}/bench")))
}

/// A server with an open letter, and beside it an address that does nothing.
async fn start(database_url: String, folder: &Path) -> Outcome<(Service, SocketAddr)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let base_url = format!("http://{address}");
    let settings = Settings {
        database_url,
        key_folder: folder.join("keys"),
        root_key: RootKey::Folder,
        base_url: base_url.clone(),
        demonstration: true,
        witnessed: false,
    };
    let service = Service::open(settings, Arc::new(SystemClock), Arc::new(SystemRng)).await?;
    open_letter(&service).await?;
    let mut config = Config { site_dir: Some(folder.to_owned()), ..Config::default() };
    config.limits.sign_per_minute = u32::MAX;
    let state = AppState::new(service.clone(), &config, base_url, address.port(), true)?;
    let nothing = Router::new().route("/nothing", post(|_: Bytes| async { Redirect::to("/done") }));
    let app = router(state)?.merge(nothing).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok((service, address))
}

async fn open_letter(service: &Service) -> Outcome<()> {
    let (email, password) = (Email::parse(OWNER)?, PASSWORD);
    let organiser = NewOrganiser {
        coalition: Slug::parse(COALITION)?,
        coalition_name: Some(Name::parse("Coalition for Safe Passage")?),
        contact: None,
        name: Name::parse("Olga Owner")?,
        email: email.clone(),
        password: Some(NewPassword::parse(password)?),
        role: Role::Owner,
        locale: Locale::En,
    };
    service.create_organiser(organiser).await?;
    let owner = service.actor(&service.sign_in(&email, password).await?).await?.ok_or("nobody is signed in")?;
    let letter = LetterForm {
        slug: LETTER.into(),
        language: "en".into(),
        subject: "No one should be returned to danger".into(),
        recipients: vec![Recipient { name: "The President".into(), ..Recipient::default() }],
        salutation: "Mr President,".into(),
        body: "We write about people at risk.".into(),
        closing: "Respectfully,".into(),
        who_may_sign: "both".into(),
        visibility: "public".into(),
        deadline_local: "2090-12-01T12:00".into(),
        deadline_zone: "Europe/Zurich".into(),
        ..LetterForm::default()
    };
    service.create_letter(&owner, COALITION, &letter).await?;
    service.open_letter(&owner, COALITION, LETTER).await?;
    Ok(())
}

async fn pending(service: &Service) -> Outcome<u64> {
    let owner = service.actor(&service.sign_in(&Email::parse(OWNER)?, PASSWORD).await?).await?.ok_or("nobody is signed in")?;
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
