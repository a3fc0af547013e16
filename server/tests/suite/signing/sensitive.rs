//! A sensitive letter from outside: its links show nothing before a click, receipts end after a week, and the way out works
//! permanently.

use super::signature::{ADDRESS, post};
use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, Standing, TestApp, letter_form};
use domain::{forms::letter::LetterForm, time::Instant};

const START: Instant = Instant(1_795_521_600 * Instant::SECOND);

async fn mark(app: &TestApp, sensitive: &str) {
    let owner = app.sign_in(OWNER).await;
    let path = format!("/en/desk/{COALITION}/letters/{LETTER}/sensitive");
    assert_eq!(app.ask(Ask::post(&path, &[("sensitive", sensitive)]).cookie(&owner)).await.status, 303);
}

async fn link(app: &TestApp) -> String {
    let mail = app.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == ADDRESS).expect("a mail");
    let rendered = app::mails::render(&mail.shape);
    for secret in ["No one should be returned", "Coalition for Safe Passage", "The President", "safe-passage"] {
        assert!(!format!("{}{}{}", rendered.subject, rendered.text, rendered.html).contains(secret), "{secret}");
    }
    let token = rendered.text.split_once("/l/").unwrap().1.lines().next().unwrap().to_owned();
    format!("/l/{token}")
}

#[tokio::test]
async fn its_link_shows_nothing_before_a_click() {
    TestApp::each(Setup::default(), |app| async move {
        mark(&app, "yes").await;
        assert!(app.get(SIGN).await.body.contains("Exit this page"));
        let (page, _) = post(&app).await;
        let link = link(&app).await;
        let shown = app.get(&link).await;
        assert_eq!((shown.status.as_u16(), shown.cookies().as_str()), (200, ""), "a scanner that follows it gets nothing");
        for secret in ["No one should be returned", "Coalition for Safe Passage", "Min-ji", "/signatures/"] {
            assert!(!shown.body.contains(secret), "{secret}");
        }
        let opened = app.post(&link, &[]).await;
        assert_eq!(opened.location(), page);
        assert!(opened.header("set-cookie").contains("Max-Age=1800"), "and is not open for long: {}", opened.header("set-cookie"));
        assert!(app.ask(Ask::get(&page).cookie(&opened.cookies())).await.body.contains("Min-ji Park"));
        mark(&app, "").await;
        assert_eq!(app.get(&link).await.status, 303, "of another letter it leads on at once");
    })
    .await;
}

#[tokio::test]
async fn a_confidential_letter_starts_so_and_stays_so_until_somebody_decides() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.owner().await;
        let create = async |slug: &str, visibility: &str| {
            let form = LetterForm { slug: slug.into(), visibility: visibility.into(), ..letter_form() };
            app.service.create_letter(&owner, COALITION, &form).await.unwrap();
        };
        create("sealed", "confidential").await;
        create("plain", "public").await;
        let sensitive = async |slug: &str| app.service.desk_letter(&owner, COALITION, slug).await.unwrap().letter.sensitive;
        assert!(sensitive("sealed").await && !sensitive("plain").await);
        let form = app.service.desk_letter(&owner, COALITION, "plain").await.unwrap().form;
        app.service.save_letter(&owner, COALITION, "plain", &LetterForm { visibility: "confidential".into(), ..form }).await.unwrap();
        assert!(sensitive("plain").await, "also one that becomes confidential later");
        app.service.open_letter(&owner, COALITION, "sealed").await.unwrap();
        app.service.publish_letter(&owner, COALITION, "sealed").await.unwrap();
        assert!(sensitive("sealed").await, "publishing it changes nothing about that");
        app.service.set_sensitive(&owner, COALITION, "sealed", false).await.unwrap();
        assert!(!sensitive("sealed").await);
    })
    .await;
}

