//! The versions of a letter: a list, and each with its texts.

use crate::extract::{Answer, LetterPath, Reader, html, number};
use app::pages;
use axum::extract::Path;
use serde::Deserialize;

/// A version in an address.
#[derive(Debug, Deserialize)]
pub struct VersionPath {
    coalition: String,
    letter: String,
    version: String,
}

/// All of them.
///
/// # Errors
/// When there is no such letter.
pub async fn list(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let shown = reader.service().versions(&at.coalition, &at.letter).await?;
    Ok(html(pages::versions(&reader.chrome, &shown)))
}

/// One of them.
///
/// # Errors
/// When there is no such letter, or no such version.
pub async fn one(reader: Reader, Path(at): Path<VersionPath>) -> Answer {
    let shown = reader.service().version_page(&at.coalition, &at.letter, number(&at.version)?).await?;
    Ok(html(pages::version(&reader.chrome, &shown)))
}
