//! One bad row of each kind: its neighbours go through, and it is counted, put off, given up and reported.

use crate::{
    amendments,
    world::{World, email, letter_form, organisation, person},
};
use domain::{
    amendment::Kind,
    country::Country,
    embargo,
    forms::letter::LetterForm,
    invitation::Invitee,
    mail::MailFailure,
    role::Role,
    shapes::{mail::MailContent, signing::LinkPurpose},
    text::Name,
    time::Instant,
};
use sea_orm::ConnectionTrait;
use service::JobFailure;

/// A statement behind the service's back, as a bug or a hand in the database would make it.
async fn sql(w: &World, statement: &str) {
    let db = w.database().await;
    db.execute_unprepared(statement).await.unwrap();
    db.close().await.unwrap();
}

/// Bytes, as the engine writes them.
fn bytes(w: &World, hex: &str) -> String {
    if w.engine == "sqlite" { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") }
}

/// From now on the database refuses this of rows of which the condition holds.
async fn refuse(w: &World, what: &str, table: &str, condition: &str) {
    if w.engine == "sqlite" {
        let raise = "BEGIN SELECT RAISE(ABORT, 'poison'); END";
        sql(w, &format!("CREATE TRIGGER poison_{table} BEFORE {what} ON {table} WHEN {condition} {raise}")).await;
    } else {
        let row = if what == "DELETE" { "OLD" } else { "NEW" };
        let body = format!("BEGIN IF {condition} THEN RAISE EXCEPTION 'poison'; END IF; RETURN {row}; END");
        sql(w, &format!("CREATE FUNCTION poison_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")).await;
        let trigger = format!("BEFORE {what} ON {table} FOR EACH ROW EXECUTE FUNCTION poison_{table}()");
        sql(w, &format!("CREATE TRIGGER poison_{table} {trigger}")).await;
    }
}

/// What a job could not do.
async fn failed(w: &World, job: &str) -> Vec<JobFailure> {
    w.service.job_failures().await.unwrap().into_iter().filter(|one| one.job == job).collect()
}

fn invitee(name: &str, address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse("FR").unwrap(),
        site: None,
        representative: None,
        office: None,
        email: email(address),
        locale: None,
    }
}

#[tokio::test]
async fn a_mail_that_cannot_be_put_together_is_given_up_in_the_end() {
    World::each(|w| async move {
        w.service.clear_mailbox().await.unwrap();
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Poison", "poison@mail.example"), ("Rui Costa", "rui@mail.example")] {
            w.post(&person(name, "PT"), address).await.unwrap();
        }
        sql(&w, &format!("UPDATE signature SET private_sealed = {} WHERE name = 'Poison'", bytes(&w, "0102"))).await;
        let sent = w.service.claim_mails(10).await.unwrap();
        let mut to: Vec<_> = sent.iter().map(|mail| mail.to.as_str().to_owned()).collect();
        to.sort();
        assert_eq!(to, ["ana@mail.example", "rui@mail.example"]);
        for mail in &sent {
            w.service.mail_sent(mail.id).await.unwrap();
        }
        assert_eq!(w.service.mailbox(10).await.unwrap().len(), 2, "the mailbox shows the others");
        for _ in 0..12 {
            w.pass(7 * Instant::HOUR);
            assert!(w.service.claim_mails(10).await.unwrap().is_empty());
        }
        sql(&w, "UPDATE outbox SET next_at = 0").await;
        assert!(w.service.claim_lane(service::Lane::Others, 10).await.unwrap().is_empty(), "it is not claimed any more");
    })
    .await;
}

#[tokio::test]
async fn mails_about_accounts_wait_for_no_other() {
    World::each(|w| async move {
        for number in 0..30 {
            w.post(&person(&format!("Person {number}"), "PT"), &format!("p{number}@mail.example")).await.unwrap();
        }
        w.service.test_mail(&w.owner, &w.coalition, &email("me@coalition.example")).await.unwrap();
        let accounts = w.service.claim_lane(service::Lane::Accounts, 10).await.unwrap();
        assert_eq!(accounts.len(), 1);
        let mail = w.service.compose_mail(&accounts[0]).await.unwrap().unwrap();
        assert!(mail.test);
        w.service.mail_failed(mail.id, MailFailure::Refused).await.unwrap();
        // Anyone who wants to leave waits for no stranger's mail either.
        w.service.request_data(&email("p1@mail.example"), domain::locale::Locale::En).await.unwrap();
        assert_eq!(w.service.claim_lane(service::Lane::WaysOut, 10).await.unwrap().len(), 1);
        assert_eq!(w.service.claim_lane(service::Lane::Others, 100).await.unwrap().len(), 30);
    })
    .await;
}

