//! A file in a form, as browsers post it: the one kind of body that may be larger than all others.

use crate::state::AppState;
use axum::{
    body::Bytes,
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};

/// The largest body of a form with a file that is listened to until its end, so that a file which is too large is
/// answered with words instead of a broken connection.
pub const BYTE_LIMIT: usize = 4 * MEGABYTES * 1024 * 1024;
/// How large a file may be, as people are told.
const MEGABYTES: usize = 4;

/// The file of the form's field `file`.
pub struct Upload(pub Bytes);

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadFault {
    /// Nobody chose one, or it is empty.
    Missing,
    /// It is too large.
    TooLarge {
        /// How large one may be.
        megabytes: usize,
    },
    /// What came is no form with a file.
    NoForm,
}

impl FromRequest<AppState> for Upload {
    type Rejection = UploadFault;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, UploadFault> {
        let mut form = Multipart::from_request(request, state).await.map_err(|_| UploadFault::NoForm)?;
        let fault = |error: MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => UploadFault::TooLarge { megabytes: MEGABYTES },
            _ => UploadFault::NoForm,
        };
        let mut file = None;
        while let Some(mut field) = form.next_field().await.map_err(fault)? {
            if field.name() == Some("file") && file.is_none() {
                file = Some(read(&mut field).await.map_err(fault)?);
            }
        }
        match file {
            Some(Some(bytes)) if !bytes.is_empty() => Ok(Self(bytes)),
            Some(None) => Err(UploadFault::TooLarge { megabytes: MEGABYTES }),
            _ => Err(UploadFault::Missing),
        }
    }
}

/// A field to its end; nothing of one that is too large.
async fn read(field: &mut Field<'_>) -> Result<Option<Bytes>, MultipartError> {
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(chunk) = field.chunk().await? {
        fits &= bytes.len() + chunk.len() <= MEGABYTES * 1024 * 1024;
        if fits {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes.clear();
        }
    }
    Ok(fits.then(|| bytes.into()))
}

impl axum::response::IntoResponse for UploadFault {
    fn into_response(self) -> axum::response::Response {
        let failure = match self {
            Self::TooLarge { .. } => crate::error::Failure::TOO_LARGE,
            Self::Missing | Self::NoForm => crate::error::Failure::BAD_REQUEST,
        };
        failure.into_response()
    }
}
