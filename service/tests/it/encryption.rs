//! The embedded database on a disk that somebody has taken away: encrypted from the first byte, also where it was not.

use crate::{
    secret::{self, is_told, telling, telling_columns},
    world::{Running, World},
};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use service::{Error, RootKey, Service, Settings, SystemRng, move_root_key, open_database};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

const PLAIN: &[u8] = b"SQLite format 3\0";

async fn open(settings: &Settings) -> Result<Service, Error> {
    Service::open(settings.clone(), Arc::new(Running::new()), Arc::new(SystemRng)).await
}

fn file(settings: &Settings) -> PathBuf {
    settings.database_url.strip_prefix("sqlite://").unwrap().split('?').next().unwrap().into()
}

fn folder(settings: &Settings) -> PathBuf {
    file(settings).parent().unwrap().to_owned()
}

fn is_plain(settings: &Settings) -> bool {
    secret::bytes(&file(settings)).starts_with(PLAIN)
}

fn said(result: Result<Service, Error>) -> String {
    match result {
        Err(Error::Unavailable(said)) => said,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("opened"),
    }
}

/// Puts in place of the database one that is not encrypted, with all that is in it.
async fn undo_encryption(settings: &Settings) {
    let plain = folder(settings).join("plain");
    let database = open_database(settings).await.unwrap();
    let attach = format!("ATTACH DATABASE '{}' AS plain KEY ''", plain.display());
    database.execute_unprepared(&attach).await.unwrap();
    database.query_one_raw(Statement::from_string(sea_orm::DbBackend::Sqlite, "SELECT sqlcipher_export('plain')")).await.unwrap();
    database.execute_unprepared("DETACH DATABASE plain").await.unwrap();
    database.close().await.unwrap();
    fs::rename(plain, file(settings)).unwrap();
    // As it is kept while it is in use: part of it in the log.
    let database = plainly(settings).await;
    database.execute_unprepared("PRAGMA journal_mode = WAL").await.unwrap();
    database.close().await.unwrap();
    assert!(is_plain(settings));
}

async fn plainly(settings: &Settings) -> DatabaseConnection {
    Database::connect(&settings.database_url).await.unwrap()
}

#[tokio::test]
async fn a_seized_disk_tells_nothing_of_a_letter_that_is_not_public() {
    World::each_embedded(|w| async move {
        // The root key is elsewhere from here on.
        let stick = tempfile::tempdir().unwrap();
        let settings = w.settings();
        w.service.clone().close().await;
        let root_key = RootKey::File(stick.path().join("root.key"));
        move_root_key(&settings, root_key.clone(), &SystemRng).unwrap();
        let settings = Settings { root_key, ..settings };
        let mut w = w;
        w.service = Service::open(settings.clone(), w.clock(), Arc::new(SystemRng)).await.unwrap();
        secret::write(&w).await;
        let database = open_database(&settings).await.unwrap();
        let ask = format!("SELECT lower(hex(public_id)) FROM letter WHERE slug = '{}'", secret::SLUG);
        let id = database.query_one_raw(Statement::from_string(sea_orm::DbBackend::Sqlite, ask)).await.unwrap().unwrap();
        let id: String = id.try_get_by_index(0).unwrap();

        // The test looks where there is something to be found.
        let stored = telling_columns(&database).await;
        for column in ["letter.subject", "letter.draft", "version_text.text", "invitation.name", "signature.name", "log_record.record"] {
            assert!(stored.contains(column), "{column}: {stored:?}");
        }
        let disk = folder(&settings);
        assert!(fs::metadata(disk.join("test.sqlite-wal")).unwrap().len() > 0, "the log is looked at too");
        let look = |when: &str| {
            assert_eq!(telling(&disk), Vec::<String>::new(), "{when}");
            let names = names_below(&disk);
            assert!(!names.contains(&id), "{when}: a file is named after the letter's log: {names}");
            assert!(!is_plain(&settings), "{when}");
        };
        look("while it runs");
        let copy = stick.path().join("backup.tar");
        w.service.backup(&copy).await.unwrap();
        look("after a backup");
        assert!(!is_told(&fs::read(&copy).unwrap()), "the backup");
        w.service.close().await;
        look("after its end");
        let elsewhere = Settings { root_key: RootKey::Folder, ..settings };
        assert!(said(open(&elsewhere).await).contains("root key"));
    })
    .await;
}

