//! The root key rotated, moved away and lost: what opens then, and what comes back from a backup.

use crate::{
    filled::Filled,
    secret::{self, is_told},
    world::{OWNER, Running, World, email, person},
};
use age::secrecy::ExposeSecret;
use domain::{forms::account::NewPassword, locale::Locale, shapes::mail::MailContent, time::Instant};
use service::{
    Browser, Error, Passphrase, Recipients, RootKey, Rotation, Service, Settings, SystemRng, backup, backup::JournalFrom, move_root_key,
    open_database, rotate_root_key,
};
use std::{fs, sync::Arc};

async fn open(settings: &Settings) -> Result<Service, Error> {
    Service::open(settings.clone(), Arc::new(Running::new()), Arc::new(SystemRng)).await
}

fn rotation(now: Instant) -> Rotation<'static> {
    Rotation { to: None, stolen: false, now }
}

fn said(result: Result<Service, Error>) -> String {
    match result {
        Err(Error::Unavailable(said)) => said,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("opened"),
    }
}

#[tokio::test]
async fn a_rotated_key_takes_over_while_the_server_runs_and_old_links_lead_on() {
    World::each(|w| async move {
        let settings = w.settings();
        w.sign(&person("Min-ji Park", "KR"), "minji@people.example").await.unwrap();
        w.post(&person("Ana Silva", "GB"), "ana@people.example").await.unwrap();
        let (_, link) = w.mail("ana@people.example").await;
        let (id, token) = link.unwrap();
        // At start everything is looked through, and nothing is to be done.
        assert_eq!(w.service.reseal().await.unwrap(), 0);
        rotate_root_key(&settings, rotation(w.service.now()), &SystemRng).unwrap();
        let sealed = w.service.reseal().await.unwrap();
        assert!(sealed >= 4, "{sealed} values: two accounts or more, two signatures, the address book");
        assert_eq!(w.service.reseal().await.unwrap(), 0);
        let stored = secret::values(&w.database().await).await;
        for column in Service::sealed_columns() {
            assert!(stored.contains_key(&column), "{column}");
        }
        assert!(stored["signature.private_sealed"].iter().all(|value| value.starts_with(&[0, 2]) || value.starts_with(b"\\x0002")));
        // A mail's link from before confirms, and one from after too.
        let own = w.service.own_signature(id, &token).await.unwrap();
        w.service.confirm(id, &token, own.revision).await.unwrap();
        w.sign(&person("Late Comer", "FR"), "late@people.example").await.unwrap();
        assert_eq!(w.counts().await.people, 3);
    })
    .await;
}

