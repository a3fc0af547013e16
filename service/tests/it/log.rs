//! Logs: what is recorded, what is served, and what a crash at any step leaves.

use crate::world::{World, letter_form, organisation, person};
use domain::{forms::letter::LetterForm, ids::PublicId, shapes::mail::MailContent, signature::RemovalReason};
use ledger::{
    Against, Checkpoint, KeyKind, Policy, Proof, Report, SignerKey, SshSig,
    entry::KINDS,
    policy::Party,
    record::Who,
    statement::NAMESPACE,
    verify::{File, Files},
};
use service::{
    Decision, Error, Faults, KeySignature, Service,
    log::{PublicLog, Step},
};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

/// The log of the world's letter.
async fn log(service: &Service) -> PublicLog {
    service.logs().await.unwrap().remove(0)
}

fn policy(log: &PublicLog) -> Policy {
    Policy::new(vec![Party { key: log.key.clone(), url: None }], Vec::new(), Vec::new(), None).unwrap()
}

/// Verifies what is served, as anybody would.
pub async fn verified(service: &Service, earlier: Option<&Checkpoint>, receipts: &[Proof]) -> (Report, BTreeMap<String, Vec<u8>>) {
    let log = log(service).await;
    let files = service.log_files(log.public_id).await.unwrap();
    let report = ledger::verify(&files, Against { policy: &policy(&log), earlier, receipts }, |_| {});
    (report, files)
}

fn number(report: &Report, kind: &str) -> u64 {
    report.figures.entries[KINDS.iter().position(|one| *one == kind).unwrap()]
}

#[tokio::test]
async fn every_change_of_a_listed_signature_is_recorded_and_verifies() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "director@lantern.example").await.unwrap();
        w.sign(&organisation("Stranger House", "LT", "https://stranger.example"), "a@stranger.example").await.unwrap();
        w.post(&person("Pending Person", "FR"), "pending@mail.example").await.unwrap();
        assert_eq!(w.service.sequence().await.unwrap(), 3, "the manifest and two signatures: pending and held ones make no entry");
        let (report, files) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((report.size, number(&report, "manifest"), number(&report, "sign")), (3, 1, 2));
        let names: Vec<&str> = report.signatories.iter().map(|one| one.record.name.as_str()).collect();
        assert!(names.contains(&"Ana Silva") && names.contains(&"Lantern Trust"), "{names:?}");
        assert_eq!(files["text/1/en"], w.service.canonical_text(&w.coalition, &w.letter).await.unwrap().into_bytes());
        let before = report.checkpoint();

        // An organiser approves one and puts another back; somebody corrects, somebody withdraws.
        let held = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "stranger", None, 1).await.unwrap().signatures[0].id;
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Approve(1)).await.unwrap();
        w.service.sequence().await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Hold).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Approve(1)).await.unwrap();
        w.service.sequence().await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Remove(RemovalReason::Duplicate)).await.unwrap();
        let (id, token) = manage(w, "ana@mail.example").await;
        w.service.correct(id, &token, &person("Ana Maria Silva", "GB")).await.unwrap();
        let (lantern, token) = manage(w, "director@lantern.example").await;
        w.service.withdraw(lantern, &token).await.unwrap();
        w.service.sequence().await.unwrap();
        assert_eq!(w.service.sequence().await.unwrap(), 0);

        let (report, files) = verified(&w.service, Some(&before), &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((number(&report, "sign"), number(&report, "remove")), (4, 2));
        assert_eq!((number(&report, "correct"), number(&report, "leave")), (1, 1));
        assert_eq!((report.figures.active, report.figures.left, report.figures.corrections), (1, 1, [1, 0, 0]));
        let departed = w.service.published_letter(&w.coalition, &w.letter).await.unwrap().departed;
        assert_eq!((departed.left, departed.duplicates, departed.not_confirmed), (1, 1, 1), "the page counts what the log does");
        let listed = &report.signatories[0].record;
        assert_eq!((listed.name.as_str(), matches!(listed.who, Who::Person { .. })), ("Ana Maria Silva", true));
        // What was superseded, withdrawn or removed is gone from the records.
        let all = String::from_utf8_lossy(&files.values().flatten().copied().collect::<Vec<u8>>()).into_owned();
        for gone in ["Ana Silva", "Lantern Trust", "Stranger House", "Pending Person", "@mail.example"] {
            assert!(!all.contains(gone), "{gone}");
        }
    })
    .await;
}

