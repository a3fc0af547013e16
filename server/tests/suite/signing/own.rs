//! From the mail to the list, and back.

use crate::app::{Ask, SIGN, Setup, TestApp};

const ADDRESS: &str = "min-ji@people.example";

async fn post(app: &TestApp) -> (String, String) {
    let fields = [("name", "Min-ji Park"), ("country", "KR"), ("affiliation", "Teacher"), ("email", ADDRESS), ("step", "send")];
    let sent = app.post(SIGN, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    app.follow(ADDRESS).await
}

#[tokio::test]
async fn reading_changes_nothing_and_confirming_lists() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        assert!(cookies.starts_with("link-"));
        let ask = |path: &str| Ask::get(path).cookie(&cookies);
        let shown = app.ask(ask(&page)).await;
        assert!(shown.body.contains("Min-ji Park"));
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(app.get(&page).await.status, 410);
        assert_eq!((app.counts().await.pending, app.counts().await.people), (1, 0));

        let revision = shown
            .body
            .split_once("name=\"revision\"")
            .map(|(before, after)| format!("{}{}", &before[before.len().saturating_sub(80)..], &after[..80]))
            .unwrap();
        let revision: String = revision.split("value=\"").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
        let other = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "999")]).cookie(&cookies)).await;
        assert_eq!(other.status, 409);
        let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", &revision)]).cookie(&cookies)).await;
        assert_eq!((confirmed.status.as_u16(), confirmed.location()), (303, page.as_str()));
        assert_eq!((app.counts().await.pending, app.counts().await.people), (0, 1));

        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow(ADDRESS).await;
        assert_eq!(app.ask(Ask::get(&format!("{page}/withdraw")).cookie(&cookies)).await.status, 200);
        assert_eq!(app.counts().await.people, 1);
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[]).cookie(&cookies)).await.status, 303);
        assert_eq!(app.counts().await.people, 0);
    })
    .await;
}

#[tokio::test]
async fn it_was_not_me() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        let denied = app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await;
        assert_eq!((denied.status.as_u16(), denied.location()), (303, "/en/c/safe-passage/no-return"));
        assert_eq!(app.counts().await.pending, 0);
    })
    .await;
}
