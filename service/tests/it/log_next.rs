//! While witnesses are away: who leaves is gone at once, and what is served says why.

use crate::log::manage;
use crate::world::{World, person};
use domain::ids::PublicId;
use ledger::{Against, Checkpoint, KeyKind, Report, SignerKey, verify::Since};
use service::{
    Decision, Error, Faults, Service,
    log::{PublicLog, Step},
};
use std::{collections::BTreeMap, sync::Arc};

type Public = BTreeMap<String, Vec<u8>>;

fn witness() -> SignerKey {
    SignerKey::from_seed("witness.example", KeyKind::Cosignature, &[21; 32]).unwrap()
}

fn lines() -> String {
    format!("witness one {} https://witness.example\nquorum one\n", witness().verifier())
}

/// The witness comes back, for a moment.
async fn witnessed(service: &Service) {
    for waiting in service.unpublished_checkpoints().await.unwrap() {
        let line = witness().sign(&waiting.note.text, 1_900_000_000);
        service.publish_checkpoint(&waiting, vec![line]).await.unwrap();
    }
}

async fn log(service: &Service) -> PublicLog {
    service.logs().await.unwrap().remove(0)
}

/// What is served verifies under the policy that is served with it.
async fn verified(service: &Service, earlier: Option<&Checkpoint>) -> (Report, Public) {
    let log = log(service).await;
    let files = service.log_files(log.public_id).await.unwrap();
    let report = ledger::verify(&files, Against { policy: &log.policy, earlier, receipts: &[] }, |_| {});
    assert!(report.is_verified(), "{:?}", report.failures);
    (report, files)
}

#[tokio::test]
async fn who_leaves_while_the_witness_is_away_is_gone_and_explained() {
    World::each(|w| async move {
        let (w, service) = (&w, w.witnessed(&lines()).await);
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example"), ("Cy Silva", "cy@mail.example")] {
            w.sign(&person(name, "GB"), address).await.unwrap();
        }
        service.sequence().await.unwrap();
        let id = log(&service).await.public_id;
        for path in ["checkpoint", "checkpoint.next", "records/000.p/4"] {
            assert!(matches!(service.log_file(id, path).await, Err(Error::NotFound)), "{path}: no witness has signed yet");
        }
        witnessed(&service).await;
        let (report, files) = verified(&service, None).await;
        assert_eq!((report.size, report.since, files.contains_key("checkpoint.next")), (4, None, false));

        // Erased, withdrawn, corrected, and somebody new.
        let ana = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "ana", None, 1).await.unwrap().signatures[0].id;
        w.service.decide(&w.owner, &w.coalition, &w.letter, ana, Decision::Erase).await.unwrap();
        let (ben, token) = manage(w, "ben@mail.example").await;
        w.service.withdraw(ben, &token).await.unwrap();
        let (cy, token) = manage(w, "cy@mail.example").await;
        w.service.correct(cy, &token, &person("Cyril Silva", "GB")).await.unwrap();
        w.sign(&person("Di Silva", "GB"), "di@mail.example").await.unwrap();
        service.sequence().await.unwrap();
        let (report, files) = verified(&service, None).await;
        let first = Checkpoint::parse_note(&files["checkpoint"]).unwrap().0;
        assert_eq!((first.size, report.size), (4, 8));
        assert_eq!(report.since, Some(Since { size: 4, root: first.root, deleted: 3 }));
        let mut names: Vec<&str> = report.signatories.iter().map(|one| one.record.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Cyril Silva", "Di Silva"]);
        let all = String::from_utf8_lossy(&files.values().flatten().copied().collect::<Vec<u8>>()).into_owned();
        assert!(!["Ana Silva", "Ben Silva", "Cy Silva"].iter().any(|gone| all.contains(gone)));
        assert_eq!(
            w.service.published_letter(&w.coalition, &w.letter).await.unwrap().departed.left,
            2,
            "the page counts what the log shows"
        );
        // Narrower tiles are served too: a reader may have begun before.
        for path in ["tile/0/000.p/4", "tile/entries/000.p/4", "tile/0/000.p/8", "records/000.p/8"] {
            service.log_file(id, path).await.unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        assert!(matches!(service.log_file(id, "tile/0/000.p/9").await, Err(Error::NotFound)));

        // The witness is back: what was seen as next is where the checkpoint goes on from.
        let seen = report.checkpoint();
        w.sign(&person("Eva Silva", "GB"), "eva@mail.example").await.unwrap();
        service.sequence().await.unwrap();
        witnessed(&service).await;
        let (report, files) = verified(&service, Some(&seen)).await;
        assert_eq!((report.size, report.since, files.contains_key("checkpoint.next")), (9, None, false));
    })
    .await;
}

/// Stops between the deletion of a record and the signature of the entry that says why.
struct Unsigned;

impl Faults for Unsigned {
    fn reached(&self, step: Step) -> Result<(), Error> {
        if step == Step::Committed { Err(Error::Busy) } else { Ok(()) }
    }
}

#[tokio::test]
async fn no_record_is_missing_before_its_entry_is_signed() {
    World::each(|w| async move {
        let w = &w;
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example")] {
            w.sign(&person(name, "GB"), address).await.unwrap();
        }
        w.service.sequence().await.unwrap();
        let id: PublicId = log(&w.service).await.public_id;
        let (ana, token) = manage(w, "ana@mail.example").await;
        w.service.withdraw(ana, &token).await.unwrap();
        let dying = w.process_with(Arc::new(Unsigned)).await;
        dying.sequence().await.unwrap();
        dying.close().await;
        assert!(matches!(w.service.log_file(id, "records/000.p/3").await, Err(Error::Busy)), "not without the entry that explains it");
        assert!(w.service.log_file(id, "tile/entries/000.p/3").await.is_ok());
        assert!(matches!(w.service.log_file(id, "tile/entries/000.p/4").await, Err(Error::NotFound)), "which nobody has signed");
        w.service.sequence().await.unwrap();
        assert!(w.service.log_file(id, "records/000.p/4").await.is_ok());
        assert!(w.service.log_file(id, "records/000.p/3").await.is_ok());
    })
    .await;
}
