//! Inviting one organisation.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, forms::invitation::InviteForm, letter::LetterState, shapes::invitations::InvitePage};

/// What the pages that invite need.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub(super) async fn page(organiser: &Organiser, at: &LetterPath) -> Result<InvitePage, Failure> {
    Ok(organiser.service().invite_page(&organiser.actor, &at.coalition, &at.letter).await?)
}

/// The address of the list, without the language.
pub(super) fn list(at: &LetterPath) -> String {
    format!("{}/invitations", at.desk())
}

/// What is told after inviting: sent, or prepared.
pub(super) fn told(page: &InvitePage, many: bool) -> &'static str {
    match (page.letter.state == LetterState::Open, many) {
        (true, true) => "done-invited-many",
        (true, false) => "done-invited",
        (false, _) => "done-invitation-prepared",
    }
}

/// The form.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let page = page(&organiser, &at).await?;
    Ok(html(pages::invite_one(&organiser.chrome, &page, &page.form, &FieldErrors::default())))
}

/// Invites.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<InviteForm>) -> Answer {
    let page = page(&organiser, &at).await?;
    let invited = match form.parse() {
        Ok(invitee) => organiser.service().invite(&organiser.actor, &at.coalition, &at.letter, &invitee).await,
        Err(errors) => Err(errors.into()),
    };
    match invited {
        Ok(()) => Ok(organiser.done(told(&page, false), &list(&at))),
        Err(error) => Ok(faulty(pages::invite_one(&organiser.chrome, &page, &form, &faults(error)?))),
    }
}
