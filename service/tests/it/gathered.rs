//! Signatures gathered elsewhere: asked before they are public, vouched for on paper, all of an import or nothing.

mod odd;

use crate::{
    amendments::{fields, publish, report},
    letters::organiser,
    world::{World, email, organisation, person},
};
use domain::{
    amendment::Kind,
    gathered::{Gathering, Mapping, Reading, Row, Sha256, Sheets, Source, read},
    ids::ImportId,
    locale::Locale,
    role::Role,
    shapes::{
        amendments::OutstandingFilter,
        export::{ExportedProof, SignatoriesExport},
        gathered::{ImportState, ImportedCounts},
        letters::ListOrder,
        mail::MailContent,
    },
    signature::{RemovalReason, SignatoryKind},
    table::Table,
    text::Phrase,
    time::Instant,
};
use service::{Decision, Error, Faults, Service, log::Step};
use std::sync::Arc;

pub fn gathering(source: Source, kind: SignatoryKind) -> Gathering {
    let scan = (source == Source::Paper).then_some(Sha256([7; 32]));
    Gathering { source, detail: None, kind, country: None, locale: Locale::En, scan, sheets: Sheets::default(), consent: None }
}

/// Reads a file as the desk does.
fn reading(file: &str, gathering: &Gathering) -> Reading {
    let table = Table::read(file.as_bytes()).unwrap();
    read(&table, &Mapping::recognise(&table, gathering.kind), gathering)
}

pub fn rows(file: &str, gathering: &Gathering) -> Vec<Row> {
    let reading = reading(file, gathering);
    assert_eq!(reading.faults, [], "a file without faults");
    reading.rows
}

async fn import(w: &World, service: &Service, gathering: &Gathering, file: &str) -> (ImportId, Result<u64, Error>) {
    let started = service.start_import(&w.owner, &w.coalition, &w.letter, gathering.clone(), rows(file, gathering)).await.unwrap();
    (started.id(), started.run().await)
}

async fn export(w: &World) -> SignatoriesExport {
    w.service.export_signatories(&w.coalition, &w.letter).await.unwrap()
}

async fn listed(w: &World) -> Vec<String> {
    export(w).await.signatories.into_iter().map(|one| one.name).collect()
}

#[tokio::test]
async fn one_with_an_address_is_public_only_once_its_mailbox_pressed() {
    World::each(|w| async move {
        let file = "Name;Country;E-mail\n\"Ana \"\"Annie\"\" Silva\";GB;ana@mail.example\n박민지;République de Corée;minji@mail.example\n";
        let (id, written) = import(&w, &w.service, &gathering(Source::Spreadsheet, SignatoryKind::Person), file).await;
        assert_eq!(written.unwrap(), 2);
        assert_eq!(listed(&w).await, [""; 0], "nobody is public before");
        assert_eq!((w.waiting().await.pending, w.counts().await.people), (2, 0));
        let (content, link) = w.mail("ana@mail.example").await;
        let MailContent::ConfirmGathered { organiser, source, .. } = content else { panic!("another mail") };
        assert_eq!((organiser.as_str(), source), ("Olga Owner", Source::Spreadsheet));
        let (signature, token) = link.unwrap();
        let own = w.service.own_signature(signature, &token).await.unwrap();
        w.service.confirm(signature, &token, own.revision).await.unwrap();
        assert_eq!(listed(&w).await, ["Ana \"Annie\" Silva"]);
        assert_eq!(export(&w).await.signatories[0].proofs[0].level, "mailbox");
        let (signature, token) = w.mail("minji@mail.example").await.1.unwrap();
        w.service.deny(signature, &token).await.unwrap();
        let shown = w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        assert_eq!((shown.import.state, shown.import.total, shown.import.by.as_str()), (ImportState::Done, 2, "Olga Owner"));
        assert_eq!(shown.counts, ImportedCounts { listed: 1, gone: 1, ..ImportedCounts::default() });
        let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "annie", None, 1).await.unwrap();
        assert_eq!(desk.signatures[0].gathered, Some(Source::Spreadsheet));
    })
    .await;
}

