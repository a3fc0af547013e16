//! For an organisation, or for oneself?

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Reader, html},
};
use app::pages;
use axum::extract::Path;

/// Asks.
///
/// # Errors
/// When there is no such letter, or it takes no signatures.
pub async fn choice(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let letter = reader.service().published_letter(&at.coalition, &at.letter).await?;
    if !letter.accepts {
        return Err(Failure::CLOSED);
    }
    Ok(html(pages::sign_choice(&reader.chrome, &letter)))
}
