//! Stopping an export of contacts with the link of the email that tells of it: nobody has to sign in for that.

use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{Answer, Reader, html, html_with},
    limits::{Client, Gate},
};
use app::pages;
use axum::{http::StatusCode, response::IntoResponse};
use service::Error;

/// The page that the link leads to. Opening it changes nothing: mail scanners open links too.
///
/// # Errors
/// When the browser holds no link, or one that is expired.
pub async fn form(reader: Reader) -> Answer {
    let shown = reader.service().export_to_stop(&reader.stop_export_token()?).await?;
    Ok(html(pages::stop_export(&reader.chrome, &shown)))
}

/// Stops it.
///
/// # Errors
/// As [`form`].
pub async fn post(reader: Reader, client: Client) -> Answer {
    client.pass(Gate::Link)?;
    let token = reader.stop_export_token()?;
    match reader.service().stop_export_by_link(&token).await {
        Ok(()) => {
            let done = html(pages::export_stopped(&reader.chrome));
            Ok((Cookie::stop_export(&reader.state.site).clear(), done).into_response())
        }
        // Stopped by somebody else, or fetched already: the page says which.
        Err(Error::Conflict) => {
            let shown = reader.service().export_to_stop(&token).await?;
            Ok(html_with(StatusCode::CONFLICT, pages::stop_export(&reader.chrome, &shown)))
        }
        Err(error) => Err(Failure::from(error)),
    }
}
