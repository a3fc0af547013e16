//! The second factor: over forms alone, at sign-in and before what reaches far.

use crate::app::{Ask, COALITION, LETTER, OWNER, PASSWORD, Setup, Standing, TestApp};
use axum::http::Method;
use domain::{role::Role, time::Instant};
use server::routes::{Access, Route, StepUp};
use std::sync::Arc;
use totp_rs::{Builder, Secret};

const PAGE: &str = "/en/account/second-factor";
const NEW: &str = "/en/account/second-factor/new";
const ASK: &str = "/en/account/code";

/// What an app would show in so many half minutes.
fn app_code(app: &TestApp, secret: &str, later: u64) -> String {
    let seconds = u64::try_from(app.service.now().0 / Instant::SECOND).unwrap() + 30 * later;
    Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant().generate(seconds).to_string()
}

/// Sets the owner's up; answers the secret and one recovery code.
async fn set_up(app: &TestApp, cookies: &mut String) -> (String, String) {
    app.prove_mailbox(cookies).await;
    let begun = app.ask(Ask::post(PAGE, &[]).cookie(cookies)).await;
    assert_eq!((begun.status.as_u16(), begun.location()), (303, "/en/account/second-factor/new"));
    let page = app.ask(Ask::get(begun.location()).cookie(cookies)).await.body;
    let secret = page.split_once(r#"id="secret" class="secret">"#).unwrap().1.split_once('<').unwrap().0.replace(' ', "");
    let code = app_code(app, &secret, 0);
    for wrong in [[("password", PASSWORD), ("code", "000000")], [("password", "a guess"), ("code", &code)]] {
        let refused = app.ask(Ask::post(NEW, &wrong).cookie(cookies)).await;
        assert!(refused.status == 422 && refused.body.contains(&secret[..4]), "the same secret, with what is wrong");
    }
    let on = app.ask(Ask::post(NEW, &[("password", PASSWORD), ("code", &code)]).cookie(cookies)).await;
    assert_eq!((on.status.as_u16(), on.header("cache-control")), (200, "no-store"));
    let copy = std::mem::replace(cookies, on.cookies());
    assert_eq!(app.ask(Ask::get("/en/desk").cookie(&copy)).await.status, 303, "a copy of the cookie has ended");
    let codes: Vec<&str> = on.body.split(r#"<code dir="ltr">"#).skip(1).map(|rest| rest.split_once('<').unwrap().0).collect();
    assert_eq!(codes.len(), 10);
    (secret, codes[0].to_owned())
}

#[tokio::test]
async fn after_the_password_a_code_is_asked_for() {
    TestApp::each(Setup::default(), |app| async move {
        let (secret, recovery) = set_up(&app, &mut app.sign_in(OWNER).await).await;
        let fields = [("email", OWNER), ("password", PASSWORD), ("next", "/en/desk/safe-passage/settings")];
        let half = app.post("/en/sign-in", &fields).await;
        assert_eq!(half.location(), "/en/sign-in/code?next=%2Fen%2Fdesk%2Fsafe%2Dpassage%2Fsettings");
        let waiting = half.cookies();
        assert!(app.ask(Ask::get("/en/desk").cookie(&waiting)).await.location().starts_with("/en/sign-in"), "not signed in yet");
        let asked = app.ask(Ask::get(half.location()).cookie(&waiting)).await;
        assert!(asked.status == 200 && asked.body.contains(r#"autocomplete="one-time-code""#));
        for wrong in ["", "000000", "12345", "abcd-abcd-abcd-abcd"] {
            let answer = app.ask(Ask::post("/en/sign-in/code", &[("code", wrong)]).cookie(&waiting)).await;
            assert!(answer.status == 422 && answer.body.contains("not right"), "{wrong}: {}", answer.status);
        }
        let code = app_code(&app, &secret, 1);
        let fields = [("code", code.as_str()), ("next", "/en/desk/safe-passage/settings")];
        let done = app.ask(Ask::post("/en/sign-in/code", &fields).cookie(&waiting)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/en/desk/safe-passage/settings"));
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&done.cookies())).await.status, 200);
        let again = app.post("/en/sign-in", &[("email", OWNER), ("password", PASSWORD)]).await.cookies();
        assert_eq!(app.ask(Ask::post("/en/sign-in/code", &[("code", &code)]).cookie(&again)).await.status, 422, "no code twice");
        let done = app.ask(Ask::post("/en/sign-in/code", &[("code", &recovery), ("next", "//evil.example")]).cookie(&again)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/en/desk"), "{}", app.engine);
    })
    .await;
}

/// A real instance, whose clock is moved.
fn real(clock: &Arc<Standing>) -> Setup {
    Setup { demonstration: false, clock: clock.clone(), ..Setup::default() }
}

#[tokio::test]
async fn what_reaches_far_asks_again_and_what_was_typed_goes_on() {
    let start = Instant(1_795_521_600 * Instant::SECOND);
    let clock = Standing::at(start);
    TestApp::each(real(&clock), |app| {
        let clock = clock.clone();
        async move {
            clock.set(start);
            let mut cookies = app.sign_in(OWNER).await;
            let invite = "/en/desk/safe-passage/settings/organisers";
            let fields = [("name", "김하늘 & \"co\""), ("email", "haneul@coalition.example"), ("role", "editor"), ("locale", "en")];
            let asked = app.ask(Ask::post(invite, &fields).cookie(&cookies)).await;
            assert_eq!((asked.status.as_u16(), asked.location()), (303, PAGE), "who has none is led to set one up");
            let (secret, _) = set_up(&app, &mut cookies).await;
            let viewer = format!("/en/desk/{COALITION}/settings");
            assert!(app.ask(Ask::get(&viewer).cookie(&cookies)).await.body.contains("settings/organisers"));

            // Just given: nothing is asked. Ten minutes later it is.
            clock.set(start.plus(11 * 60 * Instant::SECOND));
            let asked = app.ask(Ask::post(invite, &fields).cookie(&cookies)).await;
            assert_eq!(asked.status, 403);
            assert!(asked.body.contains(r#"name="post_to" value="/en/desk/safe-passage/settings/organisers""#), "{}", asked.body);
            assert!(asked.body.contains("haneul@coalition.example") && asked.body.contains("김하늘"), "what was typed waits");
            assert!(!app.ask(Ask::get(&viewer).cookie(&cookies)).await.body.contains("김하늘"), "nothing was done yet");
            let mut again: Vec<(&str, &str)> = fields.to_vec();
            again.extend([("post_to", invite), ("code", "000000")]);
            let wrong = app.ask(Ask::post(ASK, &again).cookie(&cookies)).await;
            assert!(wrong.status == 422 && wrong.body.contains("haneul@coalition.example") && wrong.body.contains(r#"name="post_to""#));
            let code = app_code(&app, &secret, 0);
            again.pop();
            again.push(("code", &code));
            let given = app.ask(Ask::post(ASK, &again).cookie(&cookies)).await;
            assert_eq!((given.status.as_u16(), given.location()), (307, invite), "the browser posts the same form there");
            // The token before gains nothing by it: neither a wrong code nor the form itself goes through.
            let guess = app.ask(Ask::post(ASK, &[("code", "000000"), ("post_to", invite)]).cookie(&cookies)).await;
            assert_eq!((guess.status.as_u16(), guess.cookies()), (422, String::new()));
            assert_eq!(app.ask(Ask::post(invite, &fields).cookie(&cookies)).await.status, 403);
            let given = app.ask(Ask::post(ASK, &again).cookie(&cookies)).await;
            assert_eq!(given.status, 307, "a second click with the same code leads on as the first did");
            let cookies = given.cookies();
            let done = app.ask(Ask::post(invite, &again).cookie(&cookies)).await;
            assert_eq!((done.status.as_u16(), done.location()), (303, viewer.as_str()));
            assert!(app.ask(Ask::get(&viewer).cookie(&cookies)).await.body.contains("김하늘"), "{}", app.engine);

            // A page that asks leads back to itself; to no other site.
            clock.set(start.plus(22 * 60 * Instant::SECOND));
            let question = "/en/desk/safe-passage/letters/no-return/publication/now";
            let asked = app.ask(Ask::get(question).cookie(&cookies)).await;
            assert_eq!(asked.location(), "/en/account/code?next=%2Fen%2Fdesk%2Fsafe%2Dpassage%2Fletters%2Fno%2Dreturn%2Fpublication%2Fnow");
            let code = app_code(&app, &secret, 0);
            let away = app
                .ask(Ask::post(ASK, &[("code", &code), ("post_to", "//evil.example"), ("next", "//evil.example")]).cookie(&cookies))
                .await;
            assert_eq!((away.status.as_u16(), away.location()), (303, "/en/desk"));
        }
    })
    .await;
}

/// The routes before which the second factor is asked for again.
const ASKING: [&str; 67] = [
    "Always GET /{lang}/account/second-factor/passkey/{id}/remove",
    "Always GET /{lang}/desk/{coalition}/letters/{letter}/delete",
    "Always GET /{lang}/desk/{coalition}/letters/{letter}/publication/now",
    "Always GET /{lang}/desk/{coalition}/letters/{letter}/publication/stop",
    "Always GET /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove",
    "Always POST /{lang}/account/second-factor/passkey/{id}/remove",
    "Always POST /{lang}/account/second-factor/recovery-codes",
    "Always POST /{lang}/desk/{coalition}/exports",
    "Always POST /{lang}/desk/{coalition}/exports/{id}/approve",
    "Always POST /{lang}/desk/{coalition}/exports/{id}/file",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/amendment",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/amendment/confirm",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/delete",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/invitations/find",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/contact",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/open",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/publication",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/publication/now",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/publication/stop",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/reports/{id}/contact",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/reviewers",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/reviewers/{account}/contact",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/reviewers/{account}/remove",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/signatures/find",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/contact",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/erase",
    "Always POST /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/remove",
    "Always POST /{lang}/desk/{coalition}/organisations/find",
    "Always POST /{lang}/desk/{coalition}/organisations/{id}/contact",
    "Always POST /{lang}/desk/{coalition}/settings/organisers",
    "Always POST /{lang}/desk/{coalition}/settings/organisers/{account}/contact",
    "Always POST /{lang}/desk/{coalition}/settings/organisers/{account}/remove",
    "Always POST /{lang}/desk/{coalition}/settings/organisers/{account}/role",
    "Always POST /{lang}/desk/{coalition}/settings/second-factors",
    "Always POST /{lang}/desk/{coalition}/translators",
    "Always POST /{lang}/desk/{coalition}/translators/{account}/contact",
    "Always POST /{lang}/desk/{coalition}/translators/{account}/languages",
    "Always POST /{lang}/desk/{coalition}/translators/{account}/remove",
    "Enrolling GET /{lang}/account/second-factor/new",
    "Enrolling GET /{lang}/account/second-factor/passkey",
    "Enrolling POST /{lang}/account/second-factor",
    "Enrolling POST /{lang}/account/second-factor/new",
    "Enrolling POST /{lang}/account/second-factor/passkey",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/afterwards/archive",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/afterwards/late",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/clusters/networks",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/invitations/book",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/confirm",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/invitations/new",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/invitations/reminders/{reminder}",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/message",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/reopen",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/sensitive",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/sign",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/signatures/add",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/hold",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/message",
    "OrMailbox POST /{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/pick",
    "OrMailbox POST /{lang}/desk/{coalition}/organisations/new",
    "OrMailbox POST /{lang}/desk/{coalition}/organisations/{id}",
    "OrMailbox POST /{lang}/desk/{coalition}/organisations/{id}/delete",
    "OrMailbox POST /{lang}/desk/{coalition}/organisations/{id}/merge",
    "OrMailbox POST /{lang}/desk/{coalition}/organisations/{id}/message",
    "OrMailbox POST /{lang}/desk/{coalition}/privacy",
    "OrMailbox POST /{lang}/desk/{coalition}/settings",
    "WhereThereIsOne GET /{lang}/account/password",
    "WhereThereIsOne POST /{lang}/account/password",
];

/// Anyone who adds or takes away a row here has decided so.
#[test]
fn these_routes_ask_again() {
    let routes = server::router::routes();
    let asking = routes.list().iter().filter(|route| route.step_up != StepUp::Never);
    let mut asking: Vec<String> = asking.map(|route| format!("{:?} {} {}", route.step_up, route.method, route.path)).collect();
    asking.sort();
    assert_eq!(asking, ASKING, "{asking:#?}");
}

/// What a session alone does at the desk, as promise P22b of the threat model says it.
const UNASKED: [&str; 45] = [
    "/{lang}/desk/{coalition}/exports/{id}/stop",
    "/{lang}/desk/{coalition}/letters/new",
    "/{lang}/desk/{coalition}/letters/{letter}/afterwards/answer",
    "/{lang}/desk/{coalition}/letters/{letter}/afterwards/answers/{noted}",
    "/{lang}/desk/{coalition}/letters/{letter}/afterwards/deliveries/{noted}",
    "/{lang}/desk/{coalition}/letters/{letter}/afterwards/delivery",
    "/{lang}/desk/{coalition}/letters/{letter}/afterwards/silence",
    "/{lang}/desk/{coalition}/letters/{letter}/afterwards/take-back",
    "/{lang}/desk/{coalition}/letters/{letter}/amendment/refuse",
    "/{lang}/desk/{coalition}/letters/{letter}/amendment/take-back",
    "/{lang}/desk/{coalition}/letters/{letter}/close",
    "/{lang}/desk/{coalition}/letters/{letter}/discussion/new",
    "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/accept",
    "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/decline",
    "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/reply",
    "/{lang}/desk/{coalition}/letters/{letter}/discussion/{id}/resolve",
    "/{lang}/desk/{coalition}/letters/{letter}/edit",
    "/{lang}/desk/{coalition}/letters/{letter}/history/{number}/name",
    "/{lang}/desk/{coalition}/letters/{letter}/history/{number}/restore",
    "/{lang}/desk/{coalition}/letters/{letter}/imports/new",
    "/{lang}/desk/{coalition}/letters/{letter}/invitations/file",
    "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/columns",
    "/{lang}/desk/{coalition}/letters/{letter}/invitations/file/{upload}/discard",
    "/{lang}/desk/{coalition}/letters/{letter}/invitations/reminders",
    "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/resend",
    "/{lang}/desk/{coalition}/letters/{letter}/invitations/{id}/withdraw",
    "/{lang}/desk/{coalition}/letters/{letter}/outstanding/{id}/ask",
    "/{lang}/desk/{coalition}/letters/{letter}/outstanding/{id}/reaffirmed",
    "/{lang}/desk/{coalition}/letters/{letter}/redraft",
    "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/settle",
    "/{lang}/desk/{coalition}/letters/{letter}/reports/{id}/settle-network",
    "/{lang}/desk/{coalition}/letters/{letter}/review",
    "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/approve",
    "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/category",
    "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/correction",
    "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/resend",
    "/{lang}/desk/{coalition}/letters/{letter}/signatures/{id}/settle",
    "/{lang}/desk/{coalition}/letters/{letter}/translations",
    "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}",
    "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/include",
    "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}/discard",
    "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/parts/{id}/use",
    "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/remove",
    "/{lang}/desk/{coalition}/letters/{letter}/translations/{language}/restore",
    "/{lang}/desk/{coalition}/settings/test-mail",
];

/// Anyone who adds a row here has decided that whoever finds a browser open may do it, and said so in the threat model.
#[test]
fn a_session_alone_does_this_and_nothing_else_at_the_desk() {
    let routes = server::router::routes();
    let unasked = routes.list().iter().filter(|route| route.method == Method::POST && route.step_up == StepUp::Never);
    let mut unasked: Vec<&str> = unasked.filter(|route| matches!(route.access, Access::May(_))).map(|route| route.path).collect();
    unasked.sort_unstable();
    assert_eq!(unasked, UNASKED, "{unasked:#?}");
}

/// Every one of them asks the owner, and does nothing before.
#[tokio::test]
async fn every_route_that_asks_again_does() {
    let start = Instant(1_795_521_600 * Instant::SECOND);
    let clock = Standing::at(start);
    TestApp::each(real(&clock), |app| {
        let clock = clock.clone();
        async move {
            clock.set(start);
            let mut cookies = app.sign_in(OWNER).await;
            set_up(&app, &mut cookies).await;
            clock.set(start.plus(11 * 60 * Instant::SECOND));
            let asks =
                |route: &&Route| route.step_up != StepUp::Never && !matches!(route.access, Access::May(one) if !Role::Owner.may(one));
            for route in server::router::routes().list().iter().filter(asks) {
                let id = "00000000-0000-0000-0000-000000000001";
                let path = route.path.replace("{lang}", "en").replace("{coalition}", COALITION).replace("{letter}", LETTER);
                let path = path.replace("{id}", id).replace("{account}", id).replace("{upload}", id);
                let ask = if route.method == Method::POST { Ask::post(&path, &[]) } else { Ask::get(&path) };
                let asked = app.ask(ask.cookie(&cookies)).await;
                let page = asked.status == 403 && asked.body.contains(r#"action="/en/account/code""#);
                assert!(page || asked.location().starts_with(ASK), "{} {path}: {} {}", route.method, asked.status, app.engine);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn it_is_taken_away_with_password_and_code() {
    TestApp::each(Setup::default(), |app| async move {
        let mut cookies = app.sign_in(OWNER).await;
        let (secret, _) = set_up(&app, &mut cookies).await;
        let remove = |password: &'static str, code: String| {
            let (app, cookies) = (&app, cookies.clone());
            async move {
                let fields = [("password", password), ("code", code.as_str())];
                app.ask(Ask::post("/en/account/second-factor/remove", &fields).cookie(&cookies)).await
            }
        };
        assert_eq!(remove("wrong", app_code(&app, &secret, 1)).await.status, 422);
        assert_eq!(remove(PASSWORD, "000000".into()).await.status, 422);
        assert_eq!(remove(PASSWORD, app_code(&app, &secret, 1)).await.status, 303);
        assert_eq!(app.ask(Ask::get("/en/desk").cookie(&app.sign_in(OWNER).await)).await.status, 200, "the password is enough again");
    })
    .await;
}

/// Asks for the confirmation of a form, and answers the page.
async fn stepped(app: &TestApp, cookies: &str) -> (String, Vec<(&'static str, &'static str)>) {
    let path = "/en/desk/safe-passage/settings";
    let fields = vec![("name", "Another name"), ("accent", "#8a2b1d"), ("contact", "office@coalition.example")];
    let asked = app.ask(Ask::post(path, &fields).cookie(cookies)).await;
    assert_eq!(asked.status, 403);
    assert!(asked.body.contains("We have emailed you a link") && asked.body.contains("office@coalition.example"), "what was typed waits");
    (path.to_owned(), fields)
}

#[tokio::test]
async fn who_has_no_second_factor_steps_up_from_the_mailbox_in_the_same_browser() {
    let start = Instant(1_795_521_600 * Instant::SECOND);
    let clock = Standing::at(start);
    TestApp::each(real(&clock), |app| {
        let clock = clock.clone();
        async move {
            clock.set(start);
            let cookies = app.sign_in(OWNER).await;
            let (path, mut fields) = stepped(&app, &cookies).await;
            fields.push(("post_to", "/en/desk/safe-passage/settings"));
            let waits = app.ask(Ask::post(ASK, &fields).cookie(&cookies)).await;
            assert!(waits.status == 422 && waits.body.contains("office@coalition.example"), "not confirmed yet, and nothing is lost");
            let mail = app.service.claim_mails(100).await.unwrap().remove(0);
            let text = app::mails::render(&mail.shape).text;
            let token: String =
                text.split_once("/l/").unwrap().1.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
            let followed = app.get(&format!("/l/{token}")).await;
            assert_eq!(followed.location(), "/en/account/confirm");
            let thief = format!("{}; {}", app.sign_in(OWNER).await, followed.cookies());
            assert_eq!(app.ask(Ask::post("/en/account/confirm", &[]).cookie(&thief)).await.status, 410, "another session's link");
            let both = format!("{cookies}; {}", followed.cookies());
            assert_eq!(app.ask(Ask::get("/en/account/confirm").cookie(&both)).await.status, 200);
            assert_eq!(app.ask(Ask::post(ASK, &fields).cookie(&cookies)).await.status, 422, "looking confirms nothing");
            let confirmed = app.ask(Ask::post("/en/account/confirm", &[]).cookie(&both)).await;
            assert_eq!(confirmed.status, 200);
            assert_eq!(app.ask(Ask::post("/en/account/confirm", &[]).cookie(&both)).await.status, 410, "once");
            // The session has a new token. The one before works for half a minute more, and has proven nothing.
            let renewed = confirmed.headers.get_all("set-cookie").iter().map(|one| one.to_str().unwrap().split(';').next().unwrap());
            let renewed = renewed.filter(|one| one.starts_with("session=")).collect::<String>();
            assert!(!renewed.is_empty() && !cookies.contains(&renewed));
            assert_eq!(app.ask(Ask::post(ASK, &fields).cookie(&cookies)).await.status, 422, "a copy gains nothing");
            let on = app.ask(Ask::post(ASK, &fields).cookie(&renewed)).await;
            assert_eq!((on.status.as_u16(), on.location(), on.cookies()), (307, path.as_str(), String::new()));
            assert_eq!(app.ask(Ask::post(&path, &fields).cookie(&renewed)).await.status, 303);
            assert!(app.ask(Ask::get(&path).cookie(&renewed)).await.body.contains("Another name"), "{}", app.engine);
            let signed_in = async |cookies: &str| app.ask(Ask::get("/en/desk").cookie(cookies)).await.status == 200;
            assert!(signed_in(&renewed).await && signed_in(&cookies).await);
            clock.set(start.plus(31 * Instant::SECOND));
            assert!(signed_in(&renewed).await && !signed_in(&cookies).await, "{}", app.engine);
            clock.set(start.plus(11 * 60 * Instant::SECOND));
            stepped(&app, &renewed).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_first_second_factor_is_confirmed_from_the_mailbox() {
    let start = Instant(1_795_521_600 * Instant::SECOND);
    let clock = Standing::at(start);
    TestApp::each(real(&clock), |app| {
        let clock = clock.clone();
        async move {
            clock.set(start);
            let mut cookies = app.sign_in(OWNER).await;
            let begun = app.ask(Ask::post(PAGE, &[]).cookie(&cookies)).await;
            assert!(begun.location().starts_with(ASK), "a stolen session sets none up: {}", begun.location());
            let passkey = app.ask(Ask::get("/en/account/second-factor/passkey").cookie(&cookies)).await;
            assert!(passkey.location().starts_with(ASK));
            set_up(&app, &mut cookies).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_coalition_requires_a_second_factor_after_a_week() {
    let clock = Standing::at(Instant(1_795_521_600 * Instant::SECOND));
    TestApp::each(real(&clock), |app| {
        let clock = clock.clone();
        async move {
            let start = app.service.now();
            let cookies = app.sign_in(OWNER).await;
            let desk = app.ask(Ask::get("/en/desk").cookie(&cookies)).await;
            assert!(desk.body.contains("Please set one up by"), "{}", desk.body);
            let settings = "/en/desk/safe-passage/settings";
            assert_eq!(app.ask(Ask::get(settings).cookie(&cookies)).await.status, 200);
            clock.set(start.plus(7 * Instant::DAY + Instant::SECOND));
            let mut cookies = app.sign_in(OWNER).await;
            let led = app.ask(Ask::get(settings).cookie(&cookies)).await;
            assert_eq!((led.status.as_u16(), led.location()), (303, PAGE));
            assert!(
                app.ask(Ask::get(PAGE).cookie(&format!("{cookies}; {}", led.cookies()))).await.body.contains("requires a second factor")
            );
            set_up(&app, &mut cookies).await;
            let page = app.ask(Ask::get(settings).cookie(&cookies)).await;
            assert!(page.status == 200 && page.body.contains("No longer require one"));
            let path = "/en/desk/safe-passage/settings/second-factors";
            assert_eq!(app.ask(Ask::post(path, &[("required", "no")]).cookie(&cookies)).await.location(), settings);
            let viewer = app.sign_in(crate::app::VIEWER).await;
            assert_eq!(app.ask(Ask::get(settings).cookie(&viewer)).await.status, 200, "no longer required: {}", app.engine);
        }
    })
    .await;
}
