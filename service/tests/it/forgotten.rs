//! What was deleted by anyone who reads a mailbox stays deleted: on the disk, and after a backup from before was put back.

use crate::world::{OWNER, PASSWORD, World, email, letter_form};
use domain::{
    country::Country,
    forms::{account::NewPassword, letter::LetterForm, organisation::OrganisationForm, report::ReportForm},
    ids::OrganisationId,
    invitation::Invitee,
    locale::Locale,
    role::Role,
    shapes::mail::MailContent,
    slug::Slug,
    text::Name,
};
use sea_orm::{ConnectionTrait, Statement};
use service::{Error, NewOrganiser, Service};

const ANA: &str = "ana@kanarie.example";
const BEN: &str = "ben@kanarie.example";
/// Tables that hold something of Ana, parents first.
const TABLES: [&str; 5] = ["account", "membership", "invitation", "organisation_contact", "error_report"];

fn invitee(address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse("Kanarie Circle").unwrap(),
        country: Country::parse("NU").unwrap(),
        site: None,
        representative: Some(Name::parse("Ana Vogel").unwrap()),
        office: None,
        email: email(address),
        locale: None,
    }
}

async fn save(w: &World, id: Option<OrganisationId>, contacts: &str) -> Result<OrganisationId, Error> {
    let form = OrganisationForm {
        legal_name: "Kanarie Circle".into(),
        country: "NU".into(),
        kind: "ngo".into(),
        contacts: contacts.into(),
        ..OrganisationForm::default()
    };
    w.service.save_organisation(&w.owner, &w.coalition, id, &form).await
}

async fn report(service: &Service, w: &World, address: &str) {
    let form = ReportForm { words: "A name is on it twice.".into(), email: address.into(), ..ReportForm::default() };
    service.report_error(&w.coalition, &w.letter, &form.parse().unwrap(), std::net::Ipv4Addr::LOCALHOST.into()).await.unwrap();
}

/// An organiser, an invited contact, a row of the address book and a reader who reported an error, all of one address.
async fn everything(w: &World) -> OrganisationId {
    let organiser = NewOrganiser {
        coalition: Slug::parse(&w.coalition).unwrap(),
        coalition_name: None,
        contact: None,
        name: Name::parse("Ana Vogel").unwrap(),
        email: email(ANA),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role: Role::Viewer,
        locale: Locale::En,
    };
    w.service.create_organiser(organiser).await.unwrap();
    for address in [ANA, BEN] {
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee(address)).await.unwrap();
        report(&w.service, w, address).await;
    }
    save(w, None, &format!("{ANA}\n{BEN}")).await.unwrap()
}

/// The token of a fresh link to what is held about an address; nothing where no mail came.
async fn link(service: &Service, address: &str) -> Option<String> {
    service.request_data(&email(address), Locale::En).await.unwrap();
    let mails = service.mailbox(1000).await.unwrap();
    mails.into_iter().find_map(|mail| match mail.shape.content {
        MailContent::DataLink { link: Some(link) } if mail.to == address => Some(link.rsplit_once("/l/").unwrap().1.to_owned()),
        _ => None,
    })
}

/// How much is held about an address: invitations, contacts, reports, and whether there is an account.
async fn held(service: &Service, address: &str) -> Option<(usize, usize, usize, bool)> {
    let held = service.held_data(&link(service, address).await?).await.unwrap();
    Some((held.invitations.len(), held.contacts.len(), held.reports.len(), held.account.is_some()))
}

