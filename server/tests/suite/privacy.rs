//! A coalition's privacy notice: published at the desk, kept in every version, read by everybody.

use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp, VIEWER, hidden};
use service::OpeningChoice;

const DESK: &str = "/en/desk/safe-passage/privacy";
const NOTICE: &str = "/en/privacy/safe-passage";

/// What an owner enters, with other fields in the place of these.
pub(crate) fn filled<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = [
        ("controller-0-name", "Safe <Passage> e.V."),
        ("controller-0-address", "1 Main Street\r\n1200 Geneva"),
        ("controller-0-contact", "data@passage.example"),
        ("countries", "Switzerland"),
        ("minimum_age", "16"),
        ("keep_days", "90"),
        ("step", "publish"),
    ];
    let kept = fields.into_iter().filter(|(name, _)| !other.iter().any(|(one, _)| one == name));
    kept.chain(other.iter().copied()).collect()
}

#[tokio::test]
async fn an_owner_publishes_and_every_version_is_kept() {
    TestApp::each(Setup::default(), |app| async move {
        let before = app.get(NOTICE).await;
        assert!(before.status == 200 && before.body.contains("has not published a privacy notice yet"), "{}", before.body);
        let cookies = app.sign_in(OWNER).await;
        let desk = app.ask(Ask::get("/en/desk").cookie(&cookies)).await.body;
        assert!(desk.contains("href=\"/en/desk/safe-passage/privacy\""), "the desk says what there is to do");
        let form = app.ask(Ask::get(DESK).cookie(&cookies)).await.body;
        assert!(form.contains("value=\"Coalition for Safe Passage\""), "what is known already is filled in");

        let done = app.ask(Ask::post(DESK, &filled(&[])).cookie(&cookies)).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, DESK));
        // The same again is no other version.
        app.ask(Ask::post(DESK, &filled(&[])).cookie(&cookies)).await;
        assert_eq!(app.get(&format!("{NOTICE}/2")).await.status, 404);
        let second = filled(&[("countries", "Norway\nIceland"), ("minimum_age", "none"), ("eu", "Someone, Paris")]);
        app.ask(Ask::post(DESK, &second).cookie(&cookies)).await;
        assert!(!app.ask(Ask::get("/en/desk").cookie(&cookies)).await.body.contains("href=\"/en/desk/safe-passage/privacy\""));

        for lang in ["en", "fr", "ar"] {
            let newest = app.get(&format!("/{lang}/privacy/safe-passage")).await;
            let first = app.get(&format!("/{lang}/privacy/safe-passage/1")).await;
            assert_eq!((newest.status.as_u16(), first.status.as_u16()), (200, 200), "{lang}");
            assert!(
                newest.body.contains("Norway, Iceland") && newest.body.contains("Someone, Paris") && !newest.body.contains("Switzerland")
            );
            for said in ["Switzerland", "Safe &lt;Passage&gt; e.V.", "1 Main Street, 1200 Geneva", "data@passage.example"] {
                assert!(first.body.contains(said), "{lang}: {said}");
            }
            assert!(first.body.contains(&format!("href=\"/{lang}/privacy/safe-passage\"")), "{lang}: an old one leads to the newest");
            let letter = app.get(&format!("/{lang}/c/{COALITION}/{LETTER}")).await.body;
            assert!(letter.contains(&format!("href=\"/{lang}/privacy/safe-passage\"")), "{lang}: the foot of the letter's page");
            assert!(!newest.body.contains(">notice-") && !first.body.contains(">notice-"), "{lang}");
        }
        let (_, text) = app.get_bytes(&format!("{NOTICE}/1/notice.txt")).await;
        let hash = ledger::hex::encode(&ledger::sha256(&text));
        assert!(app.get(NOTICE).await.body.contains(&hash), "anybody can recompute the hash that is shown");
        assert_eq!(app.get(&format!("{NOTICE}/3")).await.status, 404);
        assert_eq!(app.get("/en/privacy/nobody").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn faults_are_named_and_nothing_typed_is_lost() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let bad = filled(&[("controller-0-contact", "nobody"), ("keep_days", "7"), ("purposes", "To thank & remember")]);
        let answer = app.ask(Ask::post(DESK, &bad).cookie(&cookies)).await;
        assert_eq!(answer.status, 422);
        for said in
            ["href=\"#controller-0-contact\"", "value=\"nobody\"", "from 30 to 365", "To thank &amp; remember", "1 Main Street\n1200"]
        {
            assert!(answer.body.replace("\r\n", "\n").contains(said), "{said}: {}", answer.body);
        }
        let more = app.ask(Ask::post(DESK, &filled(&[("step", "more")])).cookie(&cookies)).await;
        assert!(more.body.contains("id=\"controller-1-name\"") && more.body.contains("data@passage.example"));
        assert!(app.get(NOTICE).await.body.contains("has not published"), "neither has published anything");
        let viewer = app.sign_in(VIEWER).await;
        assert_eq!(app.ask(Ask::post(DESK, &filled(&[])).cookie(&viewer)).await.status, 403);
        assert!(app.ask(Ask::get(DESK).cookie(&viewer)).await.body.contains("Only owners can publish"));
    })
    .await;
}