#[tokio::test]
async fn one_on_paper_is_vouched_for_by_name_with_the_hash_of_the_scan_and_the_log_says_so() {
    World::each(|w| async move {
        let file = "name,country,occupation\nزينب الحسن,LB,معلمة\nZoë van Dam,NL,\n";
        let paper = gathering(Source::Paper, SignatoryKind::Person);
        assert_eq!(import(&w, &w.service, &paper, file).await.1.unwrap(), 2);
        let of_organisations = gathering(Source::Paper, SignatoryKind::Organisation);
        let file =
            "Organisation,Country,Representative,Office\nLantern Trust,GB,Ana Silva,Director\nHouse on the Hill,IE,Ita Doyle,Chair\n";
        assert_eq!(import(&w, &w.service, &of_organisations, file).await.1.unwrap(), 2);
        let counts = w.counts().await;
        assert_eq!((counts.people, counts.organisations, w.waiting().await.pending), (2, 2, 0));
        assert_eq!(w.service.claim_mails(10).await.unwrap().len(), 0, "there is nobody to ask");
        let how = w.service.published_letter(&w.coalition, &w.letter).await.unwrap().confirmations;
        assert_eq!((how.paper, how.mailbox, how.domain, how.vouched), (4, 0, 0, 0), "nobody on paper counts as one with a mailbox");
        let scan = "07".repeat(32);
        let list = w.service.signatories(&w.coalition, &w.letter, "", ListOrder::Name, &[], 1).await.unwrap();
        for paper in list.people.iter().map(|one| &one.paper).chain(list.organisations.iter().map(|one| &one.paper)) {
            let paper = paper.as_ref().unwrap();
            assert_eq!((paper.vouched_by.as_str(), &paper.scan_sha256), ("Olga Owner", &scan));
        }
        w.service.sequence().await.unwrap();
        let proof = |level: &str, by: Option<&str>, scan: Option<&str>| ExportedProof {
            level: level.into(),
            day: "2026-11-24".into(),
            by: by.map(str::to_owned),
            scan: scan.map(str::to_owned),
        };
        let proofs = [proof("vouched", Some("Olga Owner"), None), proof("paper", None, Some(&scan))];
        let export = export(&w).await;
        assert!(export.signatories.iter().all(|one| one.proofs == proofs && one.index.is_some()));
        let log = w.service.logs().await.unwrap().remove(0);
        let files = w.service.log_files(log.public_id).await.unwrap();
        let policy = ledger::policy::Party { key: log.key, url: None };
        let policy = ledger::Policy::new(vec![policy], Vec::new(), Vec::new(), None).unwrap();
        let report = ledger::verify(&files, ledger::Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
        assert!(report.is_verified(), "{:?}", report.failures);
        assert_eq!(report.signatories.len(), 4);
        for one in &report.signatories {
            let [vouched, paper] = &one.record.proofs[..] else { panic!("two proofs") };
            assert_eq!((vouched.by.as_deref(), paper.scan), (Some("Olga Owner"), Some([7; 32])));
        }

        // An organiser puts one back and lists it again: no mail can go out, and none stops the others.
        let held = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "lantern", None, 1).await.unwrap().signatures[0].id;
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Hold).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Approve(1)).await.unwrap();
        assert_eq!(w.service.claim_mails(10).await.unwrap().len(), 0);
        w.service.decide(&w.owner, &w.coalition, &w.letter, held, Decision::Erase).await.unwrap();
        w.service.sequence().await.unwrap();
        assert_eq!(listed(&w).await.len(), 3);
    })
    .await;
}

