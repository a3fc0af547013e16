//! The signing form: each bad input gets its own message, keeps what was typed, and stores nothing.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, TestApp};

const ORGANISATION: &str = "/en/c/safe-passage/no-return/sign/organisation";

fn filled() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Lantern Trust"),
        ("country", "GB"),
        ("site", "https://lantern.example"),
        ("representative", "Ana Silva"),
        ("office", "Director"),
        ("email", "ana@lantern.example"),
        ("step", "send"),
    ]
}

fn with(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields = filled();
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value));
    fields
}

#[tokio::test]
async fn every_bad_input_is_told_and_nothing_is_stored() {
    let long: &'static str = Box::leak("x".repeat(1000).into_boxed_str());
    TestApp::each(Setup::default(), |app| async move {
        for (field, value, said) in [
            ("name", "", "Please fill this in."),
            ("name", "  ", "Please fill this in."),
            ("name", long, "This is too long"),
            ("name", "Lan\u{7}tern", "invisible control character"),
            ("name", "Lan\u{202e}tern", "invisible control character"),
            ("country", "", "Choose a country"),
            ("country", "XX", "Choose a country"),
            ("site", "not a site", "not the address of a website"),
            ("site", "javascript:alert(1)", "not the address of a website"),
            ("representative", "", "Please fill this in."),
            ("office", long, "This is too long"),
            ("email", "", "Please fill this in."),
            ("email", "nobody", "not an email address"),
            ("email", "a@b.example\r\nBcc: c@d.example", "not an email address"),
        ] {
            let answer = app.post(ORGANISATION, &with(field, value)).await;
            assert_eq!(answer.status, 422, "{field}: {value:?}");
            assert!(answer.body.contains(said), "{field}: {value:?}");
            for (other, kept) in filled().into_iter().filter(|(other, _)| *other != field && *other != "step" && *other != "country") {
                assert!(answer.body.contains(&format!("value=\"{kept}\"")), "{field}: {value:?} loses {other}");
            }
        }
        let mut fields = with("name", "\"><script>alert(1)</script>");
        fields.retain(|(name, _)| *name != "step");
        let script = app.post(ORGANISATION, &fields).await;
        assert!(!script.body.contains("<script>alert"));
        assert_eq!(app.waiting().await.pending, 0);
        assert_eq!(app.mails().await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_filled_trap_means_a_visible_second_step_and_then_the_mail_comes() {
    TestApp::each(Setup::default(), |app| async move {
        let mut fields = with("website_confirm", "https://my-site.example");
        fields.retain(|(name, _)| *name != "step");
        let step = |step: &'static str| fields.iter().copied().chain([("step", step)]).collect::<Vec<_>>();
        let check = app.post(ORGANISATION, &step("check")).await;
        assert!(check.status == 200 && check.body.contains("id=\"by_hand\""), "the box stands on the page that comes anyway");
        let robot = app.post(ORGANISATION, &step("send")).await;
        assert_eq!(robot.status, 422, "nobody is told that a mail was sent");
        assert!(robot.body.contains("href=\"#by_hand\"") && robot.body.contains("value=\"ana@lantern.example\""));
        assert_eq!((app.waiting().await.pending, app.mails().await), (0, 0));
        let mut person = step("send");
        person.push(("by_hand", "yes"));
        assert_eq!(app.post(ORGANISATION, &person).await.location(), "/en/c/safe-passage/no-return/sign/sent");
        assert_eq!((app.waiting().await.pending, app.mails().await), (1, 1));
        assert!(!app.post(ORGANISATION, &filled()[..6]).await.body.contains("by_hand"), "who is not doubted sees no box");
    })
    .await;
}

#[tokio::test]
async fn checking_and_changing_store_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        for step in ["check", "change", ""] {
            let answer = app.post(ORGANISATION, &with("step", step)).await;
            assert_eq!(answer.status, 200, "{step}");
            assert!(answer.body.contains("value=\"Ana Silva\""), "{step}");
        }
        assert_eq!(app.waiting().await.pending, 0);
    })
    .await;
}

#[tokio::test]
async fn a_closed_letter_takes_nothing_and_keeps_what_was_typed() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let closed = app.ask(Ask::post(&format!("/en/desk/{COALITION}/letters/{LETTER}/close"), &[]).cookie(&cookies)).await;
        assert_eq!(closed.status, 303);
        assert_eq!(app.get(SIGN).await.status, 409);
        let answer = app.post(ORGANISATION, &filled()).await;
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("value=\"Ana Silva\""));
        assert_eq!(app.waiting().await.pending, 0);
    })
    .await;
}

#[tokio::test]
async fn the_page_after_sending_shows_the_address_to_this_browser_and_leads_back_to_the_form() {
    TestApp::each(Setup::default(), |app| async move {
        let sent = app.post(ORGANISATION, &with("email", "ana@gmial.con")).await;
        assert!(!sent.location().contains('@') && !sent.cookies().contains("ana"), "in no address, and sealed");
        let page = app.ask(Ask::get(sent.location()).cookie(&sent.cookies())).await;
        assert!(page.body.contains("ana@gmial.con") && page.body.contains("ana@gmail.com"), "and knows the slip");
        assert!(!app.get(sent.location()).await.body.contains("ana@"), "nobody else sees it");
        let form = app.ask(Ask::get(&format!("{ORGANISATION}?change=yes")).cookie(&sent.cookies())).await;
        assert!(form.body.contains("value=\"ana@gmial.con\"") && form.body.contains("value=\"Lantern Trust\""));
        assert!(!app.ask(Ask::get(ORGANISATION).cookie(&sent.cookies())).await.body.contains("Lantern Trust"), "unless asked");
        let other = app.ask(Ask::get(&format!("{SIGN}?change=yes")).cookie(&sent.cookies())).await;
        assert!(!other.body.contains("Lantern Trust"), "it was another form");
        let forged = app.ask(Ask::get(sent.location()).cookie("sent=AAAA")).await;
        assert_eq!(forged.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_slip_is_asked_about_on_the_check_page_and_taken_with_one_click() {
    TestApp::each(Setup::default(), |app| async move {
        let mut fields = with("email", "ana@gmial.con");
        fields.retain(|(name, _)| *name != "step");
        let check = app.post(ORGANISATION, &[fields.as_slice(), &[("step", "check")]].concat()).await;
        assert!(check.body.contains("Did you mean") && check.body.contains("ana@gmail.com"));
        let meant = app.post(ORGANISATION, &[fields.as_slice(), &[("step", "meant")]].concat()).await;
        assert!(meant.body.contains("value=\"ana@gmail.com\"") && meant.body.contains("free email provider"));
        assert!(!meant.body.contains("Did you mean"));
        assert_eq!(app.waiting().await.pending, 0);
    })
    .await;
}
