//! The signing form: fill in, check, send.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Reader, TextQuery, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{Html, IntoResponse},
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::signing::{Entry, SigningForm},
    language::Wanted,
    shapes::letters::PublishedLetter,
    signature::SignatoryKind,
};
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
    fn kind(&self) -> Result<SignatoryKind, Failure> {
        SignatoryKind::from_code(&self.kind).ok_or(Failure::NOT_FOUND)
    }

    /// The letter; a kind that it does not take is a page that does not exist.
    async fn find(&self, reader: &Reader, kind: SignatoryKind, wanted: &Wanted) -> Result<PublishedLetter, Failure> {
        let letter = reader.service().published_letter_in(&self.coalition, &self.letter, wanted).await?;
        if letter.who_may_sign.allows(kind) { Ok(letter) } else { Err(Failure::NOT_FOUND) }
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
    /// The text that stood beside it.
    #[serde(flatten)]
    text: TextQuery,
    step: String,
}

/// The empty form.
///
/// # Errors
/// When there is no such form, or the letter takes no signatures.
pub async fn empty(reader: Reader, Path(at): Path<FormPath>, Query(text): Query<TextQuery>) -> Answer {
    let kind = at.kind()?;
    let letter = at.find(&reader, kind, &text.wanted(reader.locale())).await?;
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
    let kind = at.kind()?;
    let PostedSigning { form, text, step } = posted;
    let parsed = form.parse(kind);
    // Whoever sends something good is led on, and sees no page that would have to be made.
    let refused = match &parsed {
        Ok((entry, email)) if step == "send" => match send(&reader, &at, &form, entry, email).await {
            Ok(()) => return Ok(reader.go(&at.sent())),
            Err(Error::Closed) => None,
            Err(error) => Some(faults(error)?),
        },
        _ => None,
    };
    let letter = match at.find(&reader, kind, &text.wanted(reader.locale())).await {
        // A newer version may not have that text.
        Err(Failure::NOT_FOUND) => at.find(&reader, kind, &Wanted::Under(reader.locale())).await?,
        found => found?,
    };
    let again = |errors: &FieldErrors| pages::sign_form(&reader.chrome, &letter, kind, &form, errors);
    if !letter.accepts {
        // What was typed stays on the screen, to be copied from, even when it came too late.
        return Ok((StatusCode::CONFLICT, Html(again(&FieldErrors::one("", "error-closed")))).into_response());
    }
    Ok(match (parsed, refused) {
        (_, Some(errors)) => faulty(again(&errors)),
        _ if step == "change" => html(again(&FieldErrors::default())),
        (Err(errors), None) => faulty(again(&errors)),
        (Ok((entry, _)), None) => html(pages::sign_check(&reader.chrome, &letter, &form, &entry)),
    })
}

/// Posts what was typed, unless a robot filled in what people do not see: it learns nothing.
async fn send(reader: &Reader, at: &FormPath, form: &SigningForm, entry: &Entry, email: &Email) -> Result<(), Error> {
    if !form.website_confirm.is_empty() {
        return Ok(());
    }
    reader.service().post_seen(&at.coalition, &at.letter, entry, email, reader.locale(), &form.manifest).await
}

/// "Look into your mailbox": the same for everyone.
///
/// # Errors
/// When there is no such letter.
pub async fn sent(reader: Reader, Path(at): Path<LetterPath>) -> Answer {
    let letter = reader.service().letter_card(&at.coalition, &at.letter).await?;
    Ok(html(pages::sign_sent(&reader.chrome, &letter)))
}
