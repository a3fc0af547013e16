//! Contacts at the desk: no page shows an address, and one at a time is shown to an organiser who asks for it and may.

use crate::{
    app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp, VIEWER, email},
    suite::roles::places::{DRAFT, Places},
};
use axum::http::Method;
use domain::forms::{
    coalition::OrganiserForm,
    invitation::InviteForm,
    organisation::OrganisationForm,
    report::ReportForm,
    review::ReviewerForm,
    signing::{Entry, SigningForm},
    translation::TranslatorForm,
};
use domain::signature::SignatoryKind;

/// Each address begins so, and nothing else does.
const CANARY: &str = "kanarie-";
const SIGNED: &str = "kanarie-signed@lantern.example";
const PERSON: &str = "kanarie-person@people.example";
const INVITED: &str = "kanarie-invited@harbour.example";
const ON_FILE: &str = "kanarie-book@bridge.example";
const ORGANISER: &str = "kanarie-organiser@coalition.example";
const REVIEWER: &str = "kanarie-reviewer@partner.example";
const TRANSLATOR: &str = "kanarie-translator@words.example";
const REPORTER: &str = "kanarie-reporter@people.example";

/// Somebody on each list; answers the pages that are about one of them.
async fn seed(app: &TestApp) -> [String; 3] {
    let (owner, s) = (app.owner().await, &app.service);
    let form = SigningForm {
        name: "Lantern Trust".into(),
        country: "GB".into(),
        representative: "Unlisted Representative".into(),
        office: "Director".into(),
        ..SigningForm::default()
    };
    let Entry::Organisation(entry) = form.parse_entry(SignatoryKind::Organisation).unwrap() else { unreachable!() };
    s.add_on_behalf(&owner, COALITION, LETTER, &entry, &email(SIGNED)).await.unwrap();
    let person = [("name", "Ana Silva"), ("country", "GB"), ("email", PERSON), ("step", "send")];
    assert_eq!(app.post(SIGN, &person).await.status, 303);
    let invited = InviteForm { organisation: "Harbour Watch".into(), country: "GB".into(), email: INVITED.into(), ..InviteForm::default() };
    s.invite(&owner, COALITION, LETTER, &invited.parse().unwrap()).await.unwrap();
    let book = OrganisationForm {
        legal_name: "Bridge House".into(),
        country: "GB".into(),
        kind: "ngo".into(),
        contacts: ON_FILE.into(),
        ..OrganisationForm::default()
    };
    let book = s.save_organisation(&owner, COALITION, None, &book).await.unwrap();
    let letter = format!("/en/desk/{COALITION}/letters/{LETTER}");
    let signed = s.desk_signatures(&owner, COALITION, LETTER, "Lantern Trust", None, 1).await.unwrap().signatures.remove(0);
    let invited = s.invitations(&owner, COALITION, LETTER, "Harbour Watch", None, 1).await.unwrap().invitations.remove(0);
    [
        format!("{letter}/signatures/{}", signed.id),
        format!("{letter}/invitations/{}", invited.id),
        format!("/en/desk/{COALITION}/organisations/{book}"),
    ]
}

