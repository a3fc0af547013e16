//! What a signatory keeps of their entry in the log: files to be checked without us.

use crate::{
    error::Failure,
    extract::{Answer, Reader, SignaturePath},
};
use axum::{extract::Path, http::header, response::IntoResponse};
use service::log::Receipt;

async fn find(reader: &Reader, at: &SignaturePath) -> Result<Receipt, Failure> {
    let id = at.id()?;
    let token = reader.link_token(id)?;
    reader.service().receipt(id, &token).await?.ok_or(Failure::NOT_FOUND)
}

/// A file to be kept; made for its signatory, and so kept by nobody on the way.
fn file(name: &str, text: String) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// The proof that the entry is in the log (c2sp.org/tlog-proof).
///
/// # Errors
/// When the browser holds no link to it that is good, or it is not recorded yet.
pub async fn proof(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let receipt = find(&reader, &at).await?;
    file(&format!("signature-{}.tlog-proof", receipt.index), receipt.proof)
}

/// The record and its salt, in the form that opens the entry's commitment.
///
/// # Errors
/// As [`proof`]; when the record was deleted.
pub async fn record(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let receipt = find(&reader, &at).await?;
    let (record, salt) = receipt.opening.ok_or(Failure::NOT_FOUND)?;
    file(&format!("record-{}.txt", receipt.index), format!("salt {salt}\n{record}"))
}

/// The statement that a key may sign.
///
/// # Errors
/// As [`record`].
pub async fn statement(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let receipt = find(&reader, &at).await?;
    file("statement.txt", receipt.statement.ok_or(Failure::NOT_FOUND)?)
}
