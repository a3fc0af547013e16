//! The signing form: each bad input gets its own message, keeps what was typed, and stores nothing.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp};

const ORGANISATION: &str = "/en/c/safe-passage/no-return/sign/organisation";

fn filled() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Lantern Trust"),
        ("country", "GB"),
        ("site", "https://lantern.example"),
        ("representative", "Ana Silva"),
        ("office", "Director"),
        ("email", "ana@lantern.example"),
        ("step", "send"),
    ]
}

fn with(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields = filled();
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value));
    fields
}

#[tokio::test]
async fn every_bad_input_is_told_and_nothing_is_stored() {
    let long: &'static str = Box::leak("x".repeat(1000).into_boxed_str());
    TestApp::each(Setup::default(), |app| async move {
        for (field, value, said) in [
            ("name", "", "Please fill this in."),
            ("name", "  ", "Please fill this in."),
            ("name", long, "This is too long"),
            ("name", "Lan\u{7}tern", "invisible control character"),
            ("name", "Lan\u{202e}tern", "invisible control character"),
            ("country", "", "Choose a country"),
            ("country", "XX", "Choose a country"),
            ("site", "not a site", "not the address of a web site"),
            ("site", "javascript:alert(1)", "not the address of a web site"),
            ("representative", "", "Please fill this in."),
            ("office", long, "This is too long"),
            ("email", "", "Please fill this in."),
            ("email", "nobody", "not an e-mail address"),
            ("email", "a@b.example\r\nBcc: c@d.example", "not an e-mail address"),
        ] {
            let answer = app.post(ORGANISATION, &with(field, value)).await;
            assert_eq!(answer.status, 422, "{field}: {value:?}");
            assert!(answer.body.contains(said), "{field}: {value:?}");
            for (other, kept) in filled().into_iter().filter(|(other, _)| *other != field && *other != "step" && *other != "country") {
                assert!(answer.body.contains(&format!("value=\"{kept}\"")), "{field}: {value:?} loses {other}");
            }
        }
        let mut fields = with("name", "\"><script>alert(1)</script>");
        fields.retain(|(name, _)| *name != "step");
        let script = app.post(ORGANISATION, &fields).await;
        assert!(!script.body.contains("<script>alert"));
        assert_eq!(app.counts().await.pending, 0);
        assert_eq!(app.mails().await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_robot_learns_nothing_and_stores_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        let robot = app.post(ORGANISATION, &with("website_confirm", "https://spam.example")).await;
        assert_eq!(app.counts().await.pending, 0);
        let person = app.post(ORGANISATION, &filled()).await;
        assert_eq!((robot.status, robot.location()), (person.status, person.location()));
        assert_eq!(app.counts().await.pending, 1);
        assert_eq!(app.get(person.location()).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn checking_and_changing_store_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        for step in ["check", "change", ""] {
            let answer = app.post(ORGANISATION, &with("step", step)).await;
            assert_eq!(answer.status, 200, "{step}");
            assert!(answer.body.contains("value=\"Ana Silva\""), "{step}");
        }
        assert_eq!(app.counts().await.pending, 0);
    })
    .await;
}

#[tokio::test]
async fn a_closed_letter_takes_nothing_and_keeps_what_was_typed() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let closed = app.ask(Ask::post(&format!("/en/desk/{COALITION}/letters/{LETTER}/close"), &[]).cookie(&cookies)).await;
        assert_eq!(closed.status, 303);
        assert_eq!(app.get(SIGN).await.status, 409);
        let answer = app.post(ORGANISATION, &filled()).await;
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("value=\"Ana Silva\""));
        assert_eq!(app.counts().await.pending, 0);
    })
    .await;
}