#[tokio::test]
async fn a_receipts_link_ends_after_a_week_and_the_way_out_never() {
    let clock = Standing::at(START);
    let setup = Setup { clock: clock.clone(), ..Setup::default() };
    TestApp::each(setup, |app| {
        let clock = clock.clone();
        async move {
            clock.set(START);
            mark(&app, "yes").await;
            let (page, cookies) = post(&app).await;
            app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
            clock.set(START.plus(60 * Instant::SECOND));
            let receipt = link(&app).await;
            clock.set(START.plus(6 * Instant::DAY));
            assert_eq!(app.post(&receipt, &[]).await.status, 303);
            clock.set(START.plus(500 * Instant::DAY));
            let expired = app.get(&receipt).await;
            assert!(expired.status == 410 && expired.body.contains("This link has expired") && !expired.body.contains("Min-ji"));
            let mails = app.mails().await;
            assert_eq!(app.post(&receipt, &[("again", "yes")]).await.status, 303);
            assert_eq!(app.mails().await, mails + 1);
            let (page, cookies) = app.follow(ADDRESS).await;
            assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[]).cookie(&cookies)).await.status, 303);
            assert_eq!(app.counts().await.people, 0);
            assert_eq!(app.post(&receipt, &[("again", "yes")]).await.status, 303, "the answer is the same, and no mail goes");
            clock.set(START);
        }
    })
    .await;
}

#[tokio::test]
async fn an_invitations_link_shows_the_letter_only_while_it_can_be_signed() {
    TestApp::each(Setup::default(), |app| async move {
        mark(&app, "yes").await;
        let owner = app.sign_in(OWNER).await;
        let desk = format!("/en/desk/{COALITION}/letters/{LETTER}");
        let invite = async |name: &str, address: &str| {
            let fields = [
                ("organisation", name),
                ("country", "GB"),
                ("email", address),
                ("representative", "Ana Silva"),
                ("office", "Director"),
                ("language", "en"),
            ];
            assert_eq!(app.ask(Ask::post(&format!("{desk}/invitations/new"), &fields).cookie(&owner)).await.status, 303);
            let mail = app.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == address).unwrap();
            let text = app::mails::render(&mail.shape).text;
            format!("/l/{}", text.split_once("/l/").unwrap().1.lines().next().unwrap())
        };
        let secrets = ["No one should be returned", "Coalition for Safe Passage", "Lantern Trust", "Harbour Watch", "The President"];
        let tells = |body: &str| secrets.iter().any(|secret| body.contains(secret));
        let (signs, stays) = (invite("Lantern Trust", "ana@lantern.example").await, invite("Harbour Watch", "ben@harbour.example").await);
        let before = app.get(&signs).await;
        assert!(before.status == 200 && before.cookies().is_empty() && !tells(&before.body), "nothing before a click");
        let opened = app.post(&signs, &[]).await;
        let (page, cookies) = (opened.location().to_owned(), opened.cookies());
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("No one should be returned"));
        assert_eq!(app.ask(Ask::post(&format!("{page}/sign"), &[]).cookie(&cookies)).await.status, 303);
        assert_eq!(app.ask(Ask::post(&format!("{desk}/close"), &[]).cookie(&owner)).await.status, 303);

        // Anyone who signed gets a private link to their own mailbox, and withdraws.
        let ended = app.ask(Ask::get(&page).cookie(&cookies)).await;
        assert!(ended.status == 200 && !tells(&ended.body) && ended.body.contains("This invitation has ended"), "{}", ended.body);
        let mails = app.mails().await;
        let asked = app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await;
        assert_eq!((asked.status.as_u16(), app.mails().await), (303, mails + 1));
        let (own, manage) = app.follow("ana@lantern.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{own}/withdraw"), &[]).cookie(&manage)).await.status, 303);
        assert_eq!(app.counts().await.organisations, 0);

        // Whether somebody did is not to be seen there: the page, and what it is asked for, answer alike.
        let opened = app.post(&stays, &[]).await;
        let (page, cookies) = (opened.location().to_owned(), opened.cookies());
        let ended = app.ask(Ask::get(&page).cookie(&cookies)).await;
        assert!(!tells(&ended.body) && ended.body.contains("/link\"") && ended.body.contains("Stop these emails"), "{}", ended.body);
        let answered = app.ask(Ask::post(&format!("{page}/answer"), &[("answer", "declined")]).cookie(&cookies)).await;
        assert!(!tells(&answered.body), "nor in place of an answer that comes too late: {}", answered.body);
        let mails = app.mails().await;
        let asked = app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await;
        assert_eq!((asked.status.as_u16(), app.mails().await), (303, mails));
    })
    .await;
}

