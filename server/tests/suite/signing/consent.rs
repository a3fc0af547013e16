//! Nobody is listed who has not consented, and what each consented to is kept and shown.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp, hidden};
use crate::suite::privacy::filled;
use domain::{
    forms::signing::{Entry, SigningForm},
    signature::SignatoryKind,
};
use sea_orm::{ConnectionTrait, Statement};

const ADDRESS: &str = "min-ji@people.example";
const UNTICKED: [(&str, &str); 1] = [("consent", "")];

fn person(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let fields = [("name", "Min-ji Park"), ("country", "KR"), ("affiliation", "Teacher & poet"), ("email", ADDRESS), ("step", "send")];
    fields.into_iter().chain(more.iter().copied()).collect()
}

async fn publish(app: &TestApp, more: &[(&str, &str)]) {
    let cookies = app.sign_in(OWNER).await;
    let done = app.ask(Ask::post("/en/desk/safe-passage/privacy", &filled(more)).cookie(&cookies)).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// How many rows a condition holds of.
async fn rows(app: &TestApp, condition: &str) -> i64 {
    let db = service::open_database(&app.settings).await.unwrap();
    let sql = format!("SELECT count(*) AS many FROM signature WHERE {condition}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    let many = row.try_get("", "many").unwrap();
    db.close().await.unwrap();
    many
}

#[tokio::test]
async fn a_form_without_consent_is_not_sent_and_loses_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        let form = app.get(SIGN).await.body;
        assert!(form.contains("id=\"consent\"") && form.contains("id=\"of_age\"") && !form.contains("checked"));
        for step in ["check", "send"] {
            let mut fields = person(&UNTICKED);
            fields.retain(|(name, _)| *name != "step");
            fields.push(("step", step));
            let answer = app.post(SIGN, &fields).await;
            assert_eq!(answer.status, 422, "{step}");
            for said in ["href=\"#consent\"", "href=\"#of_age\"", "value=\"Teacher &amp; poet\"", ADDRESS, "id=\"consent-error\""] {
                assert!(answer.body.contains(said), "{step}: {said}");
            }
        }
        // Other faults are named with it, and a ticked box stays ticked.
        let answer = app.post(SIGN, &[("consent", "yes"), ("country", "KR"), ("step", "check")]).await.body;
        assert!(answer.contains("href=\"#name\"") && answer.contains("href=\"#of_age\"") && !answer.contains("href=\"#consent\""));
        assert!(answer.split("id=\"consent\"").nth(1).unwrap().split('>').next().unwrap().contains("checked"));
        assert_eq!(app.mails().await, 0);
        assert_eq!(rows(&app, "1 = 1").await, 0);
        // The check page carries the boxes on.
        let fields = [("name", "Min-ji Park"), ("country", "KR"), ("email", ADDRESS), ("step", "check")];
        let check = app.post(SIGN, &fields).await.body;
        assert_eq!((hidden(&check, "consent").as_str(), hidden(&check, "of_age").as_str()), ("yes", "yes"));
    })
    .await;
}

#[tokio::test]
async fn what_was_consented_to_is_recorded_and_shown() {
    TestApp::each(Setup::default(), |app| async move {
        publish(&app, &[]).await;
        let form = app.get(SIGN).await.body;
        assert!(form.contains("Safe &lt;Passage&gt; e.V. publishes my name") && form.contains("at least 16 years old"));
        assert!(form.contains("href=\"/en/privacy/safe-passage/1\""));
        assert_eq!(hidden(&form, "notice"), "1");
        let sent = app.post(SIGN, &person(&[("consent", "yes"), ("of_age", "yes"), ("notice", "1")])).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let (page, cookies) = app.follow(ADDRESS).await;
        // Anybody can tick a box: the mailbox has consented to nothing yet.
        app.service.request_data(&crate::app::email(ADDRESS), domain::locale::Locale::En).await.unwrap();
        let (held, held_cookies) = app.follow(ADDRESS).await;
        let shown = app.ask(Ask::get(&held).cookie(&held_cookies)).await.body;
        assert!(shown.contains("Min-ji Park") && !shown.contains("Version 1 of the privacy notice"), "{shown}");
        // Anyone who typed the address ticked the boxes: what the mailbox consents to is said where it confirms.
        let confirming = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(confirming.contains("Safe &lt;Passage&gt; e.V. publishes my name") && confirming.contains("at least 16 years old"));
        assert!(!confirming.contains("type=\"checkbox\""), "no box is ticked twice");
        // Under a new version it is asked for what that one says.
        publish(&app, &[("minimum_age", "none"), ("controller-0-name", "Lantern Trust")]).await;
        let confirm = async |notice: &str| {
            let fields = [("revision", "1"), ("consent", "yes"), ("notice", notice)];
            app.ask(Ask::post(&format!("{page}/confirm"), &fields).cookie(&cookies)).await
        };
        let stale = confirm("1").await;
        assert!(stale.status == 422 && stale.body.contains("privacy notice has changed") && stale.body.contains("Lantern Trust publishes"));
        assert_eq!(confirm(&hidden(&stale.body, "notice")).await.status, 303);
        let own = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(own.contains("href=\"/en/privacy/safe-passage/2\"") && own.contains("Version 2 of the privacy notice"), "{own}");
        assert_eq!(rows(&app, "consent_notice = 2 AND consent_age IS NULL AND consented_at = confirmed_at").await, 1);
        let owner = app.sign_in(OWNER).await;
        let desk = app.ask(Ask::get(&format!("/en/desk/{COALITION}/letters/{LETTER}/signatures")).cookie(&owner)).await.body;
        assert!(desk.contains("Version 2 of the privacy notice"));

        // A reader who still has the old page open is asked again, with everything typed.
        let late = app.post(SIGN, &person(&[("consent", "yes"), ("of_age", "yes"), ("notice", "1")])).await;
        assert!(late.status == 422 && late.body.contains("privacy notice has changed") && late.body.contains("Teacher &amp; poet"));
        assert_eq!(hidden(&late.body, "notice"), "2");
        assert!(!late.body.split("id=\"consent\"").nth(1).unwrap().split('>').next().unwrap().contains("checked"));
        assert!(late.body.contains("Lantern Trust publishes my name") && !late.body.contains("id=\"of_age\""));

        // Nothing of it is left after an erasure.
        app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await;
        let (page, cookies) = app.follow(ADDRESS).await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[("erase", "yes")]).cookie(&cookies)).await.status, 303);
        assert_eq!(rows(&app, "consented_at IS NOT NULL OR consent_notice IS NOT NULL").await, 0);
    })
    .await;
}

