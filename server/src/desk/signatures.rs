//! A letter's signatures at the desk: the list, decisions, entries on behalf.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, id, page_number},
    form::PostedForm,
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{
    cluster::ClusterKind,
    error::FieldErrors,
    forms::signing::{Entry, SigningForm},
    ids::PublicId,
    role::Permission,
    signature::{Category, RemovalReason, SignatoryKind, SignatureState},
    time::Instant,
};
use serde::Deserialize;
use service::{Decision, Error, Pick};

/// A signature of a letter in an address.
#[derive(Debug, Deserialize)]
pub struct DeskSignaturePath {
    pub(in crate::desk) coalition: String,
    pub(in crate::desk) letter: String,
    id: String,
}

impl DeskSignaturePath {
    pub(in crate::desk) fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }

    pub(in crate::desk) fn list(&self) -> String {
        format!("/desk/{}/letters/{}/signatures", self.coalition, self.letter)
    }
}

/// What is asked of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    state: String,
    /// A kind of cluster, and a signature that is in it.
    cluster: String,
    of: String,
    page: String,
}

/// A page of the list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>, Query(query): Query<ListQuery>) -> Answer {
    let (state, page) = (SignatureState::from_code(&query.state), page_number(&query.page));
    let (service, actor) = (organiser.service(), &organiser.actor);
    let list = match (ClusterKind::from_code(&query.cluster), query.of.parse()) {
        (Some(kind), Ok(of)) => service.desk_cluster(actor, &at.coalition, &at.letter, kind, of, page).await?,
        _ => service.desk_signatures(actor, &at.coalition, &at.letter, query.q.trim(), state, page).await?,
    };
    Ok(html(pages::desk_signatures(&organiser.chrome, &list, &FieldErrors::default())))
}

async fn decide(organiser: &Organiser, at: &DeskSignaturePath, decision: Decision, done: &str) -> Answer {
    let decided = organiser.service().decide(&organiser.actor, &at.coalition, &at.letter, at.id()?, decision).await;
    answered(organiser, at, decided, done).await
}

/// Back to the list, or the list with what is wrong.
async fn answered(organiser: &Organiser, at: &DeskSignaturePath, decided: Result<(), Error>, done: &str) -> Answer {
    let (service, actor) = (organiser.service(), &organiser.actor);
    match decided {
        Ok(()) => Ok(organiser.done(done, &at.list())),
        Err(error) => {
            let errors = faults(error)?;
            // The one that it is about is shown as it is now.
            let about = service.desk_signature(actor, &at.coalition, &at.letter, at.id()?).await?;
            let list = service.desk_signatures(actor, &at.coalition, &at.letter, &about.name, None, 1).await?;
            Ok(faulty(pages::desk_signatures(&organiser.chrome, &list, &errors)))
        }
    }
}

/// Which revision of a signature the page showed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedRevision {
    seen: i64,
}

/// Lists a held one.
///
/// # Errors
/// When the organiser may not, the step is not legal, or it says something else than the page showed.
pub async fn approve(organiser: Organiser, Path(at): Path<DeskSignaturePath>, PostedForm(form): PostedForm<PostedRevision>) -> Answer {
    decide(&organiser, &at, Decision::Approve(form.seen), "done-approved").await
}

/// Takes a listed one off until somebody has looked at it.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn hold(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    decide(&organiser, &at, Decision::Hold, "done-held").await
}

/// Which organisation it is of: a row of the address book, or `another`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedPick {
    organisation: String,
    seen: i64,
}

/// Lists one that waits as of the organisation that the organiser picks.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn pick(organiser: Organiser, Path(at): Path<DeskSignaturePath>, PostedForm(form): PostedForm<PostedPick>) -> Answer {
    organiser.may(&at.coalition, Permission::DecideSignatures).await?;
    let pick = match form.organisation.as_str() {
        "another" => Pick::Another,
        row => Pick::Row(row.parse().map_err(|_| Failure::BAD_REQUEST)?),
    };
    let picked = organiser.service().pick_organisation(&organiser.actor, &at.coalition, &at.letter, at.id()?, pick, form.seen).await;
    answered(&organiser, &at, picked, "done-approved").await
}

/// Takes the mark of a question off.
///
/// # Errors
/// When the organiser may not.
pub async fn settle(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    let settled = organiser.service().settle_question(&organiser.actor, &at.coalition, &at.letter, at.id()?).await;
    answered(&organiser, &at, settled, "done-question-settled").await
}

