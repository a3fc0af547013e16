//! A coalition's privacy notice, its earlier versions, and their canonical texts.

use crate::{
    error::Failure,
    extract::{Answer, CoalitionPath, Reader, html, id},
};
use app::pages;
use axum::{extract::Path, http::header, response::IntoResponse};
use serde::Deserialize;

/// A version of a notice in an address.
#[derive(Debug, Deserialize)]
pub struct VersionPath {
    coalition: String,
    version: String,
}

/// The current version.
///
/// # Errors
/// When there is no such coalition.
pub async fn newest(reader: Reader, Path(at): Path<CoalitionPath>) -> Answer {
    let notice = reader.service().privacy_notice(&at.coalition, None).await?;
    Ok(html(pages::privacy_notice(&reader.chrome, &notice)))
}

/// One version.
///
/// # Errors
/// When there is no such version.
pub async fn version(reader: Reader, Path(at): Path<VersionPath>) -> Answer {
    let notice = reader.service().privacy_notice(&at.coalition, Some(id(&at.version)?)).await?;
    Ok(html(pages::privacy_notice(&reader.chrome, &notice)))
}

/// The text of one version in all languages, as it is hashed.
///
/// # Errors
/// When there is no such version.
pub async fn file(reader: Reader, Path(at): Path<VersionPath>) -> Answer {
    let notice = reader.service().privacy_notice(&at.coalition, Some(id(&at.version)?)).await?;
    let (_, text) = notice.shown.ok_or(Failure::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
