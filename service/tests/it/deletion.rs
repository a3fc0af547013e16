//! A confidential letter deleted for good: nothing of it is left, and everything else is.

use crate::{
    letters::organiser,
    secret::{self, telling, telling_columns, values},
    world::{World, email, person},
};
use domain::role::Role;
use sea_orm::{ConnectionTrait, Statement};
use service::{Error, Service, SystemClock, SystemRng};
use std::sync::Arc;

#[tokio::test]
async fn nothing_of_a_deleted_letter_is_left_in_any_column() {
    World::each(|w| async move {
        w.sign(&person("Min-ji Park", "KR"), "minji@people.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let database = w.database().await;
        let before = values(&database).await;
        secret::write(&w).await;
        let told = telling_columns(&database).await;
        for column in [
            "letter.subject",
            "revision.form",
            "version_text.text",
            "translation_part.text",
            "remark.words",
            "invitation.name",
            "signature.name",
            "log_record.record",
            "delivery.note",
            "account.name",
        ] {
            assert!(told.contains(column), "{column}: {told:?}");
        }
        let shown = w.service.letter_deletion(&w.owner, &w.coalition, secret::SLUG).await.unwrap();
        assert_eq!((shown.invitations, shown.partners), (2, 1));
        w.service.delete_letter(&w.owner, &w.coalition, secret::SLUG).await.unwrap();

        assert!(telling_columns(&database).await.is_empty());
        let after = values(&database).await;
        for (column, values) in before {
            // What is noted of acts, by codes and identifiers, only grows; a session was used meanwhile.
            if !column.starts_with("activity.") && !column.starts_with("session.") && !column.starts_with("sqlite_") {
                assert_eq!(after[&column].len(), values.len(), "{column}");
            }
        }
        assert!(w.service.sign_in(&email("partner@kanarie.example"), "a lantern in the dark").await.is_err());
        assert!(w.service.mailbox(1000).await.unwrap().iter().all(|mail| !mail.to.contains("kanarie")));
        let states = w.settings().key_folder.join("log/state");
        let files = std::fs::read_dir(states).unwrap().filter(|file| file.as_ref().unwrap().file_name() != ".lock").count();
        assert_eq!(files, 1, "the other letter's log goes on");
        assert_eq!(telling(&w.settings().key_folder), Vec::<String>::new());
        w.sign(&person("Late Comer", "FR"), "late@people.example").await.unwrap();
        w.service.sequence().await.unwrap();
        assert!(matches!(w.service.delete_letter(&w.owner, &w.coalition, secret::SLUG).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn only_an_owner_deletes_and_never_what_is_public() {
    World::each(|w| async move {
        secret::write(&w).await;
        let editor = organiser(&w, "safe-passage", Role::Editor).await;
        let refused = w.service.delete_letter(&editor, &w.coalition, secret::SLUG).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        assert!(matches!(w.service.letter_deletion(&editor, &w.coalition, secret::SLUG).await, Err(Error::Forbidden)));
        assert!(matches!(w.service.delete_letter(&w.owner, &w.coalition, &w.letter).await, Err(Error::Conflict)));
        w.service.publish_letter(&w.owner, &w.coalition, secret::SLUG).await.unwrap();
        assert!(matches!(w.service.delete_letter(&w.owner, &w.coalition, secret::SLUG).await, Err(Error::Conflict)));
        assert!(w.service.published_letter(&w.coalition, secret::SLUG).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_a_restored_database_has_again_is_deleted_again() {
    World::each(|w| async move {
        secret::write(&w).await;
        let row = "SELECT id FROM letter WHERE slug = 'SLUG'".replace("SLUG", secret::SLUG);
        let database = w.database().await;
        let found = database.query_one_raw(Statement::from_string(database.get_database_backend(), row)).await.unwrap().unwrap();
        let id: uuid::Uuid = found.try_get_by_index(0).unwrap();
        // As the journal is beside a database of before.
        w.note(&format!("deleted {}\n", id.simple()));
        assert!(!telling_columns(&database).await.is_empty());
        let service = Service::open(w.settings(), Arc::new(SystemClock), Arc::new(SystemRng)).await.unwrap();
        assert!(telling_columns(&database).await.is_empty());
        assert_eq!(telling(&w.settings().key_folder), Vec::<String>::new());
        let states = w.settings().key_folder.join("log/state");
        let files = std::fs::read_dir(states).unwrap().filter(|file| file.as_ref().unwrap().file_name() != ".lock").count();
        assert_eq!(files, 1, "its log's key is forgotten");
        service.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_deletion_is_in_the_journal_by_the_identifier_alone() {
    World::each(|w| async move {
        secret::write(&w).await;
        w.service.delete_letter(&w.owner, &w.coalition, secret::SLUG).await.unwrap();
        let text = w.journal();
        let stored = std::fs::read_to_string(w.settings().key_folder.join("journal/departures")).unwrap();
        assert!(!stored.contains("deleted") && stored.lines().all(|line| !text.lines().skip(1).any(|plain| line.contains(plain))));
        let last = text.lines().last().unwrap();
        assert!(last.starts_with("deleted ") && last.len() == "deleted ".len() + 32, "{last}");
    })
    .await;
}

#[tokio::test]
async fn a_deletion_that_an_owner_ordered_is_carried_out_whatever_became_of_the_letter() {
    World::each(|w| async move {
        let row = format!("SELECT id FROM letter WHERE slug = '{}'", w.letter);
        let database = w.database().await;
        let found = database.query_one_raw(Statement::from_string(database.get_database_backend(), row)).await.unwrap().unwrap();
        let id: uuid::Uuid = found.try_get_by_index(0).unwrap();
        assert!(w.service.published_letter(&w.coalition, &w.letter).await.is_ok());
        // The order came when the letter was confidential, the database refused it, and somebody published the letter.
        w.note(&format!("deleted {}\n", id.simple()));
        let service = w.second_process().await;
        assert!(matches!(service.published_letter(&w.coalition, &w.letter).await, Err(Error::NotFound)), "{}", w.engine);
        service.close().await;
    })
    .await;
}
