//! The list of a letter's invitations, and what is done with one.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, html, id, page_number},
};
use app::pages;
use axum::{
    extract::{Path, Query},
    response::IntoResponse,
};
use domain::{ids::PublicId, invitation::Standing};
use serde::Deserialize;
use service::Error;

/// An invitation of a letter in an address.
#[derive(Debug, Deserialize)]
pub struct InvitationPath {
    pub(in crate::desk) coalition: String,
    pub(in crate::desk) letter: String,
    id: String,
}

impl InvitationPath {
    pub(in crate::desk) fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }

    pub(in crate::desk) fn list(&self) -> String {
        format!("/desk/{}/letters/{}/invitations", self.coalition, self.letter)
    }
}

/// What is asked of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    standing: String,
    page: String,
}

/// A page of the list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<ListQuery>) -> Answer {
    let (standing, page) = (Standing::from_code(&query.standing), page_number(&query.page));
    let list = organiser.service().invitations(&organiser.actor, &at.coalition, &at.letter, &query.q, standing, page).await?;
    Ok(html(pages::desk_invitations(&organiser.chrome, &list)))
}

/// Sends one once more.
///
/// # Errors
/// When the organiser may not, it was answered with a signature, or it was sent too often.
pub async fn resend(organiser: Organiser, Path(at): Path<InvitationPath>) -> Answer {
    match organiser.service().resend_invitation(&organiser.actor, &at.coalition, &at.letter, at.id()?).await {
        Ok(()) => Ok(organiser.done("done-invitation-resent", &at.list())),
        Err(error @ Error::Fields(_)) => {
            faults(error)?;
            Err(Failure::too_many(24 * 60 * 60))
        }
        Err(error) => Err(error.into()),
    }
}

/// "Take this invitation back?"
///
/// # Errors
/// When there is no such invitation for this organiser.
pub async fn withdraw_question(organiser: Organiser, Path(at): Path<InvitationPath>) -> Answer {
    let one = organiser.service().invitation(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    let page = organiser.service().invitation_desk(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::withdraw_invitation(&organiser.chrome, &page, &one)).into_response())
}

/// Takes it back.
///
/// # Errors
/// When the organiser may not, or the organisation has signed.
pub async fn withdraw(organiser: Organiser, Path(at): Path<InvitationPath>) -> Answer {
    organiser.service().withdraw_invitation(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(organiser.done("done-invitation-withdrawn", &at.list()))
}
