//! A double click on a slow line: the second answer is the first's.

use super::signature::{ADDRESS, post};
use crate::app::{Answered, Ask, Setup, TestApp, hidden};

async fn twice(app: &TestApp, path: &str, fields: &[(&str, &str)], cookies: &str) -> Answered {
    let first = app.ask(Ask::post(path, fields).cookie(cookies)).await;
    assert_eq!(first.status, 303, "{path}: {}", first.body);
    let second = app.ask(Ask::post(path, fields).cookie(cookies)).await;
    assert_eq!((second.status, second.location(), second.cookies()), (first.status, first.location(), first.cookies()), "{path}");
    second
}

#[tokio::test]
async fn confirm_link_and_withdraw() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        let fields = [("revision", hidden(&shown, "revision")), ("manifest", hidden(&shown, "manifest"))];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        twice(&app, &format!("{page}/confirm"), &fields, &cookies).await;
        assert_eq!(app.counts().await.people, 1);
        // "This was not me" from a page that is out of date: what is so now is said, and that nothing was changed.
        let late = app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await;
        assert!(late.status == 409 && late.body.contains("Nothing was changed just now") && late.body.contains("Your receipt"));

        assert!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.cookies().contains("done-link-sent"));
        let again = app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await;
        assert!(again.cookies().contains("done-link-waits"), "no mail is said to be sent that is not");
        let receipt = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(receipt.contains("less than a minute ago") && receipt.contains("sent again in 2 minutes"));

        let (page, cookies) = app.follow(ADDRESS).await;
        twice(&app, &format!("{page}/withdraw"), &[], &cookies).await;
        assert_eq!(app.counts().await.people, 0);
    })
    .await;
}

#[tokio::test]
async fn deny() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        // Each answer leads to the mailbox's page by a link of its own.
        let mut led = Vec::new();
        for _ in 0..2 {
            let denied = app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await;
            assert!(denied.status == 303 && denied.cookies().contains("done-denied"), "{}", denied.body);
            led.push(app.get(denied.location()).await.location().to_owned());
        }
        assert!(led[0].starts_with("/en/emails/") && led[0] == led[1], "{led:?}");
        let confirm = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        assert!(confirm.status == 409 && confirm.body.contains("Not listed"));
    })
    .await;
}

#[tokio::test]
async fn erase() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await;
        let (page, cookies) = app.follow(ADDRESS).await;
        let to = twice(&app, &format!("{page}/withdraw"), &[("erase", "yes")], &cookies).await;
        assert_eq!(to.location(), "/en/c/safe-passage/no-return");
    })
    .await;
}
