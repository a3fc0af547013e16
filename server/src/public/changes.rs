//! What changed on the list of signatories.

use crate::extract::{Answer, LetterPath, Reader, html, page_number};
use app::pages;
use axum::extract::{Path, Query};
use serde::Deserialize;

/// Which page of the changes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChangesQuery {
    page: String,
}

/// The changes, day by day.
///
/// # Errors
/// When there is no such letter.
pub async fn changes(reader: Reader, Path(at): Path<LetterPath>, Query(query): Query<ChangesQuery>) -> Answer {
    let shown = reader.service().public_list_changes(&at.coalition, &at.letter, page_number(&query.page)).await?;
    Ok(html(pages::list_changes(&reader.chrome, &shown)))
}
