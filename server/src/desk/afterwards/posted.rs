//! A posted form with a picture or a document.

use crate::{
    error::Failure,
    multipart::{self, Parts, Posted},
    picture,
};
use domain::{
    afterwards::FILE_SIZE_LIMIT,
    error::{FieldError, FieldErrors},
    forms::afterwards::{AnswerForm, DeliveryForm, FileForm},
};
use service::{Error, NewFile};

/// The most bytes of a text field: an answer's own text is long.
const TEXT_LIMIT: usize = 192 * 1024;

/// The fields, and the file as it will be kept.
#[derive(Default)]
pub(super) struct PostedFields {
    fields: Vec<(String, String)>,
    pub(super) file: Option<NewFile>,
    /// What is wrong with the file.
    pub(super) errors: FieldErrors,
}

impl PostedFields {
    /// Reads a form to its end.
    pub(super) async fn read(mut parts: Parts) -> Result<Self, Failure> {
        let mut posted = Self::default();
        while let Some((name, field)) = parts.next().await? {
            if name != "file" {
                let text = match multipart::bytes(field, TEXT_LIMIT).await? {
                    Posted::Nothing => String::new(),
                    Posted::TooLarge => return Err(Failure::TOO_LARGE),
                    Posted::Read(bytes) => String::from_utf8(bytes).map_err(|_| Failure::BAD_REQUEST)?,
                };
                posted.fields.push((name, text));
                continue;
            }
            match multipart::bytes(field, FILE_SIZE_LIMIT * 1024 * 1024).await? {
                Posted::Nothing => {}
                Posted::TooLarge => {
                    posted.errors.0.push(FieldError::new("file", "afterwards-error-file-too-large").with("max", FILE_SIZE_LIMIT));
                }
                Posted::Read(bytes) => match picture::cleaned(bytes).await {
                    Ok(file) => posted.file = Some(file),
                    Err(Error::Fields(errors)) => posted.errors.0.extend(errors.0),
                    Err(error) => return Err(error.into()),
                },
            }
        }
        Ok(posted)
    }

    /// What is in a field.
    fn take(&self, name: &str) -> String {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    fn file_form(&self) -> FileForm {
        FileForm { alt: self.take("alt"), public: self.take("public"), remove: self.take("remove") }
    }

    /// The form of a delivery.
    pub(super) fn delivery(&self) -> DeliveryForm {
        DeliveryForm {
            day: self.take("day"),
            by_whom: self.take("by_whom"),
            recipients: self.fields.iter().filter(|(name, _)| name == "recipients").map(|(_, value)| value.clone()).collect(),
            way: self.take("way"),
            way_words: self.take("way_words"),
            note: self.take("note"),
            file: self.file_form(),
            confirm: self.take("confirm"),
        }
    }

    /// The form of an answer.
    pub(super) fn answer(&self) -> AnswerForm {
        AnswerForm {
            day: self.take("day"),
            by_whom: self.take("by_whom"),
            summary: self.take("summary"),
            words: self.take("words"),
            language: self.take("language"),
            file: self.file_form(),
            confirm: self.take("confirm"),
        }
    }

    /// What is wrong with the form, in the order of a page: the fields, then the file. Anyone who chose a good file is told
    /// to choose it again, for browsers do not keep it.
    pub(super) fn all_faults(&self, of_fields: FieldErrors) -> FieldErrors {
        let mut errors = of_fields;
        if self.file.is_some() && self.errors.is_empty() && !errors.is_empty() {
            errors.0.push(FieldError::new("file", "afterwards-error-file-again"));
        }
        errors.0.extend(self.errors.0.iter().cloned());
        errors
    }
}
