//! The editor of a letter: rows come and go, a text is imported, a preview is shown, and at last it is saved.

use crate::{
    extract::{Answer, CoalitionPath, LetterPath, Organiser, html_with},
    form::{LETTER_MEGABYTES, PostedLetter},
    multipart::Posted,
};
use app::pages;
use axum::{extract::Path, http::StatusCode};
use domain::{
    document::{self, Import},
    error::{FieldError, FieldErrors},
    forms::letter::{LetterForm, Recipient},
    letter::{Visibility, WhoMaySign},
    role::Permission,
};
use service::Error;

/// The most recipients, and the most copies, that a letter has.
const ROW_LIMIT: usize = 20;

/// The empty editor.
///
/// # Errors
/// When the organiser may not write letters here.
pub async fn new(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    let form = LetterForm {
        language: organiser.locale().tag().to_owned(),
        recipients: vec![Recipient::default()],
        who_may_sign: WhoMaySign::Both.code().to_owned(),
        visibility: Visibility::Public.code().to_owned(),
        ..LetterForm::default()
    };
    Editor { organiser: &organiser, coalition: &at.coalition, letter: None }
        .show(&form, &FieldErrors::default(), &Import::default(), false, StatusCode::OK)
        .await
}

/// A new letter, posted.
///
/// # Errors
/// When the organiser may not write letters here.
pub async fn post_new(organiser: Organiser, Path(at): Path<CoalitionPath>, posted: PostedLetter) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    Editor { organiser: &organiser, coalition: &at.coalition, letter: None }.post(posted).await
}

/// The editor with a draft.
///
/// # Errors
/// When there is no such letter for this organiser, or its text is frozen.
pub async fn edit(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let page = organiser.service().desk_letter(&organiser.actor, &at.coalition, &at.letter).await?;
    if !page.letter.state.text_is_worked_on() {
        return Ok(organiser.go(&at.desk()));
    }
    let mut form = page.form;
    if form.recipients.is_empty() {
        form.recipients.push(Recipient::default());
    }
    Editor { organiser: &organiser, coalition: &at.coalition, letter: Some(&at.letter) }
        .show(&form, &FieldErrors::default(), &Import::default(), false, StatusCode::OK)
        .await
}

/// A draft, posted.
///
/// # Errors
/// When there is no such letter for this organiser, or they may not change it.
pub async fn post_edit(organiser: Organiser, Path(at): Path<LetterPath>, posted: PostedLetter) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    // Somebody may have given the letter another address meanwhile: what was typed must not be lost over it.
    let letter = organiser.service().letter_now(&organiser.actor, &at.coalition, &at.letter).await?;
    Editor { organiser: &organiser, coalition: &at.coalition, letter: Some(&letter) }.post(posted).await
}

/// The editor of one letter.
pub(super) struct Editor<'a> {
    pub(super) organiser: &'a Organiser,
    pub(super) coalition: &'a str,
    letter: Option<&'a str>,
}

impl Editor<'_> {
    async fn post(&self, posted: PostedLetter) -> Answer {
        if let ("merge", Some(letter)) = (posted.action.as_str(), self.letter) {
            return self.decide(letter, &posted).await;
        }
        let PostedLetter { mut form, action, import, file, .. } = posted;
        let none = FieldErrors::default();
        match action.as_str() {
            "keep" => {
                form.body = app::ui::keep(&form.document().body).text;
                return self.show(&form, &none, &Import::default(), true, StatusCode::OK).await;
            }
            "preview" => return self.show(&form, &none, &Import::default(), true, StatusCode::OK).await,
            "import" => {
                return match self.organiser.service().aside(&self.organiser.actor, move || brought(&import, file)).await? {
                    Ok(read) => {
                        fill(&mut form, &read);
                        self.show(&form, &none, &read, false, StatusCode::OK).await
                    }
                    Err(fault) => self.show(&form, &fault, &Import::default(), false, StatusCode::UNPROCESSABLE_ENTITY).await,
                };
            }
            _ if change_rows(&mut form, &action) => return self.show(&form, &none, &Import::default(), false, StatusCode::OK).await,
            _ => {}
        }
        let (service, actor) = (self.organiser.service(), &self.organiser.actor);
        let saved = match self.letter {
            Some(letter) => service.save_letter(actor, self.coalition, letter, &form).await,
            None => service.create_letter(actor, self.coalition, &form).await,
        };
        match (saved, self.letter) {
            (Ok(slug), _) => Ok(self.organiser.done("done-letter-saved", &format!("/desk/{}/letters/{slug}", self.coalition))),
            (Err(Error::Fields(errors)), _) => self.show(&form, &errors, &Import::default(), false, StatusCode::UNPROCESSABLE_ENTITY).await,
            (Err(Error::Conflict), Some(letter)) => self.merge(letter, &form).await,
            (Err(error), _) => Err(error.into()),
        }
    }

    pub(super) async fn show(&self, form: &LetterForm, errors: &FieldErrors, read: &Import, preview: bool, status: StatusCode) -> Answer {
        let context = self.organiser.service().editor(&self.organiser.actor, self.coalition, self.letter).await?;
        let form = context.settled.as_ref().map_or_else(|| form.clone(), |settled| form.settled_as(settled));
        let page = pages::edit_letter(&self.organiser.chrome, &context, &form, errors, read, preview);
        Ok(html_with(status, page))
    }
}

