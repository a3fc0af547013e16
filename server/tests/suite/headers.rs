//! Headers of every answer, and posts from elsewhere.

use crate::app::{Ask, OWNER, SIGN, Setup, TestApp};
use server::headers::CONTENT_SECURITY_POLICY;

#[tokio::test]
async fn every_answer_has_its_headers() {
    TestApp::each(Setup::default(), |app| async move {
        for path in ["/", "/en", "/ar/c/safe-passage/no-return", "/en/nowhere", "/assets/main.css", "/healthz", "/l/forged", "/en/desk"] {
            let answer = app.get(path).await;
            assert_eq!(answer.header("content-security-policy"), CONTENT_SECURITY_POLICY, "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(!answer.header("permissions-policy").is_empty(), "{path}");
            assert!(!answer.header("cache-control").is_empty(), "{path}");
            assert_eq!(answer.header("strict-transport-security"), "", "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_explains_and_what_verifies_offline() {
    TestApp::each(Setup::default(), |app| async move {
        for (lang, words) in [("en", "What is not proven"), ("fr", "Ce qui n’est pas prouvé"), ("ar", "ما ليس مُثبَتًا")] {
            let answer = app.get(&format!("/{lang}/verification")).await;
            assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "private, no-cache"), "{lang}");
            assert!(answer.body.contains(words), "{lang}");
        }
        let file = app.get("/verify.html").await;
        assert_eq!((file.status.as_u16(), file.body.as_str()), (200, "<!DOCTYPE html>"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"verify.html\"");
        assert_eq!(file.header("cache-control"), "public, no-cache");
        assert_eq!(app.get("/assets/main.css").await.header("content-disposition"), "");
    })
    .await;
}

#[tokio::test]
async fn behind_tls_cookies_and_transport_are_bound_to_it() {
    let setup = Setup { base_url: "https://letters.example", ..Setup::default() };
    TestApp::each(setup, |app| async move {
        assert!(app.get("/en").await.header("strict-transport-security").starts_with("max-age="));
        let answer = app.post("/en/sign-in", &[("email", OWNER), ("password", crate::app::PASSWORD)]).await;
        let cookie = answer.header("set-cookie");
        for part in ["__Host-session=", "Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        let signed_out = app.post("/en/sign-out", &[]).await;
        let flash = signed_out.headers.get_all("set-cookie").iter().any(|value| value.to_str().unwrap().starts_with("__Host-flash="));
        assert!(flash, "what was done is bound to the host too");
    })
    .await;
}

#[tokio::test]
async fn posts_from_other_sites_are_refused() {
    TestApp::each(Setup::default(), |app| async move {
        let post = || Ask::post(SIGN, &[("name", "Ana")]);
        for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")] {
            let answer = app.ask(post().header(name, value)).await;
            assert_eq!(answer.status, 403, "{name}: {value}");
            assert!(answer.body.contains("<html"), "{name}: {value}");
        }
        let old_browser = |origin: &str| {
            let fields = [("name", "Ana")];
            let mut ask = Ask::post("/en/sign-in", &fields).header("origin", origin);
            ask = ask.without("sec-fetch-site");
            ask
        };
        for origin in ["https://evil.example", "null", "http://localhost:4000"] {
            assert_eq!(app.ask(old_browser(origin)).await.status, 403, "{origin}");
        }
        assert_eq!(app.ask(old_browser("http://localhost:3000")).await.status, 422);
        let call =
            Ask::post("/_fn/suggest", &[("coalition", "safe-passage"), ("domain", "a.example")]).header("sec-fetch-site", "cross-site");
        assert_eq!(app.ask(call).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn what_comes_back_with_what_somebody_typed_is_kept_nowhere() {
    TestApp::each(Setup::default(), |app| async move {
        let typed = |step| [("name", "Ana Silva"), ("country", "GB"), ("email", "ana@mail.example"), ("step", step)];
        let checked = app.post(SIGN, &typed("check")).await;
        assert_eq!((checked.status.as_u16(), checked.header("cache-control")), (200, "no-store"));
        assert_eq!(app.post(SIGN, &[("name", "Ana Silva")]).await.header("cache-control"), "no-store");
        let sent = app.post(SIGN, &typed("send")).await;
        for path in [sent.location().to_owned(), format!("{SIGN}?change=1")] {
            let page = app.ask(Ask::get(&path).cookie(&sent.cookies())).await;
            assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"), "{path}");
            assert!(page.body.contains("ana@mail.example"));
        }
        let report = app.post("/en/c/safe-passage/no-return/report", &[("email", "ana@mail.example")]).await;
        assert_eq!((report.status.as_u16(), report.header("cache-control")), (422, "no-store"));
    })
    .await;
}

#[tokio::test]
async fn a_shared_page_that_names_an_organiser_is_kept_nowhere() {
    TestApp::each(Setup::default(), |app| async move {
        let page = "/en/c/safe-passage/no-return";
        assert_eq!(app.get(page).await.header("cache-control"), "private, no-cache");
        let session = app.sign_in(OWNER).await;
        assert_eq!(app.ask(Ask::get(page).cookie(&session)).await.header("cache-control"), "no-store");
        let signed_out = app.ask(Ask::post("/en/sign-out", &[]).cookie(&session)).await;
        assert_eq!(signed_out.header("clear-site-data"), "\"cache\"");
    })
    .await;
}

#[tokio::test]
async fn texts_say_how_they_are_encoded_and_no_request_is_echoed() {
    TestApp::each(Setup::default(), |app| async move {
        for path in ["/assets/main.css", "/verify.html", "/en"] {
            assert!(app.get(path).await.header("content-type").ends_with("charset=utf-8"), "{path}");
        }
        for path in ["/en", "/en/c/safe-passage/no-return", "/assets/main.css"] {
            assert_eq!(app.ask(Ask::get(path).method("TRACE")).await.status, 405, "{path}");
        }
    })
    .await;
}
