//! Sessions end when they should; a message is told once.

use crate::app::{Ask, OWNER, PASSWORD, Setup, TestApp};

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
