//! One contact shown whole, because an organiser asked for it: the answer to a POST, which no address and no history keeps.

use super::{
    inviting::list::InvitationPath,
    reports::ReportPath,
    reviewers::{self, ReviewerPath},
    settings::{self, AccountPath},
    signatures::DeskSignaturePath,
    translations::people,
};
use crate::{
    extract::{Answer, OrganisationPath, Organiser, faults, html, html_with, id},
    form::PostedForm,
};
use app::pages;
use axum::{extract::Path, http::StatusCode};
use serde::Deserialize;
use service::Contact;

/// Which of an organisation's contacts.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedContact {
    contact: String,
}

async fn show(organiser: &Organiser, coalition: &str, contact: Contact, back: &str) -> Answer {
    let service = organiser.service();
    match service.reveal_contact(&organiser.actor, coalition, &contact).await {
        Ok(shown) => Ok(html(pages::revealed_contact(&organiser.chrome, &shown, back))),
        Err(error) => {
            let errors = faults(error)?;
            let desk = service.desk_coalition(&organiser.actor, coalition).await?;
            let page = pages::contact_not_shown(&organiser.chrome, &desk, back, &errors);
            Ok(html_with(StatusCode::TOO_MANY_REQUESTS, page))
        }
    }
}

/// A signature's.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn signature(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    let contact = Contact::Signature(at.letter.clone(), at.id()?);
    show(&organiser, &at.coalition, contact, &at.list()).await
}

/// An invitation's.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn invitation(organiser: Organiser, Path(at): Path<InvitationPath>) -> Answer {
    let contact = Contact::Invitation(at.letter.clone(), at.id()?);
    show(&organiser, &at.coalition, contact, &at.list()).await
}

/// One of an organisation's.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn organisation(organiser: Organiser, Path(at): Path<OrganisationPath>, PostedForm(posted): PostedForm<PostedContact>) -> Answer {
    let id = at.id()?;
    let back = format!("/desk/{}/organisations/{id}", at.coalition);
    show(&organiser, &at.coalition, Contact::Organisation(id, posted.contact), &back).await
}

/// An organiser's.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn organiser(organiser: Organiser, Path(at): Path<AccountPath>) -> Answer {
    show(&organiser, &at.coalition, Contact::Member(at.id()?), &settings::address(&at.coalition)).await
}

/// A partner's of a draft.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn reviewer(organiser: Organiser, Path(at): Path<ReviewerPath>) -> Answer {
    let back = reviewers::address(&at.coalition, &at.letter);
    show(&organiser, &at.coalition, Contact::Member(id(&at.account)?), &back).await
}

/// A translator's.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn translator(organiser: Organiser, Path(at): Path<people::TranslatorPath>) -> Answer {
    show(&organiser, &at.coalition, Contact::Member(id(&at.account)?), &people::address(&at.coalition)).await
}

/// That of a reader who reported an error.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn report(organiser: Organiser, Path(at): Path<ReportPath>) -> Answer {
    let contact = Contact::Report(at.letter.clone(), at.id()?);
    show(&organiser, &at.coalition, contact, &at.list()).await
}
