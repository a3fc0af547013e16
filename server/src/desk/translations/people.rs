//! The translators of a coalition.

use crate::{
    error::Failure,
    extract::{Answer, CoalitionPath, Organiser, faults, faulty, html, id},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, forms::translation::TranslatorForm, ids::AccountId};
use serde::Deserialize;

/// A translator in an address.
#[derive(Deserialize)]
pub struct TranslatorPath {
    pub(in crate::desk) coalition: String,
    pub(in crate::desk) account: String,
}

pub(in crate::desk) fn address(coalition: &str) -> String {
    format!("/desk/{coalition}/translators")
}

async fn page(
    organiser: &Organiser,
    coalition: &str,
    form: &TranslatorForm,
    changed: Option<(AccountId, &str)>,
    errors: &FieldErrors,
) -> Result<String, Failure> {
    let shown = organiser.service().translators(&organiser.actor, coalition).await?;
    Ok(pages::translators(&organiser.chrome, &shown, form, changed, errors))
}

/// The page.
///
/// # Errors
/// When the organiser may not see it.
pub async fn list(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    Ok(html(page(&organiser, &at.coalition, &TranslatorForm::default(), None, &FieldErrors::default()).await?))
}

/// Invites a translator.
///
/// # Errors
/// When the organiser may not.
pub async fn invite(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(form): PostedForm<TranslatorForm>) -> Answer {
    match organiser.service().invite_translator(&organiser.actor, &at.coalition, &form).await {
        Ok(()) => Ok(organiser.done("done-translator-invited", &address(&at.coalition))),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(page(&organiser, &at.coalition, &form, None, &errors).await?))
        }
    }
}

/// Gives a translator other languages: the one field of the form, whatever it is called on a page of several.
///
/// # Errors
/// When the organiser may not, or there is no such translator.
pub async fn languages(
    organiser: Organiser,
    Path(at): Path<TranslatorPath>,
    PostedForm(fields): PostedForm<Vec<(String, String)>>,
) -> Answer {
    let account = id(&at.account)?;
    let typed = fields.into_iter().find(|(name, _)| name.starts_with("languages")).map(|(_, typed)| typed).unwrap_or_default();
    match organiser.service().set_translator_languages(&organiser.actor, &at.coalition, account, &typed).await {
        Ok(()) => Ok(organiser.done("done-translator-languages", &address(&at.coalition))),
        Err(error) => {
            let errors = faults(error)?;
            let form = TranslatorForm::default();
            Ok(faulty(page(&organiser, &at.coalition, &form, Some((account, &typed)), &errors).await?))
        }
    }
}

/// Takes a translator off.
///
/// # Errors
/// When the organiser may not, or there is no such translator.
pub async fn remove(organiser: Organiser, Path(at): Path<TranslatorPath>) -> Answer {
    organiser.service().remove_translator(&organiser.actor, &at.coalition, id(&at.account)?).await?;
    Ok(organiser.done("done-translator-removed", &address(&at.coalition)))
}
