//! Erasure: nothing of it is left in any table, nor on the disk; and departures outlive a restored backup.

use crate::{
    secret::{is_told, values},
    world::{World, email, organisation, person},
};
use domain::{
    country::Country,
    ids::PublicId,
    invitation::Invitee,
    letter::LetterStep,
    locale::Locale,
    shapes::{mail::MailContent, messages::Recipient},
    signature::{Category, SignatureState},
    site::Site,
    text::{Name, Phrase},
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use service::{Decision, Error, Service, backup::JournalFrom};
use std::collections::BTreeSet;

/// Countries and a language that nothing else in the database has.
const ONLY: [&str; 4] = ["TV", "NU", "ar", "former_official"];

fn invitee(name: &str, address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse("NU").unwrap(),
        site: Site::parse_optional("https://kanarie.example").unwrap(),
        representative: Some(Name::parse("Kanarie Vogel").unwrap()),
        office: Some(Phrase::parse("Kanarie keeper").unwrap()),
        email: email(address),
        locale: None,
    }
}

/// Where something of the erased stands, as text or as bytes.
async fn found(db: &DatabaseConnection) -> BTreeSet<String> {
    let told = |value: &[u8]| is_told(value) || ONLY.iter().any(|only| value == only.as_bytes());
    values(db).await.into_iter().filter(|(_, values)| values.iter().any(|value| told(value))).map(|(column, _)| column).collect()
}

async fn manage(w: &World, address: &str) -> (PublicId, String) {
    let (id, token) = w.mail(address).await.1.unwrap();
    w.service.request_link(id, &token).await.unwrap();
    let (content, link) = w.mail(address).await;
    assert!(matches!(content, MailContent::Manage { .. }));
    link.unwrap()
}

async fn by_name(w: &World, service: &Service, name: &str) -> Vec<(PublicId, SignatureState)> {
    let list = service.desk_signatures(&w.owner, &w.coalition, &w.letter, name, None, 1).await.unwrap();
    list.signatures.into_iter().map(|one| (one.id, one.state)).collect()
}