/// A fresh link to manage a signature.
pub async fn manage(w: &World, address: &str) -> (PublicId, String) {
    let (id, token) = w.mail(address).await.1.unwrap();
    w.service.request_link(id, &token).await.unwrap();
    let (content, link) = w.mail(address).await;
    assert!(matches!(content, MailContent::Manage { .. }));
    link.unwrap()
}

#[tokio::test]
async fn a_receipt_proves_the_entry_and_opens_its_record() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        let (id, token) = w.mail("ana@mail.example").await.1.unwrap();
        assert_eq!(w.service.receipt(id, &token).await.unwrap(), None, "not before it is recorded");
        assert_eq!(w.service.own_signature(id, &token).await.unwrap().recorded, None);
        w.service.sequence().await.unwrap();
        let receipt = w.service.receipt(id, &token).await.unwrap().unwrap();
        assert_eq!(w.service.own_signature(id, &token).await.unwrap().recorded, Some(receipt.index));
        let proof = Proof::parse(receipt.proof.as_bytes()).unwrap();
        let entry = proof.extra.clone().unwrap();
        proof.verify(&entry, &policy(&log(&w.service).await)).unwrap();
        let (record, salt) = receipt.opening.clone().unwrap();
        let opening = ledger::Opening { salt: ledger::hex::decode(&salt).unwrap(), record: record.as_bytes() };
        let ledger::Event::Sign { commitment, manifest } = ledger::Entry::parse(&entry).unwrap().event else { panic!("another entry") };
        assert!(opening.opens(&commitment));
        let statement = ledger::Statement::parse(receipt.statement.as_ref().unwrap()).unwrap();
        assert_eq!((statement.commitment, statement.manifest), (commitment, manifest));

        // It stays a proof, and the same, as the log grows; and the log verifies against it.
        for number in 0..300 {
            w.sign(&person(&format!("Person {number}"), "FR"), &format!("p{number}@mail.example")).await.unwrap();
            if number % 97 == 0 {
                w.service.clear_mailbox().await.unwrap();
                w.service.sequence().await.unwrap();
            }
        }
        w.service.sequence().await.unwrap();
        assert_eq!(w.service.receipt(id, &token).await.unwrap().unwrap(), receipt);
        let (report, _) = verified(&w.service, None, &[proof]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(report.size, 302);
    })
    .await;
}

#[tokio::test]
async fn partial_files_are_served_as_they_were_and_nothing_beyond_the_checkpoint() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let id = log(&w.service).await.public_id;
        let get = |path: &'static str| async move { w.service.log_file(id, path).await };
        let (hashes, bundle) = (get("tile/0/000.p/2").await.unwrap().bytes, get("tile/entries/000.p/2").await.unwrap().bytes);
        w.sign(&person("Ben Silva", "GB"), "ben@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        assert_eq!(get("tile/0/000.p/2").await.unwrap().bytes, hashes);
        assert_eq!(get("tile/entries/000.p/2").await.unwrap().bytes, bundle);
        assert_eq!(get("tile/0/000.p/3").await.unwrap().bytes[..64], hashes);
        for nothing in [
            "tile/0/000",
            "tile/0/000.p/4",
            "tile/0/000.p/0",
            "tile/0/001.p/1",
            "tile/1/000.p/1",
            "tile/entries/000",
            "records/000.p/4",
            "manifest/2",
            "manifest/01",
            "text/1/fr",
            "text/2/en",
            "policy/",
            "",
            "checkpoint/",
            "tile/0/0",
            "tile/8/000.p/1",
        ] {
            assert!(matches!(get(nothing).await, Err(Error::NotFound)), "{nothing}");
        }
        assert!(matches!(w.service.log_file(PublicId(uuid::Uuid::nil()), "checkpoint").await, Err(Error::NotFound)));
    })
    .await;
}

