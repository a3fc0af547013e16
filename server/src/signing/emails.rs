//! "Stop these emails": the page behind the link in a mail, and the click of a mail program's own button (RFC 8058).

use crate::{
    error::Failure,
    extract::{Answer, Reader, SignaturePath, html},
    form::PostedForm,
    limits::{Client, Gate},
    state::AppState,
};
use app::pages;
use axum::{
    extract::{FromRequest, Multipart, Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect},
};
use domain::ids::PublicId;
use service::{StopScope, Wish, whole_link};
use std::collections::HashMap;

/// What a mail program calls what it posts (RFC 8058).
const FIELD: &str = "List-Unsubscribe";

fn held(reader: &Reader, at: &SignaturePath) -> Result<(PublicId, String), Failure> {
    let id = at.id()?;
    Ok((id, reader.emails_token(id)?))
}

/// What waits for the mailbox, and what is stopped.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn page(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (_, token) = held(&reader, &at)?;
    let shown = reader.service().mailbox_emails(&token).await?;
    Ok(html(pages::emails(&reader.chrome, &shown)))
}

/// Stops mails about the letter.
///
/// # Errors
/// When the link is not good.
pub async fn stop(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token) = held(&reader, &at)?;
    reader.service().stop_emails(&token, StopScope::Letter).await?;
    Ok(reader.done("done-emails-stopped", &format!("/emails/{id}")))
}

/// Stops all mails that others can cause, or asks the mailbox where the link goes round.
///
/// # Errors
/// When the link is not good.
pub async fn stop_all(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token) = held(&reader, &at)?;
    let done = match reader.service().stop_emails(&token, StopScope::Instance).await? {
        Wish::Done | Wish::Kept => "done-emails-stopped",
        Wish::Mailed => "done-emails-asked",
    };
    Ok(reader.done(done, &format!("/emails/{id}")))
}

/// Allows them again, or asks the mailbox.
///
/// # Errors
/// When the link is not good.
pub async fn allow(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token) = held(&reader, &at)?;
    let done = match reader.service().allow_emails(&token).await? {
        Wish::Done => "done-emails-allowed",
        Wish::Mailed => "done-emails-asked",
        Wish::Kept => "done-emails-kept",
    };
    Ok(reader.done(done, &format!("/emails/{id}")))
}

/// Emails the mailbox a link to everything that waits for it.
///
/// # Errors
/// When the link is not good.
pub async fn ask(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token) = held(&reader, &at)?;
    reader.service().ask_for_emails(&token).await?;
    Ok(reader.done("done-emails-asked", &format!("/emails/{id}")))
}

/// Where a click on `List-Unsubscribe` leads: to the page that asks. Nothing is stopped by looking.
///
/// # Errors
/// When it is no link at all.
pub async fn look(Path(typed): Path<String>) -> Answer {
    let token = whole_link(&typed);
    if token.is_empty() { Err(Failure::LINK) } else { Ok(Redirect::to(&format!("/l/{token}")).into_response()) }
}

/// The click of a mail program's own button, without cookies: stops mails about the letter. It comes as `multipart/form-data`
/// or URL-encoded (RFC 8058, section 3.1).
///
/// # Errors
/// When the link is not good, or it is no such click.
pub async fn one_click(State(state): State<AppState>, client: Client, Path(token): Path<String>, request: Request) -> Answer {
    client.pass(Gate::Link)?;
    if wish(request, &state).await?.as_deref() != Some("One-Click") {
        return Err(Failure::BAD_REQUEST);
    }
    state.service.stop_emails(&token, StopScope::Letter).await?;
    Ok(StatusCode::OK.into_response())
}

/// What is posted as `List-Unsubscribe`.
async fn wish(request: Request, state: &AppState) -> Result<Option<String>, Failure> {
    const MULTIPART: &[u8] = b"multipart/form-data";
    let is = |value: &HeaderValue| value.as_bytes().get(..MULTIPART.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(MULTIPART));
    if !request.headers().get(header::CONTENT_TYPE).is_some_and(is) {
        let PostedForm(mut fields) = PostedForm::<HashMap<String, String>>::from_request(request, state).await?;
        return Ok(fields.remove(FIELD));
    }
    let mut fields = Multipart::from_request(request, state).await.map_err(|_| Failure::BAD_REQUEST)?;
    while let Some(field) = fields.next_field().await.map_err(|_| Failure::BAD_REQUEST)? {
        if field.name() == Some(FIELD) {
            return field.text().await.map(Some).map_err(|_| Failure::BAD_REQUEST);
        }
    }
    Ok(None)
}
