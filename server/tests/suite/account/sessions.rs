//! Sessions end when they should; a message is told once.

use crate::app::{Ask, COALITION, OWNER, PASSWORD, Setup, TestApp, create_organiser, email};
use domain::role::Role;
use service::Error;

#[tokio::test]
async fn a_session_ends_everywhere() {
    TestApp::each(Setup::default(), |app| async move {
        let (here, there) = (app.sign_in(OWNER).await, app.sign_in(OWNER).await);
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&there)).await.status, 200);
        let out = app.ask(Ask::post("/en/sign-out-everywhere", &[]).cookie(&here)).await;
        assert_eq!((out.status.as_u16(), out.location()), (303, "/en"));
        for cookies in [&here, &there] {
            assert_eq!(app.ask(Ask::get("/en/desk").cookie(cookies)).await.status, 303);
        }
    })
    .await;
}

#[tokio::test]
async fn signing_in_ends_the_session_that_the_browser_had() {
    TestApp::each(Setup::default(), |app| async move {
        let before = app.sign_in(OWNER).await;
        let again = Ask::post("/en/sign-in", &[("email", OWNER), ("password", PASSWORD)]).cookie(&before);
        let now = app.ask(again).await.cookies();
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&now)).await.status, 200);
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&before)).await.status, 303, "{}", app.engine);
    })
    .await;
}

#[tokio::test]
async fn the_host_ends_sessions_of_one_organiser_or_of_all() {
    TestApp::each(Setup::default(), |app| async move {
        create_organiser(&app.service, COALITION, "second@coalition.example", Role::Editor).await;
        let (owner, second) = (app.sign_in(OWNER).await, app.sign_in("second@coalition.example").await);
        let signed_in = async |cookies: &str| app.ask(Ask::get("/en/desk").cookie(cookies)).await.status == 200;
        assert!(app.service.end_sessions_of(Some(&email(OWNER))).await.unwrap() >= 1);
        assert!(!signed_in(&owner).await && signed_in(&second).await);
        assert!(app.service.end_sessions_of(None).await.unwrap() >= 1);
        assert!(!signed_in(&second).await, "{}", app.engine);
        assert!(matches!(app.service.end_sessions_of(Some(&email("nobody@mail.example"))).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_message_is_told_once() {
    TestApp::each(Setup::default(), |app| async move {
        let session = app.sign_in(OWNER).await;
        let out = app.ask(Ask::post("/en/sign-out", &[]).cookie(&session)).await;
        assert!(out.cookies().contains("flash=done-signed-out"));
        let told = app.ask(Ask::get("/en").cookie("flash=done-signed-out")).await;
        assert!(told.body.contains("You are signed out."));
        assert!(told.header("set-cookie").starts_with("flash=; Path=/; Max-Age=0"));
        let foreign = app.ask(Ask::get("/en").cookie("flash=error-sign-in")).await;
        assert!(!foreign.body.contains("do not match"));
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_once() {
    TestApp::each(Setup::default(), |app| async move {
        app.post("/en/forgotten", &[("email", OWNER)]).await;
        let (page, cookies) = app.follow(OWNER).await;
        assert_eq!(page, "/en/reset");
        let short = app.ask(Ask::post(&page, &[("password", "short")]).cookie(&cookies)).await;
        assert_eq!(short.status, 422);
        let set = app.ask(Ask::post(&page, &[("password", "another long phrase")]).cookie(&cookies)).await;
        assert_eq!((set.status.as_u16(), set.location()), (303, "/en/sign-in"));
        assert_eq!(app.ask(Ask::post(&page, &[("password", "one more long phrase")]).cookie(&cookies)).await.status, 410);
        assert_eq!(app.post("/en/sign-in", &[("email", OWNER), ("password", PASSWORD)]).await.status, 422);
        assert_eq!(app.post("/en/sign-in", &[("email", OWNER), ("password", "another long phrase")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_and_one_is_ended() {
    TestApp::each(Setup::default(), |app| async move {
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
        let there = Ask::post("/en/sign-in", &[("email", OWNER), ("password", PASSWORD)]).header("user-agent", agent);
        let (there, here) = (app.ask(there).await.cookies(), app.sign_in(OWNER).await);
        let page = app.ask(Ask::get("/en/account").cookie(&here)).await.body;
        assert!(page.contains("Firefox, Linux") && page.contains("This browser") && page.contains("Security log"));
        assert!(page.contains("Somebody signed in on a new device"), "the second device is told: {page}");
        let end = page.split("action=\"").filter_map(|rest| rest.split_once('"')).map(|(path, _)| path).find(|path| path.ends_with("/end"));
        let ended = app.ask(Ask::post(end.unwrap(), &[]).cookie(&here)).await;
        assert_eq!((ended.status.as_u16(), ended.location()), (303, "/en/account"));
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&here)).await.status, 200);
        let others = app.ask(Ask::get("/en/account").cookie(&here)).await.body;
        assert!(others.matches("/end\"").count() < page.matches("/end\"").count(), "{}", app.engine);
        let _ = there;
    })
    .await;
}

#[tokio::test]
async fn a_password_is_changed_while_signed_in() {
    TestApp::each(Setup::default(), |app| async move {
        let (here, there) = (app.sign_in(OWNER).await, app.sign_in(OWNER).await);
        let path = "/en/account/password";
        assert_eq!(app.ask(Ask::get(path).cookie(&here)).await.status, 200);
        for (current, password) in [("wrong", "another long phrase"), (PASSWORD, "short")] {
            let refused = app.ask(Ask::post(path, &[("current", current), ("password", password)]).cookie(&here)).await;
            assert!(refused.status == 422 && !refused.body.contains("another long phrase"));
        }
        let done = app.ask(Ask::post(path, &[("current", PASSWORD), ("password", "another long phrase")]).cookie(&here)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/en/account"));
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&done.cookies())).await.status, 200, "this browser stays");
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&here)).await.status, 303, "a copy of its cookie does not");
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&there)).await.status, 303, "{}", app.engine);
    })
    .await;
}

#[tokio::test]
async fn a_security_email_ends_all_sessions() {
    TestApp::each(Setup::default(), |app| async move {
        let (here, _) = (app.sign_in(OWNER).await, app.sign_in(OWNER).await);
        let (page, cookies) = app.follow(OWNER).await;
        assert_eq!(page, "/en/secure");
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("End all sessions"));
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&here)).await.status, 200, "looking changes nothing");
        let done = app.ask(Ask::post(&page, &[]).cookie(&cookies)).await;
        assert!(done.status == 200 && done.body.contains("/en/forgotten"));
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&here)).await.status, 303, "{}", app.engine);
        assert_eq!(app.get(&page).await.status, 410);
    })
    .await;
}
