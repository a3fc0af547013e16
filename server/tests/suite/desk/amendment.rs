//! The next version of an open letter: proposed by one, confirmed by another, and what its signatories and readers see.

use crate::app::{Ask, COALITION, LETTER, OWNER, SETTLED, SIGN, Setup, Standing, TestApp, create_organiser, hidden};
use domain::{
    forms::{
        letter::LetterForm,
        translation::{TranslationForm, TypedPart},
    },
    role::Role,
    shapes::translation::PartRow,
    time::Instant,
};

const PAGE: &str = "/en/desk/safe-passage/letters/no-return/amendment";
const SECOND: &str = "second@passage.example";

#[tokio::test]
async fn two_organisers_publish_a_material_change_and_a_signatory_reaffirms() {
    TestApp::each(Setup::default(), |app| async move {
        let app = &app;
        create_organiser(&app.service, COALITION, SECOND, Role::Editor).await;
        app.run(SETTLED).await;
        let (first, second) = (app.sign_in(OWNER).await, app.sign_in(SECOND).await);
        let person = [("name", "Ana"), ("country", "GB"), ("email", "ana@mail.example"), ("step", "send")];
        assert_eq!(app.post(SIGN, &person).await.status, 303);
        let (page, cookie) = app.follow("ana@mail.example").await;
        let shown = app.ask(Ask::get(&page).cookie(&cookie)).await.body;
        let (revision, manifest) = (hidden(&shown, "revision"), hidden(&shown, "manifest"));
        let press = [("revision", revision.as_str()), ("manifest", manifest.as_str())];
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &press).cookie(&cookie)).await.status, 303);

        assert!(app.ask(Ask::get(PAGE).cookie(&first)).await.body.contains("the same as version 1"));
        let owner = app.owner().await;
        let form = app.service.desk_letter(&owner, COALITION, LETTER).await.unwrap().form;
        let changed = LetterForm { body: "We ask for something else.".into(), ..form };
        app.service.save_letter(&owner, COALITION, LETTER, &changed).await.unwrap();
        let shown = app.ask(Ask::get(PAGE).cookie(&first)).await.body;
        let seen = hidden(&shown, "seen");
        assert!(shown.contains("One signatory is asked to reaffirm"), "{shown}");
        let wrong = app.ask(Ask::post(PAGE, &[("kind", "material"), ("words", ""), ("seen", &seen)]).cookie(&first)).await;
        assert_eq!(wrong.status, 422);
        let good = [("kind", "material"), ("words", "The third demand."), ("seen", seen.as_str())];
        assert_eq!(app.ask(Ask::post(PAGE, &good).cookie(&first)).await.location(), PAGE);
        let waits = app.ask(Ask::get(PAGE).cookie(&second)).await.body;
        let proposed = hidden(&waits, "proposed");
        let own = app.ask(Ask::post(&format!("{PAGE}/confirm"), &[("proposed", &proposed)]).cookie(&first)).await;
        assert_eq!(own.status, 409);
        let done = app.ask(Ask::post(&format!("{PAGE}/confirm"), &[("proposed", &proposed)]).cookie(&second)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, "/en/desk/safe-passage/letters/no-return"));

        let public = app.get("/en/c/safe-passage/no-return").await.body;
        assert!(public.contains("material change"), "{public}");
        assert!(public.contains("One signatory has signed an earlier version"), "{public}");
        assert!(app.get("/en/c/safe-passage/no-return/versions").await.body.contains("The third demand."));
        assert!(app.get("/en/c/safe-passage/no-return/versions/1").await.body.contains("There is a newer version"));
        assert_eq!(app.get("/en/c/safe-passage/no-return/versions/3").await.status, 404);
        // Anyone who filled in the form beside the old text is shown the new one.
        let late = [("name", "Bea"), ("country", "GB"), ("email", "bea@mail.example"), ("manifest", manifest.as_str()), ("step", "send")];
        let late = app.post(SIGN, &late).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("has changed since you opened") && late.body.contains("We ask for something else."));

        let (page, cookie) = app.follow("ana@mail.example").await;
        let led = app.ask(Ask::get(&page).cookie(&cookie)).await;
        assert_eq!((led.status.as_u16(), led.location()), (303, format!("{page}/text").as_str()));
        let text = app.ask(Ask::get(&format!("{page}/text")).cookie(&cookie)).await.body;
        let newest = hidden(&text, "manifest");
        let stale = app.ask(Ask::post(&format!("{page}/reaffirm"), &[("manifest", manifest.as_str())]).cookie(&cookie)).await;
        assert_eq!(stale.status, 422);
        assert_eq!(app.counts().await.people, 0);
        assert_eq!(app.ask(Ask::post(&format!("{page}/decline"), &[("manifest", newest.as_str())]).cookie(&cookie)).await.status, 303);
        assert_eq!(app.counts().await.outstanding, 1);
        assert_eq!(app.ask(Ask::post(&format!("{page}/reaffirm"), &[("manifest", newest.as_str())]).cookie(&cookie)).await.status, 303);
        assert_eq!((app.counts().await.people, app.counts().await.outstanding), (1, 0));
        assert!(app.ask(Ask::get("/en/desk/safe-passage/letters/no-return/outstanding").cookie(&second)).await.body.contains("Nobody."));
    })
    .await;
}

/// The text of a rogue organiser, in a language that no signatory has seen.
const THANKS: &str = "Wir danken der Regierung";

