//! Data steps on filled databases of earlier schemas: while they run, killed in the middle, and with a row that cannot be
//! changed.

mod sites;

use crate::{
    filled::Filled,
    world::{OWNER, PASSWORD, START, Standing, World, email, person},
};
use domain::{locale::Locale, shapes::letters::ListOrder};
use service::{Error, Faults, Service, Settings, SystemRng, log::Step};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::Arc,
};

const NEW: &str = "new@mail.example";

async fn post(service: &Service, name: &str) -> Result<(), Error> {
    service.post_signature("safe-passage", "no-return", &person(name, "GB"), &email(NEW), Locale::En).await
}

/// What readers are shown.
async fn shown(service: &Service) -> (u64, Vec<String>) {
    let letter = service.published_letter("safe-passage", "no-return").await.unwrap();
    let list = service.signatories("safe-passage", "no-return", "", ListOrder::Name, &[], 1).await.unwrap();
    let organisations = list.organisations.iter().map(|one| one.name.clone());
    (letter.counts.people, list.people.iter().map(|one| one.name.clone()).chain(organisations).collect())
}

#[tokio::test]
async fn a_new_instance_needs_none() {
    World::each(|w| async move {
        post(&w.service, "Ana Silva").await.unwrap();
        w.service.run_data_steps().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn pages_are_read_meanwhile_and_what_a_step_changes_waits() {
    Filled::each(|db| async move {
        let service = db.open().await;
        let before = shown(&service).await;
        assert!(before.0 > 15 && before.1.len() > 20, "{before:?}");
        assert!(matches!(post(&service, "New Comer").await, Err(Error::Updating)));
        service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        service.sequence().await.unwrap();
        service.claim_mails(1).await.unwrap();
        service.run_data_steps().await.unwrap();
        assert_eq!(shown(&service).await, before);
        post(&service, "New Comer").await.unwrap();
        service.close().await;
        post(&db.open().await, "Another").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_step_that_is_killed_goes_on_where_it_was() {
    Filled::each(|db| async move {
        runs_until_killed(&db.settings);
        let at = "SELECT changed || ' ' || coalesce(ended_at, 0) AS text FROM data_step WHERE number = 1";
        assert_eq!(db.texts(at).await, ["1 0"], "the second row was not committed");
        let service = db.open().await;
        assert!(matches!(post(&service, "New Comer").await, Err(Error::Updating)));
        service.run_data_steps_by(3).await.unwrap();
        let all = db.texts("SELECT count(*) || '' AS text FROM organisation").await;
        assert_eq!(db.texts("SELECT changed || '' AS text FROM data_step WHERE number = 1").await, all);
        assert_eq!(db.texts("SELECT count(*) || '' AS text FROM data_step WHERE ended_at IS NULL OR faulty > 0").await, ["0"]);
        post(&service, "New Comer").await.unwrap();
    })
    .await;
}

/// Kills a process between the first row of a step and the second.
fn runs_until_killed(settings: &Settings) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "data_steps::runs_until_it_is_killed", "--ignored", "--nocapture"])
        .env("KILL_DATABASE", &settings.database_url)
        .env("KILL_KEYS", &settings.key_folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "two rows"), "the process ended by itself");
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Waits for its end when two rows are changed.
struct Waiting;

impl Faults for Waiting {
    fn reached(&self, _: Step) -> Result<(), Error> {
        Ok(())
    }

    fn stepped(&self, rows: u64) -> Result<(), Error> {
        if rows == 2 {
            println!("two rows");
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
        Ok(())
    }
}

/// The process that is killed. Alone it does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the process that the test above kills"]
async fn runs_until_it_is_killed() {
    let variable = |name| std::env::var(name).ok();
    let (Some(database_url), Some(keys)) = (variable("KILL_DATABASE"), variable("KILL_KEYS")) else { return };
    let settings = Settings { key_folder: keys.into(), ..crate::world::settings(database_url, std::path::Path::new("")) };
    let clock = Arc::new(Standing::at(START));
    let service = Service::open_with(settings, clock, Arc::new(SystemRng), Arc::new(Waiting)).await.unwrap();
    service.run_data_steps_by(1).await.unwrap();
}

#[tokio::test]
async fn a_row_that_cannot_be_changed_is_left_as_it_is_and_stops_no_other() {
    Filled::each(|db| async move {
        let refuse = match db.engine {
            "sqlite" => {
                "CREATE TRIGGER refuse BEFORE UPDATE ON organisation WHEN OLD.site LIKE '%gmx%' BEGIN SELECT RAISE(ABORT, 'no'); END"
            }
            _ => "ALTER TABLE organisation ADD CONSTRAINT refuse CHECK (site NOT LIKE '%gmx%' OR domain IS NOT NULL)",
        };
        db.run(refuse).await;
        let service = db.open().await;
        service.run_data_steps().await.unwrap();
        assert_eq!(db.texts("SELECT faulty || '' AS text FROM data_step WHERE number = 1").await, ["1"]);
        assert_eq!(db.texts("SELECT count(*) || '' AS text FROM data_step WHERE ended_at IS NULL").await, ["0"]);
        assert_eq!(
            domains(&db).await,
            ["Groupe du Soir gmx.fr", "Lantern Trust lantern.example", "Path House –", "Česká stráž straz.example"]
        );
        post(&service, "New Comer").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn domains_that_strangers_share_are_taken_off_the_address_book() {
    Filled::each(|db| async move {
        assert_eq!(
            domains(&db).await,
            ["Groupe du Soir gmx.fr", "Lantern Trust lantern.example", "Path House –", "Česká stráž straz.example"]
        );
        db.open().await.run_data_steps().await.unwrap();
        assert_eq!(domains(&db).await, ["Groupe du Soir –", "Lantern Trust lantern.example", "Path House –", "Česká stráž straz.example"]);
    })
    .await;
}

/// The address book's names with their domains.
async fn domains(db: &Filled) -> Vec<String> {
    let mut domains = db.texts("SELECT legal_name || ' ' || coalesce(domain, '–') AS text FROM organisation").await;
    domains.sort();
    domains
}

#[tokio::test]
async fn an_identity_is_a_row_or_a_name_and_no_domain_any_more() {
    Filled::each(|db| async move {
        let service = db.open().await;
        let before = shown(&service).await;
        let log = "SELECT count(*) || '' AS text FROM log_event";
        let events = db.texts(log).await;
        service.run_data_steps_by(2).await.unwrap();
        let of = async |table: &str, name: &str| {
            let mut found = db.texts(&format!("SELECT identity AS text FROM {table} WHERE name = '{name}'")).await;
            found.dedup();
            found
        };
        for table in ["signature", "invitation"] {
            assert_eq!(db.texts(&format!("SELECT count(*) || '' AS text FROM {table} WHERE identity LIKE 'domain:%'")).await, ["0"]);
        }
        assert_eq!(of("signature", "Relief Family Kenya").await, ["name:relief family kenya|KE"]);
        assert_eq!(of("signature", "Relief Family Somalia").await, ["name:relief family somalia|SO"]);
        assert_eq!(of("signature", "Stráž").await, ["name:stráž|CZ"]);
        assert_eq!(of("invitation", "Mill Lane").await, ["name:mill lane|NL"]);
        assert!(of("signature", "Lantern Trust").await.iter().all(|identity| identity.starts_with("book:")));
        assert_eq!(db.texts("SELECT count(*) || '' AS text FROM organisation WHERE name_identity = ''").await, ["0"]);
        assert_eq!(db.texts("SELECT domain AS text FROM organisation_domain ORDER BY domain").await, ["lantern.example", "straz.example"]);
        assert_eq!((shown(&service).await, db.texts(log).await), (before, events), "what is listed and recorded stays");

        // Once more is as once.
        let all = "SELECT identity AS text FROM signature ORDER BY id";
        let once = db.texts(all).await;
        service.close().await;
        db.run("DELETE FROM data_step").await;
        db.open().await.run_data_steps().await.unwrap();
        assert_eq!(db.texts(all).await, once);
    })
    .await;
}
