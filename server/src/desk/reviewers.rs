//! The partners of a draft.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, id},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, forms::review::ReviewerForm};
use serde::Deserialize;

/// A partner in an address.
#[derive(Deserialize)]
pub struct ReviewerPath {
    pub(in crate::desk) coalition: String,
    pub(in crate::desk) letter: String,
    pub(in crate::desk) account: String,
}

pub(in crate::desk) fn address(coalition: &str, letter: &str) -> String {
    format!("/desk/{coalition}/letters/{letter}/reviewers")
}

async fn page(organiser: &Organiser, at: &LetterPath, form: &ReviewerForm, errors: &FieldErrors) -> Result<String, Failure> {
    let shown = organiser.service().reviewers(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(pages::reviewers(&organiser.chrome, &shown, form, errors))
}

/// The page.
///
/// # Errors
/// When the organiser may not see it.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    Ok(html(page(&organiser, &at, &ReviewerForm::default(), &FieldErrors::default()).await?))
}

/// Invites a partner.
///
/// # Errors
/// When the organiser may not, or the text is frozen.
pub async fn invite(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<ReviewerForm>) -> Answer {
    match organiser.service().invite_reviewer(&organiser.actor, &at.coalition, &at.letter, &form).await {
        Ok(()) => Ok(organiser.done("done-reviewer-invited", &address(&at.coalition, &at.letter))),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(page(&organiser, &at, &form, &errors).await?))
        }
    }
}

/// Takes a partner off the draft.
///
/// # Errors
/// When the organiser may not, or there is no such partner.
pub async fn remove(organiser: Organiser, Path(at): Path<ReviewerPath>) -> Answer {
    organiser.service().remove_reviewer(&organiser.actor, &at.coalition, &at.letter, id(&at.account)?).await?;
    Ok(organiser.done("done-reviewer-removed", &address(&at.coalition, &at.letter)))
}