/// Entered by an organiser, or posted before anybody was asked: the page that confirms has the boxes.
#[tokio::test]
async fn whoever_was_not_asked_before_is_asked_where_they_confirm() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.owner().await;
        let form = SigningForm {
            name: "River Watch".into(),
            country: "KR".into(),
            representative: "Ana".into(),
            office: "Director".into(),
            ..SigningForm::default()
        };
        let entry = form.parse_entry(SignatoryKind::Organisation).unwrap();
        let Entry::Organisation(organisation) = &entry else { unreachable!() };
        app.service.add_on_behalf(&owner, COALITION, LETTER, organisation, &crate::app::email("ana@river.example")).await.unwrap();
        let locale = domain::locale::Locale::En;
        app.service.post_signature(COALITION, LETTER, &entry, &crate::app::email("ben@river.example"), locale).await.unwrap();
        for address in ["ben@river.example", "ana@river.example"] {
            let (page, cookies) = app.follow(address).await;
            let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
            assert!(shown.contains("id=\"consent\""), "{address}");
            let confirm = |more: &[(&str, &str)]| {
                let fields = [&[("revision", "1")], more].concat();
                app.ask(Ask::post(&format!("{page}/confirm"), &fields).cookie(&cookies))
            };
            let refused = confirm(&[("consent", ""), ("of_age", "yes")]).await;
            assert!(refused.status == 422 && refused.body.contains("href=\"#consent\""), "{address}");
            assert!(refused.body.split("id=\"of_age\"").nth(1).unwrap().split('>').next().unwrap().contains("checked"));
            assert_eq!(confirm(&[]).await.status, 303, "{address}");
            let receipt = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
            assert!(receipt.contains("the coalition had no privacy notice then"), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_press_of_an_invitation_asks_on_its_one_page() {
    TestApp::each(Setup::default(), |app| async move {
        publish(&app, &[]).await;
        let owner = app.sign_in(OWNER).await;
        let fields = [("organisation", "Lantern Trust"), ("country", "GB"), ("email", "ana@lantern.example"), ("language", "en")];
        let path = format!("/en/desk/{COALITION}/letters/{LETTER}/invitations/new");
        assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&owner)).await.status, 303);
        let (page, cookies) = app.follow("ana@lantern.example").await;
        let notice = hidden(&app.ask(Ask::get(&page).cookie(&cookies)).await.body, "notice");
        let press = |more: &[(&str, &str)]| {
            let who = [("representative", "Ana Silva"), ("notice", notice.as_str())];
            app.ask(Ask::post(&format!("{page}/sign"), &[&who, more].concat()).cookie(&cookies))
        };
        let refused = press(&[("consent", "")]).await;
        assert_eq!(refused.status, 422);
        for said in ["href=\"#office\"", "href=\"#consent\"", "href=\"#of_age\"", "value=\"Ana Silva\""] {
            assert!(refused.body.contains(said), "{said}");
        }
        assert_eq!(app.counts().await.organisations, 0);
        assert_eq!(press(&[("office", "Director")]).await.status, 303);
        assert_eq!(rows(&app, "state = 'confirmed' AND consent_notice = 1 AND consent_age = 16").await, 1);
        assert_eq!(press(&[("office", "Director"), ("consent", "")]).await.status, 303, "a second click finds it done");
        let other = app.ask(Ask::post(&format!("{page}/other"), &[("name", "Lantern"), ("consent", "")]).cookie(&cookies)).await;
        assert!(other.status == 422 || other.status == 409, "{}", other.status);
    })
    .await;
}

#[tokio::test]
async fn signatures_from_before_say_so() {
    TestApp::each(Setup::default(), |app| async move {
        app.post(SIGN, &person(&[])).await;
        let (page, cookies) = app.follow(ADDRESS).await;
        app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        app.run("UPDATE signature SET consented_at = NULL, consent_notice = NULL, consent_age = NULL").await;
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("Before notices had versions"));
        let owner = app.sign_in(OWNER).await;
        let desk = app.ask(Ask::get(&format!("/en/desk/{COALITION}/letters/{LETTER}/signatures")).cookie(&owner)).await.body;
        assert!(desk.contains("Before notices had versions"));
    })
    .await;
}
