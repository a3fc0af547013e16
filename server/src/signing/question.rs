//! "This was not us": asked first, then done with one press.

use crate::{
    extract::{Answer, Reader, SignaturePath, html},
    limits::{Client, Gate},
};
use app::pages;
use axum::extract::Path;

/// The question.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn show(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let id = at.id()?;
    let shown = reader.service().questioning(id, &reader.question_token(id)?).await?;
    Ok(html(pages::question(&reader.chrome, &shown)))
}

/// Questions the signature.
///
/// # Errors
/// When the link is not good.
pub async fn post(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let id = at.id()?;
    reader.service().question(id, &reader.question_token(id)?).await?;
    Ok(reader.done("done-questioned", &format!("/not-us/{id}")))
}
