//! How many entries a second are sequenced: in the log, with tiles, records and a checkpoint, on the disk and signed.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names.

mod instance;

use domain::{email::Email, forms::signing::SigningForm, locale::Locale, shapes::mail::MailContent, signature::SignatoryKind};
use instance::{COALITION, LETTER, Outcome};
use serde_json::json;
use service::{Link, Service, SystemClock};
use std::{error::Error, sync::Arc, time::Instant};

/// What we hold ourselves to, in entries a second.
const LIMIT: f64 = 3_000.0;
/// How many confirm at once.
const AT_ONCE: usize = 64;

#[tokio::main]
async fn main() -> Outcome<()> {
    let number = if instance::is_quick() { 640 } else { 6_400 };
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = instance::database(engine, "bench_sequencing", folder.path()).await? else { continue };
        let settings = instance::settings(url, folder.path(), "http://127.0.0.1:3000");
        let service = instance::open(settings, Arc::new(SystemClock)).await?;
        service.sequence().await?;
        for from in (0..number).step_by(AT_ONCE) {
            sign(&service, from..from + AT_ONCE).await?;
        }
        let begin = Instant::now();
        let entries = service.sequence().await?;
        #[expect(clippy::cast_precision_loss, reason = "a count of entries")]
        let value = entries as f64 / begin.elapsed().as_secs_f64();
        eprintln!("{engine}: {entries} entries, {value:.0} a second");
        measures.push(json!({
            "measure": "entries sequenced, durable, signed", "engine": engine, "value": value, "unit": "1/s",
            "limit": LIMIT, "ratio": value / LIMIT,
        }));
        service.close().await;
    }
    instance::leave(&measures)
}

/// So many people sign and confirm, all at once.
async fn sign(service: &Service, numbers: std::ops::Range<usize>) -> Outcome<()> {
    let each = numbers.clone().map(|number| {
        let service = service.clone();
        tokio::spawn(async move {
            let form = SigningForm {
                name: format!("Ana Silva {number}"),
                country: "GB".into(),
                affiliation: "Teacher".into(),
                ..SigningForm::default()
            };
            let entry = form.parse_entry(SignatoryKind::Person).map_err(|_| "a form at fault")?;
            let email = Email::parse(&format!("ana{number}@people.example"))?;
            service.post_signature(COALITION, LETTER, &entry, &email, Locale::En).await?;
            Ok::<(), Box<dyn Error + Send + Sync>>(())
        })
    });
    for one in each.collect::<Vec<_>>() {
        one.await??;
    }
    let each = service.mailbox(numbers.len() as u64).await?.into_iter().map(|mail| {
        let service = service.clone();
        tokio::spawn(async move {
            let MailContent::Confirm { link: Some(link), .. } = mail.shape.content else { return Err("another mail".into()) };
            let token = link.rsplit_once("/l/").ok_or("no link")?.1.to_owned();
            let Link::Signature { id, .. } = service.follow_link(&token).await? else { return Err("another link".into()) };
            service.confirm(id, &token, 1).await?;
            Ok::<(), Box<dyn Error + Send + Sync>>(())
        })
    });
    for one in each.collect::<Vec<_>>() {
        one.await??;
    }
    Ok(service.clear_mailbox().await?)
}
