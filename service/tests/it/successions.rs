//! A log that goes on from another one, and the way from an earlier policy to today's.

use crate::{
    log::verified,
    world::{World, person},
};
use domain::ids::PublicId;
use ledger::{Against, Checkpoint, Fault, KeyKind, Policy, Report, SignerKey, verify::wanted};
use service::{
    Error, Service,
    log::{LogKind, PublicLog},
};
use std::collections::BTreeMap;

async fn log(service: &Service) -> PublicLog {
    service.logs().await.unwrap().remove(0)
}

/// What is served of a log that has ended.
async fn ended(service: &Service, id: PublicId) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::from([("ended".to_owned(), service.log_file(id, "ended").await.unwrap().bytes)]);
    loop {
        let before = files.len();
        for path in wanted(&files).iter().map(ToString::to_string) {
            match service.log_file(id, &path).await {
                // The next checkpoint need not be there.
                Err(Error::NotFound) => assert_eq!(path, "checkpoint.next"),
                file => _ = files.insert(path, file.unwrap().bytes),
            }
        }
        if files.len() == before {
            return files;
        }
    }
}

fn check(files: &BTreeMap<String, Vec<u8>>, policy: &Policy, earlier: Option<&Checkpoint>) -> Report {
    ledger::verify(files, Against { policy, earlier, receipts: &[] }, |_| {})
}

async fn checked(service: &Service, earlier: Option<&Checkpoint>) -> Report {
    let log = log(service).await;
    check(&service.log_files(log.public_id).await.unwrap(), &log.policy, earlier)
}

#[tokio::test]
async fn a_new_log_goes_on_from_the_old_one_which_is_served_on_without_records() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let (old, before) = (log(&w.service).await, verified(&w.service, None, &[]).await.0);
        let policy = String::from_utf8(w.service.log_file(old.public_id, "records/000.p/2").await.unwrap().bytes);
        assert!(policy.is_err() || policy.unwrap().contains("Ana"));
        let new = w.service.start_new_log(&w.coalition, &w.letter).await.unwrap();
        assert!(new.goes_on);
        w.service.sequence().await.unwrap();

        let report = checked(&w.service, Some(&before.checkpoint())).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        let last = report.before.clone().unwrap();
        assert_eq!((last.origin, last.size, last.root, report.lost), (old.origin.clone(), before.size, before.root, 0));
        let way = report.way(&old.policy.fingerprint(), &log(&w.service).await.policy.fingerprint()).unwrap();
        assert_eq!((way.changes, way.missing), (1, vec![]));

        let files = ended(&w.service, old.public_id).await;
        assert_eq!(files["records/000.p/2"], [0; 4], "nobody is in it any more");
        let report = check(&files, &old.policy, Some(&before.checkpoint()));
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((report.end.unwrap().origin, report.lost, report.signatories.len()), (new.origin.clone(), 0, 0));
        let served = w.service.log_file(old.public_id, "policy").await.unwrap();
        assert_eq!((served.bytes, served.kind), (old.policy.to_text().into_bytes(), LogKind::Text));
        assert!(matches!(w.service.log_file(old.public_id, "manifest/2").await, Err(Error::NotFound)));

        // The new log gets another key, and another one goes on from it: the fingerprint on paper leads on.
        let first = log(&w.service).await;
        w.service.rotate_log_key().await.unwrap();
        w.service.sequence().await.unwrap();
        let report = checked(&w.service, None).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        let now = log(&w.service).await.policy;
        assert_eq!(report.way(&old.policy.fingerprint(), &now.fingerprint()).unwrap().changes, 2);
        assert_eq!(report.way(&first.policy.fingerprint(), &now.fingerprint()).unwrap().changes, 1);
        let third = w.service.start_new_log(&w.coalition, &w.letter).await.unwrap();
        w.service.sequence().await.unwrap();
        let report = checked(&w.service, None).await;
        assert!(third.goes_on && report.is_verified(), "{:?}", report.failures);
        assert_eq!(report.before.as_ref().unwrap().origin, new.origin);
        assert_eq!(report.way(&now.fingerprint(), &log(&w.service).await.policy.fingerprint()).unwrap().changes, 1);
        let report = check(&ended(&w.service, first.public_id).await, &now, None);
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(report.end.unwrap().origin, third.origin);
        assert!(w.service.log_file(old.public_id, "ended").await.is_ok(), "the first one too");
    })
    .await;
}

