//! What readers report of a letter's list.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, html, id},
};
use app::pages;
use axum::extract::Path;
use serde::Deserialize;

/// A report in an address.
#[derive(Debug, Deserialize)]
pub struct ReportPath {
    coalition: String,
    letter: String,
    id: String,
}

/// The list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = organiser.service().reported_errors(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::reported_errors(&organiser.chrome, &shown)))
}

/// Deletes one that was looked at.
///
/// # Errors
/// When the organiser may not.
pub async fn settle(organiser: Organiser, Path(at): Path<ReportPath>) -> Answer {
    let id = id(&at.id).map_err(|_| Failure::NOT_FOUND)?;
    organiser.service().settle_report(&organiser.actor, &at.coalition, &at.letter, id).await?;
    Ok(organiser.done("done-report-settled", &format!("/desk/{}/letters/{}/reports", at.coalition, at.letter)))
}