/// Erased at the signatory's wish or at the host's: record and salt are gone, the two are counted apart, and the
/// receipt still opens the commitment.
#[tokio::test]
async fn erasure_leaves_an_entry_and_nothing_of_what_it_was() {
    World::each(|w| async move {
        let w = &w;
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example"), ("Cy Silva", "cy@mail.example")] {
            w.sign(&person(name, "GB"), address).await.unwrap();
        }
        w.service.sequence().await.unwrap();
        let (ana, link) = w.mail("ana@mail.example").await.1.unwrap();
        let receipt = w.service.receipt(ana, &link).await.unwrap().unwrap();
        let (ana, token) = manage(w, "ana@mail.example").await;
        w.service.erase(ana, &token).await.unwrap();
        w.service.erase(ana, &token).await.expect("a second click finds it done");
        let ben = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "ben", None, 1).await.unwrap().signatures[0].id;
        w.service.decide(&w.owner, &w.coalition, &w.letter, ben, Decision::Erase).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, ben, Decision::Erase).await.expect("so does an organiser's");
        assert_eq!(w.counts().await.people, 1);
        w.service.sequence().await.unwrap();
        let (report, files) = verified(&w.service, None, &[Proof::parse(receipt.proof.as_bytes()).unwrap()]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((report.figures.left, number(&report, "leave"), report.figures.active), (2, 2, 1));
        let departed = w.service.published_letter(&w.coalition, &w.letter).await.unwrap().departed;
        assert_eq!((departed.left, departed.total()), (2, 2), "as of withdrawals");
        let all = String::from_utf8_lossy(&files.values().flatten().copied().collect::<Vec<u8>>()).into_owned();
        assert!(!all.contains("Ana") && !all.contains("Ben") && all.contains("Cy Silva"));
        let (record, salt) = receipt.opening.unwrap();
        let opening = ledger::Opening { salt: ledger::hex::decode(&salt).unwrap(), record: record.as_bytes() };
        assert!(record.contains("Ana Silva"));
        let ledger::Event::Sign { commitment, .. } =
            ledger::Entry::parse(&Proof::parse(receipt.proof.as_bytes()).unwrap().extra.unwrap()).unwrap().event
        else {
            panic!("another entry")
        };
        assert!(opening.opens(&commitment));

        // Gone before it was recorded: it makes no entry at all.
        w.sign(&person("Di Silva", "GB"), "di@mail.example").await.unwrap();
        let (di, token) = manage(w, "di@mail.example").await;
        w.service.erase(di, &token).await.unwrap();
        w.service.sequence().await.unwrap();
        let (report, _) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified() && number(&report, "sign") == 3, "{:?}", report.failures);
        // Their mailboxes may sign again.
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
    })
    .await;
}

/// A signatory signs the statement with a key: it is recorded and counts until the record is corrected.
#[tokio::test]
async fn a_key_signs_the_statement_and_ends_with_a_correction() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        let (id, token) = manage(w, "ana@mail.example").await;
        assert_eq!(w.service.key_offer(id, &token).await.unwrap(), None, "not before it is recorded");
        w.service.sequence().await.unwrap();
        let offer = w.service.key_offer(id, &token).await.unwrap().unwrap();
        let key = SignerKey::from_seed("ana", KeyKind::Ed25519, &[9; 32]).unwrap();
        let sign = |text: &str| KeySignature::Ssh(SshSig::sign(&key, NAMESPACE, text.as_bytes()).unwrap().to_armour());
        for wrong in [sign("another statement"), KeySignature::Ssh("no signature".into()), KeySignature::Ssh(String::new())] {
            let refused = w.service.add_key(id, &token, wrong).await.unwrap_err();
            assert!(matches!(refused, Error::Fields(errors) if errors.0[0].code == "error-key-signature"));
        }
        w.service.add_key(id, &token, sign(&offer.statement)).await.unwrap();
        assert!(w.service.add_key(id, &token, sign(&offer.statement)).await.is_err(), "the press spends the link");
        w.service.sequence().await.unwrap();
        let (report, _) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((report.signatories[0].keys.len(), number(&report, "key-add")), (1, 1));
        let listed = w.service.published_letter(&w.coalition, &w.letter).await.unwrap().people;
        assert!(listed[0].key);
        let (id, token) = manage(w, "ana@mail.example").await;
        assert_eq!(w.service.key_offer(id, &token).await.unwrap(), None, "one key is enough");

        w.service.correct(id, &token, &person("Ana M. Silva", "GB")).await.unwrap();
        w.service.sequence().await.unwrap();
        let (report, _) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert!(report.signatories[0].keys.is_empty());
        assert!(!w.service.published_letter(&w.coalition, &w.letter).await.unwrap().people[0].key);
    })
    .await;
}

