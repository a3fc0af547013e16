//! What a signature's own mailbox sees and does: confirm, deny, correct, withdraw, ask for a fresh link.

use crate::{
    cookies::Cookie,
    error::Failure,
    extract::{Answer, Reader, SignaturePath, html, html_with, refusal},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::{
    error::FieldErrors,
    forms::{privacy::ConsentForm, signing::SigningForm},
    ids::{OrganisationId, PublicId},
    shapes::signing::{LinkPurpose, OwnSignature, Questioned},
};
use serde::Deserialize;
use service::{Confirmed, Corrected, Error, FreshLink};

/// Which wording was shown when "confirm" was clicked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedConfirm {
    revision: i64,
    /// The manifest of the version that was newest then.
    manifest: String,
    /// The row of the address book to list it as, where that was chosen.
    organisation: String,
    /// The boxes on the page; by name, for a flattened form takes no numbers beside it.
    consent: String,
    of_age: String,
    notice: String,
}

/// Which row of the address book to list it as.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedOffer {
    organisation: String,
}

/// Whether everything about the signature is to be deleted too.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedWithdrawal {
    erase: String,
    not_me: String,
}

pub(super) async fn find(reader: &Reader, at: &SignaturePath) -> Result<(PublicId, String, OwnSignature), Failure> {
    let id = at.id()?;
    let token = reader.link_token(id)?;
    let own = reader.service().own_signature(id, &token).await?;
    Ok((id, token, own))
}

pub(super) fn address(id: PublicId) -> String {
    format!("/signatures/{id}")
}

/// What is so now, for a click on a page that is out of date: the link is good, and for something else by now.
pub(super) async fn outdated(reader: &Reader, (id, token): (PublicId, &str), error: Error) -> Answer {
    if !matches!(error, Error::Link | Error::Conflict) {
        return Err(error.into());
    }
    let own = reader.service().own_signature(id, token).await?;
    let errors = FieldErrors::one("", "own-outdated");
    Ok(html_with(StatusCode::CONFLICT, pages::own_signature(&reader.chrome, &own, &errors)))
}

/// The page: to confirm, as a receipt, or to manage.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn page(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (id, _, own) = find(&reader, &at).await?;
    let is_asked = match own.purpose {
        LinkPurpose::Reaffirm => own.notice || (own.outstanding && !own.declined),
        LinkPurpose::Notice => own.notice,
        _ => false,
    };
    if is_asked && own.state.is_live() {
        return Ok(reader.go(&format!("{}/text", address(id))));
    }
    Ok(html(pages::own_signature(&reader.chrome, &own, &FieldErrors::default())))
}

/// "Yes, that is me, list it so."
///
/// # Errors
/// When the link is not good, or it is too late.
pub async fn confirm(
    reader: Reader,
    client: Client,
    Path(at): Path<SignaturePath>,
    PostedForm(posted): PostedForm<PostedConfirm>,
) -> Answer {
    client.pass(Gate::Link)?;
    let id = at.id()?;
    let token = reader.link_token(id)?;
    let organisation = match posted.organisation.as_str() {
        "" => None,
        text => Some(text.parse::<OrganisationId>().map_err(|_| Failure::BAD_REQUEST)?),
    };
    let agreed = ConsentForm { consent: posted.consent, of_age: posted.of_age, notice: posted.notice };
    let confirmed = reader.service().confirm_as(id, &token, posted.revision, &posted.manifest, organisation, &agreed).await;
    let (status, errors) = match confirmed {
        Ok(Confirmed::Listed) => return Ok(reader.done("done-confirmed", &address(id))),
        Ok(Confirmed::Held) => return Ok(reader.done("done-held-for-approval", &address(id))),
        Ok(Confirmed::Changed) => (StatusCode::CONFLICT, FieldErrors::one("", "own-changed")),
        Err(error @ (Error::Link | Error::Conflict)) => return outdated(&reader, (id, &token), error).await,
        Err(error) => refusal(error)?,
    };
    let own = OwnSignature { agreed, ..reader.service().own_signature(id, &token).await? };
    Ok(html_with(status, pages::own_signature(&reader.chrome, &own, &errors)))
}

/// Lists a signature that waits as the organisation of the address book that its mailbox speaks for.
///
/// # Errors
/// When the link is not good, or it does not wait for that.
pub async fn list_as(reader: Reader, client: Client, Path(at): Path<SignaturePath>, PostedForm(posted): PostedForm<PostedOffer>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, own) = find(&reader, &at).await?;
    let organisation = posted.organisation.parse::<OrganisationId>().map_err(|_| Failure::BAD_REQUEST)?;
    match reader.service().list_as(id, &token, organisation).await {
        Ok(()) => Ok(reader.done("done-listed", &address(id))),
        Err(error) => {
            let (status, errors) = refusal(error)?;
            Ok(html_with(status, pages::own_signature(&reader.chrome, &own, &errors)))
        }
    }
}

/// What is answered to a question.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedAnswer {
    answer: String,
}

