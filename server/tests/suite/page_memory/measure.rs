//! How many pages a second, with and without the memory: `cargo test -p server --test main measure -- --ignored --nocapture`.

use super::sign;
use crate::app::{Ask, LETTER, PAGE_MEMORY, Setup, TestApp, ask_at};
use axum::Router;
use futures::future::join_all;
use sea_orm::{ConnectionTrait, Statement};
use server::page_memory::PageMemory;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

const PAGES: [&str; 5] =
    ["/healthz", "/en/c/safe-passage/no-return", "/en/c/safe-passage/no-return/signatories", "/en/c/safe-passage", "/en"];
/// How many ask at once.
const READERS: usize = 8;

/// Copies the one signature that there is.
async fn seed(app: &TestApp, more: u32) {
    let db = app.database().await;
    let (columns, series, uuid, bytes) = if app.engine == "sqlite" {
        let series =
            format!("(WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {more}) SELECT n FROM series)");
        ("SELECT name AS text FROM pragma_table_info('signature')", series, "randomblob(16)", "randomblob(16)")
    } else {
        let columns = "SELECT column_name::text AS text FROM information_schema.columns WHERE table_name = 'signature'";
        (columns, format!("(SELECT generate_series(1, {more}) AS n)"), "gen_random_uuid()", "decode(md5(random()::text), 'hex')")
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), columns)).await.unwrap();
    let columns: Vec<String> = rows.iter().map(|row| row.try_get("", "text").unwrap()).collect();
    let value = |column: &String| match column.as_str() {
        "id" | "public_id" => uuid.to_owned(),
        "address_hmac" | "name_sort" => bytes.to_owned(),
        "name" | "name_fold" | "identity" => format!("{column} || ' ' || n"),
        _ => column.clone(),
    };
    let values = columns.iter().map(value).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "INSERT INTO signature ({}) SELECT {values} FROM (SELECT * FROM signature LIMIT 1) AS one, {series} AS series",
        columns.join(", ")
    );
    db.execute_unprepared(&sql).await.unwrap();
    db.close().await.unwrap();
}

/// How many a second are answered, asked for two seconds at least.
async fn rate(router: &Router, page: &str) -> f64 {
    let began = Instant::now();
    let mut answered = 0;
    while began.elapsed() < Duration::from_secs(2) {
        let ask = || Ask::get(page).header("accept-encoding", "gzip, br");
        let answers = join_all((0..READERS).map(|_| {
            tokio::spawn({
                let (router, ask) = (router.clone(), ask());
                async move { ask_at(&router, ask).await }
            })
        }))
        .await;
        assert!(answers.iter().all(|answer| answer.as_ref().unwrap().status == 200));
        answered += READERS;
    }
    answered as f64 / began.elapsed().as_secs_f64()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn measure() {
    TestApp::each(Setup::default(), |app| async move {
        sign(&app, LETTER, "Nora Name", "nora@people.example").await;
        for (more, sum) in [(65, 66), (99_934, 100_000)] {
            let began = Instant::now();
            seed(&app, more).await;
            println!("{}: {more} rows inserted in {:.2} s", app.engine, began.elapsed().as_secs_f64());
            let anew = app.beside(&app.service, &Arc::new(PageMemory::new(0)));
            let kept = app.beside(&app.service, &Arc::new(PageMemory::new(PAGE_MEMORY)));
            for page in PAGES {
                let (anew, kept) = (rate(&anew, page).await, rate(&kept, page).await);
                println!("{} {sum:>7} {page:<45} anew {anew:>8.1} /s, from memory {kept:>8.1} /s", app.engine);
            }
        }
    })
    .await;
}