#[tokio::test]
async fn what_was_stored_is_read_whatever_it_says() {
    World::each(|w| async move {
        w.sign(&organisation("Lantern Trust", "GB", "https://lantern.example"), "ana@lantern.example").await.unwrap();
        // As a site of 300 characters without a scheme was stored.
        sql(&w, &format!("UPDATE signature SET site = 'https://lantern.example/{}', name = ' Lantern  Trust'", "x".repeat(290))).await;
        let receipt = w.service.claim_mails(10).await.unwrap();
        assert!(receipt.iter().any(|mail| matches!(mail.shape.content, MailContent::Receipt { .. })));
        let (_, link) = w.mail("ana@lantern.example").await;
        let (id, view) = link.unwrap();
        assert_eq!(w.service.own_signature(id, &view).await.unwrap().purpose, LinkPurpose::View);
        w.service.request_link(id, &view).await.unwrap();
        let (_, link) = w.mail("ana@lantern.example").await;
        // A country that this release does not know shuts the list for nobody.
        w.sign(&person("Ana Silva", "TV"), "other@mail.example").await.unwrap();
        w.add_organisation("Rivers", "GB", "https://rivers.example").await;
        for table in ["signature", "organisation"] {
            sql(&w, &format!("UPDATE {table} SET country = 'XX'")).await;
        }
        let listed = w.service.published_letter(&w.coalition, &w.letter).await.unwrap();
        assert_eq!((listed.organisations[0].country, listed.organisations.len()), (Country::UNKNOWN, 1), "{}", w.engine);
        assert!(w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap().found > 1);
        assert!(w.service.organisations(&w.owner, &w.coalition, "").await.is_ok());
        w.service.erase(id, &link.unwrap().1).await.unwrap();
        assert_eq!(w.counts().await.organisations, 0);
    })
    .await;
}

