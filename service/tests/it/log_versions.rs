//! Logs that an earlier release has begun in a form that is no longer written, and what the present form says of time.

use crate::{
    filled::Filled,
    log::verified,
    world::{OWNER, PASSWORD, World, email, organisation, person},
};
use domain::time::Instant;
use ledger::{Fault, record::Level};
use service::Decision;

/// Its files are served, its pages are read, nothing more is recorded in it, and `new-log` leads on; the server starts.
#[tokio::test]
async fn a_log_of_version_1_is_not_gone_on_with_and_has_a_successor() {
    Filled::each(|db| async move {
        let service = db.open().await;
        service.run_data_steps().await.unwrap();
        let ours = ("safe-passage".to_owned(), "no-return".to_owned());
        let letters = service.old_logs().await.unwrap();
        assert!(letters.contains(&ours), "{letters:?}");
        let (report, before) = verified(&service, None, &[]).await;
        assert_eq!(report.failures.iter().map(|failure| failure.fault).collect::<Vec<_>>(), [Fault::OldVersion]);
        let listed = service.published_letter("safe-passage", "no-return").await.unwrap().counts.people;
        service.public_list_changes("safe-passage", "no-return", 1).await.unwrap();

        let token = service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        let owner = service.actor(&token).await.unwrap().unwrap();
        let one = service.desk_signatures(&owner, &ours.0, &ours.1, "Ana Prado", None, 1).await.unwrap().signatures[0].id;
        service.decide(&owner, &ours.0, &ours.1, one, Decision::Hold).await.unwrap();
        assert_eq!(service.sequence().await.unwrap(), 0, "nothing is recorded in it");
        assert_eq!(service.log_files(service.logs().await.unwrap().remove(0).public_id).await.unwrap(), before);
        let old = service.logs().await.unwrap().remove(0);
        service.close().await;

        let service = db.open().await;
        assert_eq!(service.old_logs().await.unwrap(), letters, "a start says so, and leaves it");
        // A new key is no entry of a log that has ended, and nothing waits for it.
        service.rotate_log_key().await.unwrap();
        service.sequence().await.unwrap();
        service.rotate_log_key().await.unwrap();
        let origin = service.start_new_log("safe-passage", "no-return").await.unwrap().origin;
        assert_ne!(origin, old.origin);
        assert!(service.sequence().await.unwrap() > 1);
        assert!(!service.old_logs().await.unwrap().contains(&ours));
        service.close().await;

        let service = db.open().await;
        let (report, files) = verified(&service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(report.origin, origin);
        assert!(files.contains_key("manifest/1"));
        let people = report.signatories.iter().filter(|one| matches!(one.record.who, ledger::record::Who::Person { .. })).count() as u64;
        assert_eq!(people, listed - 1, "who was put back to wait is not recorded");
        assert_eq!(report.before.map(|last| last.origin), Some(old.origin.clone()));
        assert_eq!(service.log_file(old.public_id, "checkpoint").await.unwrap().bytes, before["checkpoint"], "it is served on");
        service.close().await;
    })
    .await;
}

/// The clock goes back, the log's days do not.
#[tokio::test]
async fn days_never_go_back_in_a_log() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        w.pass(-2 * Instant::DAY);
        w.sign(&person("Ben Silva", "GB"), "ben@mail.example").await.unwrap();
        w.service.rotate_log_key().await.unwrap();
        w.service.sequence().await.unwrap();
        let (report, _) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        let days: Vec<String> = report.signatories.iter().map(|one| one.record.day.to_string()).collect();
        assert_eq!(days, ["2026-11-24", "2026-11-24"]);
        // What the clock said when it was given is stated.
        assert_eq!(report.signatories[1].record.stated.map(|day| day.to_string()).as_deref(), Some("2026-11-22"));
    })
    .await;
}

/// An organisation that waited for an organiser, with a mailbox at its own domain; the domain outlives the address.
#[tokio::test]
async fn the_record_says_when_it_was_given_and_which_domain_was_proven() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&organisation("Stranger House", "LT", "https://stranger.example"), "a@stranger.example").await.unwrap();
        w.pass(3 * Instant::DAY);
        let held = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "stranger", None, 1).await.unwrap().signatures[0].id;
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Approve(1)).await.unwrap();
        w.service.sequence().await.unwrap();
        let (report, _) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        let record = &report.signatories[0].record;
        assert_eq!((record.day.to_string().as_str(), record.stated.unwrap().to_string().as_str()), ("2026-11-27", "2026-11-24"));
        assert_eq!((record.proofs[0].level, record.proofs[0].domain.as_deref()), (Level::DomainMailbox, Some("stranger.example")));
    })
    .await;
}
