//! Personal data ends some days after a delivery; the names stay, and so does the way out.

use crate::world::{World, email, letter_form, organisation, person};
use domain::{
    country::Country,
    forms::{
        afterwards::DeliveryForm,
        letter::LetterForm,
        privacy::{ControllerForm, NoticeForm},
        signing::Entry,
    },
    invitation::Invitee,
    letter::LetterStep,
    locale::Locale,
    mail::MailState,
    privacy::NoticeFacts,
    shapes::{mail::MailContent, messages::Recipient, privacy::KeptLetter},
    text::Name,
    time::Instant,
};
use sea_orm::{ConnectionTrait, Statement};

const DAY: i64 = Instant::DAY;

fn write(facts: &NoticeFacts) -> String {
    format!("{facts:?}")
}

async fn publish(w: &World, days: &str) {
    let controller = ControllerForm { name: "Trust".into(), address: "A street".into(), contact: "a@b.example".into() };
    let form = NoticeForm { controllers: vec![controller], countries: "Norway".into(), keep_days: days.into(), ..NoticeForm::default() };
    w.service.publish_notice(&w.owner, &w.coalition, &form, "", write).await.unwrap();
}

async fn kept(w: &World) -> KeptLetter {
    w.service.desk_notice(&w.owner, &w.coalition, "", write).await.unwrap().letters.remove(0)
}

async fn sql(w: &World, statement: &str) {
    let db = w.database().await;
    db.execute_unprepared(statement).await.unwrap();
    db.close().await.unwrap();
}

async fn many(w: &World, from: &str) -> i64 {
    let db = w.database().await;
    let query = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) AS many FROM {from}"));
    let many = db.query_one_raw(query).await.unwrap().unwrap().try_get("", "many").unwrap();
    db.close().await.unwrap();
    many
}

/// A letter with signatures, an invitation and a report, closed and delivered.
async fn delivered(w: &World) {
    for (name, address) in [("Ana Silva", "ana@mail.example"), ("Ben Ode", "ben@mail.example"), ("Rui Costa", "rui@mail.example")] {
        w.sign(&person(name, "PT"), address).await.unwrap();
    }
    let invitee = Invitee {
        organisation: Name::parse("Lantern Trust").unwrap(),
        country: Country::parse("FR").unwrap(),
        site: None,
        representative: None,
        office: None,
        email: email("office@lantern.example"),
        locale: None,
    };
    w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee).await.unwrap();
    w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
    let form = DeliveryForm {
        day: "2026-11-24".into(),
        by_whom: "Lantern Trust".into(),
        recipients: vec!["The President".into()],
        way: "hand".into(),
        ..DeliveryForm::default()
    };
    w.service.deliver(&w.owner, &w.coalition, &w.letter, &form, None).await.unwrap();
    w.service.clear_mailbox().await.unwrap();
}

#[tokio::test]
async fn personal_data_ends_in_time_and_the_way_out_stays() {
    World::each(|w| async move {
        publish(&w, "30").await;
        delivered(&w).await;
        let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "Ana", None, 1).await.unwrap();
        let ana = Recipient::Signature(w.letter.clone(), desk.signatures[0].id);
        crate::messages::send(&w, &ana, "", "Where shall we deliver it?").await.unwrap();
        w.send().await;
        let before = kept(&w).await;
        assert_eq!((before.invitations, before.messages, before.addresses, before.days), (1, 1, 3, 30));
        assert!(before.due.is_some_and(|at| at > w.service.now()));
        w.pass(29 * DAY);
        w.service.purge().await.unwrap();
        assert_eq!(kept(&w).await, before, "a day too early");
        let written = w.service.desk_messages(&w.owner, &w.coalition, &ana).await.unwrap().earlier;
        assert_eq!(written[0].state, Some(MailState::Sent), "what became of it is shown for as long as it is kept");
        // A longer time changes nothing for those who were promised a shorter one.
        publish(&w, "365").await;
        w.pass(2 * DAY);
        w.service.purge().await.unwrap();
        let after = kept(&w).await;
        assert_eq!((after.invitations, after.remarks, after.messages, after.addresses), (0, 0, 0, 0));
        assert_eq!(w.counts().await.people, 3, "names stay");
        assert_eq!(many(&w, "signature WHERE address_ended_at IS NULL").await, 0);
        let desk = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "", None, 1).await.unwrap();
        assert!(desk.signatures.iter().all(|one| one.contact.is_none()));

        // The way out: whoever enters the address gets the link, and nobody else does.
        w.service.request_lost_links(&w.coalition, &w.letter, &email("nobody@mail.example")).await.unwrap();
        assert_eq!(w.service.mailbox(10).await.unwrap().len(), 0);
        w.service.request_lost_links(&w.coalition, &w.letter, &email("ana@mail.example")).await.unwrap();
        assert!(matches!(w.mail_content("ana@mail.example").await, MailContent::Manage { .. }));
        let (_, link) = w.mail("ana@mail.example").await;
        let (id, token) = link.unwrap();
        let own = w.service.own_signature(id, &token).await.unwrap();
        assert!(own.address_ended && own.may_withdraw);
        w.pass(DAY / 4);
        assert!(w.service.request_link(id, &token).await.is_err(), "without an address there is none to send to");
        w.service.withdraw(id, &token).await.unwrap();
        assert_eq!(w.counts().await.people, 2);
        // A second turn finds nothing to do.
        w.service.purge().await.unwrap();
        assert!(w.service.job_failures().await.unwrap().is_empty());
    })
    .await;
}

/// The clock goes on while a test runs.
fn is_about(at: Instant, instant: Instant) -> bool {
    (at.0 - instant.0).abs() < Instant::SECOND
}

