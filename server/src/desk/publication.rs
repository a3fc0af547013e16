//! The publication of a confidential letter: planned, moved, stopped, or done at once. Each is looked at twice.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, html_with},
    form::PostedForm,
};
use app::pages;
use axum::{extract::Path, http::StatusCode};
use domain::{
    embargo::{self, Publication},
    error::FieldErrors,
    role::Permission,
    shapes::desk::DeskPublication,
};
use serde::Deserialize;
use service::Error;

/// The moment, as typed, and which button was clicked: `look`, `change` or `plan`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedMoment {
    embargo_local: String,
    embargo_zone: String,
    step: String,
}

/// Where the letter stands, and what can be done.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn publication(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = shown(&organiser, &at).await?;
    Ok(html(page(&organiser, &shown, &FieldErrors::default())))
}

/// The moment: looked at once more, changed, or planned.
///
/// # Errors
/// When the organiser may not.
pub async fn plan(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedMoment>) -> Answer {
    organiser.may(&at.coalition, Permission::Publish).await?;
    let PostedMoment { embargo_local, embargo_zone, step } = form;
    let shown = shown(&organiser, &at).await?;
    let typed = |errors: &FieldErrors| pages::publication(&organiser.chrome, &shown, &embargo_local, &embargo_zone, errors);
    if step == "change" {
        return Ok(html(typed(&FieldErrors::default())));
    }
    let until = match embargo::parse(&embargo_local, &embargo_zone, shown.now) {
        Ok(until) => until,
        Err(errors) => return Ok(faulty(typed(&errors))),
    };
    if step != "plan" {
        return Ok(html(pages::plan_publication(&organiser.chrome, &shown, &until)));
    }
    match organiser.service().plan_publication(&organiser.actor, &at.coalition, &at.letter, until).await {
        Ok(()) => Ok(organiser.done("done-publication-planned", &at.publication())),
        Err(Error::Conflict) => over(&organiser, &at).await,
        Err(error) => Ok(faulty(typed(&faults(error)?))),
    }
}

/// "Publish now?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn now_question(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::Publish).await?;
    let shown = shown(&organiser, &at).await?;
    match shown.publication {
        Publication::Public(_) => Ok(organiser.go(&at.publication())),
        _ => Ok(html(pages::publish_now(&organiser.chrome, &shown))),
    }
}

/// Publishes now.
///
/// # Errors
/// When the organiser may not.
pub async fn now(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::Publish).await?;
    let done = organiser.service().publish_letter(&organiser.actor, &at.coalition, &at.letter).await;
    ended(&organiser, &at, done, "done-letter-published").await
}

/// "Take the plan back?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn stop_question(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::Publish).await?;
    let shown = shown(&organiser, &at).await?;
    match shown.publication {
        Publication::Planned(_) | Publication::Missed(_) => Ok(html(pages::stop_publication(&organiser.chrome, &shown))),
        _ => Ok(organiser.go(&at.publication())),
    }
}

/// Takes it back.
///
/// # Errors
/// When the organiser may not.
pub async fn stop(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::Publish).await?;
    let done = organiser.service().stop_publication(&organiser.actor, &at.coalition, &at.letter).await;
    ended(&organiser, &at, done, "done-publication-stopped").await
}

async fn ended(organiser: &Organiser, at: &LetterPath, done: Result<(), Error>, told: &str) -> Answer {
    match done {
        Ok(()) => Ok(organiser.done(told, &at.publication())),
        Err(Error::Conflict) => over(organiser, at).await,
        Err(error) => Err(error.into()),
    }
}

/// Somebody, or the clock, was quicker: says so, beside how things stand now.
async fn over(organiser: &Organiser, at: &LetterPath) -> Answer {
    let shown = shown(organiser, at).await?;
    let page = page(organiser, &shown, &FieldErrors::one("", "error-embargo-over"));
    Ok(html_with(StatusCode::CONFLICT, page))
}

async fn shown(organiser: &Organiser, at: &LetterPath) -> Result<DeskPublication, Failure> {
    Ok(organiser.service().publication(&organiser.actor, &at.coalition, &at.letter).await?)
}

/// The page with the moment that is planned; a first plan begins in the time zone of the letter's deadline.
fn page(organiser: &Organiser, shown: &DeskPublication, errors: &FieldErrors) -> String {
    let (local, zone) = match (&shown.publication, &shown.letter.deadline) {
        (Publication::Planned(until) | Publication::Missed(until), _) => (until.local.as_str(), until.zone.as_str()),
        (_, Some(deadline)) => ("", deadline.zone.as_str()),
        _ => ("", ""),
    };
    pages::publication(&organiser.chrome, shown, local, zone, errors)
}
