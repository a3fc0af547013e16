//! The next version of an open letter: proposed, confirmed by somebody else, refused, taken back.

use crate::{
    extract::{Answer, LetterPath, Organiser, faults, html, html_with},
    form::PostedForm,
};
use app::pages::{self, AmendmentForms};
use axum::{extract::Path, http::StatusCode};
use domain::{error::FieldErrors, forms::amendment::AmendmentForm, time::Instant};
use serde::Deserialize;
use service::Error;

/// Which proposal was shown, and why it is refused.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedDecision {
    proposed: String,
    reason: String,
}

impl PostedDecision {
    /// When the proposal was made that was shown.
    fn seen(&self) -> Instant {
        Instant(self.proposed.parse().unwrap_or_default())
    }
}

/// What would change, or what waits.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn page(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    show(&organiser, &at, AmendmentForms::default(), &FieldErrors::default(), StatusCode::OK).await
}

/// Proposes it.
///
/// # Errors
/// When the organiser may not.
pub async fn propose(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<AmendmentForm>) -> Answer {
    let done = organiser.service().propose_amendment(&organiser.actor, &at.coalition, &at.letter, &form).await;
    let forms = AmendmentForms { propose: form, ..AmendmentForms::default() };
    ended(&organiser, &at, done, "done-amendment-proposed", forms).await
}

/// Confirms it: it is published at once, or after a day in which signatories can object.
///
/// # Errors
/// When the organiser may not.
pub async fn confirm(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedDecision>) -> Answer {
    let done = organiser.service().confirm_amendment(&organiser.actor, &at.coalition, &at.letter, form.seen()).await;
    let said = if matches!(done, Ok(Some(_))) { "done-amendment-confirmed" } else { "done-amendment-effective" };
    ended(&organiser, &at, done.map(drop), said, AmendmentForms::default()).await
}

/// Refuses it, with a word why.
///
/// # Errors
/// When the organiser may not.
pub async fn refuse(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedDecision>) -> Answer {
    let done = organiser.service().refuse_amendment(&organiser.actor, &at.coalition, &at.letter, form.seen(), &form.reason).await;
    let forms = AmendmentForms { reason: form.reason, ..AmendmentForms::default() };
    ended(&organiser, &at, done, "done-amendment-refused", forms).await
}

/// Takes one's own back.
///
/// # Errors
/// When the organiser may not.
pub async fn take_back(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedDecision>) -> Answer {
    let done = organiser.service().take_amendment_back(&organiser.actor, &at.coalition, &at.letter, form.seen()).await;
    ended(&organiser, &at, done, "done-amendment-taken-back", AmendmentForms::default()).await
}

async fn ended(organiser: &Organiser, at: &LetterPath, done: Result<(), Error>, told: &str, forms: AmendmentForms) -> Answer {
    match done {
        Ok(()) if told == "done-amendment-effective" => Ok(organiser.done(told, &at.desk())),
        Ok(()) => Ok(organiser.done(told, &at.amendment())),
        Err(Error::Conflict) => show(organiser, at, forms, &FieldErrors::one("", "error-amendment-over"), StatusCode::CONFLICT).await,
        Err(error) => show(organiser, at, forms, &faults(error)?, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

async fn show(organiser: &Organiser, at: &LetterPath, forms: AmendmentForms, errors: &FieldErrors, status: StatusCode) -> Answer {
    match organiser.service().amendment(&organiser.actor, &at.coalition, &at.letter).await {
        Ok(shown) => Ok(html_with(status, pages::amendment(&organiser.chrome, &shown, &forms, errors))),
        // The letter is not open, or not any more.
        Err(Error::Conflict) => Ok(organiser.go(&at.desk())),
        Err(error) => Ok(html(pages::amendment_refused(&organiser.chrome, &at.coalition, &at.letter, &faults(error)?))),
    }
}