async fn translate(app: &TestApp) {
    let owner = app.owner().await;
    app.service.add_translation(&owner, COALITION, LETTER, "de").await.unwrap();
    let page = app.service.translation(&owner, COALITION, LETTER, "de", None).await.unwrap();
    let typed = |row: &PartRow| TypedPart { index: row.index, lock: row.lock, text: format!("{} ({THANKS})", row.original) };
    let parts = page.parts.iter().map(typed).collect();
    let form = TranslationForm { revision: page.revision, parts, ..TranslationForm::default() };
    app.service.save_translation(&owner, COALITION, LETTER, "de", &form).await.unwrap();
    app.service.include_translation(&owner, COALITION, LETTER, "de", true).await.unwrap();
}

#[tokio::test]
async fn nobody_puts_another_text_under_signatures_as_a_translation() {
    let start = Instant(1_795_521_600 * Instant::SECOND);
    let clock = Standing::at(start);
    TestApp::each(Setup { clock: clock.clone(), ..Setup::default() }, |app| {
        clock.set(start);
        let clock = clock.clone();
        async move {
            let app = &app;
            create_organiser(&app.service, COALITION, SECOND, Role::Editor).await;
            let (first, second) = (app.sign_in(OWNER).await, app.sign_in(SECOND).await);
            sign(app).await;
            clock.set(start.plus(Instant::SECOND));
            translate(app).await;
            let propose = async || {
                let shown = app.ask(Ask::get(PAGE).cookie(&first)).await.body;
                let seen = hidden(&shown, "seen");
                let form = [("kind", "translation"), ("words", "In German."), ("seen", seen.as_str())];
                let posted = app.ask(Ask::post(PAGE, &form).cookie(&first)).await;
                assert_eq!(posted.status, 303, "{}", posted.body);
                hidden(&app.ask(Ask::get(PAGE).cookie(&second)).await.body, "proposed")
            };
            // Whom the first brought in today confirms nothing.
            let proposed = propose().await;
            let shown = app.ask(Ask::get(PAGE).cookie(&second)).await.body;
            assert!(!shown.contains("/amendment/confirm\"") && shown.contains("You cannot confirm it"), "{}: {shown}", app.engine);
            let forced = app.ask(Ask::post(&format!("{PAGE}/confirm"), &[("proposed", &proposed)]).cookie(&second)).await;
            assert!(forced.status == 422 && forced.body.contains("You cannot confirm this"), "{}", forced.body);
            let german = "/en/c/safe-passage/no-return/in/de";
            assert_eq!(app.get(german).await.status, 404);

            // The signatories were told, and one of them objects.
            let notice = app::mails::render(&app.mail("ana@mail.example").await.shape);
            assert!(notice.text.contains("a translation is published above your name"), "{}", notice.text);
            let (own, ana) = app.follow("ana@mail.example").await;
            let text = app.ask(Ask::get(&format!("{own}/text")).cookie(&ana)).await.body;
            assert!(text.contains(THANKS) && text.contains("It says something else"), "{text}");
            for _ in 0..2 {
                let objected = app.ask(Ask::post(&format!("{own}/object"), &[("proposed", &proposed)]).cookie(&ana)).await;
                assert_eq!(objected.status, 303, "a second click finds it done");
            }
            let days = |days: i64| start.plus(days * Instant::DAY + Instant::HOUR);
            clock.set(days(4));
            app.service.tend_amendments().await.unwrap();
            assert_eq!(app.get(german).await.status, 404, "one objection keeps it out");
            let first = app.sign_in(OWNER).await;
            let kept_out = app.ask(Ask::get(PAGE).cookie(&first)).await.body;
            assert!(kept_out.contains("A signatory objected to the last translation"), "{kept_out}");
            assert!(!kept_out.contains("value=\"translation\""), "the same text is not proposed like that");
        }
    })
    .await;
}

/// Ana signs.
async fn sign(app: &TestApp) {
    let person = [("name", "Ana"), ("country", "GB"), ("email", "ana@mail.example"), ("step", "send")];
    assert_eq!(app.post(SIGN, &person).await.status, 303);
    let (page, cookie) = app.follow("ana@mail.example").await;
    let shown = app.ask(Ask::get(&page).cookie(&cookie)).await.body;
    let (revision, manifest) = (hidden(&shown, "revision"), hidden(&shown, "manifest"));
    let click = [("revision", revision.as_str()), ("manifest", manifest.as_str())];
    assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &click).cookie(&cookie)).await.status, 303);
}

#[tokio::test]
async fn a_page_in_an_added_language_says_what_its_signatories_signed() {
    let start = Instant(1_795_521_600 * Instant::SECOND);
    let clock = Standing::at(start);
    TestApp::each(Setup { clock: clock.clone(), ..Setup::default() }, |app| {
        clock.set(start);
        let clock = clock.clone();
        async move {
            let app = &app;
            sign(app).await;
            translate(app).await;
            let first = app.sign_in(OWNER).await;
            let seen = hidden(&app.ask(Ask::get(PAGE).cookie(&first)).await.body, "seen");
            let form = [("kind", "translation"), ("words", "In German."), ("seen", seen.as_str())];
            assert_eq!(app.ask(Ask::post(PAGE, &form).cookie(&first)).await.status, 303);
            clock.set(start.plus(2 * Instant::DAY));
            app.service.tend_amendments().await.unwrap();
            assert_eq!(app.get("/en/c/safe-passage/no-return/in/de").await.status, 404, "no notice has left");
            clock.set(start.plus(3 * Instant::DAY + Instant::HOUR));
            app.service.tend_amendments().await.unwrap();
            for path in ["/en/c/safe-passage/no-return/in/de", "/en/c/safe-passage/no-return/print?in=de"] {
                let shown = app.get(path).await.body;
                assert!(shown.contains(THANKS) && shown.contains("One signatory listed here signed before then"), "{path}: {shown}");
            }
            assert!(!app.get("/en/c/safe-passage/no-return").await.body.contains("signed before then"));
        }
    })
    .await;
}
