//! The home page, a coalition's letters, and whether we are well.

use crate::{
    extract::{Answer, CoalitionPath, Reader, html, negotiated},
    state::AppState,
};
use app::pages;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// To the home page in the language that the browser asks for.
pub async fn root(headers: HeaderMap) -> Response {
    let to = format!("/{}", negotiated(&headers).tag());
    ([(header::VARY, "Accept-Language"), (header::CACHE_CONTROL, "no-store")], Redirect::to(&to)).into_response()
}

/// What is looked for among the letters.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LettersQuery {
    q: String,
}

/// All public letters, or those that are looked for.
///
/// # Errors
/// When they cannot be read.
pub async fn home(reader: Reader, Query(query): Query<LettersQuery>) -> Answer {
    let letters = reader.service().public_letters(&query.q).await?;
    Ok(html(pages::home(&reader.chrome, &letters, query.q.trim())))
}

/// A coalition's letters.
///
/// # Errors
/// When there is no such coalition.
pub async fn coalition(reader: Reader, Path(at): Path<CoalitionPath>) -> Answer {
    let (coalition, letters) = reader.service().coalition_letters(&at.coalition).await?;
    Ok(html(pages::coalition(&reader.chrome, &coalition, &letters)))
}

/// Whether the database answers.
///
/// # Errors
/// When it does not.
pub async fn health(State(state): State<AppState>) -> Answer {
    state.service.ping().await?;
    Ok("ok".into_response())
}
