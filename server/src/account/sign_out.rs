//! Signing out, here or everywhere. The browser forgets the pages that it keeps.

use crate::{
    cookies::Cookie,
    extract::{Answer, Organiser, Reader},
};
use axum::{http::HeaderName, response::IntoResponse};

/// Empties the browser's cache of this site. Its storage stays: a reader's pinned logs are in it.
const FORGET: [(HeaderName, &str); 1] = [(HeaderName::from_static("clear-site-data"), "\"cache\"")];

/// Signs out in this browser.
///
/// # Errors
/// When the session cannot be ended.
pub async fn here(reader: Reader) -> Answer {
    if let Some(actor) = &reader.actor {
        reader.service().sign_out(actor).await?;
    }
    Ok((FORGET, Cookie::session(&reader.state.site).clear(), reader.done("done-signed-out", "")).into_response())
}

/// Signs out in all browsers.
///
/// # Errors
/// When nobody is signed in, or the sessions cannot be ended.
pub async fn everywhere(organiser: Organiser) -> Answer {
    organiser.service().sign_out_everywhere(&organiser.actor).await?;
    Ok((FORGET, Cookie::session(&organiser.state.site).clear(), organiser.done("done-signed-out-everywhere", "")).into_response())
}
