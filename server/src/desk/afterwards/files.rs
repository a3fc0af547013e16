//! Files of receipts and answers: sent as what they are, and as nothing else.

use super::NotedPath;
use crate::{
    error::Failure,
    extract::{Answer, Organiser, Reader, id},
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use domain::ids::PublicId;
use serde::Deserialize;
use service::NewFile;

/// What a file may do in a browser that opens it by itself: nothing.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// A file of a public letter in an address.
#[derive(Debug, Deserialize)]
pub struct PublicFilePath {
    coalition: String,
    letter: String,
    file: String,
}

/// A file that everyone may see.
///
/// # Errors
/// When there is none.
pub async fn public(reader: Reader, Path(at): Path<PublicFilePath>) -> Answer {
    let id: PublicId = id(&at.file)?;
    Ok(answer(id, reader.service().public_file(&at.coalition, &at.letter, id).await?))
}

/// A file for organisers.
///
/// # Errors
/// When there is no such file for this organiser.
pub async fn desk(organiser: Organiser, Path(at): Path<NotedPath>) -> Result<Response, Failure> {
    let id: PublicId = id(&at.noted)?;
    Ok(answer(id, organiser.service().desk_file(&organiser.actor, &at.coalition, &at.letter, id).await?))
}

/// Pictures may stand on a page; a document is saved, for what it would run is not known.
fn answer(id: PublicId, file: NewFile) -> Response {
    let place = if file.kind.is_picture() { "inline" } else { "attachment" };
    let headers = [
        (header::CONTENT_TYPE, file.kind.code().to_owned()),
        (header::CONTENT_DISPOSITION, format!("{place}; filename=\"{id}.{}\"", file.kind.extension())),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    (headers, file.bytes).into_response()
}
