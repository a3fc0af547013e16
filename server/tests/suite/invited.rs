//! The invited mailbox over HTTP: following changes nothing, one click signs, and nothing of it is kept or listed.

use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp};

const ANA: &str = "ana@lantern.example";

async fn invited(app: &TestApp) -> (String, String) {
    let owner = app.sign_in(OWNER).await;
    let fields = [
        ("organisation", "Lantern Trust"),
        ("country", "GB"),
        ("site", "https://lantern.example"),
        ("email", ANA),
        ("representative", "Ana Silva"),
        ("office", "Director"),
        ("language", "en"),
    ];
    let path = format!("/en/desk/{COALITION}/letters/{LETTER}/invitations/new");
    assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&owner)).await.status, 303);
    app.follow(ANA).await
}

#[tokio::test]
async fn one_press_signs_and_one_takes_it_off_again() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookie) = invited(&app).await;
        assert!(page.starts_with("/en/invitations/"));
        let shown = app.ask(Ask::get(&page).cookie(&cookie)).await;
        assert_eq!(shown.status, 200);
        assert_eq!((shown.header("cache-control"), shown.header("x-robots-tag")), ("no-store", "noindex, nofollow"));
        assert!(shown.body.contains("We write about people at risk.") && shown.body.contains("Ana Silva"));
        assert_eq!(app.counts().await.organisations, 0, "following and reading sign nothing");
        assert_eq!(app.get(&page).await.status, 410, "without the link there is nothing");

        let signed = app.ask(Ask::post(&format!("{page}/sign"), &[]).cookie(&cookie)).await;
        assert_eq!(signed.location(), page);
        assert_eq!(app.counts().await.organisations, 1);
        let after = app.ask(Ask::get(&page).cookie(&cookie)).await;
        assert!(after.body.contains("Your organisation has signed.") && !after.body.contains("/sign\""));

        let mail = app.service.mailbox(1).await.unwrap().remove(0);
        let text = app::mails::render(&mail.shape).text;
        let disown = text.rsplit_once("/l/").unwrap().1.lines().next().unwrap().to_owned();
        let followed = app.get(&format!("/l/{disown}")).await;
        let (question, cookie) = (followed.location().to_owned(), followed.cookies());
        let asked = app.ask(Ask::get(&question).cookie(&cookie)).await;
        assert!(asked.body.contains("Was this not you?"));
        assert_eq!(app.counts().await.organisations, 1);
        assert_eq!(app.ask(Ask::post(&question, &[]).cookie(&cookie)).await.status, 303);
        assert_eq!(app.counts().await.organisations, 1, "a receipt that was passed on takes nothing off");
        let (own, cookie) = app.follow(ANA).await;
        let withdraw = app.ask(Ask::get(&format!("{own}/withdraw")).cookie(&cookie)).await;
        assert!(withdraw.body.contains("name=\"not_me\""), "{}", withdraw.body);
        let off = app.ask(Ask::post(&format!("{own}/withdraw"), &[("not_me", "yes")]).cookie(&cookie)).await;
        assert_eq!(off.status, 303);
        assert_eq!(app.counts().await.organisations, 0);
    })
    .await;
}

#[tokio::test]
async fn answers_come_back_with_what_was_typed_when_something_is_wrong() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookie) = invited(&app).await;
        let post = |rest: &str, fields: &[(&str, &str)]| app.ask(Ask::post(&format!("{page}{rest}"), fields).cookie(&cookie));
        let refused = post("/answer", &[("answer", "conditional"), ("condition", " ")]).await;
        assert_eq!((refused.status.as_u16(), refused.header("x-robots-tag")), (422, "noindex, nofollow"));
        assert_eq!(post("/answer", &[("answer", "conditional"), ("condition", "If the second demand goes.")]).await.status, 303);
        assert!(app.ask(Ask::get(&page).cookie(&cookie)).await.body.contains("If the second demand goes."));
        let refused = post("/forward", &[("forward_email", "dora@elsewhere.example")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"dora@elsewhere.example\"") && refused.body.contains("same organisation only"));
        assert_eq!(post("/forward", &[("forward_email", "dora@lantern.example")]).await.status, 303);
        assert_eq!(post("/answer", &[("answer", "declined"), ("why", "")]).await.status, 303);
        assert_eq!(post("/other", &[("name", "")]).await.status, 422);
        let other = [
            ("name", "Lantern International"),
            ("country", "GB"),
            ("site", "lantern.example"),
            ("representative", "Ana"),
            ("office", "Director"),
        ];
        assert_eq!(post("/other", &other).await.status, 303);
        assert_eq!(app.counts().await.organisations, 0, "other particulars wait for the mailbox");
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_too_late_stays_on_the_screen() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookie) = invited(&app).await;
        let owner = app.owner().await;
        app.service.step_letter(&owner, COALITION, LETTER, domain::letter::LetterStep::Close).await.unwrap();
        let post = |rest: &str, fields: &[(&str, &str)]| app.ask(Ask::post(&format!("{page}{rest}"), fields).cookie(&cookie));
        let late = post("/answer", &[("answer", "conditional"), ("condition", "The second demand goes."), ("text", "en")]).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("The second demand goes.") && late.body.contains("takes no more signatures"));
        let late = post("/forward", &[("forward_email", "director@lantern.example"), ("text", "xx")]).await;
        assert!(late.status == 409 && late.body.contains("director@lantern.example"), "a text that is gone loses nothing");
        let form = [("name", "Lantern Trust"), ("country", "GB"), ("representative", "Ana Silva"), ("office", "Head of Policy")];
        let late = post("/other", &form).await;
        assert!(late.status == 409 && late.body.contains("Head of Policy"));
    })
    .await;
}
