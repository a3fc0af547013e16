//! What a mailbox has done before shows in no answer to a post, however often somebody posts.

use crate::app::{Ask, SIGN, Setup, TestApp, hidden};

const ORGANISATION: &str = "/en/c/safe-passage/no-return/sign/organisation";
/// Latin letters with a Cyrillic one: a person of this name is held.
const MIXED: &str = "Mari\u{430} Keller";

/// What had come of a mailbox. Their names are of one length, as the addresses made of them are.
const KINDS: [&str; 6] = ["nobody", "waits1", "held11", "listed", "stop11", "usedup"];

async fn post(app: &TestApp, form: &str, name: &str, email: &str) -> (u16, String, String) {
    let mut fields = vec![("name", name), ("country", "CH"), ("email", email), ("step", "send")];
    match form {
        ORGANISATION => fields.extend([("site", ""), ("representative", "Ana Silva"), ("office", "Director")]),
        _ => fields.push(("affiliation", "")),
    }
    let answered = app.post(form, &fields).await;
    // The cookie is sealed again each time: how long it is may be compared.
    let mut headers: Vec<String> = answered
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| {
            let value = value.to_str().unwrap();
            match value.split_once('=') {
                Some((cookie, rest)) if name.as_str() == "set-cookie" => format!("{name}: {cookie} {}", rest.len()),
                _ => format!("{name}: {value}"),
            }
        })
        .collect();
    headers.sort();
    let sent = app.ask(Ask::get(answered.location()).cookie(&answered.cookies())).await.body.replace(email, "ADDRESS");
    (answered.status.as_u16(), format!("{}\n{}", headers.join("\n"), answered.body), sent)
}

async fn confirm(app: &TestApp, email: &str) {
    let (page, cookies) = app.follow(email).await;
    let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
    let (revision, manifest) = (hidden(&shown, "revision"), hidden(&shown, "manifest"));
    let fields = [("revision", revision.as_str()), ("manifest", manifest.as_str())];
    assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &fields).cookie(&cookies)).await.status, 303);
}

#[tokio::test]
async fn every_sequence_of_posts_is_answered_alike_whatever_the_mailbox_has_done() {
    TestApp::each(Setup::default(), |app| async move {
        for (form, listed, held) in [(SIGN, "Kurt Listed", MIXED), (ORGANISATION, "Lantern Trust", "Kiosk of Nobody")] {
            let row = domain::forms::organisation::OrganisationForm {
                legal_name: "Lantern Trust".into(),
                country: "CH".into(),
                site: "https://lantern.example".into(),
                kind: "ngo".into(),
                ..Default::default()
            };
            if form == ORGANISATION {
                app.service.save_organisation(&app.owner().await, crate::app::COALITION, None, &row).await.unwrap();
            }
            let mut sequences = Vec::new();
            for kind in KINDS {
                let email = format!("{}-{kind}@lantern.example", if form == SIGN { 'p' } else { 'o' });
                match kind {
                    "nobody" => {}
                    "waits1" => drop(post(&app, form, listed, &email).await),
                    "held11" | "listed" => {
                        post(&app, form, if kind == "held11" { held } else { listed }, &email).await;
                        confirm(&app, &email).await;
                    }
                    "stop11" => {
                        post(&app, form, listed, &email).await;
                        let (page, cookies) = app.follow(&email).await;
                        assert_eq!(app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await.status, 303);
                    }
                    _ => {
                        for _ in 0..3 {
                            post(&app, form, listed, &email).await;
                        }
                    }
                }
                let mut answers = Vec::new();
                // The name that stands or waits there, others until there is no place, and the first ones once more.
                for name in [listed.to_owned(), held.to_owned()]
                    .into_iter()
                    .chain((b'a'..=b'k').map(|letter| format!("Other {}", char::from(letter))))
                {
                    answers.push(post(&app, form, &name, &email).await);
                }
                answers.push(post(&app, form, listed, &email).await);
                assert!(answers.iter().all(|(status, ..)| *status == 303), "{kind}");
                sequences.push(answers);
            }
            for (kind, sequence) in KINDS.iter().zip(&sequences) {
                assert_eq!(sequence, &sequences[0], "{form} {kind}");
            }
        }
    })
    .await;
}
