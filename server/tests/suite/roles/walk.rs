//! Every route of the router, for every role, for a stranger, and for a member of another coalition.

use super::{
    Who, everybody, named,
    places::{FIELDS, Places},
};
use crate::app::{Answered, Ask, Setup, TestApp};
use axum::http::Method;
use domain::role::Permission;
use server::routes::Access;
use std::collections::HashMap;

/// What becomes of a request.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// Led to the sign-in page.
    SignIn,
    /// 403.
    Refused,
    /// 404.
    Nothing,
    /// A fault of ours.
    Broken,
    /// Everything else; what was typed may be at fault, but not who asks.
    Done,
}

impl Fate {
    fn of(answer: &Answered) -> Self {
        match answer.status.as_u16() {
            303 if answer.location().starts_with("/en/sign-in") => Self::SignIn,
            403 => Self::Refused,
            404 => Self::Nothing,
            500.. => Self::Broken,
            _ => Self::Done,
        }
    }

    /// What the router's row and the table of roles say.
    fn right(access: Access, who: Who) -> Self {
        match (access, who) {
            (Access::Everyone, _) => Self::Done,
            (_, Who::Stranger) => Self::SignIn,
            (Access::SignedIn, _) => Self::Done,
            (Access::May(_), Who::Elsewhere) => Self::Nothing,
            (Access::May(permission), Who::Has(role)) if role.may(permission) => Self::Done,
            (Access::May(_), Who::Has(role)) if role.may(Permission::SeeDesk) => Self::Refused,
            (Access::May(_), Who::Has(_)) => Self::Nothing,
        }
    }
}

#[tokio::test]
async fn every_route_does_for_every_role_what_the_table_says() {
    TestApp::each(Setup::default(), |app| async move {
        everybody(&app).await;
        let places = Places::new(&app).await;
        let mut sessions = HashMap::new();
        for who in Who::all() {
            sessions.insert(who.address(), who.cookies(&app).await);
        }
        let mut wrong = Vec::new();
        let routes = server::router::routes();
        for route in routes.list() {
            for who in Who::all() {
                let path = places.fill(route.path).await;
                let ask = if route.method == Method::POST { Ask::post(&path, &FIELDS) } else { Ask::get(&path) };
                let ask = if who == Who::Stranger { ask } else { ask.cookie(&sessions[&who.address()]) };
                let (is, right) = (Fate::of(&app.ask(ask).await), Fate::right(route.access, who));
                // A link that nobody has and a log that there is not are nothing to anybody.
                let nothing = route.access == Access::Everyone && is == Fate::Nothing;
                // The second half of signing in leads those who have not done the first to where that is done.
                let first = route.path == "/{lang}/sign-in/code" && is == Fate::SignIn;
                // A passkey that is not their own is nothing to anybody.
                let other = route.path.contains("/passkey/{id}") && is == Fate::Nothing && right == Fate::Done;
                // Nor is a contact that the form does not name.
                let unnamed = route.path.ends_with("/organisations/{id}/contact") && is == Fate::Nothing && right == Fate::Done;
                if is != right && !nothing && !first && !other && !unnamed {
                    wrong.push(format!("{who:?} is {is:?}, not {right:?}: {}", named(route)));
                }
                if route.path.contains("/sign-out") && who != Who::Stranger {
                    sessions.insert(who.address(), who.cookies(&app).await);
                }
            }
        }
        assert!(
            wrong.is_empty(),
            "{}\n\nEither the permission in the route's row is not the one that its use case asks for, or the page answers before it \
             has asked (`organiser.may(…)` does), or `FIELDS` in server/tests/suite/roles/places.rs lacks a field of its form.",
            wrong.join("\n")
        );
    })
    .await;
}

#[test]
fn a_permission_is_needed_in_a_coalition_and_every_route_below_the_desk_needs_one() {
    for route in server::router::routes().list() {
        let in_coalition = route.path.starts_with("/{lang}/desk/{coalition}/");
        assert_eq!(matches!(route.access, Access::May(_)), in_coalition, "{}", named(route));
    }
}

/// Routes are added in `router.rs` alone, where each has its row.
#[test]
fn no_other_file_makes_a_router() {
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![sources];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // Files of the site, which have no reader; another program, the witness; and what makes the rows.
            let apart = ["assets.rs", "routes.rs", "witness/http.rs"].iter().any(|name| path.ends_with(name));
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(
                apart || !text.contains("axum::routing") && !text.contains("Router::new()"),
                "{} makes routes of its own: give each a row in server/src/router.rs, through `Routes::route`",
                path.display()
            );
        }
    }
}
