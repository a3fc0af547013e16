//! The invitation's own page, and everything that can be answered on it.

use super::InvitedPath;
use crate::{
    error::Failure,
    extract::{Answer, Reader, TextQuery, html, html_with, refusal},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, InvitedForms};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use domain::{
    error::FieldErrors,
    forms::{
        invitation::{AnswerForm, ForwardForm, PressForm},
        signing::SigningForm,
    },
    ids::PublicId,
    language::Wanted,
    shapes::invitations::OwnInvitation,
};
use serde::Deserialize;
use service::Error;

fn address(id: PublicId) -> String {
    format!("/invitations/{id}")
}

/// The page: the exact text, all that a click lists, and the other answers.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn page(reader: Reader, Path(at): Path<InvitedPath>, Query(text): Query<TextQuery>) -> Answer {
    let (id, token) = at.held(&reader)?;
    if let Some(ended) = reader.service().ended_invitation(id, &token).await? {
        return Ok(html(pages::ended_invitation(&reader.chrome, &ended)));
    }
    let own = reader.service().own_invitation_in(id, &token, &text.wanted(reader.locale())).await?;
    Ok(html(pages::own_invitation(&reader.chrome, &own, &InvitedForms::default(), &FieldErrors::default())))
}

/// Sends a private link to the mailbox that signed, once the invitation itself shows nothing any more.
///
/// # Errors
/// When the link is not good.
pub async fn link(reader: Reader, client: Client, Path(at): Path<InvitedPath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token) = at.held(&reader)?;
    // Whether the link is good is answered; whether somebody has signed not even by how long that takes.
    reader.service().ended_invitation(id, &token).await?;
    let service = reader.service().clone();
    reader.state.later.run(async move { service.link_of_invitation(id, &token).await })?;
    Ok(reader.done("done-link-asked", &address(id)))
}

/// A form, and which of the letter's texts stood beside it.
#[derive(Deserialize)]
pub struct Beside<F> {
    #[serde(flatten)]
    form: F,
    #[serde(flatten)]
    text: TextQuery,
}

/// The invitation with the text that stood beside the form; a newer version may not have it.
async fn shown(reader: &Reader, (id, token): (PublicId, &str), text: TextQuery) -> Result<OwnInvitation, Error> {
    match reader.service().own_invitation_in(id, token, &text.wanted(reader.locale())).await {
        Err(Error::NotFound) => reader.service().own_invitation_in(id, token, &Wanted::Under(reader.locale())).await,
        found => found,
    }
}

/// The page once more, with what was typed and what is wrong with it.
async fn again(reader: &Reader, held: (PublicId, &str), text: TextQuery, forms: &InvitedForms, error: Error) -> Answer {
    if let Some(ended) = reader.service().ended_invitation(held.0, held.1).await? {
        return Ok(html_with(StatusCode::GONE, pages::ended_invitation(&reader.chrome, &ended)));
    }
    let (status, errors) = refusal(error)?;
    let own = shown(reader, held, text).await?;
    Ok(html_with(status, pages::own_invitation(&reader.chrome, &own, forms, &errors)))
}

/// The one click that signs.
///
/// # Errors
/// When the link is not good, or the letter takes no signatures.
pub async fn sign(
    reader: Reader,
    client: Client,
    Path(at): Path<InvitedPath>,
    PostedForm(posted): PostedForm<Beside<PressForm>>,
) -> Answer {
    client.pass(Gate::Link)?;
    let Beside { form: press, text } = posted;
    let (id, token) = at.held(&reader)?;
    match reader.service().sign_invited(id, &token, &press).await {
        Ok(()) => Ok(reader.done("done-invited-signed", &address(id))),
        Err(error) => again(&reader, (id, &token), text, &InvitedForms { press, ..InvitedForms::default() }, error).await,
    }
}

/// An answer beside signing.
///
/// # Errors
/// When the link is not good, or the letter takes no answers.
pub async fn answer(
    reader: Reader,
    client: Client,
    Path(at): Path<InvitedPath>,
    PostedForm(posted): PostedForm<Beside<AnswerForm>>,
) -> Answer {
    client.pass(Gate::Link)?;
    let Beside { form: answer, text } = posted;
    let (id, token) = at.held(&reader)?;
    let answered = match answer.parse() {
        Ok(reply) => reader.service().answer_invitation(id, &token, &reply).await,
        Err(errors) => Err(errors.into()),
    };
    match answered {
        Ok(()) => Ok(reader.done("done-invited-answered", &address(id))),
        Err(error) => again(&reader, (id, &token), text, &InvitedForms { answer, ..InvitedForms::default() }, error).await,
    }
}

/// Passes it on inside the organisation.
///
/// # Errors
/// When the link is not good, or the letter takes no answers.
pub async fn forward(
    reader: Reader,
    client: Client,
    Path(at): Path<InvitedPath>,
    PostedForm(posted): PostedForm<Beside<ForwardForm>>,
) -> Answer {
    client.pass(Gate::Link)?;
    let Beside { form: forward, text } = posted;
    let (id, token) = at.held(&reader)?;
    let passed_on = match forward.parse() {
        Ok(to) => reader.service().forward_invitation(id, &token, &to).await,
        Err(errors) => Err(errors.into()),
    };
    match passed_on {
        Ok(()) => Ok(reader.done("done-invited-forwarded", &address(id))),
        Err(error) => again(&reader, (id, &token), text, &InvitedForms { forward, ..InvitedForms::default() }, error).await,
    }
}

/// The ordinary form, filled with what was invited.
///
/// # Errors
/// When the link is not good, or the letter takes no signatures.
pub async fn other_form(reader: Reader, Path(at): Path<InvitedPath>) -> Answer {
    let (id, token) = at.held(&reader)?;
    let own = reader.service().own_invitation(id, &token).await?;
    if !own.accepts {
        return Err(Failure::CLOSED);
    }
    Ok(html(pages::invited_other(&reader.chrome, &own, &invited(&own), &FieldErrors::default())))
}

fn invited(own: &OwnInvitation) -> SigningForm {
    let (representative, office) = own.representative.clone().unwrap_or((own.name.clone(), String::new()));
    SigningForm {
        name: own.organisation.clone(),
        country: own.country.code().to_owned(),
        site: own.site.clone().unwrap_or_default(),
        representative,
        office,
        ..SigningForm::default()
    }
}

/// Posts other particulars: the invited mailbox confirms them.
///
/// # Errors
/// When the link is not good, or the letter takes no signatures.
pub async fn other(
    reader: Reader,
    client: Client,
    Path(at): Path<InvitedPath>,
    PostedForm(posted): PostedForm<Beside<SigningForm>>,
) -> Answer {
    client.pass(Gate::Sign)?;
    let Beside { form, text } = posted;
    let (id, token) = at.held(&reader)?;
    match reader.service().post_invited(id, &token, &form).await {
        Ok(mailed) => Ok(reader.done(if mailed { "done-invited-posted" } else { "done-invited-waits" }, &address(id))),
        Err(error) => {
            let (status, errors) = refusal(error)?;
            let own = shown(&reader, (id, &token), text).await?;
            Ok(html_with(status, pages::invited_other(&reader.chrome, &own, &form, &errors)))
        }
    }
}
