//! Those who signed an earlier version: the list, asking once more, and what they said to the organisers.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, html, id, page_number},
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{ids::PublicId, shapes::amendments::OutstandingFilter};
use serde::Deserialize;

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

/// A page of the list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<ListQuery>) -> Answer {
    let (filter, page) = (OutstandingFilter::from_code(&query.show), page_number(&query.page));
    let shown = organiser.service().outstanding(&organiser.actor, &at.coalition, &at.letter, filter, page).await?;
    Ok(html(pages::outstanding(&organiser.chrome, &shown)))
}

/// Asks one of them again.
///
/// # Errors
/// When the organiser may not, or they were asked less than a day ago.
pub async fn ask(organiser: Organiser, Path(at): Path<OutstandingPath>) -> Answer {
    organiser.service().ask_to_reaffirm(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(organiser.done("done-outstanding-asked", &at.list()))
}

/// Enters that one without an address reaffirmed.
///
/// # Errors
/// When the organiser may not, or a mail can ask them.
pub async fn reaffirmed(organiser: Organiser, Path(at): Path<OutstandingPath>) -> Answer {
    organiser.service().enter_reaffirmation(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(organiser.done("done-outstanding-entered", &at.list()))
}
