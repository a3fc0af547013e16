//! A representative's way from the desk to the invitation by which they sign for their organisation.

use crate::{
    cookies::Cookie,
    extract::{Answer, LetterPath, Organiser},
    limits::{Client, Gate},
};
use axum::{extract::Path, response::IntoResponse};

/// Leads to the invitation, as a link in a mail to the same mailbox does. Nothing is signed yet.
///
/// # Errors
/// When no organiser named an organisation for them on this letter, or it takes no signatures.
pub async fn sign(organiser: Organiser, client: Client, Path(at): Path<LetterPath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token) = organiser.service().sign_for_organisation(&organiser.actor, &at.coalition, &at.letter).await?;
    let cookie = Cookie::link(&organiser.state.site, id);
    Ok((cookie.set(&token), organiser.go(&format!("/invitations/{id}"))).into_response())
}
