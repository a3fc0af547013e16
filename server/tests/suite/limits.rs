//! Too often.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp};
use axum::http::Method;
use sea_orm::{ConnectionTrait, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use server::routes::{Cost, Route};
use std::time::Duration;

#[tokio::test]
async fn the_third_of_two_is_refused_whatever_headers_say() {
    let mut setup = Setup::default();
    setup.config.limits.sign_per_minute = 2;
    TestApp::each(setup, |app| async move {
        let ask = |number: u8| Ask::post(SIGN, &[("name", "Ana")]).header("x-forwarded-for", &format!("1.2.3.{number}"));
        assert_eq!(app.ask(ask(1)).await.status, 422);
        assert_eq!(app.ask(ask(2)).await.status, 422);
        let refused = app.ask(ask(3)).await;
        assert_eq!(refused.status, 429);
        assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert!(refused.body.contains("<html"));
        assert_eq!(app.ask(ask(4).from("9.9.9.9:1")).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn one_network_reports_few_errors_an_hour_and_loses_nothing_that_it_typed() {
    let mut setup = Setup::default();
    setup.config.limits.reports_per_hour = 2;
    TestApp::each(setup, |app| async move {
        let ask = |peer: &str| Ask::post("/en/c/safe-passage/no-return/report", &[("words", "It did not <sign>.")]).from(peer);
        for _ in 0..2 {
            assert_eq!(app.ask(ask("9.9.9.9:1")).await.status, 303);
        }
        let refused = app.ask(ask("9.9.9.9:1")).await;
        assert!(refused.status == 429 && refused.body.contains("It did not &lt;sign&gt;."), "{}", refused.body);
        assert_eq!(app.ask(ask("9.9.9.8:1")).await.status, 303, "the door is open to others");
    })
    .await;
}

#[tokio::test]
async fn one_account_posts_so_many_forms_an_hour_from_wherever() {
    let mut setup = Setup::default();
    setup.config.limits.desk_per_hour = 2;
    TestApp::each(setup, |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let ask = |peer: &str| Ask::post("/en/desk/safe-passage/settings/test-mail", &[]).cookie(&cookies).from(peer);
        for peer in ["9.9.9.1:1", "9.9.9.2:1"] {
            assert_ne!(app.ask(ask(peer)).await.status, 429);
        }
        let refused = app.ask(ask("9.9.9.3:1")).await;
        assert_eq!(refused.status, 429, "{}", app.engine);
        assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&cookies)).await.status, 200, "pages are read");
        let stop = "/en/desk/safe-passage/exports/00000000-0000-0000-0000-000000000001/stop";
        assert_eq!(app.ask(Ask::post(stop, &[]).cookie(&cookies)).await.status, 404, "many posts keep nobody from stopping");
        assert_eq!(app.ask(Ask::post("/en/sign-out-everywhere", &[]).cookie(&cookies)).await.status, 303, "or from throwing them out");
    })
    .await;
}

#[tokio::test]
async fn a_trusted_proxy_is_believed() {
    let mut setup = Setup::default();
    setup.config.limits.sign_per_minute = 1;
    setup.config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    TestApp::each(setup, |app| async move {
        let ask = |forwarded: &str| Ask::post(SIGN, &[("name", "Ana")]).header("x-forwarded-for", forwarded);
        assert_eq!(app.ask(ask("1.2.3.4")).await.status, 422);
        assert_eq!(app.ask(ask("1.2.3.5")).await.status, 422);
        assert_eq!(app.ask(ask("6.6.6.6, 1.2.3.4")).await.status, 429);
    })
    .await;
}

/// Where a GET costs much: the first of two addresses is counted, the second is the same page where it costs little.
const COSTLY: [(&str, &str); 8] = [
    ("/en?q=river", "/en"),
    ("/en/c/safe-passage/no-return/signatories?q=river", "/en/c/safe-passage/no-return/signatories"),
    ("/en/c/safe-passage/no-return/signatories.json", "/en/c/safe-passage/no-return"),
    ("/en/c/safe-passage/no-return/signatories.csv", "/en/c/safe-passage/no-return"),
    ("/en/c/safe-passage/no-return/print", "/en/c/safe-passage/no-return"),
    ("/en/c/safe-passage/no-return/versions/1", "/en/c/safe-passage/no-return/versions"),
    ("/en/c/safe-passage/no-return/changes", "/en/c/safe-passage/no-return"),
    ("/log/{log}/bundle.zip", "/log/{log}/checkpoint"),
];

#[tokio::test]
async fn pages_and_files_that_cost_much_are_limited_and_others_are_not() {
    let mut setup = Setup::default();
    setup.config.limits.costly_per_minute = 1;
    TestApp::each(setup, |app| async move {
        app.service.sequence().await.unwrap();
        let log = app.service.desk_letter(&app.owner().await, COALITION, LETTER).await.unwrap().public_id.to_string();
        for (number, (costly, cheap)) in COSTLY.iter().enumerate() {
            // A reader with a notice to show gets a page that is made for them alone; what comes from memory costs little.
            let told = |ask: Ask| ask.cookie("flash=done-reported");
            let ask = |path: &str| told(Ask::get(&path.replace("{log}", &log)).from(&format!("9.9.9.{number}:1")));
            assert_eq!(app.ask(ask(costly)).await.status, 200, "{costly}");
            let refused = app.ask(ask(costly)).await;
            assert_eq!(refused.status, 429, "{costly}");
            assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1, "{costly}");
            for _ in 0..3 {
                assert_eq!(app.ask(ask(cheap)).await.status, 200, "{cheap}");
            }
        }
        // From memory it costs nothing; what has to be made is counted, whatever it is called.
        let reader = |path: &str| app.ask(Ask::get(path).from("9.9.8.1:1"));
        for _ in 0..3 {
            assert_eq!(reader("/en/c/safe-passage/no-return/versions/1").await.status, 200);
        }
        for (version, status) in [("01", 429), ("2", 429), ("+1", 429), ("1", 200)] {
            assert_eq!(reader(&format!("/en/c/safe-passage/no-return/versions/{version}")).await.status, status, "{version}");
        }
        for (host, other) in ["01", "+1", "0001"].into_iter().enumerate() {
            let ask = Ask::get(&format!("/en/c/safe-passage/no-return/versions/{other}")).from(&format!("9.9.7.{host}:1"));
            assert_eq!(app.ask(ask).await.status, 404, "{other}");
        }
    })
    .await;
}

