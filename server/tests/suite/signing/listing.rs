//! Who is listed at once and as what, from outside.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp, hidden};
use domain::{
    forms::organisation::OrganisationForm,
    shapes::desk::DeskSignature,
    signature::{RemovalReason, SignatureState},
};
use service::Decision;

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

/// Clicks "confirm", with what else is posted.
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
async fn what_an_organiser_took_off_comes_back_by_no_other_way() {
    TestApp::each(Setup::default(), |app| async move {
        let row = member(&app, "Baobab Legal Circle", "https://baobab.example").await;
        let take_off = async |name: &str| {
            let not_theirs = Decision::Remove(RemovalReason::NotTheirs);
            app.service.decide(&app.owner().await, COALITION, LETTER, desk(&app, name).await.id, not_theirs).await.unwrap();
        };
        // One waits already under another name.
        let (waits, waiting) = post(&app, "Club of Lawyers", "", "clerk@baobab.example").await;
        assert_eq!(confirm(&app, &waits, &waiting, &[]).await, 303);
        let (page, cookies) = post(&app, "Baobab Legal Circle", "", "student@baobab.example").await;
        assert_eq!(confirm(&app, &page, &cookies, &[]).await, 303);
        assert!(list(&app).await.contains("Baobab Legal Circle"));
        take_off("Baobab Legal Circle").await;

        // The same mailbox under another name is not offered the row, and is not listed as it.
        let (page, cookies) = post(&app, "Club of Students", "", "student@baobab.example").await;
        assert!(!app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("List as"));
        assert_eq!(confirm(&app, &page, &cookies, &[("organisation", &row)]).await, 303);
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("Waiting for an organiser since"));
        // Nor is the one that waits, by either way.
        assert_eq!(app.ask(Ask::post(&format!("{waits}/link"), &[]).cookie(&waiting)).await.status, 303);
        let (waits, waiting) = app.follow("clerk@baobab.example").await;
        assert!(!app.ask(Ask::get(&waits).cookie(&waiting)).await.body.contains("List as"));
        let pressed = app.ask(Ask::post(&format!("{waits}/list-as"), &[("organisation", &row)]).cookie(&waiting)).await;
        assert_eq!(pressed.status, 422, "{}", pressed.body);
        let named = [("name", "Baobab Legal Circle"), ("country", "CH"), ("representative", "Sam"), ("office", "Clerk")];
        assert_eq!(app.ask(Ask::post(&format!("{waits}/correct"), &named).cookie(&waiting)).await.status, 303);
        assert_eq!(app.counts().await.organisations, 0);

        // A person who is listed takes no name that was taken off.
        let sign = async |name: &str, address: &str| {
            let fields = [("name", name), ("country", "CH"), ("affiliation", ""), ("email", address), ("step", "send")];
            assert_eq!(app.post(SIGN, &fields).await.status, 303);
            let (page, cookies) = app.follow(address).await;
            assert_eq!(confirm(&app, &page, &cookies, &[]).await, 303);
            (page, cookies)
        };
        sign("Gerhard Taken-Off", "eve@mail.example").await;
        take_off("Gerhard Taken-Off").await;
        let (page, cookies) = sign("Hans Harmless", "hans@mail.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow("hans@mail.example").await;
        let forged = [("name", "Gerhard Taken-Off"), ("country", "CH"), ("affiliation", "")];
        let refused = app.ask(Ask::post(&format!("{page}/correct"), &forged).cookie(&cookies)).await;
        assert!(refused.status == 422 && refused.body.contains("An organiser has to look at this name"), "{}", refused.body);
        let shown = app.get("/en/c/safe-passage/no-return/signatories").await.body;
        assert!(shown.contains("Hans Harmless") && !shown.contains("Gerhard"));
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
        let of = |contact: &str| {
            list.signatures.iter().find(|one| one.contact == Some(domain::masked::Masked::with_domain(contact))).unwrap().id
        };
        let (two, three) = (of("a@two.example"), of("b@three.example"));
        assert_eq!(press(&format!("{desk_list}/{two}/approve"), &[("seen", "1")]).await.status, 422, "which one is to be said");
        assert_eq!(press(&format!("{desk_list}/{two}/pick"), &[("organisation", &second), ("seen", "1")]).await.status, 303);
        assert_eq!(press(&format!("{desk_list}/{three}/pick"), &[("organisation", "another"), ("seen", "1")]).await.status, 303);
        assert_eq!(app.counts().await.organisations, 2);
        let book = app.service.organisations(&app.owner().await, COALITION, "legal circle").await.unwrap().organisations;
        assert_eq!(book.len(), 3);

        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&own)).await.status, 303);
        let (page, own) = app.follow("b@three.example").await;
        let renamed = [("name", "Circle of Law"), ("country", "CH"), ("representative", "Sam"), ("office", "Chair")];
        assert_eq!(app.ask(Ask::post(&format!("{page}/correct"), &renamed).cookie(&own)).await.status, 303);
        let waits = list_of(&app, &desk_list, &cookies).await;
        assert!(waits.contains("Circle of Law") && !waits.contains("Chair"), "an unlisted representative is in no list");
        let seen = hidden(&waits, "seen");
        assert_eq!(press(&format!("{desk_list}/{three}/correction"), &[("decision", "take"), ("seen", &seen)]).await.status, 303);
        assert_eq!(desk(&app, "Circle of Law").await.state, SignatureState::Confirmed);
    })
    .await;
}

