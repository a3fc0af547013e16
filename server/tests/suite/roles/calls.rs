//! The server functions that islands call: all of them behind one route, so each has its row in `actions::CALLS`.

use super::{Who, everybody};
use crate::app::{Ask, COALITION, Setup, TestApp};
use axum::http::Method;
use server::{actions::CALLS, routes::Access};

#[test]
fn every_server_function_has_a_row() {
    server::actions::register();
    let mut known: Vec<String> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, method)| {
            assert_eq!(method, Method::POST, "{path}");
            path.trim_start_matches("/_fn/").to_owned()
        })
        .collect();
    let mut rows: Vec<&str> = CALLS.iter().map(|(name, _)| *name).collect();
    known.sort();
    rows.sort_unstable();
    assert_eq!(known, rows, "a server function needs a row in `CALLS` in server/src/actions.rs");
}

#[tokio::test]
async fn a_server_function_answers_whom_its_row_names() {
    TestApp::each(Setup::default(), |app| async move {
        everybody(&app).await;
        for who in Who::all() {
            let cookies = who.cookies(&app).await;
            for (name, access) in CALLS {
                let fields = [("coalition", COALITION), ("domain", "a.example"), ("form", "subject=Water")];
                let answer = app.ask(Ask::post(&format!("/_fn/{name}"), &fields).cookie(&cookies)).await;
                let may = match (access, who) {
                    (Access::Everyone, _) => true,
                    (Access::SignedIn, who) => who != Who::Stranger,
                    (Access::May(permission), Who::Has(role)) => role.may(permission),
                    (Access::May(_), _) => false,
                };
                assert_eq!(answer.status.is_success(), may, "{name} for {who:?}: {}", answer.status);
            }
        }
    })
    .await;
}
