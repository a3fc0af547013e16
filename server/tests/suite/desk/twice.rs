//! A form that creates something is posted twice, by a double click or on a slow line: it is created once, and the second
//! is led where the first was.

use super::super::roles::places::{FIELDS, Places};
use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp};
use axum::http::Method;
use domain::letter::LetterStep;
use sea_orm::{ConnectionTrait, Statement};
use server::routes::{Access, Route, Twice};

/// Routes at the desk that may be posted twice, by what makes that harmless.
const HARMLESS: [&str; 80] = [
    // What is so already is found so: a state, a mark, a text, a setting.
    "/open",
    "/close",
    "/review",
    "/sensitive",
    "/redraft",
    "/reopen",
    "/edit",
    "/publication",
    "/publication/now",
    "/publication/stop",
    "/clusters/networks",
    "/approve",
    "/pick",
    "/settle",
    "/settle-network",
    "/correction",
    "/hold",
    "/category",
    "/erase",
    "/signatures/{id}/remove",
    "/organisations/{id}",
    "/settings",
    "/settings/second-factors",
    "/role",
    "/history/{number}/name",
    "/history/{number}/restore",
    "/accept",
    "/resolve",
    "/decline",
    "/translations/{language}",
    "/parts/{id}/use",
    "/parts/{id}/discard",
    "/include",
    "/restore",
    "/languages",
    "/amendment/confirm",
    "/amendment/refuse",
    "/amendment/take-back",
    "/reaffirmed",
    "/invitations/reminders",
    "/invitations/reminders/{reminder}",
    "/deliveries/{noted}",
    "/answers/{noted}",
    "/silence",
    "/archive",
    "/take-back",
    "/late",
    // What is gone cannot go again.
    "/letters/{letter}/delete",
    "/organisations/{id}/delete",
    "/organisations/{id}/merge",
    "/organisers/{account}/remove",
    "/reviewers/{account}/remove",
    "/translators/{account}/remove",
    "/translations/{language}/remove",
    "/invitations/{id}/withdraw",
    "/file/{upload}/columns",
    "/file/{upload}/discard",
    // Mails have limits of their own.
    "/signatures/{id}/resend",
    "/invitations/{id}/resend",
    "/outstanding/{id}/ask",
    "/settings/test-mail",
    // A message has an identifier of its own, which its preview made.
    "/message",
    // They show or hand out.
    "/contact",
    "/find",
    "/exports/{id}/approve",
    "/exports/{id}/stop",
    "/exports/{id}/file",
    // Signed once by an organisation; and a list whose rows are found again.
    "/letters/{letter}/sign",
    "/imports/new",
    // An account's own.
    "/sign-out-everywhere",
    "/account/confirm",
    "/sessions/{session}/end",
    "/memberships/{coalition}/accept",
    "/memberships/{coalition}/decline",
    "/account/password",
    "/account/code",
    "/account/second-factor",
    "/account/second-factor/new",
    "/account/second-factor/remove",
    "/account/second-factor/recovery-codes",
];
const PASSKEYS: &str = "/account/second-factor/passkey";

fn is_known(route: &Route) -> bool {
    route.twice == Twice::Once || route.path.contains(PASSKEYS) || HARMLESS.iter().any(|end| route.path.ends_with(end))
}

#[test]
fn every_form_at_the_desk_creates_once_or_is_known_to_be_harmless() {
    let routes = server::router::routes();
    let posts = routes.list().iter().filter(|route| route.method == Method::POST && route.access != Access::Everyone);
    let unknown: Vec<&str> = posts.filter(|route| !is_known(route)).map(|route| route.path).collect();
    assert_eq!(unknown, [""; 0], "say `.once()` in server/src/router.rs and `chrome.once(…)` in the form, or why it is harmless here");
}

/// Fields that the usual ones lack, or that differ.
fn fields(path: &str) -> Vec<(&'static str, &'static str)> {
    let own: &[(&'static str, &'static str)] = match path.rsplit('/').next().unwrap_or_default() {
        "report" => &[("words", "It did not sign.")],
        "reply" => &[("words", "Yes.")],
        _ => &[],
    };
    own.iter().chain(&FIELDS).copied().collect()
}

/// How many rows the tables have that forms write to.
async fn rows(app: &TestApp) -> Vec<(String, i64)> {
    const TABLES: [&str; 16] = [
        "letter",
        "organisation",
        "error_report",
        "delivery",
        "answer",
        "remark",
        "reply",
        "invitation",
        "membership",
        "reviewer",
        "translation",
        "amendment",
        "contact_export",
        "privacy_notice",
        "upload",
        "signature",
    ];
    let db = app.database().await;
    let mut counts = Vec::new();
    for table in TABLES {
        let count = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) AS many FROM {table}"));
        counts.push((table.to_owned(), db.query_one_raw(count).await.unwrap().unwrap().try_get("", "many").unwrap()));
    }
    db.close().await.unwrap();
    counts
}

