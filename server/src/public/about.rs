//! The instance's own page, and where to report faults of its security (RFC 9116).

use crate::{
    error::Failure,
    extract::{Answer, Reader, html},
    state::AppState,
};
use app::pages;
use axum::{extract::State, http::header, response::IntoResponse};
use domain::time::Instant;
use jiff::Timestamp;

/// For how many days `security.txt` says that it holds.
const HOLDS: i64 = 180;

/// Who runs it, imprint, contacts, cookies, accessibility.
///
/// # Errors
/// Never; an unknown language is refused before.
pub async fn about(reader: Reader) -> Answer {
    Ok(html(pages::about(&reader.chrome, &reader.state.site.host)))
}

/// Where to report faults of security.
///
/// # Errors
/// [`Failure::NOT_FOUND`] where the host has named no address.
pub async fn security(State(state): State<AppState>) -> Answer {
    let site = &state.site;
    if site.host.security.is_empty() {
        return Err(Failure::NOT_FOUND);
    }
    let until = state.service.now().plus(HOLDS * Instant::DAY);
    // The same for a whole day, so that it says nothing of when it was asked for.
    let day = until.0.div_euclid(Instant::DAY) * Instant::DAY;
    let expires = Timestamp::from_microsecond(day).map_err(|_| Failure::INTERNAL)?;
    let text = format!(
        "Contact: mailto:{}\nExpires: {expires}\nPreferred-Languages: en, fr, ar\nCanonical: {}/.well-known/security.txt\n",
        site.host.security, site.base_url
    );
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
