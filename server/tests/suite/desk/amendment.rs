//! The next version of an open letter: proposed by one, confirmed by another, and what its signatories and readers see.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp, create_organiser, hidden};
use domain::{forms::letter::LetterForm, role::Role};

const PAGE: &str = "/en/desk/safe-passage/letters/no-return/amendment";
const SECOND: &str = "second@passage.example";

#[tokio::test]
async fn two_organisers_publish_a_material_change_and_a_signatory_reaffirms() {
    TestApp::each(Setup::default(), |app| async move {
        let app = &app;
        create_organiser(&app.service, COALITION, SECOND, Role::Editor).await;
        let (first, second) = (app.sign_in(OWNER).await, app.sign_in(SECOND).await);
        let person = [("name", "Ana"), ("country", "GB"), ("email", "ana@mail.example"), ("step", "send")];
        assert_eq!(app.post(SIGN, &person).await.status, 303);
        let (page, cookie) = app.follow("ana@mail.example").await;
        let shown = app.ask(Ask::get(&page).cookie(&cookie)).await.body;
        let (revision, manifest) = (hidden(&shown, "revision"), hidden(&shown, "manifest"));
        let press = [("revision", revision.as_str()), ("manifest", manifest.as_str())];
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &press).cookie(&cookie)).await.status, 303);

        assert!(app.ask(Ask::get(PAGE).cookie(&first)).await.body.contains("the same as version 1"));
        let owner = app.owner().await;
        let form = app.service.desk_letter(&owner, COALITION, LETTER).await.unwrap().form;
        let changed = LetterForm { body: "We ask for something else.".into(), ..form };
        app.service.save_letter(&owner, COALITION, LETTER, &changed).await.unwrap();
        let shown = app.ask(Ask::get(PAGE).cookie(&first)).await.body;
        let seen = hidden(&shown, "seen");
        assert!(shown.contains("One signatory is asked to reaffirm"), "{shown}");
        let wrong = app.ask(Ask::post(PAGE, &[("kind", "material"), ("words", ""), ("seen", &seen)]).cookie(&first)).await;
        assert_eq!(wrong.status, 422);
        let good = [("kind", "material"), ("words", "The third demand."), ("seen", seen.as_str())];
        assert_eq!(app.ask(Ask::post(PAGE, &good).cookie(&first)).await.location(), PAGE);
        let waits = app.ask(Ask::get(PAGE).cookie(&second)).await.body;
        let proposed = hidden(&waits, "proposed");
        let own = app.ask(Ask::post(&format!("{PAGE}/confirm"), &[("proposed", &proposed)]).cookie(&first)).await;
        assert_eq!(own.status, 409);
        let done = app.ask(Ask::post(&format!("{PAGE}/confirm"), &[("proposed", &proposed)]).cookie(&second)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/en/desk/safe-passage/letters/no-return"));

        let public = app.get("/en/c/safe-passage/no-return").await.body;
        assert!(public.contains("material change"), "{public}");
        assert!(public.contains("One signatory has signed an earlier version"), "{public}");
        assert!(app.get("/en/c/safe-passage/no-return/versions").await.body.contains("The third demand."));
        assert!(app.get("/en/c/safe-passage/no-return/versions/1").await.body.contains("There is a newer version"));
        assert_eq!(app.get("/en/c/safe-passage/no-return/versions/3").await.status, 404);
        // Anyone who filled in the form beside the old text is shown the new one.
        let late = [("name", "Bea"), ("country", "GB"), ("email", "bea@mail.example"), ("manifest", manifest.as_str()), ("step", "send")];
        let late = app.post(SIGN, &late).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("changed meanwhile") && late.body.contains("We ask for something else."));

        let (page, cookie) = app.follow("ana@mail.example").await;
        let led = app.ask(Ask::get(&page).cookie(&cookie)).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, format!("{page}/text").as_str()));
        let text = app.ask(Ask::get(&format!("{page}/text")).cookie(&cookie)).await.body;
        let newest = hidden(&text, "manifest");
        let stale = app.ask(Ask::post(&format!("{page}/reaffirm"), &[("manifest", manifest.as_str())]).cookie(&cookie)).await;
        assert_eq!(stale.status, 422);
        assert_eq!(app.counts().await.people, 0);
        assert_eq!(app.ask(Ask::post(&format!("{page}/decline"), &[("manifest", newest.as_str())]).cookie(&cookie)).await.status, 303);
        assert_eq!(app.counts().await.outstanding, 1);
        assert_eq!(app.ask(Ask::post(&format!("{page}/reaffirm"), &[("manifest", newest.as_str())]).cookie(&cookie)).await.status, 303);
        assert_eq!((app.counts().await.people, app.counts().await.outstanding), (1, 0));
        assert!(app.ask(Ask::get("/en/desk/safe-passage/letters/no-return/outstanding").cookie(&second)).await.body.contains("Nobody."));
    })
    .await;
}