/// A token as pages make them.
fn token(number: usize) -> String {
    format!("{number:032x}")
}

#[tokio::test]
async fn a_double_click_creates_once_and_leads_where_the_first_did() {
    TestApp::each(Setup::default(), |app| async move {
        let places = Places::new(&app).await;
        let mut cookies = app.sign_in(OWNER).await;
        app.prove_mailbox(&mut cookies).await;
        let (mut created, mut refused) = (Vec::new(), Vec::new());
        let routes = server::router::routes();
        let once = routes.list().iter().filter(|route| route.method == Method::POST && route.twice == Twice::Once);
        for (number, route) in once.enumerate() {
            let path = format!("{}?once={}", places.fill(route.path).await, token(number));
            let fields = fields(route.path);
            let with_file = ["/delivery", "/answer", "/file"].iter().any(|end| route.path.ends_with(end));
            let ask = || match with_file {
                true => Ask::multipart(&path, &fields).cookie(&cookies),
                false => Ask::post(&path, &fields).cookie(&cookies),
            };
            let before = rows(&app).await;
            let (first, second) = tokio::join!(app.ask(ask()), app.ask(ask()));
            let after = rows(&app).await;
            if first.status != 303 {
                assert_eq!(before, after, "{}: {}", route.path, first.status);
                refused.push(route.path);
                continue;
            }
            assert_eq!((second.status.as_u16(), second.location()), (303, first.location()), "{}", route.path);
            assert_eq!(second.cookies(), first.cookies(), "{}: the same message", route.path);
            let third = app.ask(ask()).await;
            assert_eq!(third.location(), first.location(), "{}", route.path);
            assert_eq!(rows(&app).await, after, "{}: a third changes nothing", route.path);
            let grown: i64 = after.iter().zip(&before).map(|((_, after), (_, before))| after - before).sum();
            assert!((0..=2).contains(&grown), "{}: {grown} rows", route.path);
            created.push(route.path);
        }
        assert!(created.len() >= 8, "created {created:?}, refused {refused:?}");
        for needed in ["/report", "/organisations/new", "/letters/new", "/discussion/{id}/reply", "/invitations/new"] {
            assert!(created.iter().any(|path| path.ends_with(needed)), "{needed}: refused {refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_says_which_it_is_and_something_else_typed_is_another() {
    TestApp::each(Setup::default(), |app| async move {
        let form = "/en/c/safe-passage/no-return/report";
        let page = app.get(form).await.body;
        let action = page.split_once("?once=").map(|(_, rest)| rest.split('"').next().unwrap()).unwrap();
        assert_eq!(action.len(), 32);
        assert!(!app.get(form).await.body.contains(action), "each page has its own");
        let path = format!("{form}?once={action}");
        let waiting = async || app.service.reported_errors(&app.owner().await, "safe-passage", "no-return", 1).await.unwrap().reports.len();
        let faulty = app.post(&path, &[("words", "")]).await;
        assert_eq!((faulty.status.as_u16(), waiting().await), (422, 0));
        for _ in 0..2 {
            assert_eq!(app.post(&path, &[("words", "One")]).await.status, 303);
        }
        assert_eq!(waiting().await, 1);
        assert_eq!(app.post(&path, &[("words", "Another")]).await.status, 303);
        assert_eq!(waiting().await, 2);
        // Without scripts or with: what names no form is taken as it comes.
        for _ in 0..2 {
            assert_eq!(app.post(form, &[("words", "One")]).await.status, 303);
        }
        assert_eq!(waiting().await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_delivery_and_a_response_with_files_are_recorded_once() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        app.service.step_letter(&app.owner().await, COALITION, LETTER, LetterStep::Close).await.unwrap();
        let afterwards = async || app.service.afterwards(&app.owner().await, COALITION, LETTER).await.unwrap();
        let today = afterwards().await.today;
        let delivery =
            [("day", today.as_str()), ("by_whom", "Watch"), ("recipients", "The President"), ("way", "hand"), ("alt", "A stamp")];
        let answer = [("day", today.as_str()), ("by_whom", "The office"), ("summary", "They will see."), ("alt", "A page")];
        for (number, (form, fields)) in [("delivery", &delivery[..]), ("answer", &answer[..])].into_iter().enumerate() {
            let page = format!("/en/desk/{COALITION}/letters/{LETTER}/afterwards/{form}");
            assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("?once="), "{form}");
            let path = format!("{page}?once={}", token(number));
            let pdf = || Ask::with_file(&path, fields, b"%PDF-1.7\n%%EOF").cookie(&cookies);
            let (first, second) = tokio::join!(app.ask(pdf()), app.ask(pdf()));
            assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303), "{form}: {}", first.body);
            assert_eq!(first.location(), second.location());
        }
        assert_eq!((afterwards().await.deliveries().count(), afterwards().await.answers().count()), (1, 1));
    })
    .await;
}
