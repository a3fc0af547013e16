//! A letter in each of its languages: as a page, and as the exact bytes that are signed.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Reader, html},
};
use app::pages;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use domain::language::Wanted;
use serde::Deserialize;

/// The letter as a document: in the reader's language where there is such a text, else the original.
///
/// # Errors
/// When there is no such letter.
pub async fn letter(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let wanted = Wanted::Under(reader.locale());
    page(&reader, &at.coalition, &at.letter, &wanted).await
}

/// One of a letter's texts in an address.
#[derive(Debug, Deserialize)]
pub struct TextPath {
    coalition: String,
    letter: String,
    tag: String,
}

/// The letter as a document in one of its languages, whatever the reader's is.
///
/// # Errors
/// When there is no such letter or no such text.
pub async fn letter_in(reader: Reader, Path(at): Path<TextPath>) -> Answer {
    page(&reader, &at.coalition, &at.letter, &Wanted::In(at.tag)).await
}

async fn page(reader: &Reader, coalition: &str, letter: &str, wanted: &Wanted) -> Answer {
    let letter = reader.service().published_letter_in(coalition, letter, wanted).await?;
    Ok(html(pages::letter(&reader.chrome, &letter)))
}

/// The original's canonical text.
///
/// # Errors
/// When there is no such letter.
pub async fn canonical_text(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    Ok(markdown(reader.service().canonical_text(&at.coalition, &at.letter).await?))
}

/// A file beside a letter, `letter.fr.md`, in an address.
#[derive(Debug, Deserialize)]
pub struct FilePath {
    coalition: String,
    letter: String,
    file: String,
}

/// The canonical text in one of the letter's languages.
///
/// # Errors
/// When there is no such letter or no such text.
pub async fn canonical_text_in(reader: Reader, Path(at): Path<FilePath>) -> Answer {
    let tag = at.file.strip_suffix(".md").ok_or(Failure::NOT_FOUND)?;
    let wanted = Wanted::In(tag.to_owned());
    Ok(markdown(reader.service().canonical_text_in(&at.coalition, &at.letter, &wanted).await?))
}

fn markdown(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/markdown; charset=utf-8")], text).into_response()
}

/// Its manifest.
///
/// # Errors
/// When there is no such letter.
pub async fn manifest(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let text = reader.service().manifest(&at.coalition, &at.letter).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
