//! Signing in tells nobody who exists.

use crate::app::{Answered, Ask, OWNER, PASSWORD, Setup, Standing, TestApp};
use domain::time::Instant;
use std::sync::Arc;

const START: Instant = Instant(1_795_521_600 * Instant::SECOND);

fn standing(clock: &Arc<Standing>) -> Setup {
    Setup { clock: clock.clone(), ..Setup::default() }
}

/// A sign-in from somewhere.
fn attempt(address: &str, password: &str, peer: &str) -> Ask {
    Ask::post("/en/sign-in", &[("email", address), ("password", password)]).from(peer)
}

/// The page without the address, and without the challenge that each page has of its own.
fn without(answer: &Answered, address: &str) -> (u16, String) {
    (answer.status.as_u16(), answer.without_challenge().replace(address, "…"))
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_page() {
    TestApp::each(Setup::default(), |app| async move {
        let unknown = "nobody@coalition.example";
        for path in ["/en/sign-in", "/en/forgotten"] {
            let fields = |address| [("email", address), ("password", "not the password")];
            let known = app.post(path, &fields(OWNER)).await;
            let other = app.post(path, &fields(unknown)).await;
            assert_eq!(without(&known, OWNER), without(&other, unknown), "{path}");
            assert!(!known.body.contains("not the password"), "{path}");
        }
        let none = app.post("/en/sign-in", &[("email", "no address"), ("password", "x")]).await;
        assert_eq!(none.status, 422);
    })
    .await;
}

#[tokio::test]
async fn afterwards_only_pages_of_ours_are_led_to() {
    TestApp::each(Setup::default(), |app| async move {
        for (next, to) in [
            ("", "/en/desk"),
            ("/fr/desk/safe-passage/settings", "/fr/desk/safe-passage/settings"),
            ("//evil.example", "/en/desk"),
            ("https://evil.example", "/en/desk"),
            ("/\\evil.example", "/en/desk"),
            ("/en\r\nset-cookie: x=y", "/en/desk"),
        ] {
            let answer = app.post("/en/sign-in", &[("email", OWNER), ("password", PASSWORD), ("next", next)]).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, to), "{next}");
        }
        let asked = app.get("/en/desk/safe-passage/organisations?q=a").await;
        assert_eq!(asked.location(), "/en/sign-in?next=%2Fen%2Fdesk%2Fsafe%2Dpassage%2Forganisations%3Fq%3Da");
        assert!(app.get(asked.location()).await.body.contains("/en/desk/safe-passage/organisations?q=a"));
    })
    .await;
}

#[tokio::test]
async fn wrong_passwords_from_elsewhere_refuse_nobody_the_right_one() {
    let clock = Standing::at(START);
    TestApp::each(standing(&clock), |app| {
        let clock = clock.clone();
        async move {
            clock.set(START);
            let home = app.ask(attempt(OWNER, PASSWORD, "10.0.0.1:1")).await;
            assert!(home.cookies().contains("device="), "a long-lived cookie");
            for address in [OWNER, "nobody@coalition.example"] {
                let mut statuses = Vec::new();
                for _ in 0..30 {
                    let answer = app.ask(attempt(address, "not the password", "9.9.9.9:1")).await;
                    statuses.push(answer.status.as_u16());
                    let wait: u64 = answer.header("retry-after").parse().unwrap_or(0);
                    assert_eq!(answer.status == 429, (1..=16).contains(&wait), "{address}: {wait}");
                    assert!(answer.body.contains(address), "what was typed stays");
                }
                assert_eq!(statuses, [vec![422; 5], vec![429; 25]].concat(), "{address}: what waits is not counted");
            }
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1")).await.status, 429, "there it waits");
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1").cookie(&home.cookies())).await.status, 303, "a known device");
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "10.7.7.7:1")).await.status, 303, "another network");
            clock.set(START.plus(16 * Instant::SECOND));
            assert_eq!(app.ask(attempt(OWNER, "wrong", "9.9.9.9:1")).await.status, 422);
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1")).await.status, 429, "twice as long now");
            clock.set(START.plus(50 * Instant::SECOND));
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1")).await.status, 303, "{}", app.engine);
            assert_eq!(app.ask(attempt(OWNER, "wrong", "9.9.9.9:1")).await.status, 422, "forgotten by the right one");
        }
    })
    .await;
}

