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

#[tokio::test]
async fn a_letter_is_brought_as_text_or_as_a_file_and_kept_as_typed() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let path = "/en/desk/safe-passage/letters/new";
        let ask = async |ask: Ask| app.ask(ask.cookie(&cookies)).await;
        let text = "The Director\nOffice\n\n**Re: Water**\n\nDear Director,\n\n•\tFirst\u{2028}line\n\n1956. was a year.\n\n![x](y.png)\n";
        let posts = [
            Ask::multipart(path, &[("action", "import"), ("import", ""), ("import_file*", text)]),
            Ask::multipart(path, &[("action", "import"), ("import", text), ("import_file*", "")]),
            Ask::post(path, &[("action", "import"), ("import", text)]),
        ];
        for post in posts {
            let answer = ask(post).await;
            assert_eq!(answer.status, 200);
            for said in ["value=\"Water\"", "- First", "A line separator is now a line break", "An image: letters have none", "Line 8"] {
                assert!(answer.body.contains(said), "{said} in {}", answer.body);
            }
        }
        for (file, code) in
            [("%PDF-1.7", "Choose Word"), ("PK\u{3}\u{4} broken", "This file cannot be read"), ("", "Paste a text or choose")]
        {
            let answer = ask(Ask::multipart(path, &[("action", "import"), ("subject", "Typed"), ("import_file*", file)])).await;
            assert_eq!(answer.status, 422, "{code}");
            assert!(answer.body.contains(code) && answer.body.contains("value=\"Typed\""), "{}", answer.body);
        }
        let kept = ask(Ask::post(path, &[("action", "keep"), ("body", "1956. was 2*3*4.")])).await;
        assert!(kept.status == 200 && kept.body.contains("1956\\. was 2\\*3\\*4."), "{}", kept.body);
        let bare = [("action", "save"), ("language", "en"), ("who_may_sign", "both"), ("visibility", "public"), ("numbered", "on")];
        let saved = ask(Ask::post(path, &bare)).await;
        assert_eq!((saved.status.as_u16(), saved.location()), (303, "/en/desk/safe-passage/letters/letter"), "{}", saved.body);
        let page = ask(Ask::get("/en/desk/safe-passage/letters/letter/open")).await.body;
        assert!(page.contains("The letter needs a subject") && page.contains("The letter needs a recipient"), "{page}");
    })
    .await;
}
