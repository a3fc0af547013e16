//! The desk offers each role what it may do, and nothing else.

use super::{Who, everybody, places::Places, route_at};
use crate::app::{Ask, Setup, TestApp};
use axum::http::Method;
use domain::role::Role;
use server::routes::{Access, Route};

/// Where the links of a page lead, and where its forms are sent.
fn offered(page: &str) -> Vec<(Method, String)> {
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(rest.split_once('"')?.0.replace("&amp;", "&"))
    };
    let tags = |name: &'static str| page.split(name).skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    let links = tags("<a").filter_map(|tag| Some((Method::GET, value(tag, "href")?)));
    let forms = tags("<form").filter_map(|tag| {
        let method = if value(tag, "method").as_deref() == Some("post") { Method::POST } else { Method::GET };
        Some((method, value(tag, "action")?))
    });
    links.chain(forms).filter(|(_, to)| to.starts_with("/en/desk")).collect()
}

fn may(role: Role, route: &Route) -> bool {
    match route.access {
        Access::May(permission) => role.may(permission),
        _ => true,
    }
}

#[tokio::test]
async fn the_desk_shows_what_a_role_may_do_and_nothing_else() {
    TestApp::each(Setup::default(), |app| async move {
        everybody(&app).await;
        let places = Places::new(&app).await;
        let routes = server::router::routes();
        for role in Role::ALL {
            let mut offers = 0;
            let cookies = Who::Has(role).cookies(&app).await;
            let pages = routes.list().iter().filter(|route| route.method == Method::GET && route.path.starts_with("/{lang}/desk"));
            for route in pages.filter(|route| may(role, route)) {
                let path = places.fill(route.path).await;
                let answer = app.ask(Ask::get(&path).cookie(&cookies)).await;
                offers += offered(&answer.body).len();
                for (method, to) in offered(&answer.body) {
                    let found = route_at(routes.list(), &method, &to);
                    let found = found.unwrap_or_else(|| panic!("{path} offers {method} {to} to {role:?}, and there is no such route"));
                    assert!(may(role, found), "{path} offers {method} {to} to {role:?}, who may not: ask `may(…)` in the page");
                }
            }
            assert!(offers > 0, "{role:?} is offered nothing at all");
        }
    })
    .await;
}
