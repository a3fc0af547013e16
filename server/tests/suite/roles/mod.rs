//! Who may do what, over HTTP: every route of the router for every role, and what the desk offers to each.

mod calls;
mod foreign;
mod offers;
pub(in crate::suite) mod places;
mod walk;

use crate::app::{TestApp, create_organiser};
use axum::http::Method;
use domain::role::Role;
use server::routes::{Access, Route};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Nobody who is signed in.
    Stranger,
    /// An owner of another coalition.
    Elsewhere,
    /// Somebody with this role in the coalition.
    Has(Role),
}

impl Who {
    fn all() -> Vec<Self> {
        [Self::Stranger, Self::Elsewhere].into_iter().chain(Role::ALL.map(Self::Has)).collect()
    }

    fn address(self) -> String {
        match self {
            Self::Has(role) => format!("{}@roles.example", role.code()),
            _ => "owner@elsewhere.example".to_owned(),
        }
    }

    /// The cookies of a fresh session.
    async fn cookies(self, app: &TestApp) -> String {
        match self {
            Self::Stranger => String::new(),
            _ => app.sign_in(&self.address()).await,
        }
    }
}

/// Makes an account for each.
async fn everybody(app: &TestApp) {
    create_organiser(&app.service, "elsewhere", &Who::Elsewhere.address(), Role::Owner).await;
    for role in Role::ALL {
        create_organiser(&app.service, crate::app::COALITION, &Who::Has(role).address(), role).await;
    }
}

/// Where a row of a route is, for the reader of a failure.
fn named(route: &Route) -> String {
    let access = match route.access {
        Access::May(permission) => {
            let roles: Vec<_> = permission.roles().iter().map(|role| role.code()).collect();
            format!("{permission:?}, which domain/src/role.rs gives to {}", roles.join(", "))
        }
        other => format!("{other:?}"),
    };
    format!("{} {} (server/src/router.rs says: {access})", route.method, route.path)
}

/// The route that answers at an address, without its query: of several the one with the most fixed parts.
fn route_at<'a>(routes: &'a [Route], method: &Method, path: &str) -> Option<&'a Route> {
    let path: Vec<&str> = path.split(['?', '#']).next().unwrap_or_default().split('/').collect();
    let is_open = |part: &str| part.starts_with('{');
    let fits = |route: &&Route| {
        let parts: Vec<&str> = route.path.split('/').collect();
        route.method == method && parts.len() == path.len() && parts.iter().zip(&path).all(|(part, own)| is_open(part) || part == own)
    };
    routes.iter().filter(fits).max_by_key(|route| route.path.split('/').filter(|part| !is_open(part)).count())
}
