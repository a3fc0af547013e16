//! The list of signatories for machines.

use super::log::sign;
use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp, letter_form};
use domain::{forms::letter::LetterForm, shapes::export::SignatoriesExport};

const JSON: &str = "/en/c/safe-passage/no-return/signatories.json";
const CSV: &str = "/en/c/safe-passage/no-return/signatories.csv";
const XLSX: &str = "/en/c/safe-passage/no-return/signatories.xlsx";

#[tokio::test]
async fn the_list_is_the_public_lists_and_is_sent_once() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, "'Ana \"Annie\" Silva", "ana@people.example").await;
        sign(&app, "=SUM(1)", "formula@people.example").await;
        let answer = app.get(JSON).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
        assert_eq!((answer.header("access-control-allow-origin"), answer.header("cache-control")), ("*", "public, no-cache"));
        let export: SignatoriesExport = serde_json::from_str(&answer.body).unwrap();
        let mut names: Vec<_> = export.signatories.iter().map(|one| one.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["'Ana \"Annie\" Silva", "=SUM(1)"]);
        assert!(export.signatories.iter().all(|one| one.proofs[0].level == "mailbox" && one.index.is_some()));
        assert_eq!((export.counts.people, export.letter.version), (2, 1));
        assert!(!answer.body.contains("people.example"), "no address");

        let table = app.get(CSV).await;
        let mut reader = csv::Reader::from_reader(table.body.as_bytes());
        let mut cells: Vec<String> = reader.records().map(|row| row.unwrap()[2].to_owned()).collect();
        cells.sort_unstable();
        assert_eq!(cells, ["''Ana \"Annie\" Silva", "'=SUM(1)"]);
        let back: Vec<_> = cells.iter().map(|cell| domain::cell::value(cell)).collect();
        assert_eq!(back, names);

        let sheet = app.get(XLSX).await;
        assert!(sheet.header("content-type").ends_with("spreadsheetml.sheet"));
        let table = domain::table::Table::read(&sheet.bytes).unwrap();
        let mut cells: Vec<&str> = table.rows().iter().map(|row| row.cell(table.column(domain::table::Column::Name))).collect();
        cells.sort_unstable();
        assert_eq!(cells, names);

        for path in [JSON, CSV, XLSX] {
            let tag = app.get(path).await.header("etag").to_owned();
            let again = app.ask(Ask::get(path).header("if-none-match", &format!("\"other\", {tag}"))).await;
            assert_eq!((again.status.as_u16(), again.body.as_str(), again.header("etag")), (304, "", tag.as_str()), "{path}");
            assert_eq!(app.ask(Ask::get(path).header("if-none-match", "W/\"other\"")).await.status, 200);
        }
        let before = app.get(JSON).await.header("etag").to_owned();
        sign(&app, "Third One", "third@people.example").await;
        assert_eq!(app.ask(Ask::get(JSON).header("if-none-match", &before)).await.status, 200);
        assert!(app.get("/en/c/safe-passage/no-return/signatories").await.body.contains("/no-return/signatories.json"));
    })
    .await;
}

#[tokio::test]
async fn of_a_confidential_letter_there_is_nothing() {
    TestApp::each(Setup::default(), |app| async move {
        let token = app.service.sign_in(&crate::app::email(OWNER), crate::app::PASSWORD).await.unwrap();
        let owner = app.service.actor(&token).await.unwrap().unwrap();
        let form = LetterForm { slug: "sealed".into(), visibility: "confidential".into(), ..letter_form() };
        app.service.create_letter(&owner, COALITION, &form).await.unwrap();
        app.service.open_letter(&owner, COALITION, "sealed").await.unwrap();
        for file in ["signatories.json", "signatories.csv", "signatories.xlsx"] {
            let [there, nowhere] = ["sealed", "absent"].map(|letter| format!("/en/c/{COALITION}/{letter}/{file}"));
            let (there, nowhere) = (app.get(&there).await, app.get(&nowhere).await);
            assert_eq!((there.status.as_u16(), nowhere.status.as_u16()), (404, 404));
            let alike = |body: &str| body.replace("sealed", LETTER).replace("absent", LETTER);
            assert_eq!((alike(&there.body), format!("{:?}", there.headers)), (alike(&nowhere.body), format!("{:?}", nowhere.headers)));
        }
    })
    .await;
}
