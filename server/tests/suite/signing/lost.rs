//! Who has lost the mail gets out all the same, after the letter has closed too; nobody else learns anything.

use super::signature::{ADDRESS, post};
use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp};

const LOST: &str = "/en/c/safe-passage/no-return/sign/lost";

#[tokio::test]
async fn the_address_alone_leads_out_and_tells_nobody_anything() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        let owner = app.sign_in(OWNER).await;
        let close = format!("/en/desk/{COALITION}/letters/{LETTER}/close");
        assert_eq!(app.ask(Ask::post(&close, &[]).cookie(&owner)).await.status, 303);
        assert!(app.get("/en/c/safe-passage/no-return").await.body.contains("/sign/lost"));
        assert_eq!(app.get(LOST).await.status, 200);

        let mails = app.mails().await;
        let stranger = app.post(LOST, &[("email", "nobody@people.example")]).await;
        assert_eq!(app.mails().await, mails);
        let signed = app.post(LOST, &[("email", ADDRESS)]).await;
        assert_eq!((stranger.status, &stranger.body), (signed.status, &signed.body), "everybody is answered alike");
        assert_eq!(app.mails().await, mails + 1);
        app.post(LOST, &[("email", ADDRESS)]).await;
        assert_eq!(app.mails().await, mails + 1, "the last link works still");

        let (page, cookies) = app.follow(ADDRESS).await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[]).cookie(&cookies)).await.status, 303);
        assert_eq!(app.counts().await.people, 0);
        let wrong = app.post(LOST, &[("email", "nobody")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("value=\"nobody\""));
    })
    .await;
}
