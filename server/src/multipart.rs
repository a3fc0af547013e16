//! Posted forms with files: text fields, files into memory up to a limit, or into their hash alone.

use crate::{error::Failure, state::AppState};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::StatusCode,
};
use sha2::{Digest, Sha256};

/// The most bytes of a text field.
const TEXT_LIMIT: usize = 16 * 1024;

/// A posted form with files, part by part.
pub struct Parts(Multipart);

/// What a file was.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Posted<T> {
    /// None was chosen.
    #[default]
    Nothing,
    /// It is larger than it may be.
    TooLarge,
    /// What was made of it.
    Read(T),
}

impl Parts {
    /// Begins to read a request. Ask before whether the sender may post it.
    ///
    /// # Errors
    /// Where it is no form with files.
    pub async fn begin(request: Request, state: &AppState) -> Result<Self, Failure> {
        Multipart::from_request(request, state).await.map(Self).map_err(|_| Failure::BAD_REQUEST)
    }

    /// The next part and its name.
    ///
    /// # Errors
    /// Where the form breaks off, or is larger than forms may be.
    pub async fn next(&mut self) -> Result<Option<(String, Field<'_>)>, Failure> {
        let field = self.0.next_field().await.map_err(|error| refused(error.status()))?;
        Ok(field.map(|field| (field.name().unwrap_or_default().to_owned(), field)))
    }
}

/// A part's text.
///
/// # Errors
/// Where it is none, or too long.
pub async fn text(field: Field<'_>) -> Result<String, Failure> {
    match bytes(field, TEXT_LIMIT).await? {
        Posted::Nothing => Ok(String::new()),
        Posted::TooLarge => Err(Failure::TOO_LARGE),
        Posted::Read(bytes) => String::from_utf8(bytes).map_err(|_| Failure::BAD_REQUEST),
    }
}

/// A part's bytes, up to a limit; what is beyond it is read and dropped.
///
/// # Errors
/// Where the form breaks off.
pub async fn bytes(mut field: Field<'_>, most: usize) -> Result<Posted<Vec<u8>>, Failure> {
    let (mut bytes, mut too_large) = (Vec::new(), false);
    while let Some(chunk) = field.chunk().await.map_err(|error| refused(error.status()))? {
        too_large |= bytes.len() + chunk.len() > most;
        if too_large {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(match (too_large, bytes.is_empty()) {
        (true, _) => Posted::TooLarge,
        (false, true) => Posted::Nothing,
        (false, false) => Posted::Read(bytes),
    })
}

/// The SHA-256 of a part, in hexadecimal; nothing of it is kept.
///
/// # Errors
/// Where the form breaks off.
pub async fn sha256(mut field: Field<'_>) -> Result<Posted<String>, Failure> {
    let (mut hash, mut empty) = (Sha256::new(), true);
    while let Some(chunk) = field.chunk().await.map_err(|error| refused(error.status()))? {
        empty &= chunk.is_empty();
        hash.update(&chunk);
    }
    Ok(if empty { Posted::Nothing } else { Posted::Read(ledger::hex::encode(&hash.finalize())) })
}

fn refused(status: StatusCode) -> Failure {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Failure::TOO_LARGE } else { Failure::BAD_REQUEST }
}