#[tokio::test]
async fn both_chapters_of_a_federation_stand_on_the_list_and_in_the_book() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let desk_list = format!("/en/desk/{COALITION}/letters/{LETTER}/signatures");
        for (name, path) in [("Relief Family Kenya", "kenya"), ("Relief Family Somalia", "somalia")] {
            let site = format!("https://relief-family.example/{path}");
            let (page, own) = post(&app, name, &site, &format!("{path}@relief-family.example")).await;
            assert_eq!(confirm(&app, &page, &own, &[]).await, 303);
            let id = desk(&app, name).await.id;
            let approved = app.ask(Ask::post(&format!("{desk_list}/{id}/approve"), &[("seen", "1")]).cookie(&cookies)).await;
            assert_eq!(approved.status, 303, "{}", approved.body);
            let fields = [("legal_name", name), ("country", "CH"), ("site", site.as_str()), ("kind", "ngo")];
            let kept = app.ask(Ask::post(&format!("/en/desk/{COALITION}/organisations/new"), &fields).cookie(&cookies)).await;
            assert_eq!(kept.status, 303, "{}", kept.body);
        }
        let shown = list(&app).await;
        assert!(shown.contains("Relief Family Kenya") && shown.contains("Relief Family Somalia"));
    })
    .await;
}

#[tokio::test]
async fn a_contact_questions_from_a_page_with_one_press() {
    TestApp::each(Setup::default(), |app| async move {
        let form = OrganisationForm {
            legal_name: "Lantern Trust".into(),
            country: "CH".into(),
            site: "https://lantern.example".into(),
            kind: "ngo".into(),
            contacts: "director@lantern.example".into(),
            ..OrganisationForm::default()
        };
        app.service.save_organisation(&app.owner().await, COALITION, None, &form).await.unwrap();
        let (page, own) = post(&app, "Lantern Trust", "", "intern@lantern.example").await;
        assert_eq!(confirm(&app, &page, &own, &[]).await, 303);
        let (question, cookies) = app.follow("director@lantern.example").await;
        assert!(question.starts_with("/en/not-us/"));
        assert_eq!(app.post(&question, &[]).await.status, 410, "not without the link");
        let asked = app.ask(Ask::get(&question).cookie(&cookies)).await;
        assert!(asked.status == 200 && asked.body.contains("Lantern Trust") && asked.body.contains("This was not us"));
        assert!(!list(&app).await.contains("says that it did not sign"), "a look questions nothing");
        assert_eq!(app.ask(Ask::post(&question, &[]).cookie(&cookies)).await.status, 303);
        assert!(list(&app).await.contains("says that it did not sign"));
        assert_eq!(app.counts().await.organisations, 1, "only an organiser takes it off");
        let again = app.ask(Ask::get(&question).cookie(&cookies)).await;
        assert!(again.body.contains("You questioned this signature"));

        let (page, own) = app.follow("intern@lantern.example").await;
        let shown = app.ask(Ask::get(&page).cookie(&own)).await;
        assert!(shown.body.contains("Your signature is questioned"));
        let answer = [("answer", "Our board decided it.")];
        assert_eq!(app.ask(Ask::post(&format!("{page}/answer"), &answer).cookie(&own)).await.status, 303);
        let cookies = app.sign_in(OWNER).await;
        let signatures = format!("/en/desk/{COALITION}/letters/{LETTER}/signatures");
        assert!(list_of(&app, &signatures, &cookies).await.contains("Our board decided it."));
        let id = desk(&app, "Lantern Trust").await.id;
        assert_eq!(app.ask(Ask::post(&format!("{signatures}/{id}/settle"), &[]).cookie(&cookies)).await.status, 303);
        assert!(!list(&app).await.contains("says that it did not sign"));
    })
    .await;
}

