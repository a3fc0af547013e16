//! Translating: original and translation side by side, saved as one form.

use super::{PartPath, TranslationPath};
use crate::{
    error::Failure,
    extract::{Answer, Organiser, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{error::FieldErrors, forms::translation::TranslationForm};
use serde::Deserialize;
use service::Error;

/// What is shown of a translation.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    only: String,
}

async fn page(
    organiser: &Organiser,
    at: &TranslationPath,
    typed: Option<&TranslationForm>,
    only_open: bool,
    errors: &FieldErrors,
) -> Result<String, Failure> {
    let service = organiser.service();
    let shown = service.translation(&organiser.actor, &at.coalition, &at.letter, &at.language, typed).await?;
    Ok(pages::translate(&organiser.chrome, &shown, only_open, errors))
}

/// The page.
///
/// # Errors
/// When there is no such translation for this reader.
pub async fn form(organiser: Organiser, Path(at): Path<TranslationPath>, Query(shown): Query<Shown>) -> Answer {
    Ok(html(page(&organiser, &at, None, shown.only == "open", &FieldErrors::default()).await?))
}

/// Saves what was typed; where somebody else saved the same part meanwhile, shows both.
///
/// # Errors
/// When the reader may not translate into this language.
pub async fn save(organiser: Organiser, Path(at): Path<TranslationPath>, PostedForm(fields): PostedForm<Vec<(String, String)>>) -> Answer {
    let form = TranslationForm::of_fields(fields);
    let service = organiser.service();
    match service.save_translation(&organiser.actor, &at.coalition, &at.letter, &at.language, &form).await {
        Ok(saved) if saved.conflicts.is_empty() => {
            let done = if saved.changed > 0 { "done-translation-saved" } else { "done-translation-unchanged" };
            let only = if form.only_open { "?only=open" } else { "" };
            let place = form.keep.filter(|_| !form.only_open).map(|index| format!("#part-{index}")).unwrap_or_default();
            Ok(organiser.done(done, &format!("{}{only}{place}", at.own())))
        }
        Ok(_) => Ok(faulty(page(&organiser, &at, Some(&form), form.only_open, &FieldErrors::default()).await?)),
        Err(Error::Fields(errors)) => Ok(faulty(page(&organiser, &at, Some(&form), form.only_open, &errors).await?)),
        Err(error) => Err(with_typed(&organiser, &form, error.into())),
    }
}

/// A failure with what was typed: the translation may have been removed meanwhile, or its translator.
fn with_typed(organiser: &Organiser, form: &TranslationForm, failure: Failure) -> Failure {
    let t = organiser.chrome.t();
    let label = |index: usize| t.with("translate-part-number", &[("number", (index + 1).into())]);
    let typed = form.parts.iter().filter(|part| !part.text.trim().is_empty());
    Failure::Typed(Box::new(failure), typed.map(|part| (label(part.index), part.text.clone())).collect())
}

/// The letter as it would be published in this language.
///
/// # Errors
/// When there is no such translation for this reader.
pub async fn preview(organiser: Organiser, Path(at): Path<TranslationPath>) -> Answer {
    let service = organiser.service();
    let (shown, document) = service.translation_preview(&organiser.actor, &at.coalition, &at.letter, &at.language).await?;
    Ok(html(pages::translation_preview(&organiser.chrome, &shown, &document)))
}

/// Throws a part away whose original is gone.
///
/// # Errors
/// When the reader may not, or there is no such part.
pub async fn discard(organiser: Organiser, Path(at): Path<PartPath>) -> Answer {
    organiser.service().discard_translated(&organiser.actor, &at.coalition, &at.letter, &at.language, at.id()?).await?;
    Ok(organiser.done("done-translation-discarded", &at.translation()))
}
