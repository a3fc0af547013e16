//! How many entries a second are sequenced: in the log, with tiles, records and a checkpoint, on the disk and signed.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names.

use domain::{
    email::Email,
    forms::{
        account::NewPassword,
        letter::{LetterForm, Recipient},
        signing::SigningForm,
    },
    locale::Locale,
    role::Role,
    shapes::mail::MailContent,
    signature::SignatoryKind,
    slug::Slug,
    text::Name,
};
use sea_orm::{ConnectionTrait, Database};
use serde_json::json;
use service::{Link, NewOrganiser, RootKey, Service, Settings, SystemClock, SystemRng};
use std::{env, error::Error, path::Path, sync::Arc, time::Instant};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// What we hold ourselves to, in entries a second.
const LIMIT: f64 = 3_000.0;
/// How many confirm at once.
const AT_ONCE: usize = 64;

const COALITION: &str = "safe-passage";
const LETTER: &str = "no-return";

#[tokio::main]
async fn main() -> Outcome<()> {
    let number = if env::args().any(|argument| argument == "--quick") { 640 } else { 6_400 };
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = database(engine, folder.path()).await? else { continue };
        let service = open(url, folder.path()).await?;
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
    Database::connect(&server).await?.execute_unprepared("CREATE DATABASE bench_sequencing").await?;
    Ok(server.rsplit_once('/').map(|(base, _)| format!("{base}/bench_sequencing")))
}

/// An instance with an open letter.
async fn open(database_url: String, folder: &Path) -> Outcome<Service> {
    let settings = Settings {
        database_url,
        key_folder: folder.join("keys"),
        root_key: RootKey::Folder,
        base_url: "http://127.0.0.1:3000".to_owned(),
        demonstration: true,
        witnessed: false,
    };
    let service = Service::open(settings, Arc::new(SystemClock), Arc::new(SystemRng)).await?;
    let (email, password) = (Email::parse("owner@coalition.example")?, "a long enough phrase");
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
    Ok(service)
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
