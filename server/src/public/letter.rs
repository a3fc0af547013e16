//! A letter: as a page, and as the exact bytes that are signed.

use crate::extract::{Answer, LetterPath, Reader, html};
use app::pages;
use axum::{extract::Path, http::header, response::IntoResponse};

/// The letter as a document.
///
/// # Errors
/// When there is no such letter.
pub async fn letter(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let letter = reader.service().published_letter(&at.coalition, &at.letter).await?;
    Ok(html(pages::letter(&reader.chrome, &letter)))
}

/// Its canonical text.
///
/// # Errors
/// When there is no such letter.
pub async fn canonical_text(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let text = reader.service().canonical_text(&at.coalition, &at.letter).await?;
    Ok(([(header::CONTENT_TYPE, "text/markdown; charset=utf-8")], text).into_response())
}

/// Its manifest.
///
/// # Errors
/// When there is no such letter.
pub async fn manifest(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let text = reader.service().manifest(&at.coalition, &at.letter).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