#[tokio::test]
async fn a_known_device_has_a_lane_of_its_own_behind_a_shared_address() {
    let mut setup = Setup::default();
    setup.config.limits.sign_in_per_minute = 2;
    TestApp::each(setup, |app| async move {
        let home = app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1")).await.cookies();
        assert_eq!(app.ask(attempt(OWNER, "wrong", "9.9.9.9:1")).await.status, 422);
        assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1")).await.status, 429);
        assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1").cookie("device=made-up")).await.status, 429);
        assert_eq!(app.ask(attempt(OWNER, PASSWORD, "9.9.9.9:1").cookie(&home)).await.status, 303, "{}", app.engine);
        let other = attempt("viewer@coalition.example", PASSWORD, "9.9.9.9:1").cookie(&home);
        assert_eq!(app.ask(other).await.status, 429, "it is known to one account");
    })
    .await;
}

#[tokio::test]
async fn after_a_hundred_wrong_ones_known_devices_and_the_mailbox_get_in_for_a_day() {
    let clock = Standing::at(START);
    TestApp::each(standing(&clock), |app| {
        let clock = clock.clone();
        async move {
            clock.set(START);
            let home = app.ask(attempt(OWNER, PASSWORD, "10.0.0.1:1")).await.cookies();
            for number in 0..100 {
                let answer = app.ask(attempt(OWNER, "wrong", &format!("9.9.9.{}:1", number / 5))).await;
                assert_eq!(answer.status, 422, "{number}");
            }
            let closed = app.ask(attempt(OWNER, PASSWORD, "10.7.7.7:1")).await;
            assert_eq!((closed.status.as_u16(), closed.header("retry-after")), (429, "3600"));
            assert!(closed.body.contains("Too many wrong passwords were tried for this account today"));
            assert!(closed.body.contains(r#"formaction="/en/sign-in/mail""#) && closed.body.contains("/en/sign-in/passkey"));
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "10.7.7.7:1").cookie(&home)).await.status, 303, "a known device");
            app.service.clear_mailbox().await.unwrap();
            let asked = app.post("/en/sign-in/mail", &[("email", OWNER)]).await;
            let nobody = app.post("/en/sign-in/mail", &[("email", "nobody@coalition.example")]).await;
            assert_eq!(asked.body, nobody.body);
            let (page, link) = app.follow(OWNER).await;
            assert_eq!(page, "/en/sign-in/link");
            // Neither another browser nor one that asked for another address.
            for other in [link.clone(), format!("{link}; {}", nobody.cookies())] {
                let elsewhere = app.ask(Ask::post(&page, &[]).cookie(&other)).await;
                assert!(elsewhere.status == 410 && elsewhere.body.contains("opens in another browser"), "{}", elsewhere.body);
            }
            let link = format!("{link}; {}", asked.cookies());
            clock.set(START.plus(10 * 60 * Instant::SECOND));
            let late = app.ask(Ask::post(&page, &[]).cookie(&link)).await;
            assert!(late.status == 410 && late.body.contains("links to sign in for ten minutes"));
            clock.set(START);
            assert_eq!(app.ask(Ask::get(&page).cookie(&link)).await.status, 200);
            let done = app.ask(Ask::post(&page, &[]).cookie(&link)).await;
            assert_eq!((done.status.as_u16(), done.location()), (303, "/en/desk"));
            assert_eq!(app.ask(Ask::get("/en/desk").cookie(&done.cookies())).await.status, 200);
            assert_eq!(app.ask(Ask::post(&page, &[]).cookie(&link)).await.status, 410, "once");
            let known = attempt(OWNER, PASSWORD, "10.8.8.8:1").cookie(&done.cookies());
            assert_eq!(app.ask(known).await.status, 303, "the link has made the device a known one");
            clock.set(START.plus(Instant::DAY + Instant::SECOND));
            assert_eq!(app.ask(attempt(OWNER, PASSWORD, "10.7.7.7:1")).await.status, 303, "{}", app.engine);
        }
    })
    .await;
}

