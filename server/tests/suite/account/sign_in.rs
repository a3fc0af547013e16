//! Signing in tells nobody who exists.

use crate::app::{Answered, OWNER, PASSWORD, Setup, TestApp};

fn without(answer: &Answered, address: &str) -> (u16, String) {
    (answer.status.as_u16(), answer.body.replace(address, "…"))
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_page() {
    TestApp::each(Setup::default(), |app| async move {
        let unknown = "nobody@coalition.example";
        for path in ["/en/sign-in", "/en/forgotten"] {
            let fields = |address| [("email", address), ("password", "not the password")];
            let known = app.post(path, &fields(OWNER)).await;
            let other = app.post(path, &fields(unknown)).await;
            assert_eq!(without(&known, OWNER), without(&other, unknown), "{path}");
            assert!(!known.body.contains("not the password"), "{path}");
        }
        let none = app.post("/en/sign-in", &[("email", "no address"), ("password", "x")]).await;
        assert_eq!(none.status, 422);
    })
    .await;
}

#[tokio::test]
async fn afterwards_only_pages_of_ours_are_led_to() {
    TestApp::each(Setup::default(), |app| async move {
        for (next, to) in [
            ("", "/en/desk"),
            ("/fr/desk/safe-passage/settings", "/fr/desk/safe-passage/settings"),
            ("//evil.example", "/en/desk"),
            ("https://evil.example", "/en/desk"),
            ("/\\evil.example", "/en/desk"),
            ("/en\r\nset-cookie: x=y", "/en/desk"),
        ] {
            let answer = app.post("/en/sign-in", &[("email", OWNER), ("password", PASSWORD), ("next", next)]).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, to), "{next}");
        }
        let asked = app.get("/en/desk/safe-passage/organisations?q=a").await;
        assert_eq!(asked.location(), "/en/sign-in?next=%2Fen%2Fdesk%2Fsafe%2Dpassage%2Forganisations%3Fq%3Da");
        assert!(app.get(asked.location()).await.body.contains("/en/desk/safe-passage/organisations?q=a"));
    })
    .await;
}
