//! For an organisation, or for oneself?

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Reader, TextQuery, html},
};
use app::pages;
use axum::extract::{Path, Query};

/// Asks.
///
/// # Errors
/// When there is no such letter, or it takes no signatures.
pub async fn choice(reader: Reader, Path(at): Path<LetterPath>, Query(text): Query<TextQuery>) -> Answer {
    let letter = reader.service().published_letter_in(&at.coalition, &at.letter, &text.wanted(reader.locale())).await?;
    if !letter.accepts {
        return Err(Failure::CLOSED);
    }
    Ok(html(pages::sign_choice(&reader.chrome, &letter)))
}
