//! What the measurements share: a new database, an instance with an open letter, and where the figures go.

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
use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;
use service::{Actor, Clock, NewOrganiser, RootKey, Service, Settings, SystemRng};
use std::{env, error::Error, path::Path, sync::Arc};

pub type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

pub const COALITION: &str = "safe-passage";
pub const LETTER: &str = "no-return";
const OWNER: &str = "owner@coalition.example";
const PASSWORD: &str = "a long enough phrase";

/// Whether a first look is asked for: fewer rows, nothing to quote.
pub fn is_quick() -> bool {
    env::args().any(|argument| argument == "--quick")
}

/// The address of a new database of this name; none of PostgreSQL's where there is no server.
pub async fn database(engine: &str, name: &str, folder: &Path) -> Outcome<Option<String>> {
    if engine == "sqlite" {
        return Ok(Some(format!("sqlite://{}?mode=rwc", folder.join("bench.sqlite").display())));
    }
    let Ok(server) = env::var("TEST_POSTGRES_URL") else { return Ok(None) };
    Database::connect(&server).await?.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    Ok(server.rsplit_once('/').map(|(base, _)| format!("{base}/{name}")))
}

/// The settings of an instance in a folder.
pub fn settings(database_url: String, folder: &Path, base_url: &str) -> Settings {
    Settings {
        database_url,
        key_folder: folder.join("keys"),
        root_key: RootKey::Folder,
        base_url: base_url.to_owned(),
        demonstration: true,
        witnesses: None,
    }
}

/// An instance with one coalition and one public letter that is open.
pub async fn open(settings: Settings, clock: Arc<dyn Clock>) -> Outcome<Service> {
    let service = Service::open(settings, clock, Arc::new(SystemRng)).await?;
    let organiser = NewOrganiser {
        coalition: Slug::parse(COALITION)?,
        coalition_name: Some(Name::parse("Coalition for Safe Passage")?),
        contact: None,
        name: Name::parse("Olga Owner")?,
        email: Email::parse(OWNER)?,
        password: Some(NewPassword::parse(PASSWORD)?),
        role: Role::Owner,
        locale: Locale::En,
    };
    service.create_organiser(organiser).await?;
    let owner = owner(&service).await?;
    service.create_letter(&owner, COALITION, &letter(LETTER)).await?;
    service.open_letter(&owner, COALITION, LETTER).await?;
    Ok(service)
}

/// The owner of the coalition, signed in.
pub async fn owner(service: &Service) -> Outcome<Actor> {
    let signed_in = service.sign_in(&Email::parse(OWNER)?, PASSWORD).await?;
    Ok(service.actor(&signed_in).await?.ok_or("nobody is signed in")?)
}

/// A public letter that organisations and people sign.
pub fn letter(slug: &str) -> LetterForm {
    LetterForm {
        slug: slug.into(),
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
    }
}

/// Leaves the figures where `cargo xtask bench` looks for them, else shows them.
pub fn leave(measures: &[Value]) -> Outcome<()> {
    let measures = serde_json::to_string(measures)?;
    match env::var_os("BENCH_MEASURES") {
        Some(file) => std::fs::write(file, measures)?,
        None => println!("{measures}"),
    }
    Ok(())
}
