//! "This was not me": asked first, then done by a private link to the mailbox; at once where its address has ended.

use super::InvitedPath;
use crate::{
    extract::{Answer, Reader, html},
    limits::{Client, Gate},
};
use app::pages;
use axum::extract::Path;
use service::Wish;

/// The question.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn question(reader: Reader, Path(at): Path<InvitedPath>) -> Answer {
    let id = at.id()?;
    let shown = reader.service().disowning(id, &reader.disown_token(id)?).await?;
    Ok(html(pages::disown(&reader.chrome, &shown)))
}

/// Mails a private link to the mailbox, or takes the signature off where there is none.
///
/// # Errors
/// When the link is not good.
pub async fn post(reader: Reader, client: Client, Path(at): Path<InvitedPath>) -> Answer {
    client.pass(Gate::Link)?;
    let id = at.id()?;
    let token = reader.disown_token(id)?;
    let page = format!("/not-me/{id}");
    if reader.service().disown(id, &token).await? == Wish::Mailed {
        return Ok(reader.done("done-disown-asked", &page));
    }
    // Taken off in another way before, the page says so: the organisers are told of nothing new.
    let done = reader.service().disowning(id, &token).await?.disowned;
    Ok(if done { reader.done("done-disowned", &page) } else { reader.go(&page) })
}
