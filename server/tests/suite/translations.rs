//! A letter in several languages over HTTP: translating at the desk, opening, and one address a language for readers.

use crate::app::{Ask, COALITION, OWNER, Setup, TestApp, letter_form};
use domain::forms::letter::LetterForm;

const SLUG: &str = "in-many-languages";
const DESK: &str = "/en/desk/safe-passage/letters/in-many-languages";

/// A draft of two paragraphs that is to be had in French and in Korean.
async fn draft(app: &TestApp) -> String {
    let owner = app.owner().await;
    let form = LetterForm { slug: SLUG.into(), subject: "Water for all".into(), body: "We ask.\n\nThank you.".into(), ..letter_form() };
    app.service.create_letter(&owner, COALITION, &form).await.unwrap();
    let cookies = app.sign_in(OWNER).await;
    for (language, status) in [("fr", 303), ("ko", 303), ("en", 422), ("fr", 422), ("?", 422)] {
        let added = app.ask(Ask::post(&format!("{DESK}/translations"), &[("language", language)]).cookie(&cookies)).await;
        assert_eq!(added.status, status, "{language}");
    }
    cookies
}

/// The fields of a page of a translation, each part with the original's words and a tag behind them.
async fn fields(app: &TestApp, language: &str) -> Vec<(String, String)> {
    let page = app.service.translation(&app.owner().await, COALITION, SLUG, language, None).await.unwrap();
    let part = |row: &domain::shapes::translation::PartRow| {
        [(format!("lock-{}", row.index), row.lock.to_string()), (format!("text-{}", row.index), format!("{} [{language}]", row.original))]
    };
    let mut fields: Vec<_> = page.parts.iter().flat_map(part).collect();
    fields.push(("revision".to_owned(), page.revision.to_string()));
    fields
}

async fn post(app: &TestApp, cookies: &str, path: &str, fields: &[(String, String)]) -> crate::app::Answered {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.ask(Ask::post(path, &fields).cookie(cookies)).await
}

#[tokio::test]
async fn what_is_typed_is_saved_or_comes_back() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = draft(&app).await;
        let page = format!("{DESK}/translations/fr");
        let seen = fields(&app, "fr").await;
        assert_eq!(post(&app, &cookies, &page, &seen).await.status, 303);
        // Typed on a page from before, and changed meanwhile: both texts come back, nothing is overwritten.
        let mut late = seen.clone();
        late.iter_mut().filter(|(name, _)| name == "text-0").for_each(|(_, text)| text.push_str(" encore"));
        let both = post(&app, &cookies, &page, &late).await;
        assert_eq!(both.status, 422);
        assert!(both.body.contains("encore") && both.body.contains("Somebody else saved this"), "{}", both.body);
        let long = vec![("revision".to_owned(), "1".to_owned()), ("text-1".to_owned(), "x".repeat(20_001))];
        let refused = post(&app, &cookies, &page, &long).await;
        assert!(refused.status == 422 && refused.body.contains("href=\"#text-1\"") && refused.body.contains(&"x".repeat(20_001)));
        let open = app.ask(Ask::get(&format!("{page}?only=open")).cookie(&cookies)).await;
        assert!(open.body.contains("Nothing is left to do"), "{}", open.body);
        let preview = app.ask(Ask::get(&format!("{page}/preview")).cookie(&cookies)).await;
        assert!(preview.status == 200 && preview.body.contains("Water for all [fr]"));
    })
    .await;
}