#[tokio::test]
async fn too_many_requests_for_a_link_are_not_told_and_block_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        for path in ["/en/forgotten", "/en/sign-in/mail"] {
            let before = app.mails().await;
            for number in 0..8 {
                assert_eq!(app.post(path, &[("email", OWNER)]).await.status, 200, "{path} {number}");
            }
            assert_eq!(app.mails().await, before + 1, "{path}: the last works still");
        }
        // A browser in which the owner signed in before has a count of its own.
        let home = app.ask(attempt(OWNER, PASSWORD, "10.0.0.1:1")).await.cookies();
        for path in ["/en/forgotten", "/en/sign-in/mail"] {
            let before = app.mails().await;
            for _ in 0..8 {
                assert_eq!(app.ask(Ask::post(path, &[("email", OWNER)]).cookie(&home)).await.status, 200);
            }
            assert_eq!(app.mails().await, before + 5, "{path}");
        }
        app.service.clear_mailbox().await.unwrap();
        app.post("/en/forgotten", &[("email", OWNER)]).await;
        let (page, cookies) = app.follow(OWNER).await;
        let set = app.ask(Ask::post(&page, &[("password", "another long phrase")]).cookie(&cookies)).await;
        assert_eq!(set.status, 303, "the owner's own request still leads in");
        assert!(app.service.knows_device(&crate::app::email(OWNER), &browser(&set.cookies())).await.unwrap(), "{}", app.engine);
    })
    .await;
}

fn browser(cookies: &str) -> service::Browser {
    let device = cookies.split("; ").find_map(|pair| pair.strip_prefix("device=")).map(str::to_owned);
    service::Browser { device, ..service::Browser::default() }
}

/// What 60 at once took was 1.1 GiB.
#[tokio::test]
async fn a_rush_from_one_network_gets_its_share_and_a_known_device_gets_through() {
    TestApp::each(Setup::default(), |app| async move {
        let home = app.ask(attempt(OWNER, PASSWORD, "10.0.0.1:1")).await.cookies();
        let rush = (0..60).map(|number| app.ask(attempt(OWNER, "wrong", &format!("[2001:db8:0:{number:x}::1]:1"))));
        let known = app.ask(attempt(OWNER, PASSWORD, "10.0.0.1:1").cookie(&home));
        let (answers, known) = futures::future::join(futures::future::join_all(rush), known).await;
        assert_eq!(known.status, 303);
        let busy = answers.iter().filter(|answer| answer.status == 503).count();
        let wrong = answers.iter().filter(|answer| answer.status == 422).count();
        assert!(busy >= 20 && busy + wrong == 60, "{busy} and {wrong}");
        assert!(answers.iter().filter(|answer| answer.status == 503).all(|answer| answer.header("retry-after") == "5"));
        assert_eq!(app.ask(attempt(OWNER, PASSWORD, "[2001:db8:0:1::1]:1")).await.status, 303, "who was sent away was not counted");
    })
    .await;
}

#[tokio::test]
async fn a_passkey_is_offered_and_nonsense_refused() {
    TestApp::each(Setup::default(), |app| async move {
        let page = app.get("/en/sign-in").await.body;
        assert!(page.contains(r#"name="state""#) && page.contains("data-request"));
        let nonsense = app.post("/en/sign-in/passkey", &[("state", "x"), ("credential", "{}"), ("next", "/en/desk")]).await;
        assert_eq!(nonsense.status, 422);
    })
    .await;
}
