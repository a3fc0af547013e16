//! One mailbox, one person, from outside: what a browser posts, and what the mailbox is shown.

use crate::app::{Answered, Ask, SIGN, Setup, TestApp, hidden};

/// The form of a person, sent.
async fn send(app: &TestApp, name: &str, address: &str) {
    let fields = [("name", name), ("country", "DE"), ("affiliation", ""), ("email", address), ("step", "send")];
    let sent = app.post(SIGN, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
}

/// Clicks "confirm" on a page, and shows what came of it.
async fn confirm(app: &TestApp, page: &str, cookies: &str) -> Answered {
    let shown = app.ask(Ask::get(page).cookie(cookies)).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    let fields = [("revision", hidden(&shown.body, "revision")), ("manifest", hidden(&shown.body, "manifest"))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &fields).cookie(cookies)).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.body);
    app.ask(Ask::get(confirmed.location()).cookie(cookies)).await
}

#[tokio::test]
async fn one_mailbox_is_one_person_however_it_is_spelled() {
    TestApp::each(Setup::default(), |app| async move {
        send(&app, "Troll", "troll@mail.example").await;
        let (page, cookies) = app.follow("troll@mail.example").await;
        confirm(&app, &page, &cookies).await;
        for number in 1..=10 {
            send(&app, "Troll", &format!("troll+{number}@mail.example")).await;
        }
        assert_eq!((app.counts().await.people, app.waiting().await.pending), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_couple_is_listed_and_a_third_is_told_why_it_waits() {
    TestApp::each(Setup::default(), |app| async move {
        for name in ["Maria Keller", "Peter Keller", "Lena Keller"] {
            send(&app, name, "keller@mail.example").await;
        }
        // The newest mail's link shows the other names that wait, each with its own link.
        let (page, cookies) = app.follow("keller@mail.example").await;
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await;
        assert!(shown.body.contains("Other names waiting in this mailbox"), "{}", shown.body);
        let mut pages = vec![(page, cookies)];
        let (_, others) = shown.body.split_once("id=\"others\"").unwrap();
        for link in others.split_once("</ul>").unwrap().0.split("href=\"/l/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let followed = app.get(&format!("/l/{link}")).await;
            pages.push((followed.location().to_owned(), followed.cookies()));
        }
        assert_eq!(pages.len(), 3);
        let mut held = 0;
        for (page, cookies) in &pages {
            let shown = confirm(&app, page, cookies).await;
            held += usize::from(shown.body.contains("Two people of this mailbox are listed already"));
        }
        assert_eq!((app.counts().await.people, app.waiting().await.held, held), (2, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn letters_that_look_alike_wait_and_the_page_says_why() {
    TestApp::each(Setup::default(), |app| async move {
        // A Cyrillic letter among Latin ones.
        send(&app, "Mari\u{430} Keller", "maria@mail.example").await;
        let (page, cookies) = app.follow("maria@mail.example").await;
        let shown = confirm(&app, &page, &cookies).await;
        assert!(shown.body.contains("mixes letters of different alphabets"), "{}", shown.body);
        send(&app, "東京Tokyo 花子", "hanako@mail.example").await;
        let (page, cookies) = app.follow("hanako@mail.example").await;
        confirm(&app, &page, &cookies).await;
        assert_eq!((app.counts().await.people, app.waiting().await.held), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn names_of_nothing_are_refused_and_a_paste_is_cleaned() {
    TestApp::each(Setup::default(), |app| async move {
        for name in ["\u{200b}", "\u{3164}", "\u{2800}", "\u{301}", ".", "\u{e0041}\u{e0042}", "Z\u{301}\u{301}\u{301}\u{301}\u{301}"] {
            let fields = [("name", name), ("country", "LB"), ("affiliation", ""), ("email", "amira@mail.example"), ("step", "send")];
            assert_eq!(app.post(SIGN, &fields).await.status, 422, "{}", name.escape_unicode());
        }
        send(&app, "\u{2068}Amira\tHaddad\u{2069}", "\u{202a}amira@mail.example\u{202c}").await;
        let (page, cookies) = app.follow("amira@mail.example").await;
        let shown = confirm(&app, &page, &cookies).await;
        assert!(shown.body.contains("Amira Haddad"), "{}", shown.body);
    })
    .await;
}
