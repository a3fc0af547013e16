//! What is held about an email address: asked for by anybody, shown to whoever reads its mailbox.

use crate::{
    error::Failure,
    extract::{Answer, Reader, SignaturePath, faults, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages::{self, Forgetting};
use axum::{extract::Path, http::header, response::IntoResponse};
use domain::{error::FieldErrors, forms::account::ForgottenForm, ids::PublicId, shapes::held::HeldData};
use serde_json::{Value, json};
use service::Error;

/// The form.
///
/// # Errors
/// Never; an unknown language is refused before.
pub async fn form(reader: Reader) -> Answer {
    Ok(html(pages::ask_for_data(&reader.chrome, &ForgottenForm::default(), &FieldErrors::default(), false)))
}

/// Sends a link, if anything is held; the same answer for every address.
///
/// # Errors
/// When it was asked too often.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<ForgottenForm>) -> Answer {
    client.pass(Gate::Sign)?;
    let asked = match form.parse() {
        Ok(email) => reader.service().request_data(&email, reader.locale()).await,
        Err(errors) => Err(Error::Fields(errors)),
    };
    match asked {
        Ok(()) => Ok(html(pages::ask_for_data(&reader.chrome, &form, &FieldErrors::default(), true))),
        Err(error) => Ok(faulty(pages::ask_for_data(&reader.chrome, &form, &faults(error)?, false))),
    }
}

async fn held(reader: &Reader, at: &SignaturePath) -> Result<(PublicId, String, HeldData), Failure> {
    let id = at.id()?;
    let token = reader.data_token(id)?;
    let held = match reader.service().held_data(&token).await {
        Err(Error::Link | Error::LinkExpired) => return Err(Failure::DATA_LINK),
        held => held?,
    };
    Ok((id, token, held))
}

/// What is held.
///
/// # Errors
/// When the browser holds no link to it that is good.
pub async fn page(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (_, _, held) = held(&reader, &at).await?;
    Ok(html(pages::held_data(&reader.chrome, &held, &FieldErrors::default())))
}

/// The same as a file.
///
/// # Errors
/// As [`page`].
pub async fn file(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    let (_, _, held) = held(&reader, &at).await?;
    let text = serde_json::to_string_pretty(&as_json(&held)).map_err(|_| Failure::INTERNAL)?;
    let named = (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"");
    Ok(([(header::CONTENT_TYPE, "application/json"), named], text).into_response())
}

async fn question(reader: Reader, at: &SignaturePath, what: Forgetting) -> Answer {
    let (_, _, held) = held(&reader, at).await?;
    Ok(html(pages::forget_question(&reader.chrome, &held, what)))
}

/// "Delete your invitations, contacts and reports?"
///
/// # Errors
/// As [`page`].
pub async fn contacts_question(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    question(reader, &at, Forgetting::Contacts).await
}

/// "Delete your account?"
///
/// # Errors
/// As [`page`].
pub async fn account_question(reader: Reader, Path(at): Path<SignaturePath>) -> Answer {
    question(reader, &at, Forgetting::Account).await
}

/// Deletes invitations, contacts and reports.
///
/// # Errors
/// As [`page`].
pub async fn forget_contacts(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, _) = held(&reader, &at).await?;
    reader.service().forget_contacts(&token).await?;
    Ok(reader.done("done-contacts-forgotten", &format!("/data/{id}")))
}

/// Deletes the account.
///
/// # Errors
/// As [`page`].
pub async fn forget_account(reader: Reader, client: Client, Path(at): Path<SignaturePath>) -> Answer {
    client.pass(Gate::Link)?;
    let (id, token, held) = held(&reader, &at).await?;
    match reader.service().forget_account(&token).await {
        Ok(()) => Ok(reader.done("done-account-forgotten", &format!("/data/{id}"))),
        Err(error) => Ok(faulty(pages::held_data(&reader.chrome, &held, &faults(error)?))),
    }
}

/// Instants are seconds since 1970, as in every machine-readable file.
fn as_json(held: &HeldData) -> Value {
    let seconds = |at: domain::time::Instant| at.0 / domain::time::Instant::SECOND;
    let signatures = held.signatures.iter().map(|one| {
        json!({
            "coalition": one.letter.coalition, "letter": one.letter.subject, "name": one.name, "country": one.country.code(),
            "website_or_affiliation": one.detail, "representative": one.representative.as_ref().map(|(name, _)| name),
            "position": one.representative.as_ref().map(|(_, office)| office), "representative_listed": one.representative_listed,
            "state": one.state.code(), "posted_at": seconds(one.posted_at), "confirmed_at": one.confirmed_at.map(seconds),
            "consented_at": one.consent.map(|given| seconds(given.at)),
            "privacy_notice_version": one.consent.and_then(|given| given.consent.notice),
            "minimum_age_confirmed": one.consent.and_then(|given| given.consent.minimum_age),
            "entered_by_an_organiser": one.by_organiser,
        })
    });
    let invitations = held.invitations.iter().map(|one| {
        json!({
            "coalition": one.letter.coalition, "letter": one.letter.subject, "organisation": one.organisation, "person": one.person,
            "answer": one.answer, "made_at": seconds(one.at),
        })
    });
    let contacts = held.contacts.iter().map(|one| json!({ "coalition": one.coalition, "organisation": one.organisation }));
    let messages = held
        .messages
        .iter()
        .map(|one| json!({ "coalition": one.coalition, "subject": one.subject, "text": one.text, "written_at": seconds(one.at) }));
    let reports = held.reports.iter().map(|one| {
        json!({
            "coalition": one.letter.coalition, "letter": one.letter.subject, "entry": one.entry, "report": one.words,
            "made_at": seconds(one.at),
        })
    });
    let account = held.account.as_ref().map(|one| {
        let memberships = one.memberships.iter().map(|(coalition, role)| json!({ "coalition": coalition, "role": role.code() }));
        json!({
            "name": one.name, "made_at": seconds(one.at), "memberships": memberships.collect::<Vec<_>>(), "drafts": one.drafts,
            "comments": one.remarks, "acts_noted": one.acts, "sessions": one.sessions, "second_factor": one.second_factor,
        })
    });
    json!({
        "address": held.address, "signatures": signatures.collect::<Vec<_>>(), "invitations": invitations.collect::<Vec<_>>(),
        "contacts": contacts.collect::<Vec<_>>(), "messages": messages.collect::<Vec<_>>(), "reports": reports.collect::<Vec<_>>(),
        "account": account, "emails_stopped": held.stopped,
    })
}