/// Those who work for the coalition, and a reader who reports an error; answers the pages that are about one of them.
async fn seed_others(app: &TestApp) -> [String; 4] {
    let (owner, s) = (app.owner().await, &app.service);
    let form = OrganiserForm { name: "Second Organiser".into(), email: ORGANISER.into(), role: "editor".into() };
    s.invite_organiser(&owner, COALITION, &form).await.unwrap();
    let form = ReviewerForm { name: "One Reviewer".into(), email: REVIEWER.into(), role: "reviewer".into(), organisation: String::new() };
    s.invite_reviewer(&owner, COALITION, DRAFT, &form).await.unwrap();
    let form = TranslatorForm { name: "One Translator".into(), email: TRANSLATOR.into(), languages: "fr".into() };
    s.invite_translator(&owner, COALITION, &form).await.unwrap();
    let report = ReportForm { words: "Wrong country".into(), email: REPORTER.into(), ..ReportForm::default() };
    s.report_error(COALITION, LETTER, &report.parse().unwrap(), std::net::Ipv4Addr::LOCALHOST.into()).await.unwrap();
    let organisers = s.settings(&owner, COALITION).await.unwrap().organisers;
    let organiser = organisers.into_iter().find(|one| one.name == "Second Organiser").unwrap().id;
    let reviewers = s.reviewers(&owner, COALITION, DRAFT).await.unwrap().reviewers;
    let reviewer = reviewers.into_iter().find(|one| one.name == "One Reviewer").unwrap().id;
    let translators = s.translators(&owner, COALITION).await.unwrap().translators;
    let translator = translators.into_iter().find(|one| one.name == "One Translator").unwrap().id;
    let report = s.reported_errors(&owner, COALITION, LETTER, 1).await.unwrap().reports.remove(0).id;
    let desk = format!("/en/desk/{COALITION}");
    [
        format!("{desk}/settings/organisers/{organiser}"),
        format!("{desk}/letters/{DRAFT}/reviewers/{reviewer}"),
        format!("{desk}/translators/{translator}"),
        format!("{desk}/letters/{LETTER}/reports/{report}"),
    ]
}

#[tokio::test]
async fn a_whole_address_is_searched_for_by_those_who_may_see_contacts_and_is_in_no_page() {
    TestApp::each(Setup::default(), |app| async move {
        seed(&app).await;
        let letter = format!("/en/desk/{COALITION}/letters/{LETTER}");
        let lists = [
            (format!("{letter}/signatures"), SIGNED, "Lantern Trust"),
            (format!("{letter}/invitations"), INVITED, "Harbour Watch"),
            (format!("/en/desk/{COALITION}/organisations"), ON_FILE, "Bridge House"),
        ];
        let (owner, viewer) = (app.sign_in(OWNER).await, app.sign_in(VIEWER).await);
        for (list, address, name) in &lists {
            let found = |answer: &crate::app::Answered| answer.body.contains(&format!(">{name}<"));
            let by_get = format!("{list}?q={address}");
            assert!(!found(&app.ask(Ask::get(&by_get).cookie(&owner)).await), "{list}: not by an address of the page");
            let search = |typed: &str| Ask::post(&format!("{list}/find"), &[("email", typed)]);
            let answer = app.ask(search(address).cookie(&owner)).await;
            assert!(answer.status == 200 && found(&answer) && !answer.body.contains(CANARY), "{list}: {}", answer.body);
            let other = app.ask(search("nobody@else.example").cookie(&owner)).await;
            assert!(other.status == 200 && !found(&other), "{list}");
            let slip = app.ask(search("no <address>").cookie(&owner)).await;
            let kept = slip.body.contains("value=\"no &lt;address&gt;\"") && slip.body.contains(&format!("action=\"{list}/find\""));
            assert!(slip.status == 422 && kept && slip.body.contains("aria-invalid"), "{list}: what was typed stays: {}", slip.body);
            assert_eq!(app.ask(search(address).cookie(&viewer)).await.status, 403, "{list}: {}", app.engine);
            assert!(!app.ask(Ask::get(list).cookie(&viewer)).await.body.contains("/find\""), "{list} offers it to no viewer");
        }
    })
    .await;
}

#[tokio::test]
async fn no_page_of_the_desk_shows_a_contact() {
    TestApp::each(Setup::default(), |app| async move {
        let [signature, invitation, organisation] = seed(&app).await;
        let places = Places::new(&app).await;
        seed_others(&app).await;
        let routes = server::router::routes();
        let mut paths = vec![format!("{signature}/remove"), format!("{invitation}/withdraw"), organisation];
        for route in routes.list().iter().filter(|route| route.method == Method::GET && route.path.starts_with("/{lang}/desk")) {
            paths.push(places.fill(route.path).await);
        }
        for address in [OWNER, VIEWER] {
            let cookies = app.sign_in(address).await;
            let mut read = 0;
            for path in &paths {
                let answer = app.ask(Ask::get(path).cookie(&cookies)).await;
                read += u32::from(answer.status == 200);
                for secret in [CANARY, "Unlisted Representative"] {
                    assert!(!answer.body.contains(secret), "{address} reads {secret} on {path}");
                }
            }
            assert!(read > 20, "{address} read {read} pages");
        }
    })
    .await;
}