/// The key changes: anyone who pinned the old one is led to the new one, and a machine without the key records nothing.
#[tokio::test]
async fn a_rotated_key_is_explained_by_the_log() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let pinned = policy(&log(&w.service).await);
        let public = w.service.rotate_log_key().await.unwrap();
        assert!(matches!(w.service.rotate_log_key().await, Err(Error::Busy)));
        w.service.sequence().await.unwrap();
        let files = w.service.log_files(log(&w.service).await.public_id).await.unwrap();
        let (_, note) = Checkpoint::parse_note(&files["checkpoint"]).unwrap();
        assert_eq!(note.signatures.len(), 2, "the first checkpoint after it carries both signatures");
        w.sign(&person("Ben Silva", "GB"), "ben@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let (report, files) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(w.service.log_key().await.unwrap().public, public);
        let by_pinned = ledger::verify(&files, Against { policy: &pinned, earlier: None, receipts: &[] }, |_| {});
        assert!(by_pinned.is_verified(), "{:?}", by_pinned.failures);
        assert_eq!(by_pinned.rotations.len(), 1);
        let seed = w.service.export_log_key().await.unwrap();
        w.service.import_log_key(&seed).await.unwrap();
        assert!(matches!(w.service.import_log_key(&[7; 32]).await, Err(Error::Unavailable(_))));
    })
    .await;
}

/// A confidential letter's log runs, and nothing that anybody can ask for shows it; once it is public, all of it is there.
#[tokio::test]
async fn a_confidential_letters_log_is_served_to_nobody_before_its_publication() {
    World::each(|w| async move {
        let w = &w;
        w.service.sequence().await.unwrap();
        let before = w.service.logs().await.unwrap();
        let hidden = LetterForm { slug: "hidden".into(), visibility: "confidential".into(), ..letter_form() };
        w.service.create_letter(&w.owner, &w.coalition, &hidden).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, "hidden").await.unwrap();
        assert_eq!(w.service.sequence().await.unwrap(), 1, "it is recorded all the same");
        assert_eq!(w.service.logs().await.unwrap(), before);
        assert!(w.service.unpublished_checkpoints().await.unwrap().is_empty());
        assert_eq!(w.service.public_letters("").await.unwrap().len(), 1);

        w.service.publish_letter(&w.owner, &w.coalition, "hidden").await.unwrap();
        w.service.publish_letter(&w.owner, &w.coalition, "hidden").await.expect("a second click finds it done");
        let logs = w.service.logs().await.unwrap();
        let hidden = logs.iter().find(|log| log.letter_path.ends_with("/hidden")).unwrap();
        let files = w.service.log_files(hidden.public_id).await.unwrap();
        let report = ledger::verify(&files, Against { policy: &policy(hidden), earlier: None, receipts: &[] }, |_| {});
        assert!(report.is_verified() && report.size == 1, "{:?}", report.failures);
        assert_eq!(logs.len(), before.len() + 1);
    })
    .await;
}

/// Stops at the so-many-th time that a step is reached.
struct StopAt {
    step: Step,
    left: AtomicU32,
}

