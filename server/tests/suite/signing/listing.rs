//! Who is listed at once and as what, from outside.

use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp, hidden};
use domain::{forms::organisation::OrganisationForm, shapes::desk::DeskSignature, signature::SignatureState};

const FORM: &str = "/en/c/safe-passage/no-return/sign/organisation";
const FORGED: &str = "Office of the UN High Commissioner for Human Rights";
const STUDENT: &str = "student@northgate.example";

async fn member(app: &TestApp, name: &str, site: &str) -> String {
    let form = OrganisationForm {
        legal_name: name.into(),
        country: "CH".into(),
        site: site.into(),
        kind: "ngo".into(),
        ..OrganisationForm::default()
    };
    app.service.save_organisation(&app.owner().await, COALITION, None, &form).await.unwrap().to_string()
}

/// Posts an organisation; answers its page and the cookies.
async fn post(app: &TestApp, name: &str, site: &str, address: &str) -> (String, String) {
    let fields = [
        ("name", name),
        ("country", "CH"),
        ("site", site),
        ("representative", "Sam Student"),
        ("office", "Student"),
        ("email", address),
        ("step", "send"),
    ];
    let sent = app.post(FORM, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    app.follow(address).await
}

/// Presses "confirm", with what else is posted.
async fn confirm(app: &TestApp, page: &str, cookies: &str, more: &[(&str, &str)]) -> u16 {
    let shown = app.ask(Ask::get(page).cookie(cookies)).await.body;
    let (revision, manifest) = (hidden(&shown, "revision"), hidden(&shown, "manifest"));
    let mut fields = vec![("revision", revision.as_str()), ("manifest", manifest.as_str())];
    fields.extend(more);
    app.ask(Ask::post(&format!("{page}/confirm"), &fields).cookie(cookies)).await.status.as_u16()
}

async fn list(app: &TestApp) -> String {
    app.get("/en/c/safe-passage/no-return").await.body
}

async fn desk(app: &TestApp, name: &str) -> DeskSignature {
    let found = app.service.desk_signatures(&app.owner().await, COALITION, LETTER, name, None, 1).await.unwrap();
    found.signatures.into_iter().next().unwrap()
}

#[tokio::test]
async fn a_student_lists_no_un_office_whichever_way_they_try() {
    TestApp::each(Setup::default(), |app| async move {
        let row = member(&app, "Northgate University", "https://northgate.example").await;
        // Under the university's domain, a forged name waits, and the page offers the university alone.
        let (page, cookies) = post(&app, FORGED, "", STUDENT).await;
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(shown.contains("List as Northgate University, Switzerland") && shown.contains("Keep what I typed"));
        assert_eq!(confirm(&app, &page, &cookies, &[]).await, 303);
        assert!(!list(&app).await.contains("High Commissioner"));
        let waits = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(waits.contains("Waiting for an organiser since"), "{waits}");

        // As the university it is listed at once, in the university's spelling ...
        let (page, cookies) = post(&app, "NORTHGATE university", "", "rector@northgate.example").await;
        assert_eq!(confirm(&app, &page, &cookies, &[]).await, 303);
        assert!(list(&app).await.contains("Northgate University"));
        // ... and becomes nothing else by a correction: that waits, and the old entry stays.
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow("rector@northgate.example").await;
        let forged = [("name", FORGED), ("country", "CH"), ("representative", "Sam Student"), ("office", "Student")];
        assert_eq!(app.ask(Ask::post(&format!("{page}/correct"), &forged).cookie(&cookies)).await.status, 303);
        let shown = list(&app).await;
        assert!(shown.contains("Northgate University") && !shown.contains("High Commissioner"));
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("Your correction is waiting"));
        // Nor does a mailbox elsewhere take the row.
        let (page, cookies) = post(&app, FORGED, "", "stranger@mail.example").await;
        assert_eq!(confirm(&app, &page, &cookies, &[("organisation", &row)]).await, 409);
        assert_eq!(app.counts().await.organisations, 1);
    })
    .await;
}

#[tokio::test]
async fn a_member_that_typed_another_name_is_listed_as_itself_with_one_press() {
    TestApp::each(Setup::default(), |app| async move {
        let row = member(&app, "Baobab Legal Circle", "https://baobab.example").await;
        let (page, cookies) = post(&app, "Baobab Lawyers", "https://lawyers.example", "ana@baobab.example").await;
        assert_eq!(confirm(&app, &page, &cookies, &[("organisation", &row)]).await, 303);
        let shown = list(&app).await;
        assert!(shown.contains("Baobab Legal Circle") && !shown.contains("Baobab Lawyers"));
    })
    .await;
}

#[tokio::test]
async fn the_desk_takes_a_correction_and_picks_among_organisations_of_one_name() {
    TestApp::each(Setup::default(), |app| async move {
        member(&app, "Legal Circle", "https://one.example").await;
        let second = member(&app, "Legal Circle", "https://two.example").await;
        let cookies = app.sign_in(OWNER).await;
        let press = async |path: &str, fields: &[(&str, &str)]| app.ask(Ask::post(path, fields).cookie(&cookies)).await;
        let (page, own) = post(&app, "Legal Circle", "", "a@two.example").await;
        assert_eq!(confirm(&app, &page, &own, &[]).await, 303);
        let (page, own) = post(&app, "Legal Circle", "", "b@three.example").await;
        assert_eq!(confirm(&app, &page, &own, &[]).await, 303);
        let desk_list = format!("/en/desk/{COALITION}/letters/{LETTER}/signatures");
        let shown = app.ask(Ask::get(&desk_list).cookie(&cookies)).await.body;
        assert!(shown.contains("Another organisation of this name") && shown.contains("Possibly the same organisation"));

        let list = app.service.desk_signatures(&app.owner().await, COALITION, LETTER, "", Some(SignatureState::Held), 1).await.unwrap();
        let of = |contact: &str| list.signatures.iter().find(|one| one.contact.as_deref() == Some(contact)).unwrap().id;
        let (two, three) = (of("a@two.example"), of("b@three.example"));
        assert_eq!(press(&format!("{desk_list}/{two}/approve"), &[]).await.status, 422, "which one is to be said");
        assert_eq!(press(&format!("{desk_list}/{two}/pick"), &[("organisation", &second)]).await.status, 303);
        assert_eq!(press(&format!("{desk_list}/{three}/pick"), &[("organisation", "another")]).await.status, 303);
        assert_eq!(app.counts().await.organisations, 2);
        let book = app.service.organisations(&app.owner().await, COALITION, "legal circle").await.unwrap().organisations;
        assert_eq!(book.len(), 3);

        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&own)).await.status, 303);
        let (page, own) = app.follow("b@three.example").await;
        let renamed = [("name", "Circle of Law"), ("country", "CH"), ("representative", "Sam"), ("office", "Chair")];
        assert_eq!(app.ask(Ask::post(&format!("{page}/correct"), &renamed).cookie(&own)).await.status, 303);
        let waits = list_of(&app, &desk_list, &cookies).await;
        assert!(waits.contains("Circle of Law") && waits.contains("Chair"));
        let seen = hidden(&waits, "seen");
        assert_eq!(press(&format!("{desk_list}/{three}/correction"), &[("decision", "take"), ("seen", &seen)]).await.status, 303);
        assert_eq!(desk(&app, "Circle of Law").await.state, SignatureState::Confirmed);
    })
    .await;
}

async fn list_of(app: &TestApp, path: &str, cookies: &str) -> String {
    app.ask(Ask::get(path).cookie(cookies)).await.body
}
