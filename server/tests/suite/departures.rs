//! People who had everything about them deleted: no public byte has anything of it.

use super::embargo::{NEVER_ID, lists, look, own_addresses};
use crate::app::{Ask, COALITION, LETTER, SIGN, Setup, TestApp};

/// Stands in every text that the signatory types.
const CANARY: &str = "Kanarie";

#[tokio::test]
async fn no_public_byte_keeps_anything_of_what_was_erased() {
    TestApp::each(Setup::default(), |app| async move {
        let fields = [
            ("name", "Kanarie Vogel"),
            ("country", "TV"),
            ("affiliation", "Kanarie keeper"),
            ("email", "a@kanarie.example"),
            ("step", "send"),
        ];
        assert_eq!(app.post(SIGN, &fields).await.status, 303);
        let (page, cookies) = app.follow("a@kanarie.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
        app.service.sequence().await.unwrap();
        let id = app.service.desk_letter(&app.owner().await, COALITION, LETTER).await.unwrap().public_id.to_string();
        let all: Vec<String> = lists().into_iter().chain(own_addresses(LETTER, &id)).collect();
        let found = async || {
            let seen = look(&app, &all, LETTER, NEVER_ID).await;
            let has = |body: &str| body.contains(CANARY) || body.contains(&CANARY.to_lowercase()) || body.contains("Tuvalu");
            // A form offers every country.
            let shown = seen.into_iter().filter(|(address, .., body)| !address.contains("/sign/") && has(body));
            shown.map(|(address, ..)| address).collect::<Vec<_>>()
        };
        let before = found().await;
        for part in ["/signatories", "/signatories.json", "/signatories.csv", "/print", "/records/000.p/2"] {
            assert!(before.iter().any(|address| address.ends_with(part)), "{part}: the test would see it, {before:?}");
        }
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow("a@kanarie.example").await;
        let asked = app.ask(Ask::get(&format!("{page}/withdraw")).cookie(&cookies)).await;
        assert!(asked.body.contains("stays with the letter until it is archived"), "what stays is said before: {}", asked.body);
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[("erase", "yes")]).cookie(&cookies)).await.status, 303);
        app.service.sequence().await.unwrap();
        assert_eq!(found().await, [""; 0]);
        assert_eq!(app.ask(Ask::get(&page).cookie(&cookies)).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn who_withdrew_deletes_the_rest_from_the_link_to_what_is_held() {
    TestApp::each(Setup::default(), |app| async move {
        let fields = [("name", "Kanarie Vogel"), ("country", "TV"), ("email", "a@kanarie.example"), ("step", "send")];
        assert_eq!(app.post(SIGN, &fields).await.status, 303);
        let (page, cookies) = app.follow("a@kanarie.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "1")]).cookie(&cookies)).await.status, 303);
        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let receipt = (page, cookies);
        let (page, cookies) = app.follow("a@kanarie.example").await;
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[]).cookie(&cookies)).await.status, 303);
        let shown = app.ask(Ask::get(&receipt.0).cookie(&receipt.1)).await.body;
        assert!(shown.contains("/en/data\"") && !shown.contains("name=\"erase\""), "a receipt leads to asking: {shown}");
        assert_eq!(app.ask(Ask::post(&format!("{}/withdraw", receipt.0), &[("erase", "yes")]).cookie(&receipt.1)).await.status, 409);

        assert_eq!(app.post("/en/data", &[("email", "a@kanarie.example")]).await.status, 200);
        let (data, of_data) = app.follow("a@kanarie.example").await;
        let held = app.ask(Ask::get(&data).cookie(&of_data)).await.body;
        let link = held.split("href=\"/l/").nth(1).unwrap().split('"').next().unwrap();
        let followed = app.get(&format!("/l/{link}")).await;
        let (page, cookies) = (followed.location().to_owned(), followed.cookies());
        let shown = app.ask(Ask::get(&page).cookie(&cookies)).await.body;
        assert!(shown.contains("Delete everything about me") && shown.contains("name=\"erase\""), "{shown}");
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[("erase", "yes")]).cookie(&cookies)).await.status, 303);
        let held = app.ask(Ask::get(&data).cookie(&of_data)).await.body;
        assert!(held.contains("Nothing is stored about this address any more") && !held.contains("Kanarie"), "{held}");
    })
    .await;
}
