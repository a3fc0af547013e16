//! What strangers learn and change: no public figure is raised by them, and nothing tells which organisations a
//! coalition has in its address book.

use super::embargo::{NEVER_ID, lists, look, own_addresses};
use crate::app::{Answered, Ask, COALITION, LETTER, SIGN, Setup, Standing, TestApp, email, letter_form};
use domain::{
    forms::{letter::LetterForm, organisation::OrganisationForm, signing::SigningForm},
    signature::SignatoryKind,
    time::Instant,
};

const FORM: &str = "/en/c/safe-passage/no-return/sign/organisation";

fn entry<'a>(name: &'a str, site: &'a str, address: &'a str, step: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("country", "KR"),
        ("site", site),
        ("representative", "Ana Silva"),
        ("office", "Director"),
        ("email", address),
        ("step", step),
    ]
}

#[tokio::test]
async fn nobody_raises_a_public_figure() {
    let clock = Standing::at(Instant(1_795_521_600 * Instant::SECOND));
    let setup = Setup { clock, ..Setup::default() };
    TestApp::each(setup, |app| async move {
        app.service.sequence().await.unwrap();
        let id = app.service.desk_letter(&app.owner().await, COALITION, LETTER).await.unwrap().public_id.to_string();
        let all: Vec<String> = lists().into_iter().chain(own_addresses(LETTER, &id)).collect();
        let before = look(&app, &all, LETTER, NEVER_ID).await;
        for number in 0..3 {
            let address = format!("person{number}@people.example");
            let fields = [("name", "Nobody at all"), ("country", "KR"), ("email", &*address), ("step", "send")];
            assert_eq!(app.post(SIGN, &fields).await.status, 303);
        }
        assert_eq!(app.post(FORM, &entry("Never confirmed", "", "a@never.example", "send")).await.status, 303);
        // This one is confirmed by its mailbox, and waits for an organiser.
        assert_eq!(app.post(FORM, &entry("Unheard of", "", "a@unheard.example", "send")).await.status, 303);
        let (page, cookies) = app.follow("a@unheard.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
        app.service.sequence().await.unwrap();
        assert_eq!((app.waiting().await.pending, app.waiting().await.held), (4, 1));
        for (after, before) in look(&app, &all, LETTER, NEVER_ID).await.into_iter().zip(before) {
            assert_eq!(after, before);
        }
    })
    .await;
}

/// Puts an organisation into the address book.
async fn note(app: &TestApp, name: &str, site: &str) {
    let form = OrganisationForm {
        legal_name: name.into(),
        country: "KR".into(),
        site: site.into(),
        kind: "ngo".into(),
        ..OrganisationForm::default()
    };
    app.service.save_organisation(&app.owner().await, COALITION, None, &form).await.unwrap();
}

/// Lists it on a letter, through an organiser's word and its own mailbox.
async fn list(app: &TestApp, letter: &str, name: &str, site: &str, address: &str) {
    let form = SigningForm {
        name: name.into(),
        country: "KR".into(),
        site: site.into(),
        representative: "Ana Silva".into(),
        office: "Director".into(),
        ..SigningForm::default()
    };
    let domain::forms::signing::Entry::Organisation(entry) = form.parse_entry(SignatoryKind::Organisation).unwrap() else { unreachable!() };
    app.service.add_on_behalf(&app.owner().await, COALITION, letter, &entry, &email(address)).await.unwrap();
    let (page, cookies) = app.follow(address).await;
    assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
}

async fn suggested(app: &TestApp, domain: &str) -> Answered {
    app.ask(Ask::post("/_fn/suggest", &[("coalition", COALITION), ("domain", domain)])).await
}

/// Everything of an answer, without the words that were typed, and without the
/// sealed cookie, which is another one each time.
fn alike(answer: &Answered, words: [&str; 2]) -> (u16, String, String) {
    let plain = |text: &str| text.replace(words[0], "NAME").replace(words[1], "DOMAIN");
    let mut headers = format!("{:?}", answer.headers);
    if let Some((_, sealed)) = headers.split_once("sent=") {
        let sealed = sealed.split(';').next().unwrap().to_owned();
        headers = headers.replace(&sealed, "SEALED");
    }
    (answer.status.as_u16(), headers, plain(&answer.body))
}

#[tokio::test]
async fn a_silent_organisation_of_the_address_book_is_answered_as_an_unknown_one() {
    TestApp::each(Setup::default(), |app| async move {
        note(&app, "Silent Circle", "https://silent-circle.example").await;
        note(&app, "Hidden Circle", "https://hidden-circle.example").await;
        // It has signed, but no letter that is public.
        let confidential = LetterForm { slug: "sealed".into(), visibility: "confidential".into(), ..letter_form() };
        app.service.create_letter(&app.owner().await, COALITION, &confidential).await.unwrap();
        app.service.open_letter(&app.owner().await, COALITION, "sealed").await.unwrap();
        list(&app, "sealed", "Hidden Circle", "https://hidden-circle.example", "a@hidden-circle.example").await;

        let unknown = ["Nobody Circle", "nobody-circle.example"];
        let mut expected = vec![alike(&suggested(&app, unknown[1]).await, unknown)];
        for step in ["check", "change", "send"] {
            let address = format!("a@{}", unknown[1]);
            let site = format!("https://{}", unknown[1]);
            expected.push(alike(&app.post(FORM, &entry(unknown[0], &site, &address, step)).await, unknown));
        }
        for known in [["Silent Circle", "silent-circle.example"], ["Hidden Circle", "hidden-circle.example"]] {
            let mut seen = vec![alike(&suggested(&app, known[1]).await, known)];
            for step in ["check", "change", "send"] {
                let address = format!("a@{}", known[1]);
                let site = format!("https://{}", known[1]);
                let answer = app.post(FORM, &entry(known[0], &site, &address, step)).await;
                seen.push(alike(&answer, known));
            }
            assert_eq!(seen, expected, "{known:?}");
        }

        // An organisation on a public list is suggested as the list has it.
        note(&app, "Lantern Trust", "https://lantern.example").await;
        list(&app, LETTER, "Lantern Trust", "https://lantern.example", "a@lantern.example").await;
        let known = suggested(&app, "mail.lantern.example").await;
        assert!(known.body.contains("Lantern Trust") && known.body.contains("https://lantern.example"), "{}", known.body);
        assert_eq!(suggested(&app, "gmail.com").await.body, suggested(&app, "silent-circle.example").await.body);
    })
    .await;
}

#[tokio::test]
async fn whether_it_waits_and_why_stands_where_the_mailboxs_link_leads() {
    TestApp::each(Setup::default(), |app| async move {
        const WHY: &str = "An organiser looks at this entry before it is listed";
        let site = "https://unheard.example";
        let checked = app.post(FORM, &entry("Unheard of", site, "a@unheard.example", "check")).await;
        assert!(checked.body.contains("An organiser may look at it first") && !checked.body.contains(WHY), "{}", checked.body);
        assert_eq!(app.post(FORM, &entry("Unheard of", site, "a@unheard.example", "send")).await.status, 303);
        let (page, cookies) = app.follow("a@unheard.example").await;
        let own = app.ask(Ask::get(&page).cookie(&cookies)).await;
        assert!(own.body.contains(WHY), "{}", own.body);
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains(WHY));
    })
    .await;
}