#[tokio::test]
async fn no_row_keeps_anything_of_what_was_erased_nor_does_the_log_of_writes() {
    World::each(|w| async move {
        let w = &w;
        let db = w.database().await;
        let person = person("Kanarie Vogel", "TV");
        w.service.post_signature(&w.coalition, &w.letter, &person, &email("kanarie@vogel.example"), Locale::Ar).await.unwrap();
        let (id, token) = w.mail("kanarie@vogel.example").await.1.unwrap();
        w.service.confirm(id, &token, 1).await.unwrap();
        let listed = by_name(w, &w.service, "Kanarie Vogel").await[0].0;
        let expert = Decision::Category(Category::FormerOfficial, 1);
        w.service.decide(&w.owner, &w.coalition, &w.letter, listed, expert).await.unwrap();
        // An organisation that was invited, and signs from the same mailbox.
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee("Kanarie Circle", "post@kanarie.example")).await.unwrap();
        w.sign(&organisation("Kanarie Circle", "NU", "https://kanarie.example"), "post@kanarie.example").await.unwrap();
        let held = by_name(w, &w.service, "Kanarie Circle").await[0].0;
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Approve(1)).await.unwrap();
        w.service.sequence().await.unwrap();
        let (person, token) = manage(w, "kanarie@vogel.example").await;
        for signature in [listed, held] {
            let to = Recipient::Signature(w.letter.clone(), signature);
            crate::messages::send(w, &to, "", "Dear Kanarie").await.unwrap();
        }
        let messages =
            async || db.query_all_raw(Statement::from_string(db.get_database_backend(), "SELECT 1 FROM message")).await.unwrap().len();
        assert_eq!(messages().await, 2);
        let before = found(&db).await;
        for place in
            ["signature.name", "signature.country", "signature.locale", "signature.category", "invitation.name", "log_record.record"]
        {
            assert!(before.contains(place), "{place}: the test would see it, {before:?}");
        }

        w.service.erase(person, &token).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Erase).await.unwrap();
        w.service.sequence().await.unwrap();
        assert_eq!(found(&db).await, BTreeSet::new());
        assert_eq!(messages().await, 0);
        let departed = w.service.published_letter(&w.coalition, &w.letter).await.unwrap().departed;
        assert_eq!((departed.left, departed.total()), (2, 2));
        if w.engine == "sqlite" {
            let overwrites = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA secure_delete")).await.unwrap().unwrap();
            assert_eq!(overwrites.try_get_by_index::<i32>(0).unwrap(), 1, "what is deleted is overwritten");
        }
        db.close().await.unwrap();
        if w.engine == "sqlite" {
            w.service.sequence().await.unwrap();
            let wal = service::database_files(&w.settings().database_url).into_iter().find(|file| file.to_string_lossy().ends_with("-wal"));
            assert_eq!(wal.unwrap().metadata().unwrap().len(), 0, "what was deleted is in no log of writes");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_had_everything_deleted_is_not_asked_again_while_the_letter_lasts() {
    World::each(|w| async move {
        let w = &w;
        let circle = organisation("Kanarie Circle", "NU", "https://kanarie.example");
        w.sign(&circle, "post@kanarie.example").await.unwrap();
        let id = by_name(w, &w.service, "Kanarie Circle").await[0].0;
        w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Approve(1)).await.unwrap();
        let (id, token) = manage(w, "post@kanarie.example").await;
        w.service.erase(id, &token).await.unwrap();
        let mails = w.mails_to("post@kanarie.example").await;
        let refused = |error: Error, field: &str| match error {
            Error::Fields(errors) => assert!(errors.of(field).is_some_and(|error| error.code == "error-erased-address"), "{errors:?}"),
            other => panic!("{other}"),
        };
        let circle = invitee("Another Name", "post@kanarie.example");
        refused(w.service.invite(&w.owner, &w.coalition, &w.letter, &circle).await.unwrap_err(), "email");
        let domain::forms::signing::Entry::Organisation(entry) = organisation("Another Name", "NU", "") else { unreachable!() };
        let added = w.service.add_on_behalf(&w.owner, &w.coalition, &w.letter, &entry, &email("post@kanarie.example")).await;
        refused(added.unwrap_err(), "email");
        assert_eq!(w.mails_to("post@kanarie.example").await, mails, "no mail leaves");
        // Others of the same organisation may be asked, and the mailbox itself may sign again.
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee("Another Name", "other@kanarie.example")).await.unwrap();
        let again = organisation("Kanarie Circle", "NU", "https://kanarie.example");
        w.sign(&again, "post@kanarie.example").await.unwrap();

        // The hash ends with the letter.
        let db = w.database().await;
        let count = async || {
            db.query_all_raw(Statement::from_string(db.get_database_backend(), "SELECT 1 FROM erased_address")).await.unwrap().len()
        };
        w.service.purge().await.unwrap();
        assert_eq!(count().await, 1);
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        w.service.archive_letter(&w.owner, &w.coalition, &w.letter, "It is over.").await.unwrap();
        w.service.purge().await.unwrap();
        assert_eq!(count().await, 0);
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_left_since_the_backup_leaves_once_more() {
    World::each(|w| async move {
        let w = &w;
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example"), ("Cy Silva", "cy@mail.example")] {
            w.sign(&person(name, "GB"), address).await.unwrap();
        }
        w.service.sequence().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        if w.engine == "sqlite" {
            w.service.backup(&backup).await.unwrap();
        }
        let db = w.database().await;
        let copies = "CREATE TABLE kept AS SELECT * FROM signature WHERE name IN ('Ana Silva', 'Ben Silva')";
        db.execute_unprepared(copies).await.unwrap();
        let (ana, token) = manage(w, "ana@mail.example").await;
        w.service.withdraw(ana, &token).await.unwrap();
        let (ben, token) = manage(w, "ben@mail.example").await;
        w.service.erase(ben, &token).await.unwrap();

        // The database is put back as it was before, by whatever tool.
        for statement in [
            "DELETE FROM outbox",
            "DELETE FROM signature WHERE name IN ('Ana Silva', 'Ben Silva')",
            "INSERT INTO signature SELECT * FROM kept",
            "DROP TABLE kept",
            "DELETE FROM erased_address",
        ] {
            db.execute_unprepared(statement).await.unwrap();
        }
        assert_eq!(w.counts().await.people, 3, "they are listed again");
        w.service.start_new_log(&w.coalition, &w.letter).await.unwrap();
        assert_eq!(w.counts().await.people, 1, "a new log begins without them");
        assert!(by_name(w, &w.service, "Ben").await.is_empty());
        assert_eq!(by_name(w, &w.service, "Ana").await[0].1, SignatureState::Withdrawn);
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), "SELECT 1 FROM erased_address")).await.unwrap();
        assert_eq!(rows.len(), 1, "and nobody asks them");
        db.close().await.unwrap();

        // Without its journal an instance does nothing of the kind.
        let journal = w.settings().key_folder.join("journal/departures");
        let aside = folder.path().join("departures");
        std::fs::rename(&journal, &aside).unwrap();
        let without = |error: Error| assert!(matches!(&error, Error::Unavailable(why) if why.contains("journal")), "{error}");
        without(w.service.start_new_log(&w.coalition, &w.letter).await.unwrap_err());
        let opened = Service::open(w.settings(), std::sync::Arc::new(service::SystemClock), std::sync::Arc::new(service::SystemRng)).await;
        without(opened.err().expect("it does not start"));
        std::fs::rename(&aside, &journal).unwrap();

        if w.engine == "sqlite" {
            let restored = w.restored(&backup, &folder.path().join("with"), true).await;
            assert!(by_name(w, &restored, "Ben").await.is_empty());
            assert_eq!(by_name(w, &restored, "Ana").await[0].1, SignatureState::Withdrawn);
            assert_eq!(by_name(w, &restored, "Cy").await[0].1, SignatureState::Confirmed);
            restored.close().await;

            // A journal that was cut off, or another instance's, is refused.
            let settings = service::Settings {
                database_url: format!("sqlite://{}?mode=rwc", folder.path().join("bad/db.sqlite").display()),
                key_folder: folder.path().join("bad/keys"),
                ..w.settings()
            };
            let text = std::fs::read_to_string(&journal).unwrap();
            for bad in ["", "undersigned journal 1 0123456789abcdef\n", &text[..20]] {
                std::fs::write(&aside, bad).unwrap();
                without(service::backup::restore(&backup, &settings, &JournalFrom::File(aside.clone())).unwrap_err());
                assert!(!settings.key_folder.exists(), "nothing was put back");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_departure_after_a_torn_line_is_kept_and_the_server_starts() {
    World::each(|w| async move {
        let w = &w;
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example")] {
            w.sign(&person(name, "TV"), address).await.unwrap();
        }
        // What a power cut leaves of a line.
        let path = w.settings().key_folder.join("journal/departures");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{text}withdrawn 0000")).unwrap();
        w.second_process().await.close().await;
        let (ana, token) = manage(w, "ana@mail.example").await;
        w.service.withdraw(ana, &token).await.unwrap();
        let db = w.database().await;
        db.execute_unprepared("UPDATE signature SET state = 'confirmed' WHERE name = 'Ana Silva'").await.unwrap();
        db.close().await.unwrap();
        let started = w.second_process().await;
        assert_eq!(by_name(w, &started, "Ana").await[0].1, SignatureState::Withdrawn, "the line after the torn one is carried out");
        assert_eq!(by_name(w, &started, "Ben").await[0].1, SignatureState::Confirmed);
        started.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_earlier_releases_left_of_erased_ones_is_deleted() {
    World::each(|w| async move {
        let w = &w;
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example")] {
            w.sign(&person(name, "TV"), address).await.unwrap();
        }
        w.service.sequence().await.unwrap();
        let db = w.database().await;
        let erase = "UPDATE signature SET name = '–', state = 'removed', erased_at = 1, erased_wish = 'host' WHERE name = 'Ben Silva'";
        db.execute_unprepared(erase).await.unwrap();
        w.service.purge().await.unwrap();
        w.service.purge().await.unwrap();
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), "SELECT 1 FROM signature")).await.unwrap();
        assert_eq!(rows.len(), 1);
        db.close().await.unwrap();
    })
    .await;
}
