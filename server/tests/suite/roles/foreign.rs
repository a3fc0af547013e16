//! Rows of one coalition under the addresses of another: anyone who names them there finds nothing, and changes nothing.

use super::{
    Who, everybody, named,
    places::{FIELDS, Places},
};
use crate::app::{Ask, COALITION, PASSWORD, Setup, TestApp, email, letter_form};
use axum::http::Method;
use domain::{forms::letter::LetterForm, letter::LetterStep};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::collections::BTreeMap;

/// What stands for a row in an address.
const ROWS: [&str; 5] = ["{id}", "{noted}", "{account}", "{upload}", "{file}"];
/// What is gone after the first click, so that a second one finds done what it asks for, no matter whose it was.
const GONE: [&str; 3] = ["/reports/{id}/settle", "/reports/{id}/settle-network", "/invitations/file/{upload}/confirm"];

/// Letters of the same names, so that nothing but the row is missing.
async fn letters(app: &TestApp, names: [&str; 3]) {
    let service = &app.service;
    let token = service.sign_in(&email(&Who::Elsewhere.address()), PASSWORD).await.unwrap();
    let owner = service.actor(&token).await.unwrap().unwrap();
    for slug in names {
        service.create_letter(&owner, "elsewhere", &LetterForm { slug: slug.into(), ..letter_form() }).await.unwrap();
    }
    let [open, review, translated] = names;
    service.open_letter(&owner, "elsewhere", open).await.unwrap();
    service.step_letter(&owner, "elsewhere", review, LetterStep::Review).await.unwrap();
    service.add_translation(&owner, "elsewhere", translated, "fr").await.unwrap();
}

/// Every row of every table, but for when sessions were used.
async fn rows(db: &DatabaseConnection) -> BTreeMap<String, Vec<String>> {
    let engine = db.get_database_backend();
    let ask = async |sql: String| db.query_all_raw(Statement::from_string(engine, sql)).await.unwrap();
    let tables = match engine {
        DbBackend::Postgres => "SELECT tablename::text AS t, '' AS c FROM pg_tables WHERE schemaname = 'public'",
        _ => {
            "SELECT m.name AS t, group_concat('quote(\"' || p.name || '\")', '||') AS c FROM sqlite_master m, pragma_table_info(m.name) p \
             WHERE m.type = 'table' GROUP BY m.name"
        }
    };
    let mut all = BTreeMap::new();
    for table in ask(tables.to_owned()).await {
        let (name, columns): (String, String) = (table.try_get("", "t").unwrap(), table.try_get("", "c").unwrap());
        if name == "session" || name.starts_with("sqlite_") {
            continue;
        }
        let sql = match engine {
            DbBackend::Postgres => format!("SELECT t::text AS v FROM \"{name}\" t"),
            _ => format!("SELECT {columns} AS v FROM \"{name}\""),
        };
        let mut values: Vec<String> = ask(sql).await.iter().map(|row| row.try_get("", "v").unwrap()).collect();
        values.sort();
        all.insert(name, values);
    }
    all
}

#[tokio::test]
async fn a_row_of_another_coalition_is_not_found_and_not_changed() {
    TestApp::each(Setup::default(), |app| async move {
        everybody(&app).await;
        let places = Places::new(&app).await;
        letters(&app, places.letters()).await;
        let cookies = Who::Elsewhere.cookies(&app).await;
        let db = app.database().await;
        let (mut wrong, mut asked) = (Vec::new(), 0);
        let routes = server::router::routes();
        let in_desk = routes.list().iter().filter(|route| route.path.starts_with("/{lang}/desk/{coalition}/"));
        for route in in_desk.filter(|route| ROWS.iter().any(|row| route.path.contains(row))) {
            let own = places.fill(route.path).await;
            let path = own.replace(&format!("/desk/{COALITION}/"), "/desk/elsewhere/");
            let mut fields: Vec<(&str, &str)> = FIELDS.into();
            fields.extend([("decision", "take"), ("words", "Some words")]);
            // Another organisation of the same name.
            fields.iter_mut().filter(|(name, _)| *name == "organisation").for_each(|(_, value)| *value = "another");
            let ask = if route.method == Method::POST { Ask::post(&path, &fields) } else { Ask::get(&path) };
            let before = rows(&db).await;
            let answer = app.ask(ask.cookie(&cookies)).await;
            let after = rows(&db).await;
            asked += 1;
            let gone = GONE.iter().any(|end| route.path.ends_with(end)) && answer.status == 303;
            if answer.status != 404 && !gone {
                wrong.push(format!("{} {}: {}", answer.status, answer.location(), named(route)));
            }
            for (table, values) in after.iter().filter(|(table, values)| before.get(*table) != Some(*values)) {
                wrong.push(format!("{table} was changed ({} rows now): {}", values.len(), named(route)));
            }
        }
        assert!(asked > 30, "{asked}");
        assert!(wrong.is_empty(), "{}:\n{}", app.engine, wrong.join("\n"));
        db.close().await.unwrap();
    })
    .await;
}
