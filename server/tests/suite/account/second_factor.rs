//! The second factor: over forms alone, at sign-in and before what reaches far.

use crate::app::{Ask, COALITION, OWNER, PASSWORD, Setup, TestApp};
use domain::time::Instant;
use totp_rs::{Builder, Secret};

const PAGE: &str = "/en/account/second-factor";
const ASK: &str = "/en/account/code?next=%2Fen%2Fdesk%2Fsafe%2Dpassage%2Fsettings";

/// What an app would show in so many half minutes.
fn app_code(app: &TestApp, secret: &str, later: u64) -> String {
    let seconds = u64::try_from(app.service.now().0 / Instant::SECOND).unwrap() + 30 * later;
    Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build_noncompliant().generate(seconds).to_string()
}

/// Sets the owner's up; answers the secret and one recovery code.
async fn set_up(app: &TestApp, cookies: &str) -> (String, String) {
    let begun = app.ask(Ask::post(PAGE, &[]).cookie(cookies)).await;
    assert_eq!((begun.status.as_u16(), begun.location()), (303, "/en/account/second-factor/new"));
    let page = app.ask(Ask::get(begun.location()).cookie(cookies)).await.body;
    let secret = page.split_once(r#"id="secret" class="secret">"#).unwrap().1.split_once('<').unwrap().0.replace(' ', "");
    let wrong = app.ask(Ask::post("/en/account/second-factor/new", &[("code", "000000")]).cookie(cookies)).await;
    assert!(wrong.status == 422 && wrong.body.contains(&secret[..4]), "the same secret, with what is wrong");
    let code = app_code(app, &secret, 0);
    let on = app.ask(Ask::post("/en/account/second-factor/new", &[("code", &code)]).cookie(cookies)).await;
    assert_eq!((on.status.as_u16(), on.header("cache-control")), (200, "no-store"));
    let codes: Vec<&str> = on.body.split(r#"<code dir="ltr">"#).skip(1).map(|rest| rest.split_once('<').unwrap().0).collect();
    assert_eq!(codes.len(), 10);
    (secret, codes[0].to_owned())
}

#[tokio::test]
async fn after_the_password_a_code_is_asked_for() {
    TestApp::each(Setup::default(), |app| async move {
        let (secret, recovery) = set_up(&app, &app.sign_in(OWNER).await).await;
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

#[tokio::test]
async fn what_reaches_far_asks_again_on_a_real_instance() {
    TestApp::each(Setup { demonstration: false, ..Setup::default() }, |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let settings = app.ask(Ask::get("/en/desk/safe-passage/settings").cookie(&cookies)).await.body;
        assert!(settings.contains("Has no second factor yet"));
        let (_, rest) = settings.split_once("/settings/organisers/").unwrap();
        let role = format!("/en/desk/{COALITION}/settings/organisers/{}/role", rest.split_once('/').unwrap().0);
        let asked = app.ask(Ask::post(&role, &[("role", "owner")]).cookie(&cookies)).await;
        assert_eq!((asked.status.as_u16(), asked.location()), (303, ASK));
        let to_set_up = app.ask(Ask::get(ASK).cookie(&cookies)).await;
        assert_eq!((to_set_up.status.as_u16(), to_set_up.location()), (303, PAGE), "who has none is led to set one up");
        set_up(&app, &cookies).await;
        let fresh = app.ask(Ask::post(&role, &[("role", "owner")]).cookie(&cookies)).await;
        assert_eq!((fresh.status.as_u16(), fresh.location()), (303, "/en/desk/safe-passage/settings"));
    })
    .await;
}

#[tokio::test]
async fn it_is_taken_away_with_password_and_code() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let (secret, _) = set_up(&app, &cookies).await;
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
