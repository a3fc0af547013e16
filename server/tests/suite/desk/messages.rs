//! Writing without seeing an address, from outside: form, preview, one mail for two clicks, and what its reader sees.

use crate::app::{Ask, COALITION, LETTER, OWNER, SIGN, Setup, Standing, TestApp, VIEWER, hidden};
use domain::time::Instant;

const START: Instant = Instant(1_795_521_600 * Instant::SECOND);
const ANA: &str = "ana.silva@people.example";
const TEXT: &str = "Dear Ana, which <position> shall be listed?";

/// Ana has signed and confirmed; answers where the desk writes to her.
async fn signed(app: &TestApp) -> String {
    let person = [("name", "Ana Silva"), ("country", "GB"), ("email", ANA), ("step", "send")];
    assert_eq!(app.post(SIGN, &person).await.status, 303);
    let (page, cookies) = app.follow(ANA).await;
    let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
    let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", &hidden(&shown, "revision"))]).cookie(&cookies)).await;
    assert_eq!(confirmed.status, 303);
    let owner = app.owner().await;
    let list = app.service.desk_signatures(&owner, COALITION, LETTER, "Ana Silva", None, 1).await.unwrap();
    format!("/en/desk/{COALITION}/letters/{LETTER}/signatures/{}/message", list.signatures[0].id)
}

/// The newest mail to Ana.
async fn newest(app: &TestApp) -> domain::shapes::mail::RenderedMail {
    let mail = app.service.mailbox(100).await.unwrap().into_iter().find(|mail| mail.to == ANA).expect("a mail");
    app::mails::render(&mail.shape)
}

#[tokio::test]
async fn a_message_is_previewed_and_sent_once() {
    TestApp::each(Setup::default(), |app| async move {
        let path = signed(&app).await;
        let (owner, viewer) = (app.sign_in(OWNER).await, app.sign_in(VIEWER).await);
        let list = app.ask(Ask::get(&format!("/en/desk/{COALITION}/letters/{LETTER}/signatures")).cookie(&owner)).await.body;
        assert!(list.contains(&format!("href=\"{path}\"")), "the row offers it: {list}");
        for ask in [Ask::get(&path), Ask::post(&path, &[("subject", "A"), ("text", "B")])] {
            assert_eq!(app.ask(ask.cookie(&viewer)).await.status, 403);
        }
        let form = app.ask(Ask::get(&path).cookie(&owner)).await;
        assert!(form.status == 200 && form.body.contains("a…@…") && !form.body.contains(ANA), "{}", form.body);

        let faulty = app.ask(Ask::post(&path, &[("subject", "Your position"), ("text", " ")]).cookie(&owner)).await;
        assert!(faulty.status == 422 && faulty.body.contains("value=\"Your position\""), "what was typed stays");
        let before = app.mails().await;
        let fields = [("subject", "Your position"), ("text", TEXT), ("step", "preview")];
        let preview = app.ask(Ask::post(&path, &fields).cookie(&owner)).await;
        assert_eq!((preview.status.as_u16(), preview.header("cache-control")), (200, "no-store"));
        assert!(preview.body.contains("&gt; Dear Ana, which &lt;position&gt; shall be listed?"), "{}", preview.body);
        assert!(preview.body.contains("Stop these emails") && !preview.body.contains(ANA));
        assert_eq!(app.mails().await, before, "nothing is sent yet");

        let once = hidden(&preview.body, "once");
        let send = [("subject", "Your position"), ("text", TEXT), ("once", once.as_str()), ("step", "send")];
        let edit = [("subject", "Your position"), ("text", TEXT), ("step", "edit")];
        let edited = app.ask(Ask::post(&path, &edit).cookie(&owner)).await;
        assert!(edited.status == 200 && edited.body.contains("which &lt;position&gt; shall"), "back from the preview nothing is lost");
        for _ in 0..2 {
            let sent = app.ask(Ask::post(&path, &send).cookie(&owner)).await;
            assert_eq!((sent.status.as_u16(), sent.location()), (303, path.as_str()));
        }
        assert_eq!(app.mails().await, before + 1, "a double click sends one");
        assert!(app.ask(Ask::get(&path).cookie(&owner)).await.body.contains("Queued: the mail server has not taken it yet."));
        let mail = newest(&app).await;
        assert_eq!(mail.subject, "Coalition for Safe Passage: Your position");
        assert!(mail.text.contains("> Dear Ana, which <position>") && mail.text.contains("Stop these emails"), "{}", mail.text);
        assert!(mail.headers.reply_to.is_some(), "answers go to the coalition");
        let noted = app.ask(Ask::get(&format!("/en/desk/{COALITION}/activity?kind=exports")).cookie(&owner)).await.body;
        assert!(noted.contains("Message sent") && !noted.contains("position"), "{noted}");
        let bad = [("subject", "A"), ("text", "B"), ("once", "none"), ("step", "send")];
        assert_eq!(app.ask(Ask::post(&path, &bad).cookie(&owner)).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn of_a_sensitive_letter_a_click_shows_it_for_a_week() {
    let clock = Standing::at(START);
    let setup = Setup { clock: clock.clone(), ..Setup::default() };
    TestApp::each(setup, |app| {
        let clock = clock.clone();
        async move {
            clock.set(START);
            let path = signed(&app).await;
            let owner = app.sign_in(OWNER).await;
            let mark = format!("/en/desk/{COALITION}/letters/{LETTER}/sensitive");
            assert_eq!(app.ask(Ask::post(&mark, &[("sensitive", "yes")]).cookie(&owner)).await.status, 303);
            let preview = app.ask(Ask::post(&path, &[("subject", "Take care"), ("text", TEXT)]).cookie(&owner)).await.body;
            assert!(preview.contains("The link shows this, after a click"), "{preview}");
            let once = hidden(&preview, "once");
            let send = [("subject", "Take care"), ("text", TEXT), ("once", once.as_str()), ("step", "send")];
            clock.set(START.plus(60 * Instant::SECOND));
            assert_eq!(app.ask(Ask::post(&path, &send).cookie(&owner)).await.status, 303);
            let mail = newest(&app).await;
            for secret in ["Take care", "Dear Ana", "No one should be returned", "Coalition for Safe Passage", "safe-passage"] {
                assert!(!format!("{}{}{}{:?}", mail.subject, mail.text, mail.html, mail.headers).contains(secret), "{secret}");
            }
            let token = mail.text.split_once("/l/").unwrap().1.lines().next().unwrap();
            let link = format!("/l/{token}");
            let closed = app.get(&link).await;
            assert_eq!((closed.status.as_u16(), closed.cookies().as_str()), (200, ""));
            assert!(!closed.body.contains("Dear Ana") && !closed.body.contains("Coalition for Safe Passage"));
            let opened = app.post(&link, &[]).await;
            let page = app.ask(Ask::get(&opened.location()).cookie(&opened.cookies())).await;
            assert!(page.status == 200 && page.body.contains("which &lt;position&gt; shall be listed?"), "{}", page.body);
            assert!(app.get(&opened.location()).await.status.is_client_error(), "its address alone shows nothing");
            clock.set(START.plus(8 * Instant::DAY));
            assert_eq!(app.get(&link).await.status, 410);
            assert_eq!(app.ask(Ask::get(&opened.location()).cookie(&opened.cookies())).await.status, 410);
            clock.set(START);
        }
    })
    .await;
}
