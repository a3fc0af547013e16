//! Whatever changes in the database, every page that is kept is the one that would be made anew.

use super::{Both, id_of, list, note, sign};
use crate::{
    app::{Ask, COALITION, LETTER, OWNER, Setup, Standing, TestApp, letter_form},
    suite::{
        embargo::{publish_translation, translate},
        privacy::filled,
    },
};
use domain::{
    embargo,
    forms::letter::LetterForm,
    letter::LetterStep,
    signature::{Category, RemovalReason},
    time::Instant,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use service::Decision;
use std::collections::BTreeSet;

/// 24 November 2026, noon UTC.
const START: Instant = Instant(1_795_521_600 * Instant::SECOND);
const AFTERWARDS: &str = "/en/desk/safe-passage/letters/no-return/afterwards";
const QUARTER: i64 = 15 * 60 * Instant::SECOND;

/// A letter with everything that a letter's pages can show.
async fn fill(app: &TestApp) {
    let whole = note(app, "Relief Family", None).await;
    note(app, "Relief Family Kenya", Some(whole)).await;
    list(app, LETTER, "Relief Family", "info@relief.example").await;
    list(app, LETTER, "Relief Family Kenya", "kenya@relief-kenya.example").await;
    sign(app, LETTER, "Ana Silva", "ana@people.example").await;
    sign(app, LETTER, "Ben Prado", "ben@people.example").await;
    sign(app, LETTER, "Gone Person", "gone@people.example").await;
    let (owner, gone) = (app.owner().await, id_of(app, LETTER, "Gone Person").await);
    app.service.decide(&owner, COALITION, LETTER, gone, Decision::Remove(RemovalReason::NotIdentified)).await.unwrap();
    app.service.sequence().await.unwrap();
    translate(app, LETTER, "fr").await;
    publish_translation(app, LETTER).await;
    app.service.sequence().await.unwrap();
}

async fn deliver(app: &TestApp) {
    let cookies = app.sign_in(OWNER).await;
    app.service.step_letter(&app.owner().await, COALITION, LETTER, LetterStep::Close).await.unwrap();
    let today = app.service.afterwards(&app.owner().await, COALITION, LETTER).await.unwrap().today;
    let fields = [
        ("day", &*today),
        ("by_whom", "River Watch"),
        ("recipients", "The President"),
        ("way", "hand"),
        ("alt", "A stamp"),
        ("public", "yes"),
    ];
    let ask = async |ask: Ask| app.ask(ask.cookie(&cookies)).await;
    let done = ask(Ask::with_file(&format!("{AFTERWARDS}/delivery"), &fields, b"%PDF-1.7\n%%EOF")).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let fields = [("day", &*today), ("by_whom", "The office"), ("summary", "They thank us."), ("words", ""), ("language", "en")];
    let done = ask(Ask::multipart(&format!("{AFTERWARDS}/answer"), &fields)).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

#[tokio::test]
async fn each_use_case_changes_the_pages_at_once() {
    let clock = Standing::at(START);
    let setup = Setup { clock: clock.clone(), ..Setup::default() };
    let clock = &clock;
    TestApp::each(setup, |app| async move {
        clock.set(START);
        let (both, owner) = (Both::of(&app, &[LETTER, "quiet-river"]), app.owner().await);
        let mut before = both.agree("before").await;
        // What nobody may see changes nothing; everything else does.
        let mut look = async |when: &str, shows: bool| {
            let now = both.agree(when).await;
            assert_eq!(now != before, shows, "{when}");
            before = now;
        };
        let decide = async |name: &str, decision: Decision| {
            app.service.decide(&owner, COALITION, LETTER, id_of(&app, LETTER, name).await, decision).await.unwrap();
        };

        fill(&app).await;
        look("signed, and a second version", true).await;
        decide("Ana Silva", Decision::Category(Category::Expert, 1)).await;
        look("another category", true).await;
        decide("Ben Prado", Decision::Hold).await;
        look("made to wait", true).await;
        decide("Ben Prado", Decision::Approve(1)).await;
        look("listed again", true).await;
        decide("Ben Prado", Decision::Erase).await;
        look("erased", true).await;
        app.service.sequence().await.unwrap();
        look("recorded", true).await;

        let form = LetterForm {
            slug: "quiet-river".into(),
            subject: "The quiet river".into(),
            visibility: "confidential".into(),
            ..letter_form()
        };
        app.service.create_letter(&owner, COALITION, &form).await.unwrap();
        app.service.open_letter(&owner, COALITION, "quiet-river").await.unwrap();
        list(&app, "quiet-river", "River Watch", "a@river.example").await;
        app.service.sequence().await.unwrap();
        look("a confidential letter", false).await;
        let until = embargo::parse("2026-11-25T09:00", "Asia/Seoul", START).unwrap();
        app.service.plan_publication(&owner, COALITION, "quiet-river", until.clone()).await.unwrap();
        look("planned", false).await;
        clock.set(until.at);
        app.service.publish_due(QUARTER).await.unwrap();
        look("published", true).await;

        // 1 December 2090, noon in Zurich: nothing is written, and the letters are closed.
        clock.set(Instant(3_815_809_199 * Instant::SECOND));
        look("a second before the end", true).await;
        clock.set(Instant(3_815_809_200 * Instant::SECOND));
        look("the end", true).await;
        clock.set(Instant(3_815_809_200 * Instant::SECOND + Instant::DAY));
        look("another day", true).await;
        clock.set(START.plus(Instant::DAY));
        look("a clock that was wrong", true).await;

        deliver(&app).await;
        look("delivered and answered", true).await;
        app.service.archive_letter(&app.owner().await, COALITION, LETTER, "It is done.").await.unwrap();
        look("archived", true).await;
        let cookies = app.sign_in(OWNER).await;
        assert_eq!(app.ask(Ask::post("/en/desk/safe-passage/privacy", &filled(&[])).cookie(&cookies)).await.status, 303);
        look("a privacy notice", false).await;
    })
    .await;
}

/// The values of a column of text.
async fn column(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// Not only what some use case changes: every column of every table, one after the other, and a row of each. What raises
/// the versions is made from one list for both engines, so that the embedded one speaks for both.
#[tokio::test]
async fn no_row_changes_a_page_unnoticed() {
    TestApp::each(Setup::default(), |app| async move {
        if app.engine != "sqlite" {
            return;
        }
        fill(&app).await;
        deliver(&app).await;
        let both = Both::of(&app, &[LETTER]);
        let pages = both.pages.iter().filter(|page| !page.starts_with("/ar")).cloned().collect();
        let both = Both { pages, ..both };
        let before = both.agree("before").await;
        assert!(before.iter().all(|(status, _)| *status == 200), "each page is one that is kept");

        let db = app.database().await;
        db.execute_unprepared("PRAGMA foreign_keys = OFF").await.unwrap();
        let (mut seen, mut unnoticed) = (BTreeSet::new(), BTreeSet::new());
        let mut compare = async |what: String| {
            let (now, outdated) = both.compare().await;
            if !outdated.is_empty() {
                unnoticed.insert(format!("{what}: {outdated:?}"));
            }
            if now != before {
                seen.insert(what);
            }
        };
        let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('seaql_migrations', 'page_version')";
        for table in column(&db, tables).await {
            if column(&db, &format!("SELECT 'x' FROM {table} LIMIT 1")).await.is_empty() {
                continue;
            }
            let columns = column(&db, &format!("SELECT name || ' ' || lower(type) FROM pragma_table_info('{table}')")).await;
            // A row stays the row that it is.
            for (name, kind) in columns.iter().filter_map(|column| column.split_once(' ')).filter(|(name, _)| *name != "id") {
                let other = match kind {
                    "boolean" => format!("NOT {name}"),
                    "text" => format!("coalesce({name}, '') || 'x'"),
                    "blob" => "x'00112233445566778899aabbccddeeff'".to_owned(),
                    _ => format!("coalesce({name}, 0) + 1"),
                };
                let keep = format!("CREATE TEMP TABLE kept AS SELECT rowid AS at, {name} AS was FROM {table}");
                db.execute_unprepared(&keep).await.unwrap();
                // Some the database refuses.
                if db.execute_unprepared(&format!("UPDATE {table} SET {name} = {other}")).await.is_ok() {
                    compare(format!("{table}.{name}")).await;
                    let back = format!("UPDATE {table} SET {name} = (SELECT was FROM temp.kept WHERE at = {table}.rowid)");
                    db.execute_unprepared(&back).await.unwrap();
                }
                db.execute_unprepared("DROP TABLE temp.kept").await.unwrap();
            }
            db.execute_unprepared(&format!("CREATE TEMP TABLE gone AS SELECT * FROM {table} ORDER BY rowid LIMIT 1")).await.unwrap();
            let delete = format!("DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})");
            // A coalition goes with its letters, which are rows of their own here.
            if table != "coalition" && db.execute_unprepared(&delete).await.is_ok() {
                compare(table.clone()).await;
                db.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM temp.gone")).await.unwrap();
                compare(format!("{table} again")).await;
            }
            db.execute_unprepared("DROP TABLE temp.gone").await.unwrap();
        }
        db.close().await.unwrap();
        assert!(unnoticed.is_empty(), "{unnoticed:#?}");
        for shown in ["signature.name", "signature.private_sealed", "letter.subject", "coalition.name", "version_text.text", "delivery.by_whom", "answer", "organisation.part_of"] {
            assert!(seen.contains(shown), "{shown} is shown, or this test sees nothing: {seen:?}");
        }
    })
    .await;
}

/// However many rows it changes: PostgreSQL keeps each state of a row until the transaction has ended.
#[tokio::test]
async fn a_transaction_raises_a_version_once() {
    TestApp::each(Setup::default(), |app| async move {
        if app.engine != "postgres" {
            return;
        }
        fill(&app).await;
        let versions = "SELECT version || ' ' || removals FROM page_version ORDER BY subject LIMIT 1";
        let db = app.database().await;
        let version = async || {
            let both = column(&db, versions).await.remove(0);
            both.split(' ').map(|number| number.parse().unwrap()).collect::<Vec<i64>>()
        };
        let before = version().await;
        db.execute_unprepared("UPDATE signature SET site = 'https://other.example' WHERE state = 'confirmed'").await.unwrap();
        assert_eq!(version().await, [before[0] + 1, before[1] + 1]);
        // Somebody who leaves after somebody has come, in one transaction, is not missed.
        db.execute_unprepared(
            "BEGIN; UPDATE signature SET state = 'confirmed' WHERE state = 'removed'; \
             UPDATE signature SET state = 'removed' WHERE state = 'confirmed'; COMMIT",
        )
        .await
        .unwrap();
        assert_eq!(version().await, [before[0] + 3, before[1] + 2]);
        db.close().await.unwrap();
    })
    .await;
}