#[tokio::test]
async fn prepared_invitations() {
    World::each(|w| async move {
        let form = LetterForm { slug: "later-letter".into(), deadline_local: "2026-12-20T12:00".into(), ..letter_form() };
        let letter = w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        for (name, address) in [("First", "a@first.example"), ("Poison", "a@poison.example"), ("Second", "a@second.example")] {
            w.service.invite(&w.owner, &w.coalition, &letter, &invitee(name, address)).await.unwrap();
        }
        w.service.open_letter(&w.owner, &w.coalition, &letter).await.unwrap();
        refuse(&w, "UPDATE", "invitation", "NEW.name = 'Poison'").await;
        w.service.tend_invitations().await.unwrap();
        for (address, mails) in [("a@first.example", 1), ("a@poison.example", 0), ("a@second.example", 1)] {
            assert_eq!(w.mails_to(address).await, mails, "{address}");
        }
        assert_eq!(failed(&w, "invitations").await[0].attempts, 1);
        w.service.tend_invitations().await.unwrap();
        assert_eq!(failed(&w, "invitations").await[0].attempts, 1, "it rests");
        sql(&w, "UPDATE invitation SET name = 'Poisoned'").await;
        w.pass(Instant::HOUR);
        w.service.tend_invitations().await.unwrap();
        assert_eq!(w.mails_to("a@poison.example").await, 1, "what was mended is done");
        assert!(failed(&w, "invitations").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn reminders() {
    World::each(|w| async move {
        let form = LetterForm { slug: "later-letter".into(), deadline_local: "2026-12-20T12:00".into(), ..letter_form() };
        let letter = w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.set_soft_deadline(&w.owner, &w.coalition, &letter, "2026-12-09T18:00").await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, &letter).await.unwrap();
        let addresses = ["a@first.example", "a@poison.example", "a@second.example"];
        for (name, address) in ["First", "Poison", "Second"].into_iter().zip(addresses) {
            w.service.invite(&w.owner, &w.coalition, &letter, &invitee(name, address)).await.unwrap();
        }
        refuse(&w, "UPDATE", "invitation", "NEW.name = 'Poison'").await;
        for _ in 0..40 {
            if w.mails_to(addresses[0]).await > 1 {
                break;
            }
            w.pass(12 * Instant::HOUR);
            w.service.tend_invitations().await.unwrap();
        }
        let mut mails = Vec::new();
        for address in addresses {
            mails.push(w.mails_to(address).await);
        }
        assert_eq!(mails, [2, 1, 2]);
        assert_eq!(failed(&w, "reminders").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn changes_of_texts() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "PT"), "ana@mail.example").await.unwrap();
        amendments::write(&w, amendments::SLIP).await;
        amendments::propose(&w, Kind::Typographical, "").await.unwrap();
        refuse(&w, "UPDATE", "amendment", "NEW.state <> 'open'").await;
        w.send().await;
        w.pass(25 * Instant::HOUR);
        w.service.tend_amendments().await.unwrap();
        assert_eq!(failed(&w, "amendments").await.len(), 1);
        assert_eq!(failed(&w, "amendments").await[0].attempts, 1);
        w.service.tend_amendments().await.unwrap();
        assert_eq!(failed(&w, "amendments").await[0].attempts, 1, "it rests");
    })
    .await;
}

#[tokio::test]
async fn publications() {
    World::each(|w| async move {
        let until = embargo::parse("2026-11-24T14:00", "Europe/Zurich", w.service.now()).unwrap();
        for slug in ["poison", "hidden"] {
            let form = LetterForm { slug: slug.into(), visibility: "confidential".into(), ..letter_form() };
            w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
            w.service.open_letter(&w.owner, &w.coalition, slug).await.unwrap();
            w.service.plan_publication(&w.owner, &w.coalition, slug, until.clone()).await.unwrap();
        }
        refuse(&w, "UPDATE", "letter", "NEW.slug = 'poison'").await;
        w.pass(until.at.0 - w.service.now().0);
        assert_eq!(w.service.publish_due(Instant::DAY).await.unwrap(), None, "nobody waits for it in a hurry");
        assert!(w.service.letter_card(&w.coalition, "hidden").await.is_ok());
        assert!(w.service.letter_card(&w.coalition, "poison").await.is_err());
        for _ in 0..11 {
            w.pass(7 * Instant::HOUR);
            w.service.publish_due(Instant::DAY).await.unwrap();
        }
        let failed = failed(&w, "publication").await;
        assert_eq!((failed[0].attempts, failed[0].ended), (12, true));
        assert_eq!(w.service.desk_letter(&w.owner, &w.coalition, "poison").await.unwrap().given_up, 1, "its organisers see it");
        w.service.retry_jobs().await.unwrap();
        w.service.publish_due(Instant::DAY).await.unwrap();
        assert_eq!(w.service.job_failures().await.unwrap()[0].attempts, 1, "the host has it tried again");
    })
    .await;
}

#[tokio::test]
async fn digests() {
    World::each(|w| async move {
        let second = crate::letters::organiser(&w, "safe-passage", Role::Editor).await;
        for account in [w.owner.account.0, second.account.0] {
            let id = if w.engine == "sqlite" { bytes(&w, &account.simple().to_string()) } else { format!("'{account}'") };
            let news = "INSERT INTO news (account_id, letter_id, kind, created_at)";
            sql(&w, &format!("{news} SELECT {id}, id, 'commented', {} FROM letter", w.service.now().0)).await;
        }
        refuse(&w, "UPDATE", "news", "NEW.account_id = (SELECT id FROM account WHERE name = 'Olga Owner')").await;
        w.service.queue_digests().await.unwrap();
        assert_eq!(failed(&w, "digests").await.len(), 1);
        assert_eq!(w.mails_to("editor@safe-passage.example").await, 1);
    })
    .await;
}

#[tokio::test]
async fn entries_of_a_log() {
    World::each(|w| async move {
        w.service.sequence().await.unwrap();
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Poison", "poison@mail.example"), ("Rui Costa", "rui@mail.example")] {
            w.sign(&person(name, "PT"), address).await.unwrap();
        }
        let own = "(SELECT id FROM signature WHERE name = 'Poison')";
        sql(&w, &format!("UPDATE log_event SET what = 'nonsense' WHERE signature_id = {own}")).await;
        assert_eq!(w.service.sequence().await.unwrap(), 2, "the others are recorded");
        assert_eq!(failed(&w, "entries").await.len(), 1);
        assert_eq!(w.service.sequence().await.unwrap(), 0, "it rests");
        w.sign(&person("Eva Novak", "CZ"), "eva@mail.example").await.unwrap();
        assert_eq!(w.service.sequence().await.unwrap(), 1);
        crate::log::verified(&w.service, None, &[]).await;
        // Who leaves is not kept by what could not be said of them before.
        let (_, link) = w.mail("poison@mail.example").await;
        let (id, view) = link.unwrap();
        w.service.request_link(id, &view).await.unwrap();
        let (_, link) = w.mail("poison@mail.example").await;
        w.service.withdraw(id, &link.unwrap().1).await.unwrap();
        w.service.sequence().await.unwrap();
        assert!(failed(&w, "entries").await.is_empty());
        crate::log::verified(&w.service, None, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn checkpoints() {
    World::each(|w| async move {
        let witnessed = w.witnessed("quorum none\n").await;
        let form = LetterForm { slug: "second".into(), ..letter_form() };
        witnessed.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        witnessed.open_letter(&w.owner, &w.coalition, "second").await.unwrap();
        witnessed.sequence().await.unwrap();
        assert_eq!(witnessed.unpublished_checkpoints().await.unwrap().len(), 2);
        sql(&w, "UPDATE log_checkpoint SET note = 'nonsense' WHERE letter_id = (SELECT id FROM letter WHERE slug = 'second')").await;
        assert_eq!(witnessed.unpublished_checkpoints().await.unwrap().len(), 1);
        assert_eq!(failed(&w, "checkpoints").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_purge() {
    World::each(|w| async move {
        w.service.clear_mailbox().await.unwrap();
        for (name, address) in [("Ana Silva", "ana@mail.example"), ("Poison", "poison@mail.example"), ("Rui Costa", "rui@mail.example")] {
            w.post(&person(name, "PT"), address).await.unwrap();
        }
        refuse(&w, "DELETE", "signature", "OLD.name = 'Poison'").await;
        w.pass(31 * Instant::DAY);
        w.service.purge().await.unwrap();
        assert_eq!(w.service.mailbox(10).await.unwrap().len(), 1, "the others are gone with their mails");
        assert_eq!(failed(&w, "purge").await.len(), 1);
    })
    .await;
}
