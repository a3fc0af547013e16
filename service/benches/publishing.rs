//! How long it takes, from the moment that a confidential letter is to be public, until its 5,000 names can be read.
//!
//! Started by `cargo xtask bench`, which reads the measures from the file that `BENCH_MEASURES` names.

mod instance;

use domain::{
    embargo,
    gathered::{Gathering, Mapping, Sha256, Sheets, Source, read},
    locale::Locale,
    signature::SignatoryKind,
    table::Table,
    time::Instant as Moment,
};
use instance::{COALITION, Outcome};
use serde_json::json;
use service::{Clock, Service, Settings, SystemRng};
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Instant,
};

/// What we hold ourselves to, in seconds.
const LIMIT: f64 = 1.0;
const NAMES: u32 = 5_000;
const HIDDEN: &str = "hidden";
const START: i64 = 1_795_500_000_000_000;
/// How late a server may come and still publish by itself, in microseconds.
const PATIENCE: i64 = 60_000_000;

/// A clock that is set.
struct Set(AtomicI64);

impl Clock for Set {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::Relaxed))
    }
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut measures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir()?;
        let Some(url) = instance::database(engine, "bench_publishing", folder.path()).await? else { continue };
        let settings = instance::settings(url, folder.path(), "http://127.0.0.1:3000");
        let clock = Arc::new(Set(AtomicI64::new(START)));
        let moment = hide(&settings, &clock).await?;
        clock.0.store(moment.0, Ordering::Relaxed);
        // A process of its own: nothing is in a cache.
        let service = Service::open(settings, clock, Arc::new(SystemRng)).await?;
        let begin = Instant::now();
        service.publish_due(PATIENCE).await?;
        let listed = service.export_signatories(COALITION, HIDDEN).await?.signatories.len();
        let value = begin.elapsed().as_secs_f64();
        if listed != NAMES as usize {
            return Err(format!("{listed} names are public").into());
        }
        eprintln!("{engine}: {listed} names public after {value:.2} s");
        measures.push(json!({
            "measure": "5,000 hidden names published and read", "engine": engine, "value": value, "unit": "s",
            "limit": LIMIT, "ratio": value / LIMIT,
        }));
        service.close().await;
    }
    instance::leave(&measures)
}

/// Writes a confidential letter with its names, and plans its publication; answers for when.
async fn hide(settings: &Settings, clock: &Arc<Set>) -> Outcome<Moment> {
    let service = instance::open(settings.clone(), clock.clone()).await?;
    let owner = instance::owner(&service).await?;
    let mut letter = instance::letter(HIDDEN);
    letter.visibility = "confidential".into();
    service.create_letter(&owner, COALITION, &letter).await?;
    service.open_letter(&owner, COALITION, HIDDEN).await?;
    let paper = Gathering {
        source: Source::Paper,
        detail: None,
        kind: SignatoryKind::Person,
        country: None,
        locale: Locale::En,
        scan: Some(Sha256([7; 32])),
        sheets: Sheets::default(),
        consent: None,
    };
    let file: String =
        std::iter::once("name,country\n".to_owned()).chain((0..NAMES).map(|number| format!("Ana Silva {number},GB\n"))).collect();
    let table = Table::read(file.as_bytes()).map_err(|_| "the table is at fault")?;
    let rows = read(&table, &Mapping::recognise(&table, paper.kind), &paper).rows;
    service.start_import(&owner, COALITION, HIDDEN, paper, rows).await?.run().await?;
    service.sequence().await?;
    let moment = embargo::parse("2026-12-24T14:00", "Europe/Zurich", service.now()).map_err(|_| "the moment is at fault")?;
    let at = moment.at;
    service.plan_publication(&owner, COALITION, HIDDEN, moment).await?;
    service.close().await;
    Ok(at)
}
