//! That no answer came, what came of a letter, and taking back what was noted last.

use super::page_of;
use crate::{
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, role::Permission, time::Instant};
use serde::Deserialize;

/// Until when the coalition waited.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedSilence {
    until: String,
}

/// "Until when did you wait?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn silence_form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::note_silence(&organiser.chrome, &shown, &shown.today, &FieldErrors::default())))
}

/// Notes that no answer came.
///
/// # Errors
/// When the organiser may not, or the letter is not delivered.
pub async fn silence(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedSilence>) -> Answer {
    match organiser.service().note_silence(&organiser.actor, &at.coalition, &at.letter, &form.until).await {
        Ok(()) => Ok(organiser.done("done-silence-noted", &page_of(&at))),
        Err(error) => {
            let errors = faults(error)?;
            let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::note_silence(&organiser.chrome, &shown, &form.until, &errors)))
        }
    }
}

/// What came of the letter.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedOutcome {
    words: String,
}

/// "Put the letter away?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn archive_form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::archive_letter(&organiser.chrome, &shown, "", &FieldErrors::default())))
}

/// Puts it away.
///
/// # Errors
/// When the organiser may not, or the letter is open.
pub async fn archive(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedOutcome>) -> Answer {
    match organiser.service().archive_letter(&organiser.actor, &at.coalition, &at.letter, &form.words).await {
        Ok(()) => Ok(organiser.done("done-letter-archived", &page_of(&at))),
        Err(error) => {
            let errors = organiser.faults(error, &[("archive-words", &form.words)])?;
            let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::archive_letter(&organiser.chrome, &shown, &form.words, &errors)))
        }
    }
}

/// What was shown as noted last.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedTakeBack {
    noted_at: String,
}

/// "Take this back?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn take_back_question(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    match &shown.last {
        Some(last) => Ok(html(pages::take_back(&organiser.chrome, &shown, last))),
        None => Ok(organiser.go(&page_of(&at))),
    }
}

/// Takes it back.
///
/// # Errors
/// When the organiser may not, or something else was noted meanwhile.
pub async fn take_back(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedTakeBack>) -> Answer {
    let noted_at = Instant(form.noted_at.parse().unwrap_or_default());
    organiser.service().take_back(&organiser.actor, &at.coalition, &at.letter, noted_at).await?;
    Ok(organiser.done("done-taken-back", &page_of(&at)))
}
