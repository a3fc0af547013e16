//! Inviting over HTTP: the forms, the file and its limits, the reminders.

use crate::app::{Ask, OWNER, Setup, TestApp, VIEWER};

const INVITATIONS: &str = "/en/desk/safe-passage/letters/no-return/invitations";

fn csv(rows: usize) -> String {
    let rows: String = (0..rows).map(|number| format!("Organisation {number},GB,post@org{number}.example\n")).collect();
    format!("Organisation,Country,E-mail\n{rows}")
}

#[tokio::test]
async fn one_is_invited_and_faults_keep_what_was_typed() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let post = |email: &'static str| {
            let fields = [("organisation", "Lantern Trust"), ("country", "GB"), ("email", email), ("language", "fr")];
            app.ask(Ask::post(&format!("{INVITATIONS}/new"), &fields).cookie(&owner))
        };
        let refused = post("nobody").await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"Lantern Trust\"") && refused.body.contains("not an email address"));
        let answer = post("ana@lantern.example").await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, INVITATIONS));
        assert_eq!(post("ana@lantern.example").await.status, 422, "twice");
        let list = app.ask(Ask::get(&format!("{INVITATIONS}?q=lantern&standing=waiting")).cookie(&owner)).await;
        assert!(list.body.contains("a…@lantern.example") && !list.body.contains("ana@lantern.example"));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_looked_at_before_anybody_is_invited() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let before = app.mails().await;
        let bad = [csv(30).as_str(), "Broken,Atlantis,nobody\n"].concat();
        let answer = app.ask(Ask::upload(&format!("{INVITATIONS}/file"), &bad).cookie(&owner)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let preview = answer.location().to_owned();
        let page = app.ask(Ask::get(&preview).cookie(&owner)).await;
        assert!(page.body.contains("30 organisations can be invited.") && page.body.contains("1 row has a problem"), "{}", page.body);
        assert!(page.body.contains("We don’t know the country “Atlantis”") && page.body.contains(">32</td>"));
        assert_eq!(app.mails().await, before);
        let confirmed = app.ask(Ask::post(&format!("{preview}/confirm"), &[]).cookie(&owner)).await;
        assert_eq!(confirmed.location(), INVITATIONS);
        assert_eq!(app.mails().await, before + 30);
        let again = app.ask(Ask::post(&format!("{preview}/confirm"), &[]).cookie(&owner)).await;
        assert_eq!(again.status, 303);
        assert_eq!(app.mails().await, before + 30, "a second press invites nobody twice");
    })
    .await;
}

#[tokio::test]
async fn only_the_file_may_be_large() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let upload = |body: &str| app.ask(Ask::upload(&format!("{INVITATIONS}/file"), body).cookie(&owner));
        let wide = |row: usize, rows: usize| format!("{}{}", csv(10), format!("{}\n", "x".repeat(row)).repeat(rows));
        assert_eq!(upload(&wide(1000, 400)).await.status, 303, "400 kB are more than any other address takes");
        let large = upload(&wide(10_000, 500)).await;
        assert_eq!(large.status, 422);
        assert!(large.body.contains("larger than 4 MB"), "{}", large.body);
        assert_eq!(upload(&wide(100_000, 200)).await.status, 413);
        assert_eq!(upload("").await.status, 422);
        let other = Ask::post(&format!("{INVITATIONS}/new"), &[("organisation", &"x".repeat(400_000))]).cookie(&owner);
        assert_eq!(app.ask(other).await.status, 413);
    })
    .await;
}

#[tokio::test]
async fn a_viewer_looks_and_invites_nobody() {
    TestApp::each(Setup::default(), |app| async move {
        let viewer = app.sign_in(VIEWER).await;
        assert_eq!(app.ask(Ask::get(INVITATIONS).cookie(&viewer)).await.status, 200);
        for path in ["/new", "/book", "/file", "/reminders", "/reminders/week"] {
            assert_eq!(app.ask(Ask::get(&format!("{INVITATIONS}{path}")).cookie(&viewer)).await.status, 403, "{path}");
        }
        for path in ["/new", "/book", "/reminders", "/reminders/week"] {
            assert_eq!(app.ask(Ask::post(&format!("{INVITATIONS}{path}"), &[]).cookie(&viewer)).await.status, 403, "{path}");
        }
        assert_eq!(app.ask(Ask::upload(&format!("{INVITATIONS}/file"), &csv(3)).cookie(&viewer)).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_reminder_is_seen_before_it_is_saved() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.sign_in(OWNER).await;
        let week = format!("{INVITATIONS}/reminders/week");
        let preview = app.ask(Ask::post(&week, &[("words", "A week to go."), ("preview", "yes")]).cookie(&owner)).await;
        assert_eq!(preview.status, 200);
        assert!(preview.body.matches("A week to go.").count() >= 2, "typed and shown");
        assert!(!app.ask(Ask::get(&week).cookie(&owner)).await.body.contains("A week to go."));
        let saved = app.ask(Ask::post(&week, &[("words", "A week to go."), ("stopped", "yes")]).cookie(&owner)).await;
        assert_eq!(saved.status, 303);
        let soft = |local: &'static str| app.ask(Ask::post(&format!("{INVITATIONS}/reminders"), &[("soft_local", local)]).cookie(&owner));
        assert_eq!(soft("2090-11-30T12:00").await.status, 303);
        assert_eq!(soft("2091-01-01T12:00").await.status, 422);
    })
    .await;
}