/// Without the old log's key nobody can sign that another one goes on from it: it says nothing of the kind, and the old one is
/// gone as if it had never been.
#[tokio::test]
async fn without_the_old_key_a_new_log_goes_on_from_nothing() {
    World::each_embedded(|w| async move {
        let w = &w;
        let folder = tempfile::tempdir().unwrap();
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let (old, before) = (log(&w.service).await, verified(&w.service, None, &[]).await.0);
        w.service.backup(&folder.path().join("backup.tar")).await.unwrap();
        let elsewhere = w.restored(&folder.path().join("backup.tar"), folder.path(), false).await;
        let new = elsewhere.start_new_log(&w.coalition, &w.letter).await.unwrap();
        assert!(!new.goes_on && matches!(elsewhere.log_file(old.public_id, "checkpoint").await, Err(Error::NotFound)));
        // The key comes back, and then what was signed last.
        let log_of = |keys: &std::path::Path| keys.join("log");
        let (from, to) = (log_of(&w.settings().key_folder), log_of(&folder.path().join("restored/keys")));
        for name in std::fs::read_dir(&from).unwrap().flatten().filter(|one| one.path().is_file()) {
            std::fs::create_dir_all(&to).unwrap();
            std::fs::copy(name.path(), to.join(name.file_name())).unwrap();
        }
        elsewhere.sequence().await.unwrap();
        let report = checked(&elsewhere, Some(&before.checkpoint())).await;
        assert_eq!(report.failures.iter().map(|failure| failure.fault).collect::<Vec<_>>(), [Fault::OtherLog]);
    })
    .await;
}

/// Witnesses are set, and others in their place. Each step is an entry; the quorum before has seen it, or is named.
#[tokio::test]
async fn the_way_through_other_witnesses() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let witness = |seed: u8| SignerKey::from_seed(&format!("w{seed}.example"), KeyKind::Cosignature, &[seed; 32]).unwrap();
        let lines = |seed: u8| format!("witness w{seed} {}\nquorum w{seed}\n", witness(seed).verifier());
        let none = log(&w.service).await.policy;
        let publish = |service: Service, seeds: &'static [u8]| async move {
            let mut waiting = service.unpublished_checkpoints().await.unwrap();
            let signed = waiting.remove(0);
            let by = seeds.iter().map(|seed| witness(*seed).sign(&signed.note.text, 1_800_000_000)).collect();
            service.publish_checkpoint(&signed, by).await.unwrap();
        };

        let first = w.witnessed(&lines(1)).await;
        publish(first.clone(), &[1]).await;
        let one = log(&first).await.policy;
        let report = checked(&first, None).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        let way = |report: &Report, from: &Policy, to: &Policy| {
            report.way(&from.fingerprint(), &to.fingerprint()).map(|way| (way.changes, way.missing))
        };
        assert_eq!(way(&report, &none, &one), Some((1, vec![])), "no witness was needed before");
        first.close().await;

        // The one before signs it too.
        let second = w.witnessed(&lines(2)).await;
        assert_eq!(log(&second).await.policy, one, "before the new one has signed");
        publish(second.clone(), &[1, 2]).await;
        let two = log(&second).await.policy;
        let report = checked(&second, None).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(way(&report, &none, &two), Some((2, vec![])));
        second.close().await;

        // It is away: nothing is followed, and it is named; once it has signed a later state, it is.
        let third = w.witnessed(&lines(3)).await;
        publish(third.clone(), &[3]).await;
        let three = log(&third).await.policy;
        let report = checked(&third, None).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(way(&report, &none, &three), Some((3, vec!["w2".to_owned()])));
        w.sign(&person("Ben Silva", "GB"), "ben@mail.example").await.unwrap();
        third.sequence().await.unwrap();
        publish(third.clone(), &[2, 3]).await;
        let report = checked(&third, None).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(way(&report, &none, &three), Some((3, vec![])));
        third.close().await;
    })
    .await;
}