/// Whether a correction is taken, and when the one was made that was seen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedCorrection {
    decision: String,
    seen: i64,
}

/// Takes a correction that waits, or declines it.
///
/// # Errors
/// When the organiser may not, or another correction waits than the one that was seen.
pub async fn correction(organiser: Organiser, Path(at): Path<DeskSignaturePath>, PostedForm(form): PostedForm<PostedCorrection>) -> Answer {
    organiser.may(&at.coalition, Permission::DecideSignatures).await?;
    let (take, done) = match form.decision.as_str() {
        "take" => (true, "done-correction-taken"),
        "decline" => (false, "done-correction-declined"),
        _ => return Err(Failure::BAD_REQUEST),
    };
    let seen = Instant(form.seen);
    let decided = organiser.service().decide_correction(&organiser.actor, &at.coalition, &at.letter, at.id()?, seen, take).await;
    answered(&organiser, &at, decided, done).await
}

/// Sends the mail with the link to confirm once more.
///
/// # Errors
/// When the organiser may not, it is confirmed, or its mailbox got enough.
pub async fn resend(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    let resent = organiser.service().resend(&organiser.actor, &at.coalition, &at.letter, at.id()?).await;
    answered(&organiser, &at, resent, "done-resent").await
}

/// Why it is removed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedReason {
    reason: String,
}

/// "Remove this signature, and why?"
///
/// # Errors
/// When there is no such signature for this organiser.
pub async fn remove_form(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    organiser.may(&at.coalition, Permission::DecideSignatures).await?;
    Ok(html(removal(&organiser, &at, &FieldErrors::default()).await?))
}

/// Removes it.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn remove(organiser: Organiser, Path(at): Path<DeskSignaturePath>, PostedForm(form): PostedForm<PostedReason>) -> Answer {
    organiser.may(&at.coalition, Permission::DecideSignatures).await?;
    match RemovalReason::from_code(&form.reason).filter(|reason| *reason != RemovalReason::Denied) {
        Some(reason) => decide(&organiser, &at, Decision::Remove(reason), "done-removed").await,
        None => Ok(faulty(removal(&organiser, &at, &FieldErrors::one("reason", "error-choice")).await?)),
    }
}

async fn removal(organiser: &Organiser, at: &DeskSignaturePath, errors: &FieldErrors) -> Result<String, Failure> {
    let letter = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    let signature = organiser.service().desk_signature(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(pages::remove_signature(&organiser.chrome, &letter, &signature, errors))
}

/// Deletes everything about it.
///
/// # Errors
/// When the organiser may not, or its mailbox never confirmed it.
pub async fn erase(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    decide(&organiser, &at, Decision::Erase, "done-erased").await
}

/// What kind of person.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedCategory {
    category: String,
    seen: i64,
}

/// Grants a category.
///
/// # Errors
/// When the organiser may not, or there is no such category.
pub async fn category(organiser: Organiser, Path(at): Path<DeskSignaturePath>, PostedForm(form): PostedForm<PostedCategory>) -> Answer {
    let category = Category::from_code(&form.category).ok_or(Failure::BAD_REQUEST)?;
    decide(&organiser, &at, Decision::Category(category, form.seen), "done-category").await
}

/// The form for an entry on behalf.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn add_form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::DecideSignatures).await?;
    let letter = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::add_signature(&organiser.chrome, &letter, &SigningForm::default(), &FieldErrors::default())))
}

/// Enters an organisation on its representative's behalf: unlisted until they confirm.
///
/// # Errors
/// When the organiser may not, or the letter takes no signatures.
pub async fn add(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<SigningForm>) -> Answer {
    let added = match form.parse(SignatoryKind::Organisation) {
        Ok((Entry::Organisation(entry), email)) => {
            organiser.service().add_on_behalf(&organiser.actor, &at.coalition, &at.letter, &entry, &email).await
        }
        Ok(_) => return Err(Failure::BAD_REQUEST),
        Err(errors) => Err(Error::Fields(errors)),
    };
    match added {
        Ok(_) => Ok(organiser.done("done-added", &format!("{}/signatures", at.desk()))),
        Err(error) => {
            let errors = faults(error)?;
            let letter = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::add_signature(&organiser.chrome, &letter, &form, &errors)))
        }
    }
}
