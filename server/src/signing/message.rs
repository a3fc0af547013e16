//! The page of a message that an organiser wrote, for anyone who holds the link in its mail.

use crate::extract::{Answer, Reader, SignaturePath, html};
use app::pages;
use axum::extract::Path;

/// The message.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn page(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let id = at.id()?;
    let shown = reader.service().received_message(id, &reader.message_token(id)?).await?;
    Ok(html(pages::received_message(&reader.chrome, &shown)))
}
