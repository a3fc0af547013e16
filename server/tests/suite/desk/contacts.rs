//! Exports of contacts over forms.

use crate::app::{Ask, COALITION, LETTER, OWNER, SETTLED, Setup, TestApp, create_organiser};
use domain::role::Role;

const BEN: &str = "ben@second.example";
const LIST: &str = "/en/desk/safe-passage/exports";

/// The address in the form that ends so.
fn action(page: &str, end: &str) -> String {
    let stop = page.find(&format!("{end}\"")).unwrap() + end.len();
    page[page[..stop].rfind('"').unwrap() + 1..stop].to_owned()
}

#[tokio::test]
async fn one_asks_another_approves_and_the_first_fetches() {
    TestApp::each(Setup::default(), |app| async move {
        create_organiser(&app.service, COALITION, BEN, Role::Editor).await;
        app.run(SETTLED).await;
        let (olga, ben) = (app.sign_in(OWNER).await, app.sign_in(BEN).await);
        let empty = app.ask(Ask::get(&format!("{LIST}?letter={LETTER}")).cookie(&olga)).await;
        assert!(empty.body.contains("No export has been requested") && empty.body.contains(&format!(r#"value="{LETTER}" selected"#)));
        let asked = app.ask(Ask::post(LIST, &[("letter", LETTER)]).cookie(&olga)).await;
        assert_eq!((asked.status.as_u16(), asked.location()), (303, LIST));
        let own = app.ask(Ask::get(LIST).cookie(&olga)).await.body;
        assert!(!own.contains("/approve\"") && !own.contains("/file\"") && own.contains("/stop\""));
        let theirs = app.ask(Ask::get(LIST).cookie(&ben)).await.body;
        let (approve, file) = (action(&theirs, "/approve"), action(&theirs, "/approve").replace("/approve", "/file"));
        assert_eq!(app.ask(Ask::post(&approve, &[]).cookie(&olga)).await.status, 409, "nobody is their own second person");
        assert_eq!(app.ask(Ask::post(&approve, &[]).cookie(&ben)).await.status, 303);
        assert_eq!(app.ask(Ask::post(&file, &[]).cookie(&ben)).await.status, 409);
        let got = app.ask(Ask::post(&file, &[]).cookie(&olga)).await;
        assert_eq!((got.status.as_u16(), got.header("content-type")), (200, "text/csv; charset=utf-8"));
        assert_eq!(got.header("content-disposition"), format!("attachment; filename=\"{LETTER}-signatures.csv\""));
        assert_eq!(got.header("cache-control"), "no-store");
        assert_eq!(app.ask(Ask::post(&file, &[]).cookie(&olga)).await.status, 409, "{}", app.engine);

        // The address book, as a spreadsheet: there is nobody in it yet.
        app.ask(Ask::post(LIST, &[("letter", "")]).cookie(&olga)).await;
        let approve = action(&app.ask(Ask::get(LIST).cookie(&ben)).await.body, "/approve");
        assert_eq!(app.ask(Ask::post(&approve, &[]).cookie(&ben)).await.status, 303);
        let file = approve.replace("/approve", "/file");
        let got = app.ask(Ask::post(&file, &[("format", "xlsx")]).cookie(&olga)).await;
        assert_eq!(got.header("content-disposition"), format!("attachment; filename=\"{COALITION}-organisations.xlsx\""));
        assert_eq!(domain::table::Table::read(&got.bytes).unwrap_err().code, "error-table-no-rows");
    })
    .await;
}

#[tokio::test]
async fn on_a_real_instance_each_step_but_stopping_asks_for_the_second_factor() {
    TestApp::each(Setup { demonstration: false, ..Setup::default() }, |app| async move {
        let olga = app.sign_in(OWNER).await;
        let asked = app.ask(Ask::post(LIST, &[("letter", "")]).cookie(&olga)).await;
        assert_eq!(asked.location(), "/en/account/second-factor", "who has none is led to set one up");
        app.service.ask_for_contacts(&app.owner().await, COALITION, None).await.unwrap();
        let page = app.ask(Ask::get(LIST).cookie(&olga)).await.body;
        let stop = action(&page, "/stop");
        let file = app.ask(Ask::post(&stop.replace("/stop", "/file"), &[]).cookie(&olga)).await;
        assert_eq!(file.location(), "/en/account/second-factor");
        assert_eq!(app.ask(Ask::post(&stop, &[]).cookie(&olga)).await.location(), LIST, "{}", app.engine);
    })
    .await;
}
