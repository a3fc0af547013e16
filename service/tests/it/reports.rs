//! Errors that readers report: nobody closes the door to others, and one that cannot be read hides no other.

use crate::world::{World, email, person};
use domain::{forms::report::ReportForm, invitation::Invitee, locale::Locale, shapes::desk::ReportedError, text::Name};
use sea_orm::{ConnectionTrait, Statement};
use service::Settled;

async fn report(w: &World, words: &str, address: &str) {
    report_from(w, words, address, "192.0.2.1").await;
}

async fn report_from(w: &World, words: &str, address: &str, network: &str) {
    let form = ReportForm { words: words.into(), email: address.into(), ..ReportForm::default() };
    w.service.report_error(&w.coalition, &w.letter, &form.parse().unwrap(), network.parse().unwrap()).await.unwrap();
}

async fn reports(w: &World) -> Vec<ReportedError> {
    let mut all = Vec::new();
    for page in 1.. {
        let shown = w.service.reported_errors(&w.owner, &w.coalition, &w.letter, page).await.unwrap();
        all.extend(shown.reports);
        if page == shown.pages {
            break;
        }
    }
    all
}

async fn words(w: &World) -> Vec<String> {
    reports(w).await.into_iter().map(|one| one.said.map_or_else(|| "?".to_owned(), |said| said.words)).collect()
}

/// Whatever a few networks send, and whatever addresses they type, what others have said stays.
#[tokio::test]
async fn a_flood_makes_room_by_itself_and_the_door_stays_open() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        report_from(&w, "an honest one", "", "198.51.100.1").await;
        report_from(&w, "of a signatory", "ana@mail.example", "198.51.100.2").await;
        for number in 0..1030 {
            let network = format!("203.0.113.{}", number % 2);
            report_from(&w, &format!("noise {number}"), "ana@mail.example", &network).await;
        }
        report_from(&w, "a late one", "", "198.51.100.3").await;
        let told = words(&w).await;
        assert_eq!((told.len(), told[0].as_str(), told[1].as_str()), (1000, "an honest one", "of a signatory"));
        assert_eq!((told[998].as_str(), told[999].as_str()), ("noise 1029", "a late one"), "the newest are taken");
        assert!(!told.contains(&"noise 0".to_owned()));

        // An organiser sees what came from one place, and deletes it at once.
        let all = reports(&w).await;
        assert!(all[0].of_network == 1 && all[1].of_network == 1 && all[2].of_network > 490);
        w.service.settle_report(&w.owner, &w.coalition, &w.letter, all[0].id, Settled::Alone).await.unwrap();
        for report in all[2..6].iter().map(|one| one.id) {
            w.service.settle_report(&w.owner, &w.coalition, &w.letter, report, Settled::Network).await.unwrap();
        }
        assert_eq!(words(&w).await, ["of a signatory", "a late one"]);
    })
    .await;
}

#[tokio::test]
async fn one_that_cannot_be_read_hides_no_other() {
    World::each(|w| async move {
        for (number, name) in ["Ana Silva", "Ben Silva"].iter().enumerate() {
            report(&w, name, "reader@mail.example").await;
            w.sign(&person(name, "GB"), &format!("s{number}@mail.example")).await.unwrap();
            let invitee = Invitee {
                organisation: Name::parse(name).unwrap(),
                country: domain::country::Country::parse("FR").unwrap(),
                site: None,
                representative: None,
                office: None,
                email: email(&format!("i{number}@mail.example")),
                locale: None,
            };
            w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee).await.unwrap();
        }
        let db = w.database().await;
        let zero = if w.engine == "sqlite" { "x'00'" } else { "'\\x00'::bytea" };
        for statement in [
            format!("UPDATE error_report SET sealed = {zero} WHERE created_at = (SELECT min(created_at) FROM error_report)"),
            format!("UPDATE signature SET private_sealed = {zero}, list_representative = true WHERE name = 'Ana Silva'"),
            format!("UPDATE invitation SET private_sealed = {zero} WHERE name = 'Ana Silva'"),
            format!("UPDATE organisation SET contacts_sealed = {zero}"),
            format!("UPDATE account SET email_sealed = {zero}"),
        ] {
            db.execute_unprepared(&statement).await.unwrap();
        }
        db.close().await.unwrap();
        assert_eq!(words(&w).await, ["?", "Ben Silva"]);
        let (c, l) = (w.coalition.as_str(), w.letter.as_str());
        let list = w.service.desk_signatures(&w.owner, c, l, "", None, 1).await.unwrap();
        assert_eq!(list.signatures.len(), 2);
        assert_eq!(w.service.organisations(&w.owner, c, "").await.unwrap().organisations.len(), 1);
        assert_eq!(w.service.settings(&w.owner, c).await.unwrap().organisers.len(), 1);
        assert_eq!(w.service.invitation_book(&w.owner, c, l, "", 1).await.unwrap().rows.len(), 1);
        assert_eq!(w.service.published_letter(c, l).await.unwrap().counts.people, 2);
    })
    .await;
}

#[tokio::test]
async fn reports_from_before_are_found_by_their_address_too() {
    World::each(|w| async move {
        report(&w, "an old one", "reader@mail.example").await;
        report(&w, "of nobody", "").await;
        let db = w.database().await;
        db.execute_unprepared("UPDATE error_report SET address_hmac = NULL").await.unwrap();
        db.execute_unprepared("DELETE FROM data_step WHERE name = 'report_mailboxes'").await.unwrap();
        let updated = w.second_process().await;
        updated.run_data_steps().await.unwrap();
        let many = "SELECT 1 FROM error_report WHERE address_hmac IS NOT NULL";
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), many)).await.unwrap();
        assert_eq!(rows.len(), 1);
        db.close().await.unwrap();
        updated.request_data(&email("reader@mail.example"), Locale::En).await.unwrap();
        assert_eq!(w.mails_to("reader@mail.example").await, 1, "something is held about it");
    })
    .await;
}