/// Answers the question of a contact of the organisation.
///
/// # Errors
/// When the link is not good, or nothing is asked.
pub async fn answer(reader: Reader, client: Client, Path(at): Path<SignaturePath>, PostedForm(posted): PostedForm<PostedAnswer>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, own) = find(&reader, &at).await?;
    match reader.service().answer_question(id, &token, &posted.answer).await {
        Ok(()) => Ok(reader.done("done-answered-question", &address(id))),
        Err(error) => {
            let (status, errors) = refusal(error)?;
            let typed = own.questioned.clone().map(|asked| Questioned { answer: Some(posted.answer), ..asked });
            let own = OwnSignature { questioned: typed, ..own };
            Ok(html_with(status, pages::own_signature(&reader.chrome, &own, &errors)))
        }
    }
}

/// "This was not me."
///
/// # Errors
/// When the link is not good, or it was confirmed already.
pub async fn deny(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, _) = find(&reader, &at).await?;
    let emails = reader.service().emails_link(id, &token).await?;
    match reader.service().deny(id, &token).await {
        // The page that this leads to offers to stop all mails, and to allow these again.
        Ok(()) => Ok((Cookie::flash(&reader.state.site).set("done-denied"), Redirect::to(&emails)).into_response()),
        Err(error) => outdated(&reader, (id, &token), error).await,
    }
}

/// The form with what is, or will be, listed.
///
/// # Errors
/// When the link is not good, or nothing may be corrected with it or any more.
pub async fn correct_form(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (id, _, own) = find(&reader, &at).await?;
    if matches!(own.purpose, LinkPurpose::View | LinkPurpose::Reaffirm | LinkPurpose::Notice) {
        // One click spends a link: the receipt offers the next.
        return Ok(reader.go(&address(id)));
    }
    if !own.may_correct {
        return Err(Failure::CLOSED);
    }
    Ok(html(pages::correct(&reader.chrome, &own, &own.form(), &FieldErrors::default())))
}

/// Corrects.
///
/// # Errors
/// When the link is not good, or nothing may be corrected with it or any more.
pub async fn correct(reader: Reader, client: Client, Path(at): Path<SignaturePath>, PostedForm(form): PostedForm<SigningForm>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, own) = find(&reader, &at).await?;
    let corrected = match form.parse_entry(own.entry.kind()) {
        Ok(entry) => reader.service().correct(id, &token, &entry).await,
        Err(errors) => Err(errors.into()),
    };
    match corrected {
        // A key signs a record: the corrected one is another, and can be signed again.
        Ok(Corrected::Done) if own.key_signed => Ok(reader.done("done-corrected-without-key", &address(id))),
        Ok(Corrected::Done) => Ok(reader.done("done-corrected", &address(id))),
        Ok(Corrected::Listed) => Ok(reader.done("done-listed", &address(id))),
        Ok(Corrected::Waits) => Ok(reader.done("done-correction-waits", &address(id))),
        Err(error @ Error::Link) => outdated(&reader, (id, &token), error).await,
        Err(error) => {
            let (status, errors) = match error {
                Error::Conflict => (StatusCode::CONFLICT, FieldErrors::one("", "error-corrected-meanwhile")),
                error => refusal(error)?,
            };
            Ok(html_with(status, pages::correct(&reader.chrome, &own, &form, &errors)))
        }
    }
}

/// "Are you sure?"
///
/// # Errors
/// When the link is not good, or does not entitle to it.
pub async fn withdraw_question(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (id, _, own) = find(&reader, &at).await?;
    if !own.may_withdraw {
        // The page says what is so, and offers the link with which it can be done.
        return Ok(reader.go(&address(id)));
    }
    Ok(html(pages::withdraw(&reader.chrome, &own)))
}

/// Withdraws.
///
/// # Errors
/// When the link is not good, or does not entitle to it.
pub async fn withdraw(
    reader: Reader,
    client: Client,
    Path(at): Path<SignaturePath>,
    PostedForm(posted): PostedForm<PostedWithdrawal>,
) -> Answer {
    client.pass(Gate::Link)?;
    let id = at.id()?;
    let token = reader.link_token(id)?;
    let (erase, not_me, service) = (!posted.erase.is_empty(), !posted.not_me.is_empty(), reader.service());
    let withdrawn = match (erase, not_me) {
        (true, _) => service.erase(id, &token).await,
        (false, true) => service.disown_own(id, &token).await,
        (false, false) => service.withdraw(id, &token).await,
    };
    if let Err(error) = withdrawn {
        return outdated(&reader, (id, &token), error).await;
    }
    let to = match service.letter_of_link(id, &token).await? {
        (coalition, Some(letter)) => format!("/c/{coalition}/{letter}"),
        (coalition, None) if erase => format!("/c/{coalition}"),
        (_, None) => address(id),
    };
    let done = match (erase, not_me) {
        (true, _) => "done-erased",
        (false, true) => "done-disowned",
        (false, false) => "done-withdrawn",
    };
    Ok(reader.done(done, &to))
}

/// Mails a fresh link to correct or withdraw to the signature's own address.
///
/// # Errors
/// When the link is not good.
pub async fn fresh_link(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let id = at.id()?;
    let token = reader.link_token(id)?;
    match reader.service().request_link(id, &token).await {
        Ok(FreshLink::Sent) => Ok(reader.done("done-link-sent", &address(id))),
        Ok(FreshLink::LastOneWorks) => Ok(reader.done("done-link-waits", &address(id))),
        Err(error) => outdated(&reader, (id, &token), error).await,
    }
}
