//! Answers at the desk: noted and corrected.

use super::{NotedPath, page_of, posted::PostedFields};
use crate::{
    extract::{Answer, LetterPath, Organiser, faulty, html, id},
    multipart::Parts,
};
use app::pages;
use axum::extract::{Path, Request};
use domain::{error::FieldErrors, forms::afterwards::AnswerForm, ids::PublicId, role::Permission};

/// The form.
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    let form = AnswerForm { day: shown.today.clone(), ..AnswerForm::default() };
    Ok(html(pages::note_answer(&organiser.chrome, &shown, &form, &FieldErrors::default())))
}

/// Notes an answer.
///
/// # Errors
/// When the organiser may not, or the letter is not delivered.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, request: Request) -> Answer {
    // Asked before anything of the file is read.
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let posted = PostedFields::read(Parts::begin(request, &organiser.state).await?).await?;
    let form = posted.answer();
    let noted = match posted.errors.is_empty() {
        true => organiser.service().note_answer(&organiser.actor, &at.coalition, &at.letter, &form, posted.file.as_ref()).await,
        false => Err(FieldErrors::default().into()),
    };
    match noted {
        Ok(()) => Ok(organiser.done("done-answer-noted", &page_of(&at))),
        Err(error) => {
            let errors = posted.all_faults(organiser.faults(error, &[("answer-summary", &form.summary), ("answer-text", &form.words)])?);
            let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::note_answer(&organiser.chrome, &shown, &form, &errors)))
        }
    }
}

/// The form to correct one.
///
/// # Errors
/// When there is no such answer for this organiser, or they may not.
pub async fn correct_form(organiser: Organiser, Path(at): Path<NotedPath>) -> Answer {
    let id: PublicId = id(&at.noted)?;
    let answer = organiser.service().answer(&organiser.actor, &at.coalition, &at.letter, id).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    let form = pages::answer_form(&answer);
    Ok(html(pages::correct_answer(&organiser.chrome, &shown, &answer, &form, &FieldErrors::default())))
}

/// Corrects it.
///
/// # Errors
/// When the organiser may not, or the letter is put away.
pub async fn correct(organiser: Organiser, Path(at): Path<NotedPath>, request: Request) -> Answer {
    let id: PublicId = id(&at.noted)?;
    let answer = organiser.service().answer(&organiser.actor, &at.coalition, &at.letter, id).await?;
    let posted = PostedFields::read(Parts::begin(request, &organiser.state).await?).await?;
    let form = posted.answer();
    let corrected = match posted.errors.is_empty() {
        true => {
            let file = posted.file.as_ref();
            organiser.service().correct_answer(&organiser.actor, &at.coalition, &at.letter, id, &form, file).await
        }
        false => Err(FieldErrors::default().into()),
    };
    match corrected {
        Ok(()) => Ok(organiser.done("done-answer-corrected", &at.page())),
        Err(error) => {
            let errors = posted.all_faults(organiser.faults(error, &[("answer-summary", &form.summary), ("answer-text", &form.words)])?);
            let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::correct_answer(&organiser.chrome, &shown, &answer, &form, &errors)))
        }
    }
}
