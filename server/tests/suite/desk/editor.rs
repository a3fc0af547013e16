//! The editor of a letter.

use crate::app::{Ask, OWNER, Setup, TestApp, letter_form};
use domain::forms::letter::LetterForm;

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

#[tokio::test]
async fn an_open_letter_keeps_its_address_whatever_is_posted() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let path = "/en/desk/safe-passage/letters/no-return/edit";
        let public = app.get("/en/c/safe-passage/no-return").await.body;
        let shown = app.ask(Ask::get(path).cookie(&cookies)).await;
        assert_eq!(shown.status, 200);
        assert!(!shown.body.contains("name=\"slug\"") && !shown.body.contains("name=\"deadline_local\""), "settled");
        let (_, revision) = shown.body.split_once("name=\"revision\" value=\"").expect("a revision");
        let revision = revision.split('"').next().unwrap();
        let mut typed = vec![("subject", "Other words"), ("slug", "elsewhere"), ("visibility", "confidential"), ("revision", revision)];
        typed.push(("action", "preview"));
        assert_eq!(app.ask(Ask::post(path, &typed).cookie(&cookies)).await.status, 200);
        typed.pop();
        let saved = app.ask(Ask::post(path, &typed).cookie(&cookies)).await;
        assert_eq!((saved.status.as_u16(), saved.location()), (303, "/en/desk/safe-passage/letters/no-return"), "{}", saved.body);
        assert_eq!(app.get("/en/c/safe-passage/no-return").await.body, public);
        assert_eq!(app.get("/en/c/safe-passage/elsewhere").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_text_of_the_longest_length_is_saved_whatever_its_script() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let fields = |body: &str| {
            let form = LetterForm { slug: "long".into(), body: body.into(), ..letter_form() };
            let mut fields = form.fields();
            fields.push(("action".into(), "save".into()));
            fields
        };
        let path = "/en/desk/safe-passage/letters/new";
        for (body, status) in [("حرية ".repeat(20_001), 422), ("حرية ".repeat(20_000), 303)] {
            let fields = fields(&body);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = app.ask(Ask::post(path, &fields).cookie(&cookies)).await;
            assert_eq!(answer.status, status);
            assert!(status == 303 || answer.body.contains("حرية حرية"), "what was typed is shown again");
        }
        // An island sends the form within a form.
        let form = serde_html_form::to_string(fields(&"行".repeat(100_000))).unwrap();
        let preview = [("coalition", "safe-passage"), ("form", form.as_str())];
        assert_eq!(app.ask(Ask::post("/_fn/preview", &preview).cookie(&cookies)).await.status, 200);
    })
    .await;
}
