//! An editor that saves after somebody else did: both texts are put together, or the passages in question are shown.

use super::editor::Editor;
use crate::{
    extract::{Answer, html_with},
    form::PostedLetter,
};
use app::pages;
use axum::http::StatusCode;
use domain::{
    document::Import,
    error::{FieldError, FieldErrors},
    forms::letter::LetterForm,
    revision::Choice,
    shapes::revisions::Merge,
};
use service::Error;

impl Editor<'_> {
    /// What was typed could not be saved: shows it together with what was saved meanwhile.
    pub(super) async fn merge(&self, letter: &str, form: &LetterForm) -> Answer {
        match self.merged(letter, form, &[]).await {
            Ok(merge) if merge.conflicts.is_empty() => self.show_merged(merge, StatusCode::CONFLICT),
            Ok(merge) => Ok(self.ask(&merge, &[], &FieldErrors::default(), StatusCode::CONFLICT)),
            // The text is frozen: nothing can be saved, and what was typed is shown once more.
            Err(Error::Conflict) => {
                self.show(form, &FieldErrors::one("", "error-conflict"), &Import::default(), false, StatusCode::CONFLICT).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Passages were chosen: shows the editor with the result, to be looked through and saved.
    pub(super) async fn decide(&self, letter: &str, posted: &PostedLetter) -> Answer {
        let open = self.merged(letter, &posted.form, &[]).await?;
        if open.merged.revision != posted.merged_with {
            // Somebody saved once more: the choices were made about something else.
            return self.merge(letter, &posted.form).await;
        }
        let chosen: Vec<Option<Choice>> = (0..open.conflicts.len()).map(|index| posted.choice(index)).collect();
        let missing = chosen.iter().zip(&open.conflicts).enumerate().filter(|(_, (choice, conflict))| match choice {
            None => true,
            Some(choice) => *choice == Choice::Both && !conflict.may_be_both,
        });
        let errors: Vec<_> = missing.map(|(index, _)| FieldError::new(&format!("choice-{index}"), "error-choice-missing")).collect();
        if !errors.is_empty() {
            return Ok(self.ask(&open, &chosen, &FieldErrors(errors), StatusCode::UNPROCESSABLE_ENTITY));
        }
        let choices: Vec<Choice> = chosen.into_iter().flatten().collect();
        let merge = self.merged(letter, &posted.form, &choices).await?;
        self.show_merged(merge, StatusCode::OK)
    }

    async fn merged(&self, letter: &str, form: &LetterForm, choices: &[Choice]) -> Result<Merge, Error> {
        self.organiser.service().merge_letter(&self.organiser.actor, self.coalition, letter, form, choices).await
    }

    fn show_merged(&self, merge: Merge, status: StatusCode) -> Answer {
        let mut context = merge.context;
        context.merged = Some((merge.by, merge.at));
        let page = pages::edit_letter(&self.organiser.chrome, &context, &merge.merged, &FieldErrors::default(), &Import::default(), false);
        Ok(html_with(status, page))
    }

    fn ask(&self, merge: &Merge, chosen: &[Option<Choice>], errors: &FieldErrors, status: StatusCode) -> axum::response::Response {
        html_with(status, pages::merge_letter(&self.organiser.chrome, merge, chosen, errors))
    }
}
