//! Inviting from a file: upload, preview, confirm. Nobody is invited before the last.

use super::one::{list, page, told};
use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, id},
    form::PostedForm,
    upload::{Upload, UploadFault},
};
use app::pages;
use axum::extract::Path;
use domain::{
    error::{FieldError, FieldErrors},
    ids::PublicId,
    invitation::import::UploadReading,
};
use serde::Deserialize;
use service::Error;

/// A file that waits, in an address.
#[derive(Debug, Deserialize)]
pub struct UploadPath {
    coalition: String,
    letter: String,
    upload: String,
}

impl UploadPath {
    fn id(&self) -> Result<PublicId, Failure> {
        id(&self.upload)
    }

    fn letter(&self) -> LetterPath {
        LetterPath { coalition: self.coalition.clone(), letter: self.letter.clone() }
    }
}

/// The form that takes a file.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let page = page(&organiser, &at).await?;
    Ok(html(pages::invite_from_file(&organiser.chrome, &page, &FieldErrors::default())))
}

/// Takes a file to be looked at.
///
/// # Errors
/// When the organiser may not, or the letter takes no invitations.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, upload: Result<Upload, UploadFault>) -> Answer {
    let page = page(&organiser, &at).await?;
    let kept = match upload {
        Ok(Upload(bytes)) => organiser.service().upload_invitations(&organiser.actor, &at.coalition, &at.letter, &bytes).await,
        Err(UploadFault::Missing) => Err(Error::field("file", "error-file-missing")),
        Err(UploadFault::TooLarge { megabytes }) => {
            Err(Error::Fields(FieldErrors(vec![FieldError::new("file", "error-file-too-large").with("max", megabytes)])))
        }
        Err(UploadFault::NoForm) => return Err(Failure::BAD_REQUEST),
    };
    match kept {
        Ok(id) => Ok(organiser.go(&format!("{}/file/{id}", list(&at)))),
        Err(error) => Ok(faulty(pages::invite_from_file(&organiser.chrome, &page, &faults(error)?))),
    }
}

/// What confirming would do.
///
/// # Errors
/// When there is no such file for this organiser any more.
pub async fn preview(organiser: Organiser, Path(at): Path<UploadPath>) -> Answer {
    let preview = organiser.service().upload_preview(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(html(pages::upload_preview(&organiser.chrome, &preview)))
}

/// Reads the file as somebody chose it: which column holds what, in which encoding.
///
/// # Errors
/// When there is no such file for this organiser any more, or it cannot be read so.
pub async fn columns(organiser: Organiser, Path(at): Path<UploadPath>, PostedForm(fields): PostedForm<Vec<(String, String)>>) -> Answer {
    let mut reading = UploadReading::default();
    fields.iter().for_each(|(field, value)| reading.take(field, value));
    let (service, id) = (organiser.service(), at.id()?);
    match service.read_upload_as(&organiser.actor, &at.coalition, &at.letter, id, &reading).await {
        Ok(()) => Ok(organiser.go(&format!("{}/file/{id}", list(&at.letter())))),
        Err(error) => {
            let page = page(&organiser, &at.letter()).await?;
            Ok(faulty(pages::invite_from_file(&organiser.chrome, &page, &faults(error)?)))
        }
    }
}

/// Invites everybody whose row is good.
///
/// # Errors
/// When there is no such file for this organiser any more, or the letter takes no invitations.
pub async fn confirm(organiser: Organiser, Path(at): Path<UploadPath>) -> Answer {
    let page = page(&organiser, &at.letter()).await?;
    match organiser.service().confirm_upload(&organiser.actor, &at.coalition, &at.letter, at.id()?).await {
        // A second click finds done what it asks for.
        Ok(_) | Err(Error::NotFound) => Ok(organiser.done(told(&page, true), &list(&at.letter()))),
        Err(error) => Ok(faulty(pages::invite_from_file(&organiser.chrome, &page, &faults(error)?))),
    }
}

/// Deletes the file.
///
/// # Errors
/// When there is no such file for this organiser any more.
pub async fn discard(organiser: Organiser, Path(at): Path<UploadPath>) -> Answer {
    organiser.service().discard_upload(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(organiser.done("done-upload-discarded", &format!("{}/file", list(&at.letter()))))
}
