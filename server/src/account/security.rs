//! Ending all sessions with a link from a security email, by anyone who holds the mailbox.

use crate::{
    cookies::Cookie,
    extract::{Answer, Reader, html},
    limits::{Client, Gate},
};
use app::pages;
use axum::response::IntoResponse;

/// The page that the link leads to.
///
/// # Errors
/// When the browser holds no link, or one that is expired.
pub async fn form(reader: Reader) -> Answer {
    reader.service().check_security_link(&reader.security_token()?).await?;
    Ok(html(pages::end_sessions(&reader.chrome)))
}

/// Ends them.
///
/// # Errors
/// As [`form`].
pub async fn post(reader: Reader, client: Client) -> Answer {
    client.pass(Gate::Link)?;
    reader.service().end_sessions_by_link(&reader.security_token()?).await?;
    let site = &reader.state.site;
    Ok((Cookie::security(site).clear(), Cookie::session(site).clear(), html(pages::sessions_ended(&reader.chrome))).into_response())
}
