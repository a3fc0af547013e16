//! The instance's own page and `security.txt`.

use crate::app::{Ask, SIGN, Setup, TestApp};
use domain::ids::PublicId;
use server::{
    config::{Config, HostSettings},
    cookies::Cookie,
    state::AppState,
};

fn hosted() -> Setup {
    let mut setup = Setup::default();
    setup.config.host = HostSettings {
        name: "House of <Letters>".into(),
        address: "1 Main Street; 1000 Capital".into(),
        email: "office@host.example".into(),
        security: "security@host.example".into(),
        imprint: "Register 123".into(),
        ..HostSettings::default()
    };
    setup
}

#[tokio::test]
async fn it_says_who_runs_it_and_how_to_reach_them() {
    TestApp::each(hosted(), |app| async move {
        for lang in ["en", "fr", "ar"] {
            let page = app.get(&format!("/{lang}/about")).await;
            assert_eq!(page.status, 200, "{lang}");
            for said in ["House of &lt;Letters&gt;", "1000 Capital", "Register 123", "mailto:office@host.example", "security@host.example"]
            {
                assert!(page.body.contains(said), "{lang}: {said}");
            }
            assert!(!page.body.contains(">about-") && app.get(&format!("/{lang}")).await.body.contains("/about\""), "{lang}");
        }
        let security = app.get("/.well-known/security.txt").await;
        assert!(security.body.starts_with("Contact: mailto:security@host.example\nExpires: "), "{}", security.body);
        assert!(security.body.contains("\nCanonical: http://localhost:3000/.well-known/security.txt\n"));
    })
    .await;
}

/// Every cookie that the server sets has its line.
#[tokio::test]
async fn each_cookie_is_named() {
    TestApp::each(Setup::default(), |app| async move {
        let config = Config::default();
        let state = AppState::new(app.service.clone(), &config, "http://localhost:3000".into(), 3000, false).unwrap();
        let site = &*state.site;
        let id = "0".repeat(32).parse::<PublicId>().unwrap();
        let of_rows = [
            Cookie::link(site, id),
            Cookie::disown(site, id),
            Cookie::question(site, id),
            Cookie::emails(site, id),
            Cookie::message(site, id),
            Cookie::data(site, id),
        ];
        let others = [
            Cookie::session(site),
            Cookie::reset(site),
            Cookie::device(site),
            Cookie::sign_in_link(site),
            Cookie::asked_to_sign_in(site),
            Cookie::sent(site),
            Cookie::step_up(site),
            Cookie::stop_export(site),
            Cookie::security(site),
            Cookie::flash(site),
        ];
        let page = app.get("/en/about").await.body;
        for cookie in of_rows.iter().chain(&others) {
            let name = cookie.name().replace(&id.to_string(), "…");
            assert!(page.contains(&format!("<code dir=\"ltr\">{name}</code>")), "{name}");
        }
        assert_eq!(page.matches("<code dir=\"ltr\">").count(), of_rows.len() + others.len(), "no other is named");
    })
    .await;
}

#[tokio::test]
async fn a_host_who_said_nothing_is_not_invented() {
    TestApp::each(Setup::default(), |app| async move {
        assert!(app.get("/en/about").await.body.contains("has not entered their name yet"));
        assert_eq!(app.get("/.well-known/security.txt").await.status, 404);
    })
    .await;
}

/// Each cookie that signing sets is explained on the page.
#[tokio::test]
async fn the_cookies_of_signing_are_named() {
    TestApp::each(Setup::default(), |app| async move {
        let about = app.get("/en/about").await.body;
        let fields = [("name", "Min-ji Park"), ("country", "KR"), ("email", "min-ji@people.example"), ("step", "send")];
        let sent = app.post(SIGN, &fields).await;
        let (page, link) = app.follow("min-ji@people.example").await;
        let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&link)).await;
        for cookies in [sent.cookies(), link, confirmed.cookies()] {
            for cookie in cookies.split("; ") {
                let name = cookie.split('=').next().unwrap();
                let named = if name.starts_with("link-") { "link-…" } else { name };
                assert!(about.contains(&format!("<code dir=\"ltr\">{named}</code>")), "{name}");
            }
        }
    })
    .await;
}