/// `c02-first-last.csv` and `h16-gforms.csv`: the day of signing goes into the record, the question under which they agreed
/// stays with the import.
#[tokio::test]
async fn the_day_of_signing_and_the_agreement_are_kept() {
    World::each(|w| async move {
        let paper = Gathering { consent: Phrase::parse("May we publish your name?").ok(), ..gathering(Source::Paper, SignatoryKind::Person) };
        let file = "Timestamp,First Name,Last Name,Country,May we publish your name?\n11/20/2026 10:01:02,Ana,Prado,Spain,Yes\n1/2/2031 9:00,Bo,Berg,Norway,yes\n";
        let (id, written) = import(&w, &w.service, &paper, file).await;
        assert_eq!(written.unwrap(), 2);
        let shown = w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        assert_eq!(shown.import.consent.as_deref(), Some("May we publish your name?"));
        w.service.sequence().await.unwrap();
        let log = w.service.logs().await.unwrap().remove(0);
        let files = w.service.log_files(log.public_id).await.unwrap();
        let policy = ledger::policy::Party { key: log.key, url: None };
        let policy = ledger::Policy::new(vec![policy], Vec::new(), Vec::new(), None).unwrap();
        let report = ledger::verify(&files, ledger::Against { policy: &policy, earlier: None, receipts: &[] }, |_| {});
        assert!(report.is_verified(), "{:?}", report.failures);
        let mut stated: Vec<_> = report.signatories.iter().map(|one| (one.record.name.as_str(), one.record.stated.map(|day| day.to_string()))).collect();
        stated.sort();
        assert_eq!(stated, [("Ana Prado", Some("2026-11-20".to_owned())), ("Bo Berg", None)], "nobody signed on a day to come");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_counted_twice_and_nobody_who_said_no_is_asked_again() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        w.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "director@lantern.example").await.unwrap();
        w.post(&person("Den Ied", "FR"), "denied@mail.example").await.unwrap();
        let (signature, token) = w.mail("denied@mail.example").await.1.unwrap();
        w.service.deny(signature, &token).await.unwrap();

        let spreadsheet = gathering(Source::Spreadsheet, SignatoryKind::Person);
        let file = "name,country,email\nAna SILVA,GB,ANA+list@mail.example\nDen Ied,FR,denied@mail.example\nNew One,FR,new@mail.example\n";
        let remarks = w.service.standing_rows(&w.owner, &w.coalition, &w.letter, &spreadsheet, &rows(file, &spreadsheet)).await.unwrap();
        assert_eq!(remarks, [], "of an address nothing is said before it is written to");
        let (id, written) = import(&w, &w.service, &spreadsheet, file).await;
        assert_eq!(written.unwrap(), 1);
        assert_eq!(w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap().import.skipped, 2);
        assert_eq!((w.mails_to("denied@mail.example").await, w.mails_to("new@mail.example").await), (0, 1));

        let organisations = gathering(Source::Tool, SignatoryKind::Organisation);
        let file = "organisation,country,site,representative,office,email\nLANTERN-TRUST,GB,lantern.example,Bo,Aide,bo@lantern.example\n";
        assert_eq!(import(&w, &w.service, &organisations, file).await.1.unwrap(), 0, "its organisation stands");

        let paper = gathering(Source::Paper, SignatoryKind::Person);
        let file = "name,country,occupation\nANA SILVA,GB,teacher\nPaper Person,IE,\n";
        assert_eq!(import(&w, &w.service, &paper, file).await.1.unwrap(), 1);
        let remarks = w.service.standing_rows(&w.owner, &w.coalition, &w.letter, &paper, &rows(file, &paper)).await.unwrap();
        let said: Vec<_> = remarks.iter().map(|one| (one.line, one.error.code.as_str())).collect();
        assert_eq!(said, [(2, "gathered-fault-stands"), (3, "gathered-fault-stands")]);
        assert_eq!(import(&w, &w.service, &paper, file).await.1.unwrap(), 0, "the same list once more");
        let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "paper person", None, 1).await.unwrap();
        let removed = Decision::Remove(RemovalReason::OwnRequest);
        w.service.decide(&w.owner, &w.coalition, &w.letter, desk.signatures[0].id, removed).await.unwrap();
        assert_eq!(import(&w, &w.service, &paper, file).await.1.unwrap(), 0, "who was removed does not come back");
    })
    .await;
}

#[tokio::test]
async fn mails_leave_one_a_second_whatever_is_imported_meanwhile() {
    World::each(|w| async move {
        w.service.clear_mailbox().await.unwrap();
        let spreadsheet = gathering(Source::Spreadsheet, SignatoryKind::Person);
        let file =
            |name: &str| (0..30).fold("name,country,email\n".to_owned(), |file, n| format!("{file}{name} {n},GB,{name}{n}@mail.example\n"));
        let (id, written) = import(&w, &w.service, &spreadsheet, &file("one")).await;
        written.unwrap();
        import(&w, &w.service, &spreadsheet, &file("two")).await.1.unwrap();
        assert_eq!(w.service.claim_mails(100).await.unwrap().len(), 1);
        w.pass(9 * Instant::SECOND);
        let due = w.service.claim_mails(100).await.unwrap();
        assert_eq!(due.len(), 9);
        w.service.mail_sent(due[0].id).await.unwrap();
        let mails = w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap().mails;
        assert_eq!((mails.sent, mails.waiting, mails.failed), (1, 29, 0));
        w.pass(50 * Instant::SECOND);
        assert_eq!(w.service.claim_mails(100).await.unwrap().len(), 50);
    })
    .await;
}