#[test]
fn every_difference_print_and_search_of_the_desk_is_among_the_costly() {
    let routes = server::router::routes();
    for part in ["/compare", "/print", "/desk/{coalition}/organisations", "/letters/{letter}/signatures", "/letters/{letter}/invitations"] {
        let costly = |route: &&Route| route.path.ends_with(part) && route.method == Method::GET && route.cost != Cost::Little;
        assert!(routes.list().iter().any(|route| costly(&route)), "{part}");
    }
    // Those that look through all signatures of a letter cost as much without a search.
    for part in ["/letters/{letter}/signatures", "/letters/{letter}/clusters"] {
        let much = |route: &&Route| route.path.ends_with(part) && route.method == Method::GET && route.cost == Cost::Much;
        assert!(routes.list().iter().any(|route| much(&route)), "{part}");
    }
}

/// A writer that does not come round, on whichever engine: who waits for it waits.
#[expect(clippy::disallowed_methods, reason = "it stands in the way of the one place that opens transactions")]
async fn hold_up(app: &TestApp) -> DatabaseTransaction {
    let immediate = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
    let held = app.database().await.begin_with_options(immediate).await.unwrap();
    if app.engine == "postgres" {
        held.execute_unprepared("SELECT pg_advisory_xact_lock(7308324465852248430)").await.unwrap();
    }
    held
}

#[tokio::test]
async fn whether_an_address_is_known_is_looked_up_after_the_answer() {
    const SIGNATORY: &str = "min-ji@people.example";
    const NOBODY: &str = "nobody@else.example";
    TestApp::each(Setup::default(), |app| async move {
        let fields = [("name", "Min-ji Park"), ("country", "KR"), ("affiliation", "Teacher"), ("email", SIGNATORY), ("step", "send")];
        assert_eq!(app.post(SIGN, &fields).await.status, 303);
        let (page, cookies) = app.follow(SIGNATORY).await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
        let mails = async |address| app.service.mailbox(100).await.unwrap().iter().filter(|mail| mail.to == address).count();
        let before = (mails(OWNER).await, mails(SIGNATORY).await);

        let held = hold_up(&app).await;
        let lost = "/en/c/safe-passage/no-return/sign/lost";
        for (path, known) in [("/en/forgotten", OWNER), ("/en/sign-in/mail", OWNER), (lost, SIGNATORY)] {
            for address in [known, NOBODY] {
                let fields = [("email", address)];
                let asked = app.post(path, &fields);
                let answer = tokio::time::timeout(Duration::from_secs(5), asked).await.expect("an answer that waits for nobody");
                assert_eq!(answer.status, 200, "{path} {address}");
            }
        }
        held.rollback().await.unwrap();
        app.later.end().await;
        assert_eq!((mails(OWNER).await, mails(SIGNATORY).await), (before.0 + 2, before.1 + 1));
        assert_eq!(mails(NOBODY).await, 0);
    })
    .await;
}