/// The mails to owners that tell of a day.
async fn warnings(w: &World) -> Vec<Instant> {
    let mails = w.service.mailbox(100).await.unwrap().into_iter().filter(|mail| mail.to == crate::world::OWNER);
    let day = |content| if let MailContent::DataEnds { at, .. } = content { Some(at) } else { None };
    mails.filter_map(|mail| day(mail.shape.content)).collect()
}

#[tokio::test]
async fn without_a_delivery_the_data_ends_a_year_later_and_owners_hear_of_it_before() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "PT"), "ana@mail.example").await.unwrap();
        let open = kept(&w).await;
        assert!(open.undelivered && open.days == 90);
        assert!(open.due.is_some_and(|at| at > w.service.now().plus(455 * DAY)), "from its deadline");
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        let due = kept(&w).await.due.unwrap();
        assert!(is_about(due, w.service.now().plus((365 + 90) * DAY)));
        w.service.clear_mailbox().await.unwrap();
        w.pass((365 + 90 - 31) * DAY);
        w.service.purge().await.unwrap();
        assert!(warnings(&w).await.is_empty(), "{}", w.engine);
        w.pass(DAY);
        for _ in 0..2 {
            w.service.purge().await.unwrap();
        }
        let told = warnings(&w).await;
        assert!(told.len() == 1 && is_about(told[0], due), "{}: once, {told:?}", w.engine);
        w.pass(29 * DAY);
        w.service.purge().await.unwrap();
        assert_eq!((kept(&w).await.addresses, kept(&w).await.due), (1, Some(told[0])), "a day too early");
        w.pass(2 * DAY);
        w.service.purge().await.unwrap();
        assert_eq!((kept(&w).await.addresses, w.counts().await.people), (0, 1), "{}: the name stays", w.engine);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_was_told_of_waits_and_a_delivery_brings_another_day() {
    World::each(|w| async move {
        w.sign(&person("Ana Silva", "PT"), "ana@mail.example").await.unwrap();
        w.service.step_letter(&w.owner, &w.coalition, &w.letter, LetterStep::Close).await.unwrap();
        // As of a letter that closed long before this release: it is told of first.
        w.pass(900 * DAY);
        w.service.purge().await.unwrap();
        let waits = kept(&w).await;
        assert!(is_about(waits.due.unwrap(), w.service.now().plus(30 * DAY)) && waits.addresses == 1, "{}", w.engine);
        w.pass(29 * DAY);
        let form = DeliveryForm {
            day: "2026-11-24".into(),
            by_whom: "Lantern Trust".into(),
            recipients: vec!["The President".into()],
            way: "hand".into(),
            ..DeliveryForm::default()
        };
        w.service.deliver(&w.owner, &w.coalition, &w.letter, &form, None).await.unwrap();
        assert!(warnings(&w).await.is_empty(), "{}: a warning that waits says nothing false", w.engine);
        w.pass(80 * DAY);
        w.service.purge().await.unwrap();
        let after = kept(&w).await;
        assert_eq!((after.addresses, after.undelivered), (1, false), "{}", w.engine);
        w.pass(11 * DAY);
        w.service.purge().await.unwrap();
        assert_eq!(kept(&w).await.addresses, 0, "{}", w.engine);
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_holds_up_nothing() {
    World::each(|w| async move {
        delivered(&w).await;
        let bytes = if w.engine == "sqlite" { "x'0102'" } else { "'\\x0102'::bytea" };
        sql(&w, &format!("UPDATE signature SET private_sealed = {bytes} WHERE name = 'Ben Ode'")).await;
        w.pass(91 * DAY);
        w.service.purge().await.unwrap();
        assert_eq!(many(&w, "signature WHERE address_ended_at IS NULL").await, 1, "only the bad one is left");
        assert_eq!(many(&w, "invitation").await, 0);
        let failed = w.service.job_failures().await.unwrap();
        assert_eq!((failed.len(), failed[0].job.as_str(), failed[0].attempts), (1, "retention", 1));
    })
    .await;
}

#[tokio::test]
async fn addresses_of_a_letter_that_is_not_public_end_too_and_the_way_out_stays() {
    World::each(|w| async move {
        let form = LetterForm { slug: "in-confidence".into(), visibility: "confidential".into(), ..letter_form() };
        let letter = w.service.create_letter(&w.owner, &w.coalition, &form).await.unwrap();
        w.service.open_letter(&w.owner, &w.coalition, &letter).await.unwrap();
        let address = "office@lantern.example";
        let Entry::Organisation(entry) = organisation("Lantern Trust", "FR", "") else { unreachable!() };
        w.service.add_on_behalf(&w.owner, &w.coalition, &letter, &entry, &email(address)).await.unwrap();
        let (id, token) = w.mail(address).await.1.unwrap();
        w.service.confirm(id, &token, 1).await.unwrap();
        w.service.step_letter(&w.owner, &w.coalition, &letter, LetterStep::Close).await.unwrap();
        for days in [426, 31] {
            w.pass(days * DAY);
            w.service.purge().await.unwrap();
        }
        assert_eq!(many(&w, "signature WHERE address_ended_at IS NULL").await, 0, "{}", w.engine);
        w.service.request_data(&email(address), Locale::En).await.unwrap();
        let MailContent::DataLink { link: Some(link) } = w.mail_content(address).await else { panic!("another mail") };
        let held = w.service.held_data(link.rsplit_once("/l/").unwrap().1).await.unwrap();
        let token = held.signatures[0].link.strip_prefix("/l/").unwrap();
        let own = w.service.own_signature(id, token).await.unwrap();
        assert!(own.address_ended && own.may_withdraw && !own.letter.is_public());
        w.service.withdraw(id, token).await.unwrap();
    })
    .await;
}
