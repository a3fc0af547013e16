//! A letter on its way: opened, closed, opened again, sent round for comments.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, letter::LetterStep, role::Permission};
use serde::Deserialize;
use service::OpeningChoice;

/// "Open this letter?", with what stands against it.
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn open_question(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let faults = organiser.service().opening_faults(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(opening(&organiser, &at, &faults).await?))
}

async fn opening(organiser: &Organiser, at: &LetterPath, faults: &FieldErrors) -> Result<String, Failure> {
    // What is shown is read after this: who saves in between is found out, not shown and then overlooked.
    let seen = organiser.service().opening_seen(&organiser.actor, &at.coalition, &at.letter).await?;
    let page = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(pages::open_letter(&organiser.chrome, &page, &seen, faults))
}

/// Opens it, in the languages that were ticked where there was a choice.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn open(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(fields): PostedForm<Vec<(String, String)>>) -> Answer {
    let chose = fields.iter().any(|(name, value)| name == "choice" && value == "languages");
    let named = |wanted: &'static str| fields.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.clone());
    let choice = OpeningChoice {
        seen: named("seen").next().unwrap_or_default(),
        languages: chose.then(|| named("translation").collect()),
        without_notice: named("without_notice").next().is_some(),
    };
    match organiser.service().open_letter_as(&organiser.actor, &at.coalition, &at.letter, choice).await {
        Ok(()) => Ok(organiser.done("done-letter-opened", &at.desk())),
        Err(error) => Ok(faulty(opening(&organiser, &at, &faults(error)?).await?)),
    }
}

/// "Close this letter?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn close_question(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let page = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::close_letter(&organiser.chrome, &page)))
}

/// Closes it.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn close(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    step(&organiser, &at, LetterStep::Close, "done-letter-closed").await
}

/// Asks partners for comments.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn review(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    step(&organiser, &at, LetterStep::Review, "done-letter-review").await
}

/// Back to writing.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn redraft(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    step(&organiser, &at, LetterStep::Redraft, "done-letter-redraft").await
}

/// Whether the letter is to be sensitive.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedSensitive {
    sensitive: String,
}

/// Marks it as sensitive, or as not.
///
/// # Errors
/// When the organiser may not, or the letter was changed in the meantime.
pub async fn sensitive(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(posted): PostedForm<PostedSensitive>) -> Answer {
    let sensitive = !posted.sensitive.is_empty();
    organiser.service().set_sensitive(&organiser.actor, &at.coalition, &at.letter, sensitive).await?;
    Ok(organiser.done(if sensitive { "done-sensitive" } else { "done-not-sensitive" }, &at.desk()))
}

async fn step(organiser: &Organiser, at: &LetterPath, step: LetterStep, done: &str) -> Answer {
    organiser.service().step_letter(&organiser.actor, &at.coalition, &at.letter, step).await?;
    Ok(organiser.done(done, &at.desk()))
}

/// A new deadline.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedDeadline {
    deadline_local: String,
    deadline_zone: String,
}

/// "Open again, until when?"
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn reopen_form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let page = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    let (local, zone) = page.letter.deadline.as_ref().map_or(("", ""), |deadline| (&deadline.local, &deadline.zone));
    Ok(html(pages::reopen_letter(&organiser.chrome, &page, local, zone, &FieldErrors::default())))
}

/// Opens it again.
///
/// # Errors
/// When the organiser may not, or the step is not legal.
pub async fn reopen(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedDeadline>) -> Answer {
    let PostedDeadline { deadline_local, deadline_zone } = form;
    match organiser.service().reopen_letter(&organiser.actor, &at.coalition, &at.letter, &deadline_local, &deadline_zone).await {
        Ok(()) => Ok(organiser.done("done-letter-reopened", &at.desk())),
        Err(error) => {
            let errors = faults(error)?;
            let page = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::reopen_letter(&organiser.chrome, &page, &deadline_local, &deadline_zone, &errors)))
        }
    }
}
