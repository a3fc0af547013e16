//! How many public pages a second come from memory, and how many are made anew, beside a file of ours with the same bytes.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names. The load comes from
//! this process, on the same processors.

#[path = "../../service/benches/instance/mod.rs"]
mod instance;

use axum::body::Bytes;
use domain::{email::Email, forms::signing::SigningForm, locale::Locale, signature::SignatoryKind};
use http_body_util::{BodyExt, Empty};
use hyper::{Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use instance::{COALITION, LETTER, Outcome};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;
use server::{config::Config, router::router, state::AppState};
use service::{Service, SystemClock, open_database};
use std::{
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::net::{TcpListener, TcpStream};

/// How many readers ask at once, each for the next page when they have the last.
const READERS: usize = 32;
/// What we hold ourselves to: this share of a static file of that size from the same server.
const SHARE: f64 = 0.8;

const PAGES: [(&str, &str); 4] = [
    ("letter", "/en/c/safe-passage/no-return"),
    ("list", "/en/c/safe-passage/no-return/signatories"),
    ("coalition", "/en/c/safe-passage"),
    ("home page", "/en"),
];

#[tokio::main]
async fn main() -> Outcome<()> {
    let quick = instance::is_quick();
    let round = Duration::from_secs(if quick { 1 } else { 5 });
    let sums: &[usize] = if quick { &[1_000] } else { &[1_000, 100_000] };
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = instance::database(engine, "bench_reading", folder.path()).await? else { continue };
        let settings = instance::settings(url, folder.path(), "http://127.0.0.1:3000");
        let service = instance::open(settings.clone(), Arc::new(SystemClock)).await?;
        sign(&service).await?;
        let database = open_database(&settings).await?;
        std::fs::create_dir_all(folder.path().join("assets"))?;
        let kept = serve(&service, folder.path(), 32).await?;
        let anew = serve(&service, folder.path(), 0).await?;
        let mut rows = 0;
        for sum in sums {
            copy(&database, engine, sum - rows).await?;
            rows = *sum;
            for (name, path) in PAGES {
                let page = read(&mut connected(kept).await?, kept, path).await?;
                std::fs::write(folder.path().join("assets/same.png"), page)?;
                let (same, from_memory, made) =
                    (load(kept, "/assets/same.png", round).await?, load(kept, path, round).await?, load(anew, path, round).await?);
                eprintln!("{engine}, {sum} signatures, {name}: {from_memory:.0} a second from memory, {made:.1} made anew, of {same:.0}");
                measures.push(json!({
                    "measure": format!("{name} of {sum} signatures, from memory"), "engine": engine, "value": from_memory, "unit": "1/s",
                    "limit": same * SHARE, "ratio": from_memory / same,
                }));
                measures.push(json!({
                    "measure": format!("{name} of {sum} signatures, made anew"), "engine": engine, "value": made, "unit": "1/s",
                }));
            }
        }
        service.close().await;
    }
    instance::leave(&measures)
}

/// One person signs and confirms.
async fn sign(service: &Service) -> Outcome<()> {
    service.clear_mailbox().await?;
    let form = SigningForm { name: "Ana Silva".into(), country: "GB".into(), ..SigningForm::default() };
    let entry = form.parse_entry(SignatoryKind::Person).map_err(|_| "a form at fault")?;
    service.post_signature(COALITION, LETTER, &entry, &Email::parse("ana@people.example")?, Locale::En).await?;
    Ok(())
}

/// Lists as many signatures more, each a copy of the first under a name of its own.
async fn copy(database: &DatabaseConnection, engine: &str, more: usize) -> Outcome<()> {
    let (columns, series, uuid, bytes) = if engine == "sqlite" {
        let series = "(WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {more}) SELECT n FROM series)";
        ("SELECT name AS text FROM pragma_table_info('signature')", series, "randomblob(16)", "randomblob(16)")
    } else {
        let columns = "SELECT column_name::text AS text FROM information_schema.columns WHERE table_name = 'signature'";
        (columns, "(SELECT generate_series(1, {more}) AS n)", "gen_random_uuid()", "decode(md5(random()::text), 'hex')")
    };
    let rows = database.query_all_raw(Statement::from_string(database.get_database_backend(), columns)).await?;
    let columns: Vec<String> = rows.iter().map(|row| row.try_get("", "text")).collect::<Result<_, _>>()?;
    let value = |column: &String| match column.as_str() {
        "id" | "public_id" => uuid.to_owned(),
        "address_hmac" | "name_sort" => bytes.to_owned(),
        "name" | "name_fold" | "identity" => format!("{column} || ' ' || n || ' ' || {more}"),
        "state" => "'confirmed'".to_owned(),
        _ => column.clone(),
    };
    let values = columns.iter().map(value).collect::<Vec<_>>().join(", ");
    let series = series.replace("{more}", &more.to_string());
    let one = "(SELECT * FROM signature LIMIT 1) AS one";
    database
        .execute_unprepared(&format!("INSERT INTO signature ({}) SELECT {values} FROM {one}, {series} AS series", columns.join(", ")))
        .await?;
    Ok(())
}

/// A server whose pages take so much memory.
async fn serve(service: &Service, folder: &Path, mib: u32) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let config = Config { site_dir: Some(folder.to_owned()), page_memory_mib: mib, ..Config::default() };
    let state = AppState::new(service.clone(), &config, format!("http://{address}"), address.port(), true)?;
    let app = router(state)?.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(address)
}

type Connection = http1::SendRequest<Empty<Bytes>>;

async fn connected(address: SocketAddr) -> Outcome<Connection> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

/// A page, in brotli.
async fn read(connection: &mut Connection, address: SocketAddr, path: &str) -> Outcome<Bytes> {
    let request = Request::get(path).header("host", address.to_string()).header("accept-encoding", "br").body(Empty::new())?;
    let answer = connection.send_request(request).await?;
    if !answer.status().is_success() {
        return Err(format!("{path} answered {}", answer.status()).into());
    }
    Ok(answer.into_body().collect().await?.to_bytes())
}

/// Asks until the time is over; answers how many a second were read.
async fn load(address: SocketAddr, path: &'static str, time: Duration) -> Outcome<f64> {
    let begin = Instant::now();
    let readers: Vec<_> = (0..READERS).map(|_| tokio::spawn(reader(address, path, begin + time))).collect();
    let mut pages = 0;
    for reader in readers {
        pages += reader.await??;
    }
    Ok(f64::from(pages) / begin.elapsed().as_secs_f64())
}

async fn reader(address: SocketAddr, path: &str, end: Instant) -> Outcome<u32> {
    let (mut connection, mut pages) = (connected(address).await?, 0);
    while Instant::now() < end {
        read(&mut connection, address, path).await?;
        pages += 1;
    }
    Ok(pages)
}
