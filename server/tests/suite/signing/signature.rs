//! From the mail to the list, and back.

use crate::app::{Ask, COALITION, SIGN, Setup, TestApp, hidden, letter_form};
use domain::{
    forms::{
        letter::LetterForm,
        signing::{Entry, SigningForm},
    },
    signature::SignatoryKind,
};

pub(super) const ADDRESS: &str = "min-ji@people.example";

pub(super) async fn post(app: &TestApp) -> (String, String) {
    let fields = [("name", "Min-ji Park"), ("country", "KR"), ("affiliation", "Teacher"), ("email", ADDRESS), ("step", "send")];
    let sent = app.post(SIGN, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    app.follow(ADDRESS).await
}

#[tokio::test]
async fn reading_changes_nothing_and_confirming_lists() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        assert!(cookies.starts_with("link-"));
        let ask = |path: &str| Ask::get(path).cookie(&cookies);
        let shown = app.ask(ask(&page)).await;
        assert!(shown.body.contains("Min-ji Park"));
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(app.get(&page).await.status, 410);
        assert_eq!((app.waiting().await.pending, app.counts().await.people), (1, 0));

        let revision = shown
            .body
            .split_once("name=\"revision\"")
            .map(|(before, after)| format!("{}{}", &before[before.len().saturating_sub(80)..], &after[..80]))
            .unwrap();
        let revision: String = revision.split("value=\"").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect();
        let other = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", "999")]).cookie(&cookies)).await;
        assert_eq!(other.status, 409);
        let confirmed = app.ask(Ask::post(&format!("{page}/confirm"), &[("revision", &revision)]).cookie(&cookies)).await;
        assert_eq!((confirmed.status.as_u16(), confirmed.location()), (303, page.as_str()));
        assert_eq!((app.waiting().await.pending, app.counts().await.people), (0, 1));

        assert_eq!(app.ask(Ask::post(&format!("{page}/link"), &[]).cookie(&cookies)).await.status, 303);
        let (page, cookies) = app.follow(ADDRESS).await;
        assert_eq!(app.ask(Ask::get(&format!("{page}/withdraw")).cookie(&cookies)).await.status, 200);
        assert_eq!(app.counts().await.people, 1);
        assert_eq!(app.ask(Ask::post(&format!("{page}/withdraw"), &[]).cookie(&cookies)).await.status, 303);
        assert_eq!(app.counts().await.people, 0);
    })
    .await;
}

#[tokio::test]
async fn it_was_not_me() {
    TestApp::each(Setup::default(), |app| async move {
        let (page, cookies) = post(&app).await;
        let denied = app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await;
        assert_eq!((denied.status.as_u16(), denied.location()), (303, denied.location()));
        assert!(denied.location().starts_with("/l/"), "to the page that stops all emails, or allows them again");
        assert_eq!(app.waiting().await.pending, 0);
    })
    .await;
}

#[tokio::test]
async fn a_confidential_letter_is_read_where_it_is_signed_and_no_page_leads_nowhere() {
    TestApp::each(Setup::default(), |app| async move {
        let owner = app.owner().await;
        let form = LetterForm { slug: "sealed".into(), visibility: "confidential".into(), ..letter_form() };
        app.service.create_letter(&owner, COALITION, &form).await.unwrap();
        app.service.open_letter(&owner, COALITION, "sealed").await.unwrap();
        let add = async |address: &str| {
            let form = SigningForm {
                name: "Lantern Trust".into(),
                country: "GB".into(),
                representative: "Ana Silva".into(),
                office: "Director".into(),
                email: address.into(),
                ..SigningForm::default()
            };
            let (Entry::Organisation(entry), email) = form.parse(SignatoryKind::Organisation).unwrap() else { unreachable!() };
            app.service.add_on_behalf(&owner, COALITION, "sealed", &entry, &email).await.unwrap();
            app.follow(address).await
        };
        let (page, cookies) = add("ana@lantern.example").await;
        let get = async |path: &str, cookies: &str| app.ask(Ask::get(path).cookie(cookies)).await;
        let shown = get(&page, &cookies).await;
        assert!(shown.body.contains("We write about people at risk.") && shown.body.contains("is not public"));
        assert!(!shown.body.contains("/c/safe-passage/sealed"), "there is no such page");

        // Somebody else of the organisation has confirmed meanwhile: the page says so.
        let (other, other_cookies) = add("ben@lantern.example").await;
        let confirm = async |page: &str, cookies: &str| {
            let shown = get(page, cookies).await.body;
            let press = [("revision", hidden(&shown, "revision")), ("manifest", hidden(&shown, "manifest"))];
            let press = press.each_ref().map(|(name, value)| (*name, value.as_str()));
            app.ask(Ask::post(&format!("{page}/confirm"), &press).cookie(cookies)).await
        };
        assert_eq!(confirm(&other, &other_cookies).await.status, 303);
        let second = confirm(&page, &cookies).await;
        assert!(
            second.status == 422
                && second.body.contains("is listed on the letter already")
                && second.body.contains("We write about people")
        );

        let denied = app.ask(Ask::post(&format!("{page}/deny"), &[]).cookie(&cookies)).await;
        let emails = app.post(denied.location(), &[]).await;
        assert!(denied.status == 303 && emails.location().starts_with("/en/emails/"), "{}", denied.location());
        assert_eq!(get(emails.location(), &emails.cookies()).await.status, 200);
        assert_eq!(get(&page, &cookies).await.status, 200);
        assert_eq!(get(&format!("{page}/text"), &cookies).await.status, 410, "who said no reads nothing any more");

        assert_eq!(app.ask(Ask::post(&format!("{other}/link"), &[]).cookie(&other_cookies)).await.status, 303);
        let (other, cookies) = app.follow("ben@lantern.example").await;
        let erased = app.ask(Ask::post(&format!("{other}/withdraw"), &[("erase", "yes")]).cookie(&cookies)).await;
        assert_eq!((erased.status.as_u16(), erased.location()), (303, "/en/c/safe-passage"));
        assert_eq!(app.get("/en/c/safe-passage").await.status, 200);
    })
    .await;
}
