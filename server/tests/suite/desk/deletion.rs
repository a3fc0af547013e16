//! A confidential letter deleted by its owner, over forms.

use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp, create_organiser, letter_form};
use domain::{forms::letter::LetterForm, role::Role};

const HIDDEN: &str = "/en/desk/safe-passage/letters/hidden";

#[tokio::test]
async fn an_owner_is_asked_and_the_letter_is_gone() {
    TestApp::each(Setup::default(), |app| async move {
        let form =
            LetterForm { slug: "hidden".into(), subject: "Kept to ourselves".into(), visibility: "confidential".into(), ..letter_form() };
        app.service.create_letter(&app.owner().await, COALITION, &form).await.unwrap();
        create_organiser(&app.service, COALITION, "ben@second.example", Role::Editor).await;
        let (olga, ben) = (app.sign_in(OWNER).await, app.sign_in("ben@second.example").await);
        let link = format!("href=\"{HIDDEN}/delete\"");
        assert!(!app.ask(Ask::get(HIDDEN).cookie(&ben)).await.body.contains(&link), "an editor is not led there");
        assert!(app.ask(Ask::get(HIDDEN).cookie(&olga)).await.body.contains(&link));

        let asked = app.ask(Ask::get(&format!("{HIDDEN}/delete")).cookie(&olga)).await;
        assert!(asked.status == 200 && asked.body.contains("Kept to ourselves") && asked.body.contains("You cannot undo this."));
        assert_eq!(app.ask(Ask::get(HIDDEN).cookie(&olga)).await.status, 200, "looking deletes nothing");
        let done = app.ask(Ask::post(&format!("{HIDDEN}/delete"), &[]).cookie(&olga)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/en/desk"));
        assert_eq!(app.ask(Ask::get(HIDDEN).cookie(&olga)).await.status, 404, "{}", app.engine);
        assert_eq!(app.ask(Ask::post(&format!("{HIDDEN}/delete"), &[]).cookie(&olga)).await.status, 404);
        let activity = app.ask(Ask::get("/en/desk/safe-passage/activity").cookie(&olga)).await.body;
        assert!(activity.contains("Confidential letter deleted") && !activity.contains("Kept to ourselves"));

        let public = format!("/en/desk/safe-passage/letters/{LETTER}/delete");
        for ask in [Ask::get(&public), Ask::post(&public, &[])] {
            let refused = app.ask(ask.cookie(&olga)).await;
            assert_eq!(refused.location(), format!("/en/desk/safe-passage/letters/{LETTER}"), "what is public stays");
        }
        assert_eq!(app.get(&format!("/en/c/safe-passage/{LETTER}")).await.status, 200);
    })
    .await;
}