#[tokio::test]
async fn a_reader_reports_an_error_and_an_organiser_deals_with_it() {
    TestApp::each(Setup::default(), |app| async move {
        let path = "/en/c/safe-passage/no-return/report";
        assert!(app.get("/en/c/safe-passage/no-return/signatories").await.body.contains("Report an error"));
        assert!(app.get(&format!("{path}?entry=Lantern+Trust")).await.body.contains("Lantern Trust"));
        assert_eq!(app.get("/en/c/safe-passage/none/report").await.status, 404);
        let empty = app.post(path, &[("entry", "Lantern Trust"), ("email", "nobody")]).await;
        assert!(empty.status == 422 && empty.body.contains("Lantern Trust"), "nothing typed is lost");
        let fields = [("entry", "Lantern Trust"), ("words", "It did not <sign>."), ("email", "reader@mail.example")];
        for _ in 0..2 {
            assert_eq!(app.post(path, &fields).await.status, 303);
        }
        let mails = app.service.mailbox(100).await.unwrap().into_iter().filter(|mail| mail.to == OWNER).count();
        assert_eq!(mails, 1, "owners get one mail an hour");
        let cookies = app.sign_in(OWNER).await;
        let desk = format!("/en/desk/{COALITION}/letters/{LETTER}/reports");
        let shown = app.ask(Ask::get(&desk).cookie(&cookies)).await.body;
        assert!(shown.contains("It did not &lt;sign&gt;.") && shown.contains("r…@…") && !shown.contains("reader@mail.example"));
        let reports = app.service.reported_errors(&app.owner().await, COALITION, LETTER, 1).await.unwrap().reports;
        assert_eq!(reports.len(), 2);
        let settled = app.ask(Ask::post(&format!("{desk}/{}/settle", reports[0].id), &[]).cookie(&cookies)).await;
        assert_eq!(settled.status, 303);
        assert_eq!(app.service.reported_errors(&app.owner().await, COALITION, LETTER, 1).await.unwrap().reports.len(), 1);
    })
    .await;
}

async fn list_of(app: &TestApp, path: &str, cookies: &str) -> String {
    app.ask(Ask::get(path).cookie(cookies)).await.body
}

#[tokio::test]
async fn an_approval_lists_only_what_was_on_the_organisers_page() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let (page, own) = post(&app, "Border Watch Friends", "", "x@mail.example").await;
        assert_eq!(confirm(&app, &page, &own, &[]).await, 303);
        let desk_list = format!("/en/desk/{COALITION}/letters/{LETTER}/signatures");
        let before = list_of(&app, &desk_list, &cookies).await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&own)).await.status, 303);
        let (page, own) = app.follow("x@mail.example").await;
        let forged = [("name", FORGED), ("country", "CH"), ("representative", "Sam"), ("office", "Chair")];
        assert_eq!(app.ask(Ask::post(&format!("{page}/correct"), &forged).cookie(&own)).await.status, 303);

        let id = desk(&app, FORGED).await.id;
        for (step, choice) in [("approve", ("", "")), ("pick", ("organisation", "another"))] {
            let seen = hidden(&before, "seen");
            let refused = app.ask(Ask::post(&format!("{desk_list}/{id}/{step}"), &[("seen", &seen), choice]).cookie(&cookies)).await;
            assert_eq!(refused.status, 422, "{step}");
            assert!(refused.body.contains("changed after you loaded the page") && refused.body.contains("High Commissioner"));
        }
        assert!(!list(&app).await.contains("High Commissioner"));
        let seen = hidden(&list_of(&app, &desk_list, &cookies).await, "seen");
        assert_eq!(app.ask(Ask::post(&format!("{desk_list}/{id}/approve"), &[("seen", &seen)]).cookie(&cookies)).await.status, 303);
        assert!(list(&app).await.contains("High Commissioner"), "{}", app.engine);
    })
    .await;
}
