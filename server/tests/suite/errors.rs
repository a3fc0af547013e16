//! What does not exist, what is too large, what is no form.

use crate::app::{Ask, SIGN, Setup, TestApp};

#[tokio::test]
async fn unknown_addresses_get_a_page_in_the_readers_language() {
    TestApp::each(Setup::default(), |app| async move {
        for path in [
            "/nowhere",
            "/de",
            "/en/nowhere",
            "/en/c/nobody",
            "/en/c/safe-passage/nothing",
            "/en/c/nobody/no-return",
            "/en/c/safe-passage/nothing/letter.md",
            "/en/c/nobody/no-return/sign/person",
            "/en/c/safe-passage/no-return/sign/robot",
            "/en/signatures/x",
            "/assets/none.css",
            "/assets/../Cargo.toml",
            "/assets/accent.css?light=zzzzzz&dark=000000",
        ] {
            let answer = app.get(path).await;
            assert!(matches!(answer.status.as_u16(), 404 | 405), "{path}: {}", answer.status);
            assert!(answer.body.contains("<html"), "{path}");
        }
        let french = app.ask(Ask::get("/nowhere").header("accept-language", "fr")).await;
        assert!(french.body.contains("lang=\"fr\""));
        let arabic = app.get("/ar/nowhere").await;
        assert!(arabic.body.contains("dir=\"rtl\""));
        let json = app.ask(Ask::get("/en/nowhere").header("accept", "application/json")).await;
        assert_eq!(json.header("content-type"), "application/problem+json");
    })
    .await;
}

#[tokio::test]
async fn links_that_are_not_good_get_their_page() {
    TestApp::each(Setup::default(), |app| async move {
        for path in ["/l/forged", "/l/AAAA", "/en/signatures/0123456789abcdef0123456789abcdef", "/en/reset"] {
            let answer = app.get(path).await;
            assert_eq!(answer.status, 410, "{path}");
            assert!(answer.body.contains("<html"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn bodies_that_are_too_large_or_no_form_get_their_page() {
    TestApp::each(Setup::default(), |app| async move {
        let large = "x".repeat(300 * 1024);
        let answer = app.post(SIGN, &[("name", &large)]).await;
        assert_eq!(answer.status, 413);
        assert!(answer.body.contains("<html"));
        assert!(answer.body.contains(r#"href="/en/c/safe-passage/no-return""#), "a way back to the letter");
        let larger = "x".repeat(5 * 1024 * 1024);
        assert_eq!(app.post("/_fn/preview", &[("coalition", "safe-passage"), ("form", &larger)]).await.status, 413);
        for action in ["suggest", "preview"] {
            let path = format!("/_fn/{action}");
            assert_eq!(app.post(&path, &[]).await.status, 400, "{action} without its fields");
            assert_eq!(app.ask(Ask::multipart(&path, &[("coalition", "safe-passage")])).await.status, 400, "{action} of another kind");
        }
        let text = app.ask(Ask::post(SIGN, &[("name", "Ana")]).header("content-type", "text/plain")).await;
        assert_eq!(text.status, 400);
        let twice = app.post(SIGN, &[("name", "Ana"), ("name", "Eva")]).await;
        assert_eq!(twice.status, 400);
        assert_eq!(app.waiting().await.pending, 0);
    })
    .await;
}

#[tokio::test]
async fn a_root_leads_to_the_language_of_the_browser_and_health_is_told() {
    TestApp::each(Setup::default(), |app| async move {
        let answer = app.ask(Ask::get("/").header("accept-language", "ar, en;q=0.5")).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/ar"));
        assert_eq!(app.get("/healthz").await.body, "ok", "{}", app.engine);
    })
    .await;
}

/// While stored rows are brought up to date, pages answer, and what would touch those rows waits with a plain page.
#[tokio::test]
async fn what_a_data_step_changes_is_answered_with_503_until_it_is_done() {
    TestApp::each(Setup::default(), |mut app| async move {
        app.run("DELETE FROM data_step").await;
        app.restart().await;
        let fields = [("name", "Ana Silva"), ("country", "GB"), ("email", "ana@mail.example"), ("step", "send")];
        let refused = app.post(SIGN, &fields).await;
        assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (503, "30"));
        assert!(refused.body.contains("Not just now: we are updating"), "{}", refused.body);
        assert_eq!(app.get("/en/c/safe-passage/no-return").await.status, 200);
        app.sign_in(crate::app::OWNER).await;
        app.service.run_data_steps().await.unwrap();
        let before = app.mails().await;
        assert_eq!(app.post(SIGN, &fields).await.status, 303);
        assert_eq!(app.mails().await, before + 1);
    })
    .await;
}
