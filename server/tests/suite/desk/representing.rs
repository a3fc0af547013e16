//! A representative's way over HTTP: from their own page to the invitation, and one click that signs.

use crate::app::{Ask, COALITION, OWNER, PASSWORD, Setup, TestApp, email, letter_form};
use domain::{
    forms::{
        letter::LetterForm,
        organisation::{OrganisationForm, OrganisationKind},
    },
    letter::LetterStep,
};
use service::Actor;

const DRAFT: &str = "/en/desk/safe-passage/letters/draft";
const ANA: &str = "ana@lantern.example";

async fn owner(app: &TestApp) -> Actor {
    let token = app.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
    app.service.actor(&token).await.unwrap().unwrap()
}

/// A confidential draft in review, and the cookies of its representative.
async fn invited(app: &TestApp) -> String {
    let owner = owner(app).await;
    let organisation = OrganisationForm {
        legal_name: "House on the Hill".into(),
        country: "IE".into(),
        kind: OrganisationKind::Ngo.code().into(),
        ..OrganisationForm::default()
    };
    let organisation = app.service.save_organisation(&owner, COALITION, None, &organisation).await.unwrap().to_string();
    let form = LetterForm { slug: "draft".into(), visibility: "confidential".into(), ..letter_form() };
    app.service.create_letter(&owner, COALITION, &form).await.unwrap();
    app.service.step_letter(&owner, COALITION, "draft", LetterStep::Review).await.unwrap();
    let cookies = app.sign_in(OWNER).await;
    let invite = async |organisation: &str| {
        let fields = [("name", "Ana Silva"), ("email", ANA), ("role", "representative"), ("organisation", organisation)];
        app.ask(Ask::post(&format!("{DRAFT}/reviewers"), &fields).cookie(&cookies)).await
    };
    let faulty = invite("").await;
    assert!(faulty.status == 422 && faulty.body.contains("Choose the organisation that this person signs for."));
    assert!(faulty.body.contains(r#"id="role" name="role" value="representative" checked"#), "{}", faulty.body);
    let answer = invite(&organisation).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let (page, link) = app.follow(ANA).await;
    assert_eq!(app.ask(Ask::post(&page, &[("password", PASSWORD)]).cookie(&link)).await.status, 303);
    app.sign_in(ANA).await
}

#[tokio::test]
async fn a_representative_signs_from_their_own_page() {
    TestApp::each(Setup::default(), |app| async move {
        let ana = invited(&app).await;
        let get = async |path: &str| app.ask(Ask::get(path).cookie(&ana)).await;
        let sign = format!("{DRAFT}/sign");
        let early = app.ask(Ask::post(&sign, &[]).cookie(&ana)).await;
        assert!(early.status == 409 && !early.body.contains("We write about"), "the draft takes no signatures yet");
        assert!(!get("/en/drafts").await.body.contains("Letters to sign"));

        app.service.open_letter(&owner(&app).await, COALITION, "draft").await.unwrap();
        assert_eq!(get("/en/desk").await.location(), "/en/drafts", "there is no draft to read any more, but a letter to sign");
        let shown = get("/en/drafts").await.body;
        assert!(shown.contains("House on the Hill") && shown.contains("Confidential") && shown.contains(&format!("action=\"{sign}\"")));

        let led = app.ask(Ask::post(&sign, &[]).cookie(&ana)).await;
        let (page, link) = (led.location().to_owned(), led.cookies());
        assert!(led.status == 303 && page.starts_with("/en/invitations/"), "{}", led.body);
        let invitation = app.ask(Ask::get(&page).cookie(&link)).await;
        assert!(invitation.body.contains("We write about people at risk.") && invitation.body.contains("Ana Silva"));
        assert_eq!(get(&page).await.status, 410, "the session alone opens no invitation");
        let (_, rest) = invitation.body.split_once("name=\"manifest\" value=\"").unwrap();
        let fields = [("representative", "Ana Silva"), ("office", "Director"), ("manifest", rest.split('"').next().unwrap())];
        let signed = app.ask(Ask::post(&format!("{page}/sign"), &fields).cookie(&link)).await;
        assert_eq!((signed.status.as_u16(), signed.location()), (303, page.as_str()), "{}", signed.body);
        let shown = get("/en/drafts").await.body;
        assert!(shown.contains("Your organisation has signed.") && !shown.contains(&sign));
    })
    .await;
}

#[tokio::test]
async fn who_was_not_named_for_a_letter_is_answered_as_if_it_did_not_exist() {
    TestApp::each(Setup::default(), |app| async move {
        let ana = invited(&app).await;
        for other in ["no-return", "none"] {
            let answer = app.ask(Ask::post(&format!("/en/desk/{COALITION}/letters/{other}/sign"), &[]).cookie(&ana)).await;
            assert_eq!(answer.status, 404, "{other}");
        }
        let organiser = app.sign_in(OWNER).await;
        assert_eq!(app.ask(Ask::post(&format!("{DRAFT}/sign"), &[]).cookie(&organiser)).await.status, 403);
        assert_eq!(app.ask(Ask::post(&format!("{DRAFT}/sign"), &[])).await.location().split('?').next(), Some("/en/sign-in"));
    })
    .await;
}
