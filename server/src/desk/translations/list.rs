//! The translations of a letter, and what is done to one as a whole.

use super::TranslationPath;
use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, role::Permission};
use serde::Deserialize;

/// A translator's own page: the letters that are to be had in their languages.
///
/// # Errors
/// When they cannot be read.
pub async fn work(organiser: Organiser) -> Answer {
    let work = organiser.service().translation_work(&organiser.actor).await?;
    Ok(html(pages::translation_work(&organiser.chrome, &work)))
}

async fn page(organiser: &Organiser, at: &LetterPath, typed: &str, errors: &FieldErrors) -> Result<String, Failure> {
    let shown = organiser.service().translations(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(pages::translations(&organiser.chrome, &shown, typed, errors))
}

/// The list.
///
/// # Errors
/// When there is no such letter for this reader.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    Ok(html(page(&organiser, &at, "", &FieldErrors::default()).await?))
}

/// A language to add.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedLanguage {
    language: String,
}

/// Asks for the letter in another language.
///
/// # Errors
/// When the organiser may not.
pub async fn add(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedLanguage>) -> Answer {
    match organiser.service().add_translation(&organiser.actor, &at.coalition, &at.letter, &form.language).await {
        Ok(_) => Ok(organiser.done("done-translation-added", &format!("{}/translations", at.desk()))),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(page(&organiser, &at, &form.language, &errors).await?))
        }
    }
}

/// Whether a translation is to go out with its letter.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedChoice {
    included: String,
}

/// Lets a translation go out with its letter, or not.
///
/// # Errors
/// When the organiser may not, or there is no such translation.
pub async fn include(organiser: Organiser, Path(at): Path<TranslationPath>, PostedForm(form): PostedForm<PostedChoice>) -> Answer {
    let included = form.included == "yes";
    organiser.service().include_translation(&organiser.actor, &at.coalition, &at.letter, &at.language, included).await?;
    Ok(organiser.done("done-translation-included", &at.all()))
}

/// "Put this translation away?"
///
/// # Errors
/// When the organiser may not, or there is no such translation.
pub async fn remove_question(organiser: Organiser, Path(at): Path<TranslationPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().translations(&organiser.actor, &at.coalition, &at.letter).await?;
    let line = shown.list.iter().find(|line| line.language == at.language).ok_or(Failure::NOT_FOUND)?;
    Ok(html(pages::remove_translation(&organiser.chrome, &shown, line)))
}

/// Puts it away.
///
/// # Errors
/// When the organiser may not, or there is no such translation.
pub async fn remove(organiser: Organiser, Path(at): Path<TranslationPath>) -> Answer {
    organiser.service().remove_translation(&organiser.actor, &at.coalition, &at.letter, &at.language).await?;
    Ok(organiser.done("done-translation-removed", &at.all()))
}

/// Brings one back that was put away.
///
/// # Errors
/// When the organiser may not, or there is no such translation.
pub async fn restore(organiser: Organiser, Path(at): Path<TranslationPath>) -> Answer {
    organiser.service().restore_translation(&organiser.actor, &at.coalition, &at.letter, &at.language).await?;
    Ok(organiser.done("done-translation-restored", &at.all()))
}
