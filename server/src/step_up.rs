//! The layer that asks for the second factor again, before what cannot be undone or reaches far: a session that was left
//! open or stolen does none of it. The routes say which they are ([`StepUp`]).
//!
//! What was posted waits in the page that asks, hidden, and is posted once more when the second factor was given: nobody
//! types it twice, and it is in no address.

use crate::{
    account::second_factor::PAGE,
    error::Failure,
    extract::{Organiser, html_with, with_next},
    routes::{Access, BYTE_LIMIT, Route, StepUp},
    state::AppState,
};
use app::pages::{self, Asking as Page};
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, MatchedPath, RawPathParams, Request, State},
    http::{Method, StatusCode, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::{error::FieldErrors, forms::second_factor::CodeForm};
use std::{collections::HashMap, sync::Arc};

/// The routes that ask again, and what the layer needs to ask.
#[derive(Clone)]
pub struct Asking {
    state: AppState,
    routes: Arc<HashMap<&'static str, Vec<Route>>>,
}

impl Asking {
    /// Takes from a list of routes those that ask.
    pub fn new(state: AppState, routes: &[Route]) -> Self {
        let mut by_path: HashMap<_, Vec<Route>> = HashMap::new();
        for route in routes.iter().filter(|route| route.step_up != StepUp::Never) {
            by_path.entry(route.path).or_default().push(route.clone());
        }
        Self { state, routes: Arc::new(by_path) }
    }

    /// The route of a request, where it asks.
    fn of(&self, request: &Request) -> Option<&Route> {
        let path = request.extensions().get::<MatchedPath>()?;
        self.routes.get(path.as_str())?.iter().find(|route| route.method == *request.method())
    }
}

/// The layer.
pub async fn ask(State(asking): State<Asking>, request: Request, next: Next) -> Response {
    let Some(route) = asking.of(&request) else { return next.run(request).await };
    let (mut parts, body) = request.into_parts();
    match asked_of(&mut parts, &asking.state, route).await {
        Ok(None) => next.run(Request::from_parts(parts, body)).await,
        Ok(Some(organiser)) => question(&organiser, route.step_up, &parts, body).await.unwrap_or_else(IntoResponse::into_response),
        Err(failure) => failure.into_response(),
    }
}

/// Who has to be asked; in a demonstration only those who have a second factor, for nobody has to. Who may not go
/// there is refused here, and so is everybody where that cannot be told: nothing passes unasked.
async fn asked_of(parts: &mut Parts, state: &AppState, route: &Route) -> Result<Option<Organiser>, Failure> {
    let organiser = Organiser::from_request_parts(parts, state).await?;
    let goes_on = match route.step_up {
        StepUp::Never => true,
        StepUp::Always => organiser.is_fresh(),
        StepUp::OrMailbox | StepUp::Enrolling => organiser.has_stepped_up(),
        StepUp::WhereThereIsOne => !organiser.actor.second_factor || organiser.is_fresh(),
    };
    if goes_on || (!organiser.actor.second_factor && state.site.demonstration) {
        return Ok(None);
    }
    if let Access::May(permission) = route.access {
        let places = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::BAD_REQUEST)?;
        let coalition = places.iter().find(|(name, _)| *name == "coalition").ok_or(Failure::INTERNAL)?.1;
        organiser.may(coalition, permission).await?;
    }
    Ok(Some(organiser))
}

/// Asks: on a page of its own that leads back, or with what was posted.
async fn question(organiser: &Organiser, wanted: StepUp, parts: &Parts, body: Body) -> Result<Response, Failure> {
    let code = organiser.chrome.href("/account/code");
    if !organiser.actor.second_factor && wanted == StepUp::Always {
        return Ok(organiser.done("done-second-factor-needed", PAGE));
    }
    let here = parts.uri.path_and_query().map(|here| here.as_str()).unwrap_or_default();
    // A second factor that is being set up has a challenge of its own, which asking replaces.
    if parts.method == Method::GET || matches!(wanted, StepUp::Enrolling | StepUp::WhereThereIsOne) {
        return Ok(Redirect::to(&with_next(&code, here)).into_response());
    }
    let body = to_bytes(body, BYTE_LIMIT).await.map_err(|_| Failure::TOO_LARGE)?;
    let mut posted: Vec<(String, String)> = serde_html_form::from_bytes(&body).map_err(|_| Failure::BAD_REQUEST)?;
    posted.retain(|(name, _)| !CodeForm::FIELDS.contains(&name.as_str()));
    let page = step_up_page(organiser, Page::Posted(here, &posted), &FieldErrors::default()).await?;
    Ok(html_with(StatusCode::FORBIDDEN, page))
}

/// The page that asks: for the second factor, or, where there is none, for the link that it mails.
pub(crate) async fn step_up_page(organiser: &Organiser, asking: Page<'_>, errors: &FieldErrors) -> Result<String, Failure> {
    if organiser.actor.second_factor {
        let ways = organiser.service().ways_to_ask_again(&organiser.actor).await?;
        return Ok(pages::ask_for_second_factor(&organiser.chrome, asking, &ways, errors));
    }
    organiser.service().mail_step_up(&organiser.actor, organiser.locale()).await?;
    Ok(pages::ask_mailbox(&organiser.chrome, asking, errors))
}