/// Whatever organisers are told of it, no address in their mails names it either.
#[tokio::test]
async fn mails_to_organisers_name_it_in_no_link() {
    let clock = Standing::at(START);
    let setup = Setup { clock: clock.clone(), ..Setup::default() };
    TestApp::each(setup, |app| {
        let clock = clock.clone();
        async move {
            clock.set(START);
            mark(&app, "yes").await;
            let owner = app.sign_in(OWNER).await;
            let desk = format!("/en/desk/{COALITION}/letters/{LETTER}");
            let fields = [
                ("organisation", "Lantern Trust"),
                ("country", "GB"),
                ("email", "ana@lantern.example"),
                ("representative", "Ana Silva"),
                ("office", "Director"),
                ("language", "en"),
            ];
            assert_eq!(app.ask(Ask::post(&format!("{desk}/invitations/new"), &fields).cookie(&owner)).await.status, 303);
            let (page, cookies) = {
                let mail = app.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == "ana@lantern.example").unwrap();
                let text = app::mails::render(&mail.shape).text;
                let opened = app.post(&format!("/l/{}", text.split_once("/l/").unwrap().1.lines().next().unwrap()), &[]).await;
                (opened.location().to_owned(), opened.cookies())
            };
            let condition = [("answer", "conditional"), ("condition", "If the third demand goes.")];
            assert_eq!(app.ask(Ask::post(&format!("{page}/answer"), &condition).cookie(&cookies)).await.status, 303);
            let report = format!("/en/c/{COALITION}/{LETTER}/report");
            assert_eq!(app.post(&report, &[("words", "Somebody else’s name.")]).await.status, 303);
            let new = [("name", "Kiosk of Nobody"), ("country", "CH"), ("site", ""), ("representative", "Bo"), ("office", "Chair")];
            let sign = format!("/en/c/{COALITION}/{LETTER}/sign/organisation");
            assert_eq!(app.post(&sign, &[&new[..], &[("email", "bo@kiosk.example"), ("step", "send")]].concat()).await.status, 303);
            let waits = app.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == "bo@kiosk.example").unwrap();
            let text = app::mails::render(&waits.shape).text;
            let opened = app.post(&format!("/l/{}", text.split_once("/l/").unwrap().1.lines().next().unwrap()), &[]).await;
            let confirm = format!("{}/confirm", opened.location());
            assert_eq!(app.ask(Ask::post(&confirm, &[("revision", "1")]).cookie(&opened.cookies())).await.status, 303);
            clock.set(START.plus(25 * Instant::HOUR));
            app.service.tend_waiting().await.unwrap();

            let told: Vec<_> = app.service.mailbox(100).await.unwrap().into_iter().filter(|mail| mail.to == OWNER).collect();
            let kinds: std::collections::HashSet<_> = told.iter().map(|mail| std::mem::discriminant(&mail.shape.content)).collect();
            assert!(kinds.len() >= 3, "a condition, a report, what waits");
            for mail in told.iter().map(|mail| app::mails::render(&mail.shape)) {
                let whole = format!("{}{}{}", mail.subject, mail.text, mail.html);
                assert!(whole.contains("/en/desk") || whole.contains("/l/"), "{whole}");
                for secret in [COALITION, LETTER, "No one should be returned", "Coalition for Safe Passage"] {
                    assert!(!whole.contains(secret), "{secret} in {whole}");
                }
            }
            clock.set(START);
        }
    })
    .await;
}