#[tokio::test]
async fn versions_are_bounded_and_the_database_keeps_them() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        for number in 0..20 {
            let days = (30 + number).to_string();
            assert_eq!(app.ask(Ask::post(DESK, &filled(&[("keep_days", &days)])).cookie(&cookies)).await.status, 303);
        }
        let often = app.ask(Ask::post(DESK, &filled(&[("keep_days", "99")])).cookie(&cookies)).await;
        assert!(often.status == 422 && often.body.contains("20 versions within a day"), "{}", often.status);
        let db = service::open_database(&app.settings).await.unwrap();
        for sql in ["DELETE FROM privacy_notice", "UPDATE privacy_notice SET text = ''"] {
            assert!(sea_orm::ConnectionTrait::execute_unprepared(&db, sql).await.is_err(), "{sql}");
        }
        db.close().await.unwrap();
    })
    .await;
}

/// Who opens a letter is asked for the notice first; on the day of an upgrade nobody is kept from it.
#[tokio::test]
async fn a_letter_opens_without_a_notice_only_when_somebody_says_so() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.owner().await;
        let form = domain::forms::letter::LetterForm { slug: "second-letter".into(), ..crate::app::letter_form() };
        app.service.create_letter(&owner, COALITION, &form).await.unwrap();
        let cookies = app.sign_in(OWNER).await;
        let page = "/en/desk/safe-passage/letters/second-letter/open";
        let question = app.ask(Ask::get(page).cookie(&cookies)).await.body;
        let seen = hidden(&question, "seen");
        assert!(question.contains("name=\"without_notice\""));
        let refused = app.ask(Ask::post(page, &[("seen", &seen)]).cookie(&cookies)).await;
        assert!(refused.status == 422 && refused.body.contains("href=\"#without_notice\""), "{}", refused.body);
        let choice = OpeningChoice { seen: seen.clone(), languages: None, without_notice: false };
        assert!(app.service.open_letter_as(&owner, COALITION, "second-letter", choice).await.is_err());
        app.ask(Ask::post(DESK, &filled(&[])).cookie(&cookies)).await;
        let opened = app.ask(Ask::post(page, &[("seen", &seen)]).cookie(&cookies)).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
    })
    .await;
}

#[tokio::test]
async fn the_notice_names_everything_that_is_published() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        assert_eq!(app.ask(Ask::post(DESK, &filled(&[])).cookie(&cookies)).await.status, 303);
        let table = app.get(&format!("/en/c/{COALITION}/{LETTER}/signatories.csv")).await.body;
        let columns = table.trim_start_matches('\u{feff}').lines().next().unwrap().replace('"', "");
        let notice = app.get(NOTICE).await.body;
        let published = notice.split("Published: ").nth(1).unwrap().split("</li>").next().unwrap().to_owned();
        for column in columns.split(',') {
            let words = match column {
                "name" => "the name",
                "country" => "country",
                "site" => "website",
                "role" | "affiliation" | "category" => "occupation or affiliation",
                "representative" | "office" => "name and position only if they agree",
                "day" | "late" => "the day it was listed",
                "proofs" | "key" => "how and on which day the signature was confirmed",
                // The place in the log, and whether it is an organisation or a person.
                "index" | "kind" => continue,
                other => panic!("the notice says nothing of {other}"),
            };
            assert!(published.contains(words), "{column}: {published}");
        }
    })
    .await;
}

/// What the notice says of each value that is sealed because it is somebody's.
fn said_of(column: &str) -> &'static [&'static str] {
    match column {
        "account.email_sealed" | "second_factor.secret_sealed" | "membership.typed_sealed" => &["notice-data-desk"],
        "organisation.contacts_sealed" => &["notice-data-others", "notice-keeping-contacts"],
        "signature.private_sealed" => &["notice-data-private", "notice-keeping-addresses"],
        "invitation.private_sealed" | "upload.sealed" => &["notice-data-invited", "notice-keeping-letter"],
        "question.answer_sealed" => &["notice-data-invited", "notice-keeping-letter"],
        "message.sealed" => &["notice-data-others", "notice-keeping-letter", "notice-keeping-contacts"],
        "error_report.sealed" => &["notice-data-others", "notice-keeping-letter"],
        "outbox.to_sealed" | "data_request.address_sealed" => &["notice-keeping-mails"],
        // Nobody's: evidence of a delivery, and the networks that an organiser named.
        "kept_file.sealed" | "letter.networks_sealed" => &[],
        _ => panic!("say in the privacy notice what {column} is kept for, and how long"),
    }
}

#[test]
fn whatever_is_sealed_has_its_sentence_in_the_notice() {
    let (words, notice) = (include_str!("../../../locales/en/privacy.ftl"), include_str!("../../../app/src/notice.rs"));
    for column in service::Service::sealed_columns() {
        for key in said_of(&column) {
            assert!(words.contains(&format!("\n{key} = ")) && notice.contains(&format!("\"{key}\"")), "{column}: {key}");
        }
    }
}
