//! Links that are damaged, old, or followed elsewhere: they lead on, or the page names the cause.

use super::signature::{ADDRESS, post};
use crate::app::{Ask, OWNER, Setup, Standing, TestApp};
use domain::time::Instant;

const START: Instant = Instant(1_795_521_600 * Instant::SECOND);

async fn token(app: &TestApp, address: &str) -> String {
    let text = app::mails::render(&app.mail(address).await.shape).text;
    text.split_once("/l/").unwrap().1.lines().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_stray_character_leads_on() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, _) = post(&app).await;
        let token = token(&app, ADDRESS).await;
        for stray in [".", "%3E", ")", "x", "/", "%E2%80%8F", "%20and"] {
            let followed = app.get(&format!("/l/{token}{stray}")).await;
            assert_eq!((followed.status.as_u16(), followed.location()), (303, page.as_str()), "{stray}");
            assert_eq!(app.ask(Ask::get(&page).cookie(&followed.cookies())).await.status, 200, "{stray}");
        }
        let cut = app.get(&format!("/l/{}", &token[..40])).await;
        assert!(cut.status == 410 && cut.body.contains("This link is incomplete"));
    })
    .await;
}

#[tokio::test]
async fn without_cookies_the_page_says_so_and_nobody_reads_about_passwords() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, _) = post(&app).await;
        for path in
            [page.as_str(), &format!("{page}/withdraw"), &page.replace("signatures", "invitations"), &page.replace("signatures", "not-me")]
        {
            let shown = app.get(path).await;
            assert!(shown.status == 410 && shown.body.contains("Open the link in your email again"), "{path}");
            assert!(shown.body.contains("cookies") && !shown.body.contains("password"), "{path}");
        }
        let forged = app.get(&format!("/l/{}", "A".repeat(55))).await;
        assert!(forged.status == 410 && !forged.body.contains("password"));
        // Organisers do.
        app.post("/en/forgotten", &[("email", OWNER)]).await;
        let reset = token(&app, OWNER).await;
        assert_eq!(app.get(&format!("/l/{reset}.")).await.location(), "/en/reset");
        assert!(app.get("/en/reset").await.body.contains("password"));
    })
    .await;
}

#[tokio::test]
async fn confirmed_on_one_device_it_shows_the_receipt_on_the_other() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        let token = token(&app, ADDRESS).await;
        app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await;
        let other = app.get(&format!("/l/{token}")).await;
        let shown = app.ask(Ask::get(other.location()).cookie(&other.cookies())).await;
        assert!(shown.status == 200 && shown.body.contains("Your receipt"));
    })
    .await;
}

#[tokio::test]
async fn an_old_link_says_that_it_is_old() {
    let clock = Standing::at(START);
    let setup = Setup { clock: clock.clone(), ..Setup::default() };
    TestApp::each(setup, |app| {
        let clock = clock.clone();
        async move {
            clock.set(START);
            post(&app).await;
            let token = token(&app, ADDRESS).await;
            clock.set(START.plus(31 * Instant::DAY));
            let old = app.get(&format!("/l/{token}")).await;
            assert!(old.status == 410 && old.body.contains("This link has expired") && !old.body.contains("password"));
            app.service.purge().await.unwrap();
            assert!(app.get(&format!("/l/{token}")).await.body.contains("This link has expired"), "also once it is deleted");
            clock.set(START);
        }
    })
    .await;
}