impl Faults for StopAt {
    fn reached(&self, step: Step) -> Result<(), Error> {
        if step == self.step && self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            return Err(Error::Busy);
        }
        Ok(())
    }
}

/// Aborts at each step of a write, then goes on as a new process: nothing acknowledged is missing, nothing is recorded
/// twice, and no two checkpoints of one size have different roots.
#[tokio::test]
async fn a_crash_at_any_step_loses_nothing_and_forks_nothing() {
    World::each(|w| async move {
        let mut seen: BTreeMap<u64, String> = BTreeMap::new();
        let mut signed = 0;
        for (round, step) in Step::ALL.into_iter().enumerate() {
            for time in 0..2 {
                let dying = w.process_with(Arc::new(StopAt { step, left: AtomicU32::new(time) })).await;
                for person_number in 0..3 {
                    let address = format!("p{round}-{time}-{person_number}@mail.example");
                    w.sign(&person(&format!("Person {round} {time} {person_number}"), "FR"), &address).await.unwrap();
                    signed += 1;
                    dying.sequence().await.unwrap();
                    remember(&dying, &mut seen).await;
                }
                w.service.clear_mailbox().await.unwrap();
                dying.close().await;
                let next = w.second_process().await;
                next.sequence().await.unwrap();
                remember(&next, &mut seen).await;
                let (report, _) = verified(&next, None, &[]).await;
                assert!(report.is_verified(), "{step:?}: {:?}", report.failures);
                assert_eq!(number(&report, "sign"), signed, "{step:?}");
                next.close().await;
            }
        }
    })
    .await;
}

/// Compares the root of what is served with what was seen of this size.
async fn remember(service: &Service, seen: &mut BTreeMap<u64, String>) {
    let Some(log) = service.logs().await.unwrap().into_iter().next().filter(|log| log.size.is_some()) else { return };
    let bytes = service.log_file(log.public_id, "checkpoint").await.unwrap().bytes;
    let (checkpoint, _) = Checkpoint::parse_note(&bytes).unwrap();
    let root = ledger::hex::encode(&checkpoint.root);
    assert_eq!(seen.entry(checkpoint.size).or_insert_with(|| root.clone()), &root, "two trees of {} entries", checkpoint.size);
}

