//! The signing form: fill in, check, send.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Reader, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{Html, IntoResponse},
};
use domain::{error::FieldErrors, forms::signing::SigningForm, shapes::letters::PublishedLetter, signature::SignatoryKind};
use serde::Deserialize;
use service::Error;

/// A form in an address.
#[derive(Debug, Deserialize)]
pub struct FormPath {
    coalition: String,
    letter: String,
    kind: String,
}

impl FormPath {
    /// The letter and the kind; a kind that this letter does not take is a page that does not exist.
    async fn find(&self, reader: &Reader) -> Result<(PublishedLetter, SignatoryKind), Failure> {
        let kind = SignatoryKind::from_code(&self.kind).ok_or(Failure::NOT_FOUND)?;
        let letter = reader.service().published_letter(&self.coalition, &self.letter).await?;
        let taken = match kind {
            SignatoryKind::Organisation => letter.who_may_sign.organisations(),
            SignatoryKind::Person => letter.who_may_sign.people(),
        };
        if taken { Ok((letter, kind)) } else { Err(Failure::NOT_FOUND) }
    }

    fn sent(&self) -> String {
        format!("/c/{}/{}/sign/sent", self.coalition, self.letter)
    }
}

/// The form, and which button was pressed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedSigning {
    #[serde(flatten)]
    form: SigningForm,
    step: String,
}

/// The empty form.
///
/// # Errors
/// When there is no such form, or the letter takes no signatures.
pub async fn empty(reader: Reader, Path(at): Path<FormPath>) -> Answer {
    let (letter, kind) = at.find(&reader).await?;
    if !letter.accepts {
        return Err(Failure::CLOSED);
    }
    Ok(html(pages::sign_form(&reader.chrome, &letter, kind, &SigningForm::default(), &FieldErrors::default())))
}

/// The form with what was typed: to be checked, to be changed, to be sent.
///
/// # Errors
/// When there is no such form, or it was posted too often.
pub async fn post(reader: Reader, client: Client, Path(at): Path<FormPath>, PostedForm(posted): PostedForm<PostedSigning>) -> Answer {
    client.pass(Gate::Sign)?;
    let (letter, kind) = at.find(&reader).await?;
    let PostedSigning { form, step } = posted;
    let again = |errors: &FieldErrors| pages::sign_form(&reader.chrome, &letter, kind, &form, errors);
    // What was typed stays on the screen, to be copied from, even when it came too late.
    let too_late = || (StatusCode::CONFLICT, Html(again(&FieldErrors::one("", "error-closed")))).into_response();
    if !letter.accepts {
        return Ok(too_late());
    }
    if step == "change" {
        return Ok(html(again(&FieldErrors::default())));
    }
    let (entry, email) = match form.parse(kind) {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(faulty(again(&errors))),
    };
    if step != "send" {
        return Ok(html(pages::sign_check(&reader.chrome, &letter, &form, &entry)));
    }
    if !form.website_confirm.is_empty() {
        // A robot filled in what people do not see: it learns nothing.
        return Ok(reader.go(&at.sent()));
    }
    match reader.service().post_signature(&at.coalition, &at.letter, &entry, &email, reader.locale()).await {
        Ok(()) => Ok(reader.go(&at.sent())),
        Err(Error::Fields(errors)) => Ok(faulty(again(&errors))),
        Err(Error::Closed) => Ok(too_late()),
        Err(error) => Err(error.into()),
    }
}

/// "Look into your mailbox": the same for everyone.
///
/// # Errors
/// When there is no such letter.
pub async fn sent(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
    Ok(html(pages::sign_sent(&reader.chrome, &letter)))
}
