//! Errors that readers report: nobody closes the door to others, and one that cannot be read hides no other.

use crate::world::{World, email, person};
use domain::{forms::report::ReportForm, invitation::Invitee, locale::Locale, shapes::desk::ReportedError, text::Name, time::Instant};
use sea_orm::{ConnectionTrait, Statement};

async fn report(w: &World, words: &str, address: &str) {
    let form = ReportForm { words: words.into(), email: address.into(), ..ReportForm::default() };
    w.service.report_error(&w.coalition, &w.letter, &form.parse().unwrap()).await.unwrap();
}

async fn reports(w: &World) -> Vec<ReportedError> {
    w.service.reported_errors(&w.owner, &w.coalition, &w.letter).await.unwrap().reports
}

async fn words(w: &World) -> Vec<String> {
    reports(w).await.into_iter().map(|one| one.said.map_or_else(|| "?".to_owned(), |said| said.words)).collect()
}

#[tokio::test]
async fn a_burst_takes_room_from_itself_and_the_door_stays_open() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "GB"), "ana@mail.example").await.unwrap();
        report(&w, "an old one", "").await;
        w.pass(2 * Instant::HOUR);
        report(&w, "of a signatory", "ana@mail.example").await;
        for number in 0..40 {
            report(&w, &format!("noise {number}"), "").await;
        }
        let told = words(&w).await;
        assert_eq!((told.len(), told[0].as_str(), told[1].as_str()), (22, "of a signatory", "an old one"));
        assert_eq!(told.last().unwrap(), "noise 39", "the newest is taken");
        assert!(reports(&w).await[0].known);

        // Over days the oldest of strangers go first; a signatory's goes last.
        for hour in 0..12 {
            w.pass(2 * Instant::HOUR);
            for number in 0..20 {
                report(&w, &format!("noise {hour}/{number}"), "").await;
            }
        }
        let told = words(&w).await;
        assert_eq!((told.len(), told[0].as_str()), (200, "of a signatory"));
        assert_eq!(told.last().unwrap(), "noise 11/19");
        // One mailbox has room for a few, whatever its tag.
        for number in 0..9 {
            report(&w, &format!("mine {number}"), &format!("ana+{number}@mail.example")).await;
        }
        let known: Vec<String> = reports(&w).await.into_iter().filter(|one| one.known).map(|one| one.said.unwrap().words).collect();
        assert_eq!(known, ["mine 4", "mine 5", "mine 6", "mine 7", "mine 8"]);
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