/// A database older than what was signed last records nothing, and says which way leads on; that way works.
#[tokio::test]
async fn a_restored_backup_never_signs_a_second_tree() {
    World::each(|w| async move {
        if w.engine == "postgres" {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        w.service.backup(&backup).await.unwrap();
        w.sign(&person("Ben Silva", "GB"), "ben@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let (signed, _) = verified(&w.service, None, &[]).await;

        let names: Vec<_> = tar::Archive::new(std::fs::File::open(&backup).unwrap())
            .entries()
            .unwrap()
            .map(|entry| entry.unwrap().path().unwrap().display().to_string())
            .collect();
        assert!(!names.iter().any(|name| name.contains("log")), "neither the log's key nor its state: {names:?}");

        // The host puts the backup back, and the log's folder beside the keys.
        let restored = w.restored(&backup, folder.path(), true).await;
        let keep = |name: &str| person(name, "FR");
        let post = |service: Service, name: &'static str| {
            let entry = keep(name);
            let (coalition, letter) = (w.coalition.clone(), w.letter.clone());
            async move {
                let email = crate::world::email(&format!("{name}@mail.example"));
                service.post_signature(&coalition, &letter, &entry, &email, domain::locale::Locale::En).await.unwrap();
                let mail = service.mailbox(10).await.unwrap().remove(0);
                let MailContent::Confirm { link: Some(link), .. } = mail.shape.content else { panic!("another mail") };
                let token = link.rsplit_once("/l/").unwrap().1.to_owned();
                let service::Link::Signature { id, .. } = service.follow_link(&token).await.unwrap() else { panic!("another link") };
                service.confirm(id, &token, 1).await.unwrap();
            }
        };
        post(restored.clone(), "Cy").await;
        assert_eq!(restored.sequence().await.unwrap(), 0, "nothing is recorded behind what was signed");
        assert_eq!(log(&restored).await.size, Some(2));

        // The way on: a new log, in which everybody who stands is recorded.
        let old = log(&restored).await;
        let origin = restored.start_new_log(&w.coalition, &w.letter).await.unwrap().origin;
        assert_ne!(origin, old.origin);
        restored.sequence().await.unwrap();
        let (report, _) = verified(&restored, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((report.origin.as_str(), number(&report, "sign")), (origin.as_str(), 2));
        let last = report.before.unwrap();
        assert_eq!(
            (last.origin, last.size, last.root),
            (old.origin.clone(), signed.size, signed.root),
            "as it was signed, not as it is here"
        );
        // The old one is served on as far as the backup had it, and says how far it was signed.
        let note = restored.log_file(old.public_id, "checkpoint").await.unwrap().bytes;
        assert_eq!(Checkpoint::parse_note(&note).unwrap().0.size, 2);
        let mut files = BTreeMap::from([("ended".to_owned(), restored.log_file(old.public_id, "ended").await.unwrap().bytes)]);
        loop {
            let before = files.len();
            for path in ledger::verify::wanted(&files).iter().map(ToString::to_string) {
                if let Ok(file) = restored.log_file(old.public_id, &path).await {
                    files.insert(path, file.bytes);
                }
            }
            if files.len() == before {
                break;
            }
        }
        let report = ledger::verify(&files, Against { policy: &old.policy, earlier: Some(&signed.checkpoint()), receipts: &[] }, |_| {});
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((report.end.unwrap().origin, report.lost, signed.size), (origin, 1, 3));

        // Without the log's folder nothing is recorded at all: another machine's key signs nothing.
        let elsewhere = w.restored(&backup, &folder.path().join("elsewhere"), false).await;
        post(elsewhere.clone(), "Di").await;
        assert_eq!(elsewhere.sequence().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_flipped_bit_of_any_file_is_found() {
    World::each(|w| async move {
        let w = &w;
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.service.sequence().await.unwrap();
        let (good, files) = verified(&w.service, None, &[]).await;
        let policy = policy(&log(&w.service).await);
        for (path, bytes) in &files {
            for position in (0..bytes.len()).step_by(7) {
                let mut changed = files.clone();
                changed.get_mut(path).unwrap()[position] ^= 1;
                let report = ledger::verify(&changed, Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
                let surplus = !report.surplus.is_empty() && report.signatories == good.signatories;
                assert!(!report.is_verified() || surplus, "{path}, byte {position}");
            }
        }
        assert!(files.file(&File::Checkpoint).is_some());
    })
    .await;
}

/// Who has left and is erased afterwards leaves once; so does who was removed.
#[tokio::test]
async fn an_erasure_after_a_departure_makes_no_second_entry() {
    World::each(|w| async move {
        let w = &w;
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Silva", "ben@mail.example"), ("Cy Silva", "cy@mail.example")] {
            w.sign(&person(name, "GB"), address).await.unwrap();
        }
        w.service.sequence().await.unwrap();
        let id =
            async |name: &str| w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, name, None, 1).await.unwrap().signatures[0].id;
        // Withdrawn and erased before either is recorded, and after.
        let (ana, token) = manage(w, "ana@mail.example").await;
        w.service.withdraw(ana, &token).await.unwrap();
        let ben = id("ben").await;
        w.service.decide(&w.owner, &w.coalition, &w.letter, ben, Decision::Remove(RemovalReason::Abuse)).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, id("ana").await, Decision::Erase).await.unwrap();
        w.service.sequence().await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, ben, Decision::Erase).await.unwrap();
        assert_eq!(w.service.sequence().await.unwrap(), 0, "nothing is left of it to record");
        let (report, _) = verified(&w.service, None, &[]).await;
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!((number(&report, "leave"), number(&report, "remove")), (1, 1));
        assert_eq!((report.figures.left, report.figures.not_confirmed, report.figures.lingering), (1, 1, 0));
    })
    .await;
}
