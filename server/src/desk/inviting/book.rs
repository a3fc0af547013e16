//! Inviting from the address book.

use super::one::{list, page, told};
use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, page_number},
    form::PostedForm,
};
use app::pages;
use axum::extract::{Path, Query};
use domain::error::FieldErrors;
use serde::Deserialize;
use service::BookChoice;

/// What is looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BookQuery {
    q: String,
    page: String,
}

/// The boxes that were ticked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedChoices {
    choice: Vec<String>,
}

async fn shown(organiser: &Organiser, at: &LetterPath, query: &BookQuery, errors: &FieldErrors) -> Result<String, Failure> {
    let page = page_number(&query.page);
    let book = organiser.service().invitation_book(&organiser.actor, &at.coalition, &at.letter, &query.q, page).await?;
    Ok(pages::invite_from_book(&organiser.chrome, &book, errors))
}

/// The address book with boxes.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<BookQuery>) -> Answer {
    Ok(html(shown(&organiser, &at, &query, &FieldErrors::default()).await?))
}

/// Invites those ticked.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub async fn post(
    organiser: Organiser,
    Path(at): Path<LetterPath>,
    Query(query): Query<BookQuery>,
    PostedForm(posted): PostedForm<PostedChoices>,
) -> Answer {
    let page = page(&organiser, &at).await?;
    let choices: Option<Vec<_>> = posted.choice.iter().map(|choice| BookChoice::parse(choice)).collect();
    let choices = choices.ok_or(Failure::BAD_REQUEST)?;
    match organiser.service().invite_from_book(&organiser.actor, &at.coalition, &at.letter, &choices).await {
        Ok(many) => Ok(organiser.done(told(&page, many > 1), &list(&at))),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(shown(&organiser, &at, &query, &errors).await?))
        }
    }
}
