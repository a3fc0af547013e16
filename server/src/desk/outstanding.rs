//! Those who signed an earlier version: the list, asking once more, and what they said to the organisers.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, id, page_number},
    form::PostedForm,
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{error::FieldErrors, ids::PublicId, shapes::amendments::OutstandingFilter};
use serde::Deserialize;
use service::Error;

/// What is asked of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    show: String,
    page: String,
}

/// A signature in an address.
#[derive(Debug, Deserialize)]
pub struct OutstandingPath {
    coalition: String,
    letter: String,
    id: String,
}

impl OutstandingPath {
    fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }

    fn list(&self) -> String {
        format!("/desk/{}/letters/{}/outstanding", self.coalition, self.letter)
    }
}

/// The manifest of the text that was newest on the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedText {
    manifest: String,
}

/// A page of the list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<ListQuery>) -> Answer {
    let (filter, page) = (OutstandingFilter::from_code(&query.show), page_number(&query.page));
    let shown = organiser.service().outstanding(&organiser.actor, &at.coalition, &at.letter, filter, page).await?;
    Ok(html(pages::outstanding(&organiser.chrome, &shown, &FieldErrors::default())))
}

/// Asks one of them again.
///
/// # Errors
/// When the organiser may not, or they were asked less than a day ago.
pub async fn ask(organiser: Organiser, Path(at): Path<OutstandingPath>) -> Answer {
    let asked = organiser.service().ask_to_reaffirm(&organiser.actor, &at.coalition, &at.letter, at.id()?).await;
    told(&organiser, &at, asked, "done-outstanding-asked").await
}

/// Enters that one without an address reaffirmed.
///
/// # Errors
/// When the organiser may not, or a mail can ask them.
pub async fn reaffirmed(organiser: Organiser, Path(at): Path<OutstandingPath>, PostedForm(posted): PostedForm<PostedText>) -> Answer {
    let service = organiser.service();
    let entered = service.enter_reaffirmation(&organiser.actor, &at.coalition, &at.letter, at.id()?, &posted.manifest).await;
    told(&organiser, &at, entered, "done-outstanding-entered").await
}

/// Leads back to the list; where a click was refused, says there why.
async fn told(organiser: &Organiser, at: &OutstandingPath, done: Result<(), Error>, said: &str) -> Answer {
    let Err(error) = done else { return Ok(organiser.done(said, &at.list())) };
    let errors = faults(error)?;
    let shown = organiser.service().outstanding(&organiser.actor, &at.coalition, &at.letter, OutstandingFilter::All, 1).await?;
    Ok(faulty(pages::outstanding(&organiser.chrome, &shown, &errors)))
}
