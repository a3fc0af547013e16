//! Mails get forwarded: no link that goes round as a receipt leads on to one that does more.

use crate::{
    app::{Ask, SIGN, Setup, TestApp},
    suite::log::sign,
};

const ANA: &str = "ana@victim.example";

/// All links of ours in a text.
fn links(text: &str) -> Vec<String> {
    let token = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect::<String>();
    text.split("/l/").skip(1).map(|rest| format!("/l/{}", token(rest))).collect()
}

#[tokio::test]
async fn a_spent_link_and_a_receipt_open_nothing_that_confirms_corrects_or_withdraws() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "Ana Silva", ANA).await;
        let mails: Vec<String> = app.service.mailbox(100).await.unwrap().iter().map(|mail| app::mails::render(&mail.shape).text).collect();
        assert_eq!(mails.len(), 2, "one that asked to confirm, and the receipt");
        // Somebody who was sent both enters another name for her address.
        let forged = [("name", "Forged Dissident"), ("country", "KR"), ("email", ANA), ("step", "send")];
        assert_eq!(app.post(SIGN, &forged).await.status, 303);

        let mut ways: Vec<String> = mails.iter().flat_map(|mail| links(mail)).collect();
        let mut walked = Vec::new();
        while let Some(link) = ways.pop() {
            if walked.contains(&link) {
                continue;
            }
            let followed = app.get(&link).await;
            assert_eq!(followed.status, 303, "{link}");
            let (page, cookies) = (followed.location().to_owned(), followed.cookies());
            let body = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
            for more in ["Forged", "/confirm\"", "/correct\"", "/withdraw\""] {
                assert!(!body.contains(more), "{more} on {page}");
            }
            // What reaches further asks the mailbox.
            if page.contains("/emails/") {
                for rest in ["stop-all", "ask"] {
                    assert_eq!(app.ask(Ask::post(&format!("{page}/{rest}"), &[]).cookie(&cookies)).await.status, 303);
                }
                assert!(
                    !app.ask(Ask::get(&page).cookie(&cookies))
                        .await
                        .body
                        .contains("All emails from this site that others cause are stopped")
                );
            }
            for path in ["confirm", "correct", "withdraw", "deny"] {
                app.ask(Ask::post(&format!("{page}/{path}"), &[("revision", "1")]).cookie(&cookies)).await;
            }
            ways.extend(links(&body));
            walked.push(link);
            assert!(walked.len() < 40, "each page leads on to another one");
        }
        assert!(walked.len() >= 3, "{walked:?}");
        assert_eq!((app.counts().await.people, app.waiting().await.pending), (1, 1));
        // The mailbox itself gets the way on.
        let (page, cookies) = app.follow(ANA).await;
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("Forged Dissident"));
    })
    .await;
}