#[tokio::test]
async fn an_earlier_state_of_a_part_is_used_again() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = draft(&app).await;
        let page = format!("{DESK}/translations/fr");
        let mut typed = fields(&app, "fr").await;
        for words in ["De l’eau", "De l’eau pour tous"] {
            typed.iter_mut().filter(|(name, _)| name == "text-0").for_each(|(_, text)| *text = words.into());
            assert_eq!(post(&app, &cookies, &page, &typed).await.status, 303);
            typed.iter_mut().filter(|(name, _)| name == "lock-0").for_each(|(_, lock)| *lock = "1".into());
        }
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        let id = shown.split_once("/translations/fr/parts/").expect("a link to the earlier states").1.split('"').next().unwrap();
        let past = format!("{page}/parts/{id}");
        assert!(app.ask(Ask::get(&past).cookie(&cookies)).await.body.contains("Use this again"));
        let again = async |seen: &str| app.ask(Ask::post(&format!("{past}/use"), &[("state", "1"), ("seen", seen)]).cookie(&cookies)).await;
        assert_eq!(again("1").await.status, 409, "saved since");
        assert_eq!(again("2").await.location(), page);
        assert!(app.ask(Ask::get(&page).cookie(&cookies)).await.body.contains("De l’eau</textarea>"));
        assert_eq!(app.ask(Ask::get(&format!("{page}/parts/none")).cookie(&cookies)).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn each_text_has_one_address_and_says_which_prevails() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = draft(&app).await;
        for language in ["fr", "ko"] {
            post(&app, &cookies, &format!("{DESK}/translations/{language}"), &fields(&app, language).await).await;
        }
        let question = app.ask(Ask::get(&format!("{DESK}/open")).cookie(&cookies)).await;
        assert!(question.body.contains("value=\"fr\"") && question.body.contains("value=\"ko\""));
        let (_, seen) = question.body.split_once("name=\"seen\" value=\"").unwrap();
        let seen = seen.split('"').next().unwrap();
        let choice = [("seen", seen), ("choice", "languages"), ("translation", "fr"), ("translation", "ko"), ("without_notice", "yes")];
        assert_eq!(app.ask(Ask::post(&format!("{DESK}/open"), &choice).cookie(&cookies)).await.status, 303);
        app.service.sequence().await.unwrap();

        let base = "http://localhost:3000";
        let letter = format!("/c/{COALITION}/{SLUG}");
        let canonical = |page: &str| page.split_once("rel=\"canonical\" href=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
        for (path, text, address) in [
            ("/en", "Water for all<", "/en"),
            ("/fr", "Water for all [fr]", "/fr"),
            ("/ar", "Water for all<", "/en"),
            ("/ar/in/fr", "Water for all [fr]", "/fr"),
            ("/en/in/ko", "Water for all [ko]", "/en/in/ko"),
            ("/fr/in/en", "Water for all<", "/en"),
        ] {
            let (language, rest) = path.split_at(3);
            let page = app.get(&format!("{language}{letter}{rest}")).await;
            let (own, own_rest) = address.split_at(3);
            assert_eq!(page.status, 200, "{path}");
            assert!(page.body.contains(text), "{path}");
            assert_eq!(canonical(&page.body), format!("{base}{own}{letter}{own_rest}"), "{path}");
            assert_eq!(page.body.matches("rel=\"alternate\" hreflang=").count(), 4, "{path}");
            let translation = !text.ends_with('<');
            assert_eq!(page.body.contains("class=\"prevails\""), translation, "{path}");
        }
        assert_eq!(app.get(&format!("/en{letter}/in/de")).await.status, 404);
        assert_eq!(app.get(&format!("/en{letter}/letter.de.md")).await.status, 404);
        assert_eq!(app.get(&format!("/en{letter}/letter.fr")).await.status, 404);
        let file = app.get(&format!("/en{letter}/letter.fr.md")).await;
        assert!(file.status == 200 && file.body.contains("We ask. [fr]"));
        for (path, text) in [("/sign/person", "[fr]"), ("/sign?text=ko", "[ko]"), ("/sign/organisation?text=ko", "[ko]")] {
            let page = app.get(&format!("/fr{letter}{path}")).await;
            assert!(page.status == 200 && page.body.contains(text), "{path}");
        }

        let sitemap = app.get("/sitemap.xml").await.body;
        for address in [format!("{base}/en{letter}"), format!("{base}/fr{letter}"), format!("{base}/en{letter}/in/ko")] {
            assert_eq!(sitemap.matches(&format!("<loc>{address}</loc>")).count(), 1, "{address}");
        }
        assert!(!sitemap.contains(&format!("{base}/ar{letter}")));
        assert!(app.get("/fr/letters.atom").await.body.contains("Water for all [fr]"));
        assert!(app.get("/fr").await.body.contains("Water for all [fr]"));
        assert!(app.get("/en?q=ko%20water").await.body.contains(SLUG) && !app.get("/en?q=xyz%20water").await.body.contains(SLUG));
        let export = app.get(&format!("/en{letter}/signatories.json")).await.body;
        assert!(export.contains(&format!("\"address\":\"{base}/en{letter}/in/ko\"")), "{export}");
        let id = app.service.letter_card(COALITION, SLUG).await.unwrap().public_id;
        // The bundle is made of a log that verifies, with all its texts.
        assert_eq!(app.get_bytes(&format!("/log/{id}/bundle.zip")).await.0, 200);
        assert_eq!(app.get_bytes(&format!("/log/{id}/text/1/ko")).await.0, 200);
    })
    .await;
}
