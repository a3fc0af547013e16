//! One letter at the desk.

use crate::extract::{Answer, LetterPath, Organiser, html};
use app::pages;
use axum::extract::Path;

/// Where it stands and what can be done.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn letter(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let page = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::desk_letter(&organiser.chrome, &page)))
}
