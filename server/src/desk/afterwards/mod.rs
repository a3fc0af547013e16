//! What becomes of a letter after it has closed, at the desk: looked over, noted, corrected, taken back.

pub mod answer;
pub mod delivery;
pub mod end;
pub mod files;
pub mod late;
mod posted;

use crate::extract::{Answer, LetterPath, Organiser, html};
use app::pages;
use axum::extract::Path;
use serde::Deserialize;

/// A delivery, an answer or a file of a letter in an address.
#[derive(Debug, Deserialize)]
pub struct NotedPath {
    coalition: String,
    letter: String,
    noted: String,
}

impl NotedPath {
    /// The page of what became of the letter, without the language.
    fn page(&self) -> String {
        format!("/desk/{}/letters/{}/afterwards", self.coalition, self.letter)
    }
}

/// The page of what became of a letter, without the language.
fn page_of(at: &LetterPath) -> String {
    format!("{}/afterwards", at.desk())
}

/// What became of the letter.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn page(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::desk_afterwards(&organiser.chrome, &shown)))
}
