//! Who may do what, on every address of the desk.

use crate::app::{Ask, OWNER, Setup, TestApp, VIEWER, create_organiser};
use domain::role::Role;

const ID: &str = "0123456789abcdef0123456789abcdef";
const ACCOUNT: &str = "01234567-89ab-7def-8123-456789abcdef";

/// Every address that changes something, with a coalition and a letter.
fn posts(coalition: &str, letter: &str) -> Vec<String> {
    let one = format!("/en/desk/{coalition}/letters/{letter}");
    let desk = format!("/en/desk/{coalition}");
    vec![
        format!("{desk}/letters/new"),
        format!("{one}/edit"),
        format!("{one}/open"),
        format!("{one}/close"),
        format!("{one}/review"),
        format!("{one}/redraft"),
        format!("{one}/reopen"),
        format!("{one}/signatures/add"),
        format!("{one}/signatures/{ID}/approve"),
        format!("{one}/signatures/{ID}/hold"),
        format!("{one}/signatures/{ID}/resend"),
        format!("{one}/signatures/{ID}/remove"),
        format!("{one}/signatures/{ID}/erase"),
        format!("{one}/signatures/{ID}/category"),
        format!("{desk}/organisations/new"),
        format!("{desk}/organisations/{ACCOUNT}"),
        format!("{desk}/organisations/{ACCOUNT}/delete"),
        format!("{desk}/settings"),
        format!("{desk}/settings/test-mail"),
        format!("{desk}/settings/organisers"),
        format!("{desk}/settings/organisers/{ACCOUNT}/role"),
        format!("{desk}/settings/organisers/{ACCOUNT}/remove"),
    ]
}

/// Fields that are good wherever they matter, so that only the right to post is in question.
const FIELDS: [(&str, &str); 13] = [
    ("name", "A name"),
    ("slug", "a-letter"),
    ("subject", "A subject"),
    ("language", "en"),
    ("who_may_sign", "both"),
    ("visibility", "public"),
    ("country", "GB"),
    ("email", "a@b.example"),
    ("role", "viewer"),
    ("reason", "duplicate"),
    ("category", "expert"),
    ("legal_name", "A name"),
    ("kind", "ngo"),
];

#[tokio::test]
async fn strangers_are_led_to_the_sign_in_page() {
    TestApp::each(Setup::default(), |app| async move {
        for path in posts("safe-passage", "no-return") {
            let answer = app.post(&path, &FIELDS).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, "/en/sign-in"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_viewer_changes_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(VIEWER).await;
        for path in posts("safe-passage", "no-return") {
            let mut fields = FIELDS.to_vec();
            fields.extend([("representative", "Ana"), ("office", "Director"), ("accent", "#8a2b1d"), ("contact", "a@b.example")]);
            let answer = app.ask(Ask::post(&path, &fields).cookie(&cookies)).await;
            assert!(matches!(answer.status.as_u16(), 403 | 404), "{path}: {}", answer.status);
        }
    })
    .await;
}

#[tokio::test]
async fn another_coalition_does_not_exist() {
    TestApp::each(Setup::default(), |app| async move {
        create_organiser(&app.service, "other-coalition", "else@other.example", Role::Owner).await;
        let cookies = app.sign_in("else@other.example").await;
        let reads = [
            "letters/no-return",
            "letters/no-return/edit",
            "letters/no-return/signatures",
            "letters/no-return/signatures.csv",
            "organisations",
            "settings",
            "letters/new",
        ];
        for path in reads {
            let foreign = app.ask(Ask::get(&format!("/en/desk/safe-passage/{path}")).cookie(&cookies)).await;
            assert_eq!(foreign.status, 404, "{path}");
        }
        let mut fields = FIELDS.to_vec();
        fields.extend([("representative", "Ana"), ("office", "Director"), ("accent", "#8a2b1d"), ("contact", "a@b.example")]);
        for path in posts("safe-passage", "no-return") {
            assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&cookies)).await.status, 404, "{path}");
        }
        for path in posts("other-coalition", "no-return").into_iter().filter(|path| path.contains("no-return") || path.contains(ACCOUNT)) {
            assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&cookies)).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_written_and_saved() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let path = "/en/desk/safe-passage/letters/new";
        assert_eq!(app.ask(Ask::get(path).cookie(&cookies)).await.status, 200);
        let typed = [
            ("subject", "Water for all"),
            ("slug", "water"),
            ("language", "en"),
            ("who_may_sign", "both"),
            ("visibility", "public"),
            ("recipients-0-name", "The Minister"),
            ("body", "Please.</textarea><script>alert(1)</script>"),
        ];
        for action in ["add-recipient", "add-copy", "remove-recipients-3", "preview"] {
            let mut fields = typed.to_vec();
            fields.push(("action", action));
            let answer = app.ask(Ask::post(path, &fields).cookie(&cookies)).await;
            assert_eq!(answer.status, 200, "{action}");
            assert!(answer.body.contains("The Minister") && !answer.body.contains("<script>alert"), "{action}");
        }
        let mut fields = typed.to_vec();
        fields.push(("action", "save"));
        let saved = app.ask(Ask::post(path, &fields).cookie(&cookies)).await;
        assert_eq!((saved.status.as_u16(), saved.location()), (303, "/en/desk/safe-passage/letters/water"), "{}", saved.body);
        assert_eq!(app.ask(Ask::get("/en/desk/safe-passage/letters/water/edit").cookie(&cookies)).await.status, 200);
        assert_eq!(app.get("/en/c/safe-passage/water").await.status, 404);
    })
    .await;
}