#[tokio::test]
async fn whoever_finds_an_old_root_key_opens_no_account() {
    World::each(|w| async move {
        let (settings, place) = (w.settings(), tempfile::tempdir().unwrap());
        let copy = place.path().join("of-a-backup.key");
        fs::copy(settings.key_folder.join("root.key"), &copy).unwrap();
        let with_old = Settings { root_key: RootKey::File(copy), ..settings.clone() };
        let thief = Service::open(with_old, w.clock(), Arc::new(SystemRng)).await.unwrap();
        rotate_root_key(&settings, rotation(w.service.now()), &SystemRng).unwrap();
        w.pass(Instant::HOUR);
        thief.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let reset = |service: Service| async move {
            let mails = service.mailbox(1000).await.unwrap().into_iter();
            let link = mails.filter(|mail| mail.to == OWNER).find_map(|mail| match mail.shape.content {
                MailContent::ResetPassword { link, .. } => link,
                _ => None,
            });
            link.unwrap().rsplit_once("/l/").unwrap().1.to_owned()
        };
        let chosen = NewPassword::parse("another long phrase").unwrap();
        let forged = reset(thief.clone()).await;
        w.service.reseal().await.unwrap();
        assert!(matches!(w.service.reset_password(&forged, &chosen).await, Err(Error::Link)));
        thief.close().await;
        let own = reset(w.service.clone()).await;
        w.service.reset_password(&own, &chosen).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn every_sealed_column_is_sealed_again_by_a_rotation() {
    World::each(|w| async move {
        let stored = secret::values(&w.database().await).await;
        let sealed: Vec<String> = stored.into_keys().filter(|column| column.ends_with("_sealed") || column.ends_with(".sealed")).collect();
        let mut known = Service::sealed_columns();
        known.sort();
        assert_eq!(sealed, known, "add the column to `COLUMNS` in service/src/keys/reseal.rs");
    })
    .await;
}

#[tokio::test]
async fn the_database_follows_a_rotated_key_at_its_next_start() {
    World::each_embedded(|w| async move {
        let settings = w.settings();
        let old = fs::read(settings.key_folder.join("root.key")).unwrap();
        rotate_root_key(&settings, rotation(w.service.now()), &SystemRng).unwrap();
        // While somebody has it open, a later process goes on with the older key.
        w.second_process().await.close().await;
        w.post(&person("Ana Silva", "GB"), "ana@people.example").await.unwrap();
        w.service.clone().close().await;
        let service = open(&settings).await.unwrap();
        assert_eq!(service.desk_letter(&w.owner, &w.coalition, &w.letter).await.unwrap().letter.waiting.pending, 1);
        service.close().await;
        let old_key = settings.key_folder.join("old.key");
        fs::write(&old_key, old).unwrap();
        let with_old = Settings { root_key: RootKey::File(old_key), ..settings.clone() };
        assert!(said(open(&with_old).await).contains("does not open"), "the old root key opens nothing that is stored now");
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_as_encrypted_as_the_database_and_comes_back_with_the_root_key_alone() {
    World::each_embedded(|w| async move {
        secret::write(&w).await;
        let (settings, place) = (w.settings(), tempfile::tempdir().unwrap());
        w.service.clone().close().await;
        let root_key = RootKey::Passphrase(Passphrase("lamp oil harbour".into()));
        move_root_key(&settings, root_key.clone(), &SystemRng).unwrap();
        let settings = Settings { root_key, ..settings };
        let service = open(&settings).await.unwrap();
        let file = place.path().join("backup.tar");
        service.backup(&file).await.unwrap();
        service.close().await;
        assert!(!is_told(&fs::read(&file).unwrap()));
        let journal = JournalFrom::File(settings.key_folder.join("journal/departures"));
        let restored = Settings {
            database_url: format!("sqlite://{}?mode=rwc", place.path().join("new/db.sqlite").display()),
            key_folder: place.path().join("new/keys"),
            ..settings
        };
        backup::restore(&file, &restored, &journal).unwrap();
        let wrong = Settings { root_key: RootKey::Passphrase(Passphrase("guessed".into())), ..restored.clone() };
        assert!(said(open(&wrong).await).contains("not the passphrase"));
        let service = open(&restored).await.unwrap();
        assert_eq!(service.desk_letter(&w.owner, &w.coalition, secret::SLUG).await.unwrap().letter.subject, "Kanarie must go free");
        service.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_for_an_age_key_is_opened_by_its_identity_alone() {
    World::each_embedded(|w| async move {
        let (settings, place) = (w.settings(), tempfile::tempdir().unwrap());
        let mine = age::x25519::Identity::generate();
        let recipients = Recipients::parse(&[mine.to_public().to_string()]).unwrap();
        let file = place.path().join("backup.tar.age");
        w.service.backup_to(&file, recipients).await.unwrap();
        let bytes = fs::read(&file).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
        assert!(!bytes.windows(8).any(|part| part == b"root.key"));
        let journal = JournalFrom::File(settings.key_folder.join("journal/departures"));
        let restored = Settings {
            database_url: format!("sqlite://{}?mode=rwc", place.path().join("new/db.sqlite").display()),
            key_folder: place.path().join("new/keys"),
            ..settings
        };
        let Err(Error::Unavailable(said)) = backup::restore(&file, &restored, &journal) else { panic!("restored") };
        assert!(said.contains("--identity"), "{said}");
        let identity = place.path().join("identity.txt");
        fs::write(&identity, format!("# of this test\n{}\n", mine.to_string().expose_secret())).unwrap();
        backup::restore_with(&file, Some(&identity), &restored, &journal).unwrap();
        let service = open(&restored).await.unwrap();
        assert!(service.desk_letter(&w.owner, &w.coalition, &w.letter).await.is_ok());
        service.close().await;
    })
    .await;
}

#[tokio::test]
async fn values_from_before_are_bound_to_their_rows() {
    Filled::each(|db| async move {
        let service = db.open().await;
        service.run_data_steps().await.unwrap();
        assert!(service.reseal().await.unwrap() > 0);
        let stored = secret::values(&open_database(&db.settings).await.unwrap()).await;
        service.close().await;
        for column in Service::sealed_columns() {
            let bound =
                |value: &Vec<u8>| value.is_empty() || value.starts_with(&[0, 1]) || value.starts_with(b"\\x0001") || value == b"\\x";
            assert!(stored[&column].iter().all(bound), "{}: {column}", db.engine);
        }
    })
    .await;
}