/// What a pasted text or a file says; the file, where there are both.
fn brought(text: &str, file: Posted<Vec<u8>>) -> Result<Import, FieldErrors> {
    match file {
        Posted::Read(bytes) => document::bring_file(&bytes).map_err(|fault| FieldErrors::one("import_file", &fault.to_string())),
        Posted::TooLarge => Err(FieldErrors(vec![FieldError::new("import_file", "error-letter-too-large").with("max", LETTER_MEGABYTES)])),
        Posted::Nothing if text.trim().is_empty() => Err(FieldErrors::one("import", "error-import-empty")),
        Posted::Nothing => Ok(document::bring(text)),
    }
}

/// Fills the form from what was read; what it does not say stays as it was.
fn fill(form: &mut LetterForm, import: &Import) {
    let language = import.language.clone().unwrap_or_else(|| form.language.clone());
    let read = LetterForm::from_document(&import.document, &language);
    *form = LetterForm {
        slug: if form.slug.trim().is_empty() { read.slug } else { std::mem::take(&mut form.slug) },
        who_may_sign: std::mem::take(&mut form.who_may_sign),
        visibility: std::mem::take(&mut form.visibility),
        deadline_local: std::mem::take(&mut form.deadline_local),
        deadline_zone: std::mem::take(&mut form.deadline_zone),
        numbered: form.numbered,
        conveners: std::mem::take(&mut form.conveners),
        revision: form.revision,
        ..read
    };
}

/// Does what a button for a row says; `false` where it is another button.
fn change_rows(form: &mut LetterForm, action: &str) -> bool {
    let (rows, index) = match action {
        "add-recipient" => (&mut form.recipients, None),
        "add-copy" => (&mut form.copies, None),
        _ => {
            let Some((group, index)) = action.strip_prefix("remove-").and_then(|rest| rest.split_once('-')) else { return false };
            let rows = match group {
                "recipients" => &mut form.recipients,
                "copies" => &mut form.copies,
                _ => return false,
            };
            (rows, index.parse::<usize>().ok())
        }
    };
    match index {
        None if action.starts_with("add-") && rows.len() < ROW_LIMIT => rows.push(Recipient::default()),
        Some(index) if index < rows.len() => _ = rows.remove(index),
        _ => {}
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_and_go() {
        let mut form = LetterForm::default();
        assert!(change_rows(&mut form, "add-recipient") && change_rows(&mut form, "add-copy") && change_rows(&mut form, "add-copy"));
        assert_eq!((form.recipients.len(), form.copies.len()), (1, 2));
        form.copies[1].name = "Second".into();
        assert!(change_rows(&mut form, "remove-copies-0") && change_rows(&mut form, "remove-copies-7"));
        assert_eq!(form.copies[0].name, "Second");
        assert!(!change_rows(&mut form, "save"));
    }

    #[test]
    fn an_import_keeps_what_a_text_does_not_say() {
        let mut form = LetterForm { revision: 4, visibility: "confidential".into(), slug: "mine".into(), ..LetterForm::default() };
        fill(&mut form, &document::bring("The President\nPalace\n\nRe: Water\n\nDear President,\n\nPlease.\n"));
        assert_eq!(
            (form.revision, form.visibility.as_str(), form.slug.as_str(), form.subject.as_str()),
            (4, "confidential", "mine", "Water")
        );
    }
}
