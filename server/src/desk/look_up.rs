//! The search for a whole address in a list: the answer to a POST, which no address and no history keeps.

use crate::{
    extract::{Answer, CoalitionPath, LetterPath, Organiser, faults, faulty, html, html_with},
    form::PostedForm,
};
use app::pages;
use axum::{extract::Path, http::StatusCode};
use domain::{email::Email, error::FieldErrors};
use serde::Deserialize;
use service::Error;

/// What is looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedAddress {
    email: String,
}

impl PostedAddress {
    fn parse(&self) -> Result<Email, Error> {
        Email::parse(&self.email).map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))
    }
}

/// The list of what was found, or why nothing was looked up.
async fn answered<T>(
    organiser: &Organiser,
    coalition: &str,
    (back, typed): (&str, &PostedAddress),
    found: Result<T, Error>,
    page: impl FnOnce(&T) -> String,
) -> Answer {
    let error = match found {
        Ok(list) => return Ok(html(page(&list))),
        Err(error) => error,
    };
    let errors = faults(error)?;
    let enough = errors.0.iter().any(|error| error.code == "error-contacts-shown");
    let desk = organiser.service().desk_coalition(&organiser.actor, coalition).await?;
    if enough {
        let page = pages::contact_not_shown(&organiser.chrome, &desk, back, &errors);
        return Ok(html_with(StatusCode::TOO_MANY_REQUESTS, page));
    }
    Ok(faulty(pages::address_not_looked_up(&organiser.chrome, &desk, back, &typed.email, &errors)))
}

/// Among a letter's signatures.
///
/// # Errors
/// When the organiser may not.
pub async fn signatures(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(posted): PostedForm<PostedAddress>) -> Answer {
    let found = match posted.parse() {
        Ok(email) => organiser.service().signatures_of_address(&organiser.actor, &at.coalition, &at.letter, &email).await,
        Err(error) => Err(error),
    };
    let back = format!("/desk/{}/letters/{}/signatures", at.coalition, at.letter);
    let page = |list: &_| pages::desk_signatures(&organiser.chrome, list, &FieldErrors::default());
    answered(&organiser, &at.coalition, (&back, &posted), found, page).await
}

/// Among a letter's invitations.
///
/// # Errors
/// When the organiser may not.
pub async fn invitations(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(posted): PostedForm<PostedAddress>) -> Answer {
    let found = match posted.parse() {
        Ok(email) => organiser.service().invitations_of_address(&organiser.actor, &at.coalition, &at.letter, &email).await,
        Err(error) => Err(error),
    };
    let back = format!("/desk/{}/letters/{}/invitations", at.coalition, at.letter);
    answered(&organiser, &at.coalition, (&back, &posted), found, |list| pages::desk_invitations(&organiser.chrome, list)).await
}

/// In the address book.
///
/// # Errors
/// When the organiser may not.
pub async fn organisations(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(posted): PostedForm<PostedAddress>) -> Answer {
    let found = match posted.parse() {
        Ok(email) => organiser.service().organisations_of_address(&organiser.actor, &at.coalition, &email).await,
        Err(error) => Err(error),
    };
    let back = format!("/desk/{}/organisations", at.coalition);
    answered(&organiser, &at.coalition, (&back, &posted), found, |list| pages::desk_organisations(&organiser.chrome, list)).await
}