#[tokio::test]
async fn the_preview_of_a_list_holds_no_address_not_even_in_the_file_that_it_carries() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let path = format!("/en/desk/{COALITION}/letters/{LETTER}/imports/new");
        let list = format!("name,country,email\nAna Silva,GB,{PERSON}\n");
        let said = [("source", "spreadsheet"), ("kind", "person"), ("language", "en"), ("step", "read")];
        let read = app.ask(Ask::multipart(&path, &[&[("file*", list.as_str())], &said[..]].concat()).cookie(&owner)).await;
        let carried = crate::app::hidden(&read.body, "carried");
        assert!(read.status == 200 && !carried.is_empty());
        // Neither as it is nor in base64.
        let plain = |text: &str| {
            use ledger::encode::{unbase64, unbase64url};
            let bytes = [unbase64(text), unbase64url(text)].into_iter().flatten();
            bytes.into_iter().any(|bytes| String::from_utf8_lossy(&bytes).contains(CANARY))
        };
        assert!(!read.body.contains(CANARY) && !plain(&carried), "{carried}");
        // It is the server's own, and comes back whole.
        let once_more = [("carried", carried.as_str()), ("column-name", "0"), ("column-country", "1"), ("column-email", "2")];
        let again = app.ask(Ask::multipart(&path, &[&once_more[..], &said[..]].concat()).cookie(&owner)).await;
        assert!(again.status == 200 && again.body.contains("1 signatory will be asked"), "{}", again.body);
        let forged = [("carried", "bmFtZSxjb3VudHJ5LGVtYWls")];
        assert_eq!(app.ask(Ask::multipart(&path, &[&forged[..], &said[..]].concat()).cookie(&owner)).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn one_contact_is_shown_to_whoever_may_and_noted_and_thirty_a_day() {
    TestApp::each(Setup::default(), |app| async move {
        let [signature, invitation, organisation] = seed(&app).await;
        let (owner, viewer) = (app.sign_in(OWNER).await, app.sign_in(VIEWER).await);
        let form = app.ask(Ask::get(&organisation).cookie(&owner)).await.body;
        let contact = crate::app::hidden(&form, "contact_id");
        let fields = [("contact", contact.as_str())];
        let asked = [(&signature, SIGNED), (&invitation, INVITED), (&organisation, ON_FILE)];
        for (page, address) in asked {
            let path = format!("{page}/contact");
            assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&viewer)).await.status, 403, "{path}");
            assert_ne!(app.ask(Ask::get(&path).cookie(&owner)).await.status, 200, "no address shows it");
            let shown = app.ask(Ask::post(&path, &fields).cookie(&owner)).await;
            assert_eq!((shown.status.as_u16(), shown.header("cache-control")), (200, "no-store"), "{path}");
            assert!(shown.body.contains(address), "{path}: {}", shown.body);
        }
        assert!(app.ask(Ask::post(&format!("{signature}/contact"), &[]).cookie(&owner)).await.body.contains("Unlisted Representative"));
        let noted = app.ask(Ask::get(&format!("/en/desk/{COALITION}/activity?kind=exports")).cookie(&owner)).await.body;
        assert_eq!(noted.matches("Contact shown").count(), 4, "{noted}");
        assert!(noted.contains("Lantern Trust") && noted.contains("Bridge House") && noted.contains("Harbour Watch"));

        for _ in 4..30 {
            assert_eq!(app.ask(Ask::post(&format!("{signature}/contact"), &[]).cookie(&owner)).await.status, 200);
        }
        let refused = app.ask(Ask::post(&format!("{signature}/contact"), &[]).cookie(&owner)).await;
        assert_eq!(refused.status, 429);
        assert!(!refused.body.contains(SIGNED) && refused.body.contains("within 24 hours"), "{}", refused.body);
        // What needs no address goes on.
        assert_eq!(app.ask(Ask::post(&format!("{signature}/resend"), &[]).cookie(&owner)).await.status, 303);
        assert_eq!(app.ask(Ask::post(&format!("{invitation}/resend"), &[]).cookie(&owner)).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn colleagues_partners_and_reporters_are_shown_one_at_a_time_too() {
    TestApp::each(Setup::default(), |app| async move {
        Places::new(&app).await;
        let pages = seed_others(&app).await;
        let (owner, viewer) = (app.sign_in(OWNER).await, app.sign_in(VIEWER).await);
        for (page, address) in pages.iter().zip([ORGANISER, REVIEWER, TRANSLATOR, REPORTER]) {
            let list = page.rsplit_once('/').unwrap().0.replace("/settings/organisers", "/settings");
            let path = format!("{page}/contact");
            let read = app.ask(Ask::get(&list).cookie(&owner)).await;
            assert!(read.body.contains(&format!("action=\"{path}\"")) && read.body.contains("k…@"), "{list}: {}", read.body);
            assert_eq!(app.ask(Ask::post(&path, &[]).cookie(&viewer)).await.status, 403, "{path}");
            let shown = app.ask(Ask::post(&path, &[]).cookie(&owner)).await;
            assert!(shown.status == 200 && shown.body.contains(address), "{path}: {}", shown.body);
        }
        let noted = app.ask(Ask::get(&format!("/en/desk/{COALITION}/activity?kind=exports")).cookie(&owner)).await.body;
        assert_eq!(noted.matches("Contact shown").count(), 4, "{noted}");
        assert!(noted.contains("Second Organiser"), "{noted}");
    })
    .await;
}

#[tokio::test]
async fn contacts_on_file_are_changed_without_being_seen() {
    TestApp::each(Setup::default(), |app| async move {
        let [_, _, page] = seed(&app).await;
        let owner = app.sign_in(OWNER).await;
        let form = app.ask(Ask::get(&page).cookie(&owner)).await.body;
        let id = crate::app::hidden(&form, "contact_id");
        let save = async |wish: &str, new: &str, more: &str| {
            let fields = [
                ("legal_name", "Bridge House"),
                ("country", "GB"),
                ("kind", "ngo"),
                ("contact_id", id.as_str()),
                ("contact_do", wish),
                ("contact_new", new),
                ("contacts", more),
            ];
            app.ask(Ask::post(&page, &fields).cookie(&owner)).await
        };
        let faulty = save("replace", "nobody", "second@bridge.example").await;
        assert_eq!(faulty.status, 422);
        assert!(faulty.body.contains("value=\"nobody\"") && faulty.body.contains("second@bridge.example"), "what was typed stays");
        assert!(!faulty.body.contains(CANARY));
        assert_eq!(save("keep", "", "second@bridge.example").await.status, 303);
        let kept = app.ask(Ask::get(&page).cookie(&owner)).await.body;
        assert_eq!(kept.matches("name=\"contact_id\"").count(), 2);
        let shown = app.ask(Ask::post(&format!("{page}/contact"), &[("contact", &id)]).cookie(&owner)).await;
        assert!(shown.body.contains(ON_FILE), "kept as it was");
        assert_eq!(save("remove", "", "").await.status, 303);
        let left = app.ask(Ask::get(&page).cookie(&owner)).await.body;
        assert_eq!(left.matches("name=\"contact_id\"").count(), 1);
        assert!(left.contains("s…@bridge.example") && !left.contains("k…@bridge.example"));
    })
    .await;
}
