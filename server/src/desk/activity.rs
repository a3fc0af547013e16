//! Who did what in a coalition.

use crate::extract::{Answer, CoalitionPath, Organiser, html, page_number};
use app::pages;
use axum::extract::{Path, Query};
use domain::activity::ActKind;
use serde::Deserialize;

/// What is asked of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ActivityQuery {
    kind: String,
    person: String,
    page: String,
}

/// A page of the list; a group or a person that there is not is no choice.
///
/// # Errors
/// When the organiser may not see it.
pub async fn activity(organiser: Organiser, Path(at): Path<CoalitionPath>, Query(query): Query<ActivityQuery>) -> Answer {
    let (kind, person) = (ActKind::from_code(&query.kind), query.person.parse().ok());
    let shown = organiser.service().activity(&organiser.actor, &at.coalition, kind, person, page_number(&query.page)).await?;
    Ok(html(pages::desk_activity(&organiser.chrome, &shown)))
}
