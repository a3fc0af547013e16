//! What readers report of a letter's list.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, html, id, page_number},
};
use app::pages;
use axum::extract::{Path, Query};
use domain::ids::PublicId;
use serde::Deserialize;
use service::Settled;

/// A report in an address.
#[derive(Debug, Deserialize)]
pub struct ReportPath {
    pub(super) coalition: String,
    pub(super) letter: String,
    id: String,
}

impl ReportPath {
    pub(super) fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id).map_err(|_| Failure::NOT_FOUND)
    }

    /// The list that it is on.
    pub(super) fn list(&self) -> String {
        format!("/desk/{}/letters/{}/reports", self.coalition, self.letter)
    }
}

/// Which page of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    page: String,
}

/// A page of the list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<ListQuery>) -> Answer {
    let page = page_number(&query.page);
    let shown = organiser.service().reported_errors(&organiser.actor, &at.coalition, &at.letter, page).await?;
    Ok(html(pages::reported_errors(&organiser.chrome, &shown)))
}

/// Deletes one that was looked at.
///
/// # Errors
/// When the organiser may not.
pub async fn settle(organiser: Organiser, Path(at): Path<ReportPath>) -> Answer {
    organiser.service().settle_report(&organiser.actor, &at.coalition, &at.letter, at.id()?, Settled::Alone).await?;
    Ok(organiser.done("done-report-settled", &at.list()))
}

/// Deletes all that came from the network of one on the same day.
///
/// # Errors
/// When the organiser may not.
pub async fn settle_network(organiser: Organiser, Path(at): Path<ReportPath>) -> Answer {
    organiser.service().settle_report(&organiser.actor, &at.coalition, &at.letter, at.id()?, Settled::Network).await?;
    Ok(organiser.done("done-reports-settled", &at.list()))
}