#[tokio::test]
async fn an_import_holds_up_no_other_letters_mails() {
    World::each(|w| async move {
        w.service.clear_mailbox().await.unwrap();
        let spreadsheet = gathering(Source::Spreadsheet, SignatoryKind::Person);
        let file = |name: &str, many: usize| {
            (0..many).fold("name,country,email\n".to_owned(), |file, n| format!("{file}{name} {n},GB,{name}{n}@mail.example\n"))
        };
        let import_to = async |who: &service::Actor, coalition: &str, letter: &str, file: &str| {
            let started = w.service.start_import(who, coalition, letter, spreadsheet.clone(), rows(file, &spreadsheet)).await.unwrap();
            started.run().await.unwrap();
        };
        import_to(&w.owner, &w.coalition, &w.letter, &file("one", 300)).await;
        let due =
            async || w.service.claim_mails(1000).await.unwrap().into_iter().map(|mail| mail.to.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(due().await, ["one0@mail.example"]);
        // Another coalition's is paced by itself.
        let other = crate::emails::coalition(&w, "other", 2).await;
        due().await;
        import_to(&other, "other", "letter-0", &file("two", 30)).await;
        assert_eq!(due().await, ["two0@mail.example"]);
        w.pass(10 * Instant::SECOND);
        let both = due().await;
        let of = |name: &str| both.iter().filter(|to| to.starts_with(name)).count();
        assert_eq!((of("one"), of("two")), (10, 10));
        // Another letter of the coalition begins at once, at half the pace.
        import_to(&other, "other", "letter-1", &file("three", 30)).await;
        w.pass(10 * Instant::SECOND);
        let all = due().await;
        let of = |name: &str| all.iter().filter(|to| to.starts_with(name)).count();
        assert_eq!((of("one"), of("two"), of("three")), (10, 10, 6));
    })
    .await;
}

/// Stops an import once it has written so many rows.
struct After(u64);

impl Faults for After {
    fn reached(&self, _: Step) -> Result<(), Error> {
        Ok(())
    }

    fn written(&self, rows: u64) -> Result<(), Error> {
        if rows >= self.0 { Err(Error::Unavailable("interrupted".into())) } else { Ok(()) }
    }
}

#[tokio::test]
async fn an_interrupted_import_leaves_nothing_half_done() {
    World::each(|w| async move {
        w.service.sequence().await.unwrap();
        w.service.clear_mailbox().await.unwrap();
        let paper = gathering(Source::Paper, SignatoryKind::Person);
        let (mut file, _) = odd::long_list(999);
        file = file.replacen("Occupation\n", "Occupation,E-mail\n", 1) + "Asked One,GB,,asked@mail.example\n";
        let nothing = async |id: ImportId| {
            let shown = w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
            assert_eq!((shown.import.state, shown.counts), (ImportState::Failed, ImportedCounts::default()));
            assert_eq!((w.counts().await.people, w.waiting().await.pending), (0, 0));
            assert_eq!(w.mails_to("asked@mail.example").await, 0);
            assert_eq!(w.service.sequence().await.unwrap(), 0, "no entry waits for the log");
        };
        for rows in [1, 500, 1000] {
            let faulty = w.process_with(Arc::new(After(rows))).await;
            let (id, written) = import(&w, &faulty, &paper, &file).await;
            assert!(written.is_err());
            nothing(id).await;
            faulty.close().await;
        }
        // A process that dies between confirming and writing: the import ends by itself.
        let started = w.service.start_import(&w.owner, &w.coalition, &w.letter, paper.clone(), rows(&file, &paper)).await.unwrap();
        let id = started.id();
        drop(started);
        let shown = w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap();
        assert_eq!(shown.import.state, ImportState::Running { written: 0 });
        w.pass(301 * Instant::SECOND);
        nothing(id).await;

        let (id, written) = import(&w, &w.service, &paper, &file).await;
        assert_eq!(written.unwrap(), 1000, "and the same list once more goes in whole");
        assert_eq!(w.service.import(&w.owner, &w.coalition, &w.letter, id).await.unwrap().counts.listed, 999);
    })
    .await;
}

#[tokio::test]
async fn only_who_decides_on_signatures_imports_and_only_while_the_letter_is_open() {
    World::each(|w| async move {
        let paper = gathering(Source::Paper, SignatoryKind::Person);
        let rows = rows("name,country\nAna,GB\n", &paper);
        let viewer = service::NewOrganiser {
            coalition: domain::slug::Slug::parse(&w.coalition).unwrap(),
            coalition_name: None,
            contact: None,
            name: domain::text::Name::parse("Vera Viewer").unwrap(),
            email: email("viewer@coalition.example"),
            password: None,
            role: domain::role::Role::Viewer,
            locale: Locale::Fr,
        };
        w.service.create_organiser(viewer).await.unwrap();
        let viewer = w.service.organiser(&w.coalition, &email("VIEWER@coalition.example")).await.unwrap();
        let refused = w.service.start_import(&viewer, &w.coalition, &w.letter, paper.clone(), rows.clone()).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        assert!(w.service.imports(&viewer, &w.coalition, &w.letter).await.unwrap().imports.is_empty());
        assert!(matches!(w.service.organiser(&w.coalition, &email("nobody@coalition.example")).await, Err(Error::Fields(_))));
        assert!(matches!(w.service.import(&w.owner, &w.coalition, &w.letter, ImportId(uuid())).await, Err(Error::NotFound)));
        w.pass(30 * Instant::DAY);
        let late = w.service.start_import(&w.owner, &w.coalition, &w.letter, paper, rows).await;
        assert!(matches!(late, Err(Error::Fields(_))));
    })
    .await;
}

fn uuid() -> sea_orm::prelude::Uuid {
    sea_orm::prelude::Uuid::from_u128(7)
}

#[tokio::test]
async fn sheets_count_for_the_text_that_they_carry() {
    World::each(|w| async move {
        let w = &w;
        let second = organiser(w, "safe-passage", Role::Editor).await;
        let newest = async || w.service.published_letter(&w.coalition, &w.letter).await.unwrap().manifest_sha256;
        let first = newest().await;
        let on = |version: &str, newest: &str| Gathering {
            sheets: Sheets { version: version.to_owned(), newest: newest.to_owned() },
            ..gathering(Source::Paper, SignatoryKind::Person)
        };
        let start = async |gathering: Gathering| {
            let rows = rows("name,country\nZoë,NL\n", &gathering);
            w.service.start_import(&w.owner, &w.coalition, &w.letter, gathering, rows).await
        };
        let shown = w.service.gathering(&w.owner, &w.coalition, &w.letter).await.unwrap();
        assert!(!shown.asks_version() && shown.versions.len() == 1);
        publish(w, &second, "We ask for something else.", Kind::Material).await;
        let second_text = newest().await;
        for (version, newest) in [(first.as_str(), first.as_str()), ("", "")] {
            assert_eq!(fields(start(on(version, newest)).await).0[0].code, "gathered-error-meaning", "{version}");
        }
        for version in ["", "no such"] {
            assert_eq!(fields(start(on(version, &second_text)).await).0[0].code, "gathered-error-version", "{version}");
        }
        let shown = w.service.gathering(&w.owner, &w.coalition, &w.letter).await.unwrap();
        assert!(shown.asks_version());
        let told: Vec<_> = shown.versions.iter().map(|one| (one.number, one.present)).collect();
        assert_eq!(told, [(2, true), (1, false)]);

        assert_eq!(import(w, &w.service, &on(&first, &second_text), "name,country\nZoë,NL\nAna,GB\n").await.1.unwrap(), 2);
        assert_eq!(import(w, &w.service, &on(&second_text, &second_text), "name,country\nBea,GB\n").await.1.unwrap(), 1);
        assert_eq!((w.counts().await.people, w.counts().await.outstanding), (1, 2));
        let found = report(w).await;
        assert!(found.is_verified(), "{:?}", found.failures);
        assert_eq!((found.figures.active, found.figures.outdated), (1, 2));

        // On paper they stand by the new text too: the click names the one that was shown.
        let shown = w.service.outstanding(&w.owner, &w.coalition, &w.letter, OutstandingFilter::All, 1).await.unwrap();
        let enter =
            async |manifest: &str| w.service.enter_reaffirmation(&w.owner, &w.coalition, &w.letter, shown.signatures[0].id, manifest).await;
        assert_eq!(fields(enter(&first).await).0[0].code, "outstanding-error-text");
        enter(&shown.manifest_sha256).await.unwrap();
        assert_eq!((w.counts().await.people, w.counts().await.outstanding), (2, 1));

        // Anyone who has an address sees what changed, and confirms the newest.
        assert_eq!(import(w, &w.service, &on(&first, &second_text), "name,country,email\nCem,TR,cem@mail.example\n").await.1.unwrap(), 1);
        let (id, token) = w.mail("cem@mail.example").await.1.unwrap();
        let own = w.service.own_signature(id, &token).await.unwrap();
        assert_eq!(own.changed_since.len(), 1);
        w.service.confirm_seen(id, &token, own.revision, &own.newest_manifest_sha256).await.unwrap();
        assert_eq!((w.counts().await.people, w.counts().await.outstanding), (3, 1));
    })
    .await;
}
