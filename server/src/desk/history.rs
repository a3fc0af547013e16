//! The history of a draft: its list, one revision with its name, two compared, one brought back.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, html_with, id, page_number},
    form::PostedForm,
};
use app::{pages, ui::difference::Layout};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use domain::{error::FieldErrors, revision::Point, role::Permission};
use serde::Deserialize;
use service::Error;

/// A revision in an address.
#[derive(Debug, Deserialize)]
pub struct RevisionPath {
    coalition: String,
    letter: String,
    number: String,
}

impl RevisionPath {
    fn number(&self) -> Result<u32, Failure> {
        id(&self.number)
    }

    /// The letter's history, without the language.
    fn history(&self, rest: &str) -> String {
        format!("/desk/{}/letters/{}/history{rest}", self.coalition, self.letter)
    }
}

/// Which page of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
}

/// The list.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>, Query(asked): Query<Asked>) -> Answer {
    let history = organiser.service().history(&organiser.actor, &at.coalition, &at.letter, page_number(&asked.page)).await?;
    Ok(html(pages::history(&organiser.chrome, &history)))
}

/// Two states, how they are shown, and in which language where both are frozen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Pair {
    from: String,
    to: String,
    view: String,
    language: String,
}

/// Two states compared; the newest two where none is named.
///
/// # Errors
/// When there is no such letter for this organiser, or no such state of it.
pub async fn compare(organiser: Organiser, Path(at): Path<LetterPath>, Query(pair): Query<Pair>) -> Answer {
    let point = |text: &str| if text.is_empty() { Ok(None) } else { id::<Point>(text).map(Some) };
    let (from, to) = (point(&pair.from)?, point(&pair.to)?);
    let shown = organiser.service().compare(&organiser.actor, &at.coalition, &at.letter, from, to, &pair.language).await?;
    Ok(html(pages::compare(&organiser.chrome, &shown, Layout::from_code(&pair.view))))
}

/// One revision.
///
/// # Errors
/// When there is none such for this organiser.
pub async fn revision(organiser: Organiser, Path(at): Path<RevisionPath>) -> Answer {
    let page = organiser.service().revision(&organiser.actor, &at.coalition, &at.letter, at.number()?).await?;
    let name = page.revision.name.clone().unwrap_or_default();
    Ok(html(pages::revision(&organiser.chrome, &page, &name, &FieldErrors::default())))
}

/// A name, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedName {
    name: String,
}

/// Gives it a name.
///
/// # Errors
/// When the organiser may not, or there is none such.
pub async fn name(organiser: Organiser, Path(at): Path<RevisionPath>, PostedForm(form): PostedForm<PostedName>) -> Answer {
    let number = at.number()?;
    match organiser.service().name_revision(&organiser.actor, &at.coalition, &at.letter, number, &form.name).await {
        Ok(()) => Ok(organiser.done("done-revision-named", &at.history(""))),
        Err(error) => {
            let errors = faults(error)?;
            let page = organiser.service().revision(&organiser.actor, &at.coalition, &at.letter, number).await?;
            Ok(faulty(pages::revision(&organiser.chrome, &page, &form.name, &errors)))
        }
    }
}

/// "Bring this one back?", with what would change.
///
/// # Errors
/// When there is none such for this organiser, or they may not.
pub async fn restore_question(organiser: Organiser, Path(at): Path<RevisionPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let page = organiser.service().revision(&organiser.actor, &at.coalition, &at.letter, at.number()?).await?;
    if !page.letter.state.text_is_worked_on() || page.revision.number == page.current {
        return Ok(organiser.go(&at.history(&format!("/{}", at.number))));
    }
    Ok(html(pages::restore_revision(&organiser.chrome, &page, false)))
}

/// What the letter's own revision was when it was asked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedSeen {
    seen: String,
}

/// Brings it back; asks again where the draft was saved meanwhile.
///
/// # Errors
/// When the organiser may not, or the text is frozen.
pub async fn restore(organiser: Organiser, Path(at): Path<RevisionPath>, PostedForm(form): PostedForm<PostedSeen>) -> Answer {
    let number = at.number()?;
    let seen = form.seen.parse().unwrap_or_default();
    match organiser.service().restore_revision(&organiser.actor, &at.coalition, &at.letter, number, seen).await {
        Ok(()) => Ok(organiser.done("done-revision-restored", &at.history(""))),
        Err(Error::Conflict) => {
            let page = organiser.service().revision(&organiser.actor, &at.coalition, &at.letter, number).await?;
            if !page.letter.state.text_is_worked_on() {
                return Err(Error::Conflict.into());
            }
            Ok(html_with(StatusCode::CONFLICT, pages::restore_revision(&organiser.chrome, &page, true)))
        }
        Err(error) => Err(error.into()),
    }
}
