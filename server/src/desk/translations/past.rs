//! The states that a translated part has had, and using one again.

use super::PartPath;
use crate::{
    extract::{Answer, Organiser, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use serde::Deserialize;

/// The page.
///
/// # Errors
/// When there is no such part for this reader.
pub async fn history(organiser: Organiser, Path(at): Path<PartPath>) -> Answer {
    let shown = organiser.service().part_history(&organiser.actor, &at.coalition, &at.letter, &at.language, at.id()?).await?;
    Ok(html(pages::part_history(&organiser.chrome, &shown)))
}

/// Which state, and the newest that was shown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedState {
    state: String,
    seen: String,
}

/// Uses it again.
///
/// # Errors
/// When the reader may not translate into this language, or somebody saved the part meanwhile.
pub async fn use_again(organiser: Organiser, Path(at): Path<PartPath>, PostedForm(form): PostedForm<PostedState>) -> Answer {
    let (state, seen) = (form.state.parse().unwrap_or_default(), form.seen.parse().unwrap_or_default());
    let service = organiser.service();
    service.use_part_again(&organiser.actor, &at.coalition, &at.letter, &at.language, at.id()?, state, seen).await?;
    Ok(organiser.done("done-translation-saved", &at.translation()))
}
