//! A changed text, and what its signatories say to it.

use super::signature::address;
use crate::{
    extract::{Answer, Reader, SignaturePath, html, html_with},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{extract::Path, http::StatusCode};
use domain::time::Instant;
use serde::Deserialize;
use service::{Error, Reply};

/// The manifest of the version that was shown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedText {
    manifest: String,
}

/// When the proposal was made that was shown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedObjection {
    proposed: i64,
}

/// The difference, the new text, and the clicks.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn text(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let id = at.id()?;
    let shown = reader.service().changed_text(id, &reader.link_token(id)?).await?;
    Ok(html(pages::changed_text(&reader.chrome, &shown, false)))
}

/// "I stand by the new text too."
///
/// # Errors
/// When the link is not good, or it is too late.
pub async fn reaffirm(reader: Reader, client: Client, Path(at): Path<SignaturePath>, PostedForm(posted): PostedForm<PostedText>) -> Answer {
    reply(reader, client, at, Reply::Reaffirm(posted.manifest), "done-reaffirmed").await
}

/// "I stay with what I signed."
///
/// # Errors
/// As [`reaffirm`].
pub async fn decline(reader: Reader, client: Client, Path(at): Path<SignaturePath>, PostedForm(posted): PostedForm<PostedText>) -> Answer {
    reply(reader, client, at, Reply::Decline(posted.manifest), "done-declined").await
}

/// "This changes the meaning."
///
/// # Errors
/// As [`reaffirm`].
pub async fn object(
    reader: Reader,
    client: Client,
    Path(at): Path<SignaturePath>,
    PostedForm(posted): PostedForm<PostedObjection>,
) -> Answer {
    reply(reader, client, at, Reply::Object(Instant(posted.proposed)), "done-objected").await
}

async fn reply(reader: Reader, client: Client, at: SignaturePath, reply: Reply, told: &str) -> Answer {
    client.pass(Gate::Link)?;
    let id = at.id()?;
    let token = reader.link_token(id)?;
    match reader.service().reply_to_change(id, &token, reply).await {
        Ok(()) => Ok(reader.done(told, &address(id))),
        // The text changed once more, or the proposal is gone: what is asked now is shown.
        Err(Error::Conflict) => {
            let shown = reader.service().changed_text(id, &token).await?;
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, pages::changed_text(&reader.chrome, &shown, true)))
        }
        Err(error) => Err(error.into()),
    }
}
