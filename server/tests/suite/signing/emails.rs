//! From outside: what somebody can make a mailbox get by typing its address, and how its owner ends it.

use crate::app::{Ask, SIGN, Setup, TestApp, emails_to};

const VICTIM: &str = "ana@victim.example";
const ORGANISATION: &str = "/en/c/safe-passage/no-return/sign/organisation";

async fn sign(app: &TestApp, path: &str, fields: &[(&str, &str)]) -> u16 {
    let rest = [("country", "GB"), ("representative", "Someone"), ("office", "Clerk"), ("step", "send")];
    app.post(path, &[fields, &rest].concat()).await.status.as_u16()
}

/// The page that a mail's "stop these emails" leads to, its cookies, and the token.
async fn stop(app: &TestApp) -> (String, String, String) {
    let mails = app.service.mailbox(100).await.unwrap();
    let stop = mails.iter().rev().find_map(|mail| mail.shape.stop.clone()).expect("a way to stop them");
    let link = stop.page.strip_prefix("http://localhost:3000").unwrap().to_owned();
    let followed = app.get(&link).await;
    assert_eq!(followed.status, 303);
    let token = link.strip_prefix("/l/").unwrap().to_owned();
    (followed.location().to_owned(), followed.cookies(), token)
}

#[tokio::test]
async fn twelve_identities_are_three_mails() {
    TestApp::each(Setup::default(), |app| async move {
        for number in 0..12 {
            let (name, site) = (format!("Organisation {number}"), format!("https://site{number}.example"));
            let address = format!("Ana+{number}@victim.example");
            let status = sign(&app, ORGANISATION, &[("name", &name), ("site", &site), ("email", &address)]).await;
            assert_eq!(status, 303, "how many wait shows in no answer");
        }
        assert_eq!(app.waiting().await.pending, 8, "eight names wait in a mailbox");
        assert_eq!(emails_to(&app, "victim.example").await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_mail_carries_nothing_of_a_stranger_but_a_name_that_is_one() {
    TestApp::each(Setup::default(), |app| async move {
        for bad in ["You won 5000 EUR, claim at https://evil.example/claim", "www.evil.example", "ana@evil.example", "Pay at evil.com"] {
            let answer = app.post(SIGN, &[("name", bad), ("country", "GB"), ("email", VICTIM), ("step", "send")]).await;
            assert_eq!(answer.status, 422, "{bad}");
            assert!(answer.body.contains("leave out web and email addresses") && answer.body.contains(VICTIM), "{bad}");
        }
        let typed = [("name", "Ana Silva"), ("affiliation", "Enriched by a stranger"), ("email", VICTIM)];
        assert_eq!(sign(&app, SIGN, &typed).await, 303);
        let mail = app.service.mailbox(1).await.unwrap().remove(0);
        let text = app::mails::render(&mail.shape).text;
        assert!(text.contains("Ana Silva") && !text.contains("Enriched"), "{text}");
        assert!(text.contains("If not, do nothing: nothing is published."), "{text}");
    })
    .await;
}

#[tokio::test]
async fn the_owner_stops_them_without_signing_in_and_looking_stops_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        assert_eq!(sign(&app, SIGN, &[("name", "Stranger"), ("email", VICTIM)]).await, 303);
        let (page, cookies, token) = stop(&app).await;
        assert_eq!(app.get(&page).await.status, 410, "nobody else sees it");
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await;
        assert!(shown.body.contains("Stranger") && shown.body.contains("/stop-all"));

        // A mail program looks, then clicks.
        assert_eq!(app.get(&format!("/stop/{token}")).await.location(), format!("/l/{token}"));
        for odd in ["%00", "%0d%0aSet-Cookie:x=y", "%e2%80%ae"] {
            assert!(app.get(&format!("/stop/{odd}")).await.status.as_u16() < 500, "{odd}");
        }
        assert!(!app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("/allow"));
        let press = || Ask::post(&format!("/stop/{token}"), &[("List-Unsubscribe", "One-Click")]).without("sec-fetch-site");
        assert_eq!(app.ask(Ask::post(&format!("/stop/{token}"), &[]).without("sec-fetch-site")).await.status, 400);
        let parts = |wish| Ask::multipart(&format!("/stop/{token}"), &[("List-Unsubscribe", wish)]).without("sec-fetch-site");
        assert_eq!(app.ask(parts("Two-Clicks")).await.status, 400);
        for one_click in [parts("One-Click"), press(), parts("One-Click")] {
            assert_eq!(app.ask(one_click).await.status, 200);
        }
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("/allow"));
        assert_eq!(sign(&app, SIGN, &[("name", "Stranger again"), ("email", VICTIM)]).await, 303, "a stranger learns nothing");
        assert_eq!(emails_to(&app, VICTIM).await, 2, "and the owner is told that emails are stopped");

        // What reaches further asks the mailbox, for the link may have been forwarded.
        let ask = |rest: &str, cookies: &str| Ask::post(&format!("{page}/{rest}"), &[]).cookie(cookies);
        let asked = app.ask(ask("allow", &cookies)).await;
        assert_eq!(asked.status, 303);
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("/allow"), "nothing is changed yet");
        let (proven_page, proven) = app.follow(VICTIM).await;
        assert_eq!(proven_page, page);
        assert_eq!(app.ask(ask("allow", &proven)).await.status, 303);
        assert!(!app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("/allow"));
        assert_eq!(app.ask(ask("stop-all", &proven)).await.status, 303);
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("/allow"));
        assert_eq!(app.ask(ask("allow", &proven)).await.status, 303);
        let before = emails_to(&app, VICTIM).await;
        assert_eq!(sign(&app, SIGN, &[("name", "Ana Silva"), ("email", VICTIM)]).await, 303);
        assert_eq!(emails_to(&app, VICTIM).await, before + 1);
        assert_eq!(app.post(&format!("/stop/{}", "A".repeat(token.len())), &[("List-Unsubscribe", "One-Click")]).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn a_ninth_name_is_answered_like_any_and_the_link_says_that_it_found_no_place() {
    TestApp::each(Setup::default(), |app| async move {
        for number in 1..=8 {
            assert_eq!(sign(&app, SIGN, &[("name", &format!("Troll {}", "I".repeat(number))), ("email", VICTIM)]).await, 303);
        }
        let (page, cookies) = app.follow(VICTIM).await;
        let before = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(before.contains("Other names waiting") && !before.contains("someone entered one more name"));
        assert_eq!(sign(&app, SIGN, &[("name", "Honest Owner"), ("email", VICTIM)]).await, 303);
        let after = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(after.contains("someone entered one more name") && !after.contains("Honest Owner"), "{after}");
        assert_eq!((emails_to(&app, VICTIM).await, app.waiting().await.pending), (3, 8));
    })
    .await;
}
