//! How many mails a second leave for a mail server on this machine, and how long the last of a burst wait.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names. The mail server
//! is the port that `SMTP_SINK` names, such as Postfix's `smtp-sink`, else one of its own that takes everything.

#[path = "../../service/benches/instance/mod.rs"]
mod instance;

use domain::{email::Email, forms::signing::SigningForm, locale::Locale, signature::SignatoryKind};
use instance::{COALITION, LETTER, Outcome};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;
use server::{
    config::{Smtp, SmtpTls},
    mail::{transport::Transport, worker},
};
use service::{Service, SystemClock, open_database};
use std::{
    env,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// What we hold ourselves to, in mails a second.
const LIMIT: f64 = 330.0;
/// What we hold ourselves to for 99 of 100 mails of a burst, in seconds.
const LAST: f64 = 60.0;
/// How many mails are under way at once.
const AT_ONCE: u32 = 32;
/// How many people sign at once.
const SIGNING: usize = 256;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mails = if instance::is_quick() { 2_000 } else { 20_000 };
    let port = match env::var("SMTP_SINK") {
        Ok(port) => port.parse()?,
        Err(_) => sink().await?,
    };
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = instance::database(engine, "bench_mailing", folder.path()).await? else { continue };
        let settings = instance::settings(url, folder.path(), "http://127.0.0.1:3000");
        let service = instance::open(settings.clone(), Arc::new(SystemClock)).await?;
        service.clear_mailbox().await?;
        for from in (0..mails).step_by(SIGNING) {
            sign(&service, from..mails.min(from + SIGNING)).await?;
        }
        let (rate, last) = send(&service, &open_database(&settings).await?, port, mails).await?;
        eprintln!("{engine}: {mails} mails, {rate:.0} a second; 99 of 100 after {last:.1} s");
        measures.push(json!({
            "measure": "mails sent", "engine": engine, "value": rate, "unit": "1/s", "limit": LIMIT, "ratio": rate / LIMIT,
        }));
        measures.push(json!({
            "measure": format!("99 of 100 of {mails} mails sent"), "engine": engine, "value": last, "unit": "s",
            "limit": LAST, "ratio": last / LAST,
        }));
        service.close().await;
    }
    instance::leave(&measures)
}

/// Each signs with a mailbox of their own, so that a mail to each waits.
async fn sign(service: &Service, numbers: std::ops::Range<usize>) -> Outcome<()> {
    let form = SigningForm { name: "Ana Silva".into(), country: "GB".into(), ..SigningForm::default() };
    let entry = form.parse_entry(SignatoryKind::Person).map_err(|_| "a form at fault")?;
    let addresses: Vec<Email> = numbers.map(|number| Email::parse(&format!("ana{number}@people.example"))).collect::<Result<_, _>>()?;
    let posts = addresses.iter().map(|address| service.post_signature(COALITION, LETTER, &entry, address, Locale::En));
    futures::future::try_join_all(posts).await?;
    Ok(())
}

/// Sends all that waits; answers how many a second, and after how many seconds 99 of 100 were sent.
async fn send(service: &Service, database: &DatabaseConnection, port: u16, mails: usize) -> Outcome<(f64, f64)> {
    let smtp = Smtp {
        host: Some("127.0.0.1".into()),
        port: Some(port),
        tls: SmtpTls::None,
        from: "letters@letters.example".into(),
        concurrency: AT_ONCE.try_into()?,
        ..Smtp::default()
    };
    let begin = Instant::now();
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(worker::run(service.clone(), Transport::new(&smtp)?, (&smtp).into(), stopped));
    let mut last = None;
    loop {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let left = waiting(database).await?;
        if left <= mails / 100 {
            last.get_or_insert_with(|| begin.elapsed().as_secs_f64());
        }
        if left == 0 {
            break;
        }
    }
    let whole = begin.elapsed().as_secs_f64();
    stop.send(true)?;
    worker.await?;
    #[expect(clippy::cast_precision_loss, reason = "a count of mails")]
    let rate = mails as f64 / whole;
    Ok((rate, last.unwrap_or(whole)))
}

async fn waiting(database: &DatabaseConnection) -> Outcome<usize> {
    let sql = "SELECT count(*) AS many FROM outbox WHERE state = 'queued'";
    let row = database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await?;
    Ok(usize::try_from(row.ok_or("no row")?.try_get::<i64>("", "many")?)?)
}

/// A mail server that takes everything and keeps nothing; answers its port.
async fn sink() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream));
        }
    });
    Ok(port)
}

async fn talk(stream: TcpStream) -> Outcome<()> {
    stream.set_nodelay(true)?;
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await?;
    let mut in_text = false;
    while let Some(line) = lines.next_line().await? {
        let answer: &[u8] = match (in_text, line.as_str()) {
            (true, ".") => b"250 taken\r\n",
            (true, _) => continue,
            (false, "DATA") => b"354 go on\r\n",
            (false, _) => b"250 ok\r\n",
        };
        in_text = line == "DATA";
        write.write_all(answer).await?;
    }
    Ok(())
}
