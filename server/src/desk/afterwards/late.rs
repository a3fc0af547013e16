//! Late signatures: allowed until a moment, and stopped.

use super::page_of;
use crate::{
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, role::Permission};
use serde::Deserialize;

/// Until when, and which button was clicked: `allow` or `stop`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedLate {
    deadline_local: String,
    deadline_zone: String,
    step: String,
}

/// "Until when are late signatures taken?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    let zone = shown.letter.deadline.as_ref().map_or("", |deadline| deadline.zone.as_str());
    let (local, zone) = shown.late_until.as_ref().map_or(("", zone), |until| (&until.local, &until.zone));
    Ok(html(pages::late_signatures(&organiser.chrome, &shown, local, zone, &FieldErrors::default())))
}

/// Allows them, or takes no more.
///
/// # Errors
/// When the organiser may not, or the letter is open.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedLate>) -> Answer {
    let PostedLate { deadline_local, deadline_zone, step } = form;
    let service = organiser.service();
    if step == "stop" {
        service.stop_late(&organiser.actor, &at.coalition, &at.letter).await?;
        return Ok(organiser.done("done-late-stopped", &page_of(&at)));
    }
    match service.allow_late(&organiser.actor, &at.coalition, &at.letter, &deadline_local, &deadline_zone).await {
        Ok(()) => Ok(organiser.done("done-late-allowed", &page_of(&at))),
        Err(error) => {
            let errors = faults(error)?;
            let shown = service.afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::late_signatures(&organiser.chrome, &shown, &deadline_local, &deadline_zone, &errors)))
        }
    }
}