fn names_below(folder: &Path) -> String {
    let mut names = String::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        names.push_str(&format!("{}\n", entry.file_name().display()));
        if entry.path().is_dir() {
            names.push_str(&names_below(&entry.path()));
        }
    }
    names
}

#[tokio::test]
async fn a_wrong_root_key_is_named_and_changes_nothing() {
    World::each_embedded(|w| async move {
        let settings = w.settings();
        w.service.clone().close().await;
        let other = settings.key_folder.join("other.key");
        service::make_root_key(&other, &SystemRng).unwrap();
        let before = secret::bytes(&file(&settings));
        let wrong = Settings { root_key: RootKey::File(other), ..settings.clone() };
        assert!(said(open(&wrong).await).contains("does not open with this root key"));
        assert!(secret::bytes(&file(&settings)) == before);
        // Nor is a new one made where the one in use is missing.
        let missing = Settings { key_folder: settings.key_folder.join("nowhere"), ..settings.clone() };
        assert!(said(open(&missing).await).contains("there is no root key"));
        assert!(!missing.key_folder.exists());
        open(&settings).await.unwrap().close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_that_was_plain_is_encrypted_at_start_and_loses_nothing() {
    World::each_embedded(|w| async move {
        let settings = w.settings();
        secret::write(&w).await;
        w.service.clone().close().await;
        let before = secret::values(&open_database(&settings).await.unwrap()).await;
        undo_encryption(&settings).await;
        assert!(!telling(&folder(&settings)).is_empty());
        // What another start has left unfinished is no hindrance.
        fs::write(folder(&settings).join("test.sqlite.encrypting"), b"half").unwrap();
        let service = open(&settings).await.unwrap();
        service.close().await;
        assert!(!is_plain(&settings));
        assert_eq!(telling(&folder(&settings)), Vec::<String>::new());
        let after = secret::values(&open_database(&settings).await.unwrap()).await;
        assert!(before == after);
        assert!(!folder(&settings).join("test.sqlite.encrypting").exists());
    })
    .await;
}

#[tokio::test]
async fn a_plain_database_that_is_in_use_is_left_alone() {
    World::each_embedded(|w| async move {
        let settings = w.settings();
        w.service.clone().close().await;
        undo_encryption(&settings).await;
        let other = plainly(&settings).await;
        other.execute_unprepared("CREATE TABLE elsewhere (id bigint)").await.unwrap();
        assert!(said(open(&settings).await).contains("another process has it open"));
        assert!(is_plain(&settings));
        other.execute_unprepared("INSERT INTO elsewhere VALUES (1)").await.unwrap();
        other.close().await.unwrap();
        open(&settings).await.unwrap().close().await;
        let stored = secret::values(&open_database(&settings).await.unwrap()).await;
        assert_eq!(stored["elsewhere.id"].len(), 1);
    })
    .await;
}

/// Kills a process that encrypts, at any moment of it: nothing is lost, and the next one ends the work.
#[tokio::test]
async fn a_process_that_is_killed_while_it_encrypts_loses_nothing() {
    World::each_embedded(|w| async move {
        let settings = w.settings();
        secret::write(&w).await;
        w.service.clone().close().await;
        let before = secret::values(&open_database(&settings).await.unwrap()).await;
        for cycle in 0..12u64 {
            undo_encryption(&settings).await;
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "encryption::encrypts_until_it_is_killed", "--ignored"])
                .env("KILL_DATABASE", &settings.database_url)
                .env("KILL_KEYS", &settings.key_folder)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(Duration::from_millis(10 * cycle));
            let _ = child.kill();
            child.wait().unwrap();
            open(&settings).await.unwrap().close().await;
            assert!(!is_plain(&settings), "cycle {cycle}");
            let after = secret::values(&open_database(&settings).await.unwrap()).await;
            assert!(before == after, "cycle {cycle}");
        }
    })
    .await;
}

/// The process that is killed. Alone it does nothing.
#[tokio::test]
#[ignore = "the process that the test above kills"]
async fn encrypts_until_it_is_killed() {
    let variable = |name| std::env::var(name).ok();
    let (Some(database_url), Some(keys)) = (variable("KILL_DATABASE"), variable("KILL_KEYS")) else { return };
    let settings = Settings {
        database_url,
        key_folder: keys.into(),
        root_key: RootKey::Folder,
        base_url: "http://127.0.0.1:3000".into(),
        demonstration: true,
        witnesses: None,
    };
    open(&settings).await.unwrap().close().await;
}