async fn is_refused(service: &Service, w: &World) {
    match service.invite(&w.owner, &w.coalition, &w.letter, &invitee(ANA)).await.unwrap_err() {
        Error::Fields(errors) => assert!(errors.of("email").is_some_and(|error| error.code == "error-erased-address"), "{errors:?}"),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn what_was_forgotten_is_forgotten_after_a_restore_too() {
    World::each(|w| async move {
        let w = &w;
        let folder = tempfile::tempdir().unwrap();
        let (early, late) = (folder.path().join("early.tar"), folder.path().join("late.tar"));
        if w.engine == "sqlite" {
            w.service.backup(&early).await.unwrap();
        }
        let circle = everything(w).await;
        if w.engine == "sqlite" {
            w.service.backup(&late).await.unwrap();
        }
        let db = w.database().await;
        for table in TABLES.iter().chain(&["organisation"]) {
            db.execute_unprepared(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await.unwrap();
        }
        assert_eq!(held(&w.service, ANA).await, Some((1, 1, 1, true)));
        let token = link(&w.service, ANA).await.unwrap();
        let lines = || w.journal().lines().count();
        let mut noted = Vec::new();
        for _ in 0..2 {
            w.service.forget_contacts(&token).await.unwrap();
            w.service.forget_account(&token).await.unwrap();
            noted.push(lines());
        }
        assert_eq!(noted[0], noted[1], "{}: a wish that is repeated adds no line", w.engine);
        assert!(w.service.held_data(&token).await.is_ok_and(|held| held.invitations.is_empty() && held.reports.is_empty()));
        assert_eq!(held(&w.service, BEN).await, Some((1, 1, 1, false)), "the other of this domain stays");
        is_refused(&w.service, w).await;

        // The database is put back as it was before, by whatever tool.
        for table in TABLES {
            let key = if table == "organisation_contact" {
                "address_hmac"
            } else if table == "membership" {
                "account_id"
            } else {
                "id"
            };
            let back = format!("INSERT INTO {table} SELECT * FROM kept_{table} WHERE {key} NOT IN (SELECT {key} FROM {table})");
            db.execute_unprepared(&back).await.unwrap();
        }
        let old = |column: &str| format!("{column} = (SELECT {column} FROM kept_organisation AS k WHERE k.id = organisation.id)");
        let columns = ["contacts_sealed", "contacts", "contacts_changed_at"].map(old).join(", ");
        for statement in
            [format!("UPDATE organisation SET {columns}"), "DELETE FROM erased_address".into(), "DELETE FROM mailbox_stop".into()]
        {
            db.execute_unprepared(&statement).await.unwrap();
        }
        db.execute_unprepared("DELETE FROM stranger_mail").await.unwrap();
        assert_eq!(held(&w.service, ANA).await, Some((1, 1, 1, true)), "they are all there again");
        let token = link(&w.service, ANA).await.unwrap();
        w.second_process().await.close().await;
        let after = w.service.held_data(&token).await.unwrap();
        assert!(after.invitations.is_empty() && after.contacts.is_empty() && after.reports.is_empty() && after.account.is_none());
        assert_eq!(held(&w.service, BEN).await, Some((1, 1, 1, false)));
        is_refused(&w.service, w).await;
        assert!(w.service.sign_in(&email(ANA), PASSWORD).await.is_err());

        // The address book does not take it again. What its owner writes later stays at the next start.
        let again = save(w, Some(circle), ANA).await.unwrap_err();
        assert!(matches!(again, Error::Fields(errors) if errors.of("contacts").is_some_and(|one| one.code == "error-unasked-contact")));
        report(&w.service, w, ANA).await;
        w.second_process().await.close().await;
        let later = w.service.held_data(&token).await.unwrap();
        assert_eq!((later.contacts.len(), later.reports.len()), (0, 1));
        for table in TABLES.iter().chain(&["organisation"]) {
            db.execute_unprepared(&format!("DROP TABLE kept_{table}")).await.unwrap();
        }
        db.close().await.unwrap();

        if w.engine == "sqlite" {
            // A real backup, from before and from after the address was known.
            let restored = w.restored(&late, &folder.path().join("late"), true).await;
            assert_eq!(held(&restored, ANA).await, Some((0, 0, 0, false)), "nothing but that no emails are wanted");
            assert_eq!(held(&restored, BEN).await, Some((1, 1, 1, false)));
            is_refused(&restored, w).await;
            assert!(restored.sign_in(&email(OWNER), PASSWORD).await.is_err(), "not before its mailbox has chosen a new password");
            restored.close().await;
            let restored = w.restored(&early, &folder.path().join("early"), true).await;
            is_refused(&restored, w).await;
            restored.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_only_owner_of_an_older_database_goes_all_the_same() {
    World::each(|w| async move {
        let w = &w;
        let db = w.database().await;
        db.execute_unprepared("CREATE TABLE kept_membership AS SELECT * FROM membership").await.unwrap();
        db.execute_unprepared("CREATE TABLE kept_account AS SELECT * FROM account").await.unwrap();
        everything(w).await;
        db.execute_unprepared("UPDATE membership SET role = 'owner'").await.unwrap();
        let token = link(&w.service, OWNER).await.unwrap();
        w.service.forget_account(&token).await.unwrap();
        for statement in [
            "DELETE FROM account",
            "INSERT INTO account SELECT * FROM kept_account",
            "INSERT INTO membership SELECT * FROM kept_membership",
            "DROP TABLE kept_membership",
            "DROP TABLE kept_account",
        ] {
            db.execute_unprepared(statement).await.unwrap();
        }
        let restored = w.second_process().await;
        assert!(restored.sign_in(&email(OWNER), PASSWORD).await.is_err());
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), "SELECT 1 FROM account")).await.unwrap();
        assert_eq!(rows.len(), 0);
        restored.close().await;
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_deleted_by_whatever_way_is_in_no_log_of_writes() {
    World::each_embedded(|w| async move {
        let w = &w;
        let wal = || {
            let files = service::database_files(&w.settings().database_url);
            files.into_iter().find(|file| file.to_string_lossy().ends_with("-wal")).unwrap().metadata().unwrap().len()
        };
        let circle = everything(w).await;
        w.service.sequence().await.unwrap();
        let token = link(&w.service, ANA).await.unwrap();
        w.service.forget_contacts(&token).await.unwrap();
        assert!(wal() > 0, "the test would see it");
        w.service.sequence().await.unwrap();
        assert_eq!(wal(), 0, "a wish is carried out at once");
        // What an organiser deletes at the desk, and what has had its time, within a minute.
        w.service.delete_organisation(&w.owner, &w.coalition, circle).await.unwrap();
        w.pass(61 * domain::time::Instant::SECOND);
        w.service.sequence().await.unwrap();
        assert_eq!(wal(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_held_tells_nobody_of_a_letter_that_nobody_wrote_to_them_about() {
    World::each(|w| async move {
        let form = LetterForm { slug: "in-confidence".into(), visibility: "confidential".into(), ..letter_form() };
        let letter = w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.invite(&w.owner, &w.coalition, &letter, &invitee(ANA)).await.unwrap();
        let token = link(&w.service, ANA).await.unwrap();
        let before = w.service.held_data(&token).await.unwrap();
        assert!(before.invitations.is_empty(), "{}: it is only prepared", w.engine);
        assert_eq!(before.contacts.iter().map(|one| one.organisation.as_str()).collect::<Vec<_>>(), ["Kanarie Circle"]);
        assert!(!format!("{before:?}").contains("danger"), "{before:?}");

        w.service.open_letter(&w.owner, &w.coalition, &letter).await.unwrap();
        w.service.tend_invitations().await.unwrap();
        assert!(w.service.held_data(&token).await.unwrap().invitations.is_empty(), "{}: its email waits still", w.engine);
        w.send().await;
        let written = w.service.held_data(&token).await.unwrap();
        assert_eq!((written.invitations.len(), written.contacts.len()), (1, 0), "{}", w.engine);
        assert!(written.invitations[0].letter.subject.contains("danger"));

        // One that is prepared is deleted as any other.
        w.service.invite(&w.owner, &w.coalition, &letter, &invitee(BEN)).await.unwrap();
        let ben = link(&w.service, BEN).await.unwrap();
        assert_eq!(w.service.held_data(&ben).await.unwrap().contacts.len(), 1);
        w.service.forget_contacts(&ben).await.unwrap();
        let after = w.service.held_data(&ben).await.unwrap();
        assert!(after.contacts.is_empty() && after.invitations.is_empty());
        assert_eq!(w.service.invitations(&w.owner, &w.coalition, &letter, "", None, 1).await.unwrap().found, 1);
    })
    .await;
}
