//! Forms as browsers post them.

use crate::{
    error::Failure,
    multipart::{self, Parts, Posted},
    state::AppState,
};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::{
    forms::letter::{LetterForm, Recipient},
    revision::Choice,
};
use serde::de::DeserializeOwned;

/// More rows than a form ever shows: what names a later one is dropped, so that nobody makes us build a million.
const ROW_LIMIT: usize = 100;

/// How large a file with a letter may be.
pub const LETTER_MEGABYTES: usize = 4;

/// A posted form. What is too large or no form at all gets an error page.
pub struct PostedForm<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for PostedForm<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Failure> {
        serde_html_form::from_bytes(&body(request, state).await?).map(Self).map_err(|_| Failure::BAD_REQUEST)
    }
}

/// The posted editor of a letter: its form, which button was clicked, and the text to import.
#[derive(Debug, Default)]
pub struct PostedLetter {
    /// The form.
    pub form: LetterForm,
    /// The button's value.
    pub action: String,
    /// A text to fill the form from.
    pub import: String,
    /// A file to fill it from.
    pub file: Posted<Vec<u8>>,
    /// The letter's revision that what was typed was put together with.
    pub merged_with: i64,
    choices: Vec<(usize, Choice)>,
}

impl FromRequest<AppState> for PostedLetter {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            return Self::with_file(request, state).await;
        }
        Self::decode(&body(request, state).await?).ok_or(Failure::BAD_REQUEST)
    }
}

impl PostedLetter {
    /// Reads an URL-encoded form; `None` where it is none.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let pairs: Vec<(String, String)> = serde_html_form::from_bytes(bytes).ok()?;
        let mut posted = Self::default();
        for (name, value) in pairs {
            posted.take(&name, value);
        }
        Some(posted)
    }

    /// Reads a form with a file.
    async fn with_file(request: Request, state: &AppState) -> Result<Self, Failure> {
        let mut parts = Parts::begin(request, state).await?;
        let mut posted = Self::default();
        while let Some((name, field)) = parts.next().await? {
            let read = multipart::bytes(field, LETTER_MEGABYTES * 1024 * 1024).await?;
            match (name.as_str(), read) {
                ("import_file", read) => posted.file = read,
                (_, Posted::Read(bytes)) => posted.take(&name, String::from_utf8(bytes).map_err(|_| Failure::BAD_REQUEST)?),
                (_, Posted::Nothing) => posted.take(&name, String::new()),
                (_, Posted::TooLarge) => return Err(Failure::TOO_LARGE),
            }
        }
        Ok(posted)
    }

    /// What was chosen for the conflict of this number.
    pub fn choice(&self, index: usize) -> Option<Choice> {
        self.choices.iter().find(|(number, _)| *number == index).map(|(_, choice)| *choice)
    }

    fn take(&mut self, name: &str, value: String) {
        if let Some(index) = name.strip_prefix("choice-").and_then(|index| index.parse().ok()) {
            return self.choices.extend(Choice::from_code(&value).map(|choice| (index, choice)));
        }
        let form = &mut self.form;
        let to = match name {
            "action" => &mut self.action,
            "import" => &mut self.import,
            "slug" => &mut form.slug,
            "language" => &mut form.language,
            "place_and_date" => &mut form.place_and_date,
            "subject" => &mut form.subject,
            "salutation" => &mut form.salutation,
            "body" => &mut form.body,
            "closing" => &mut form.closing,
            "copies_label" => &mut form.copies_label,
            "subject_label" => &mut form.subject_label,
            "who_may_sign" => &mut form.who_may_sign,
            "deadline_local" => &mut form.deadline_local,
            "deadline_zone" => &mut form.deadline_zone,
            "visibility" => &mut form.visibility,
            "numbered" => return form.numbered = !value.is_empty(),
            "conveners" => return form.conveners.push(value),
            "revision" => return form.revision = value.parse().unwrap_or_default(),
            "merged_with" => return self.merged_with = value.parse().unwrap_or_default(),
            _ => match row_field(form, name) {
                Some(field) => field,
                None => return,
            },
        };
        *to = value;
    }
}

/// The field that `recipients-0-name` names; makes the row where it is new.
fn row_field<'a>(form: &'a mut LetterForm, name: &str) -> Option<&'a mut String> {
    let mut parts = name.splitn(3, '-');
    let rows = match parts.next()? {
        "recipients" => &mut form.recipients,
        "copies" => &mut form.copies,
        _ => return None,
    };
    let index: usize = parts.next()?.parse().ok().filter(|index| *index < ROW_LIMIT)?;
    if rows.len() <= index {
        rows.resize_with(index + 1, Recipient::default);
    }
    let row = rows.get_mut(index)?;
    Some(match parts.next()? {
        "honorific" => &mut row.honorific,
        "name" => &mut row.name,
        "office" => &mut row.office,
        "postal" => &mut row.postal,
        "email" => &mut row.email,
        _ => return None,
    })
}

async fn body(request: Request, state: &AppState) -> Result<Bytes, Failure> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Failure::BAD_REQUEST);
    }
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TOO_LARGE,
        _ => Failure::BAD_REQUEST,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_says_of_itself_is_read_back() {
        let row = |name: &str| Recipient { name: name.into(), email: "a@b.example".into(), postal: "A\nB".into(), ..Recipient::default() };
        let form = LetterForm {
            slug: "a-b".into(),
            body: "One & two\n\n=".into(),
            recipients: vec![row("First"), row("Second")],
            copies: vec![row("Third")],
            conveners: vec!["x".into(), "y".into()],
            revision: 7,
            numbered: true,
            ..LetterForm::default()
        };
        let mut fields = form.fields();
        fields.extend(
            [("choice-1", "both"), ("choice-0", "x"), ("merged_with", "9")].map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let posted = PostedLetter::decode(serde_html_form::to_string(&fields).unwrap().as_bytes()).unwrap();
        assert_eq!(posted.form, form);
        assert_eq!((posted.merged_with, posted.choice(0), posted.choice(1)), (9, None, Some(Choice::Both)));
    }

    #[test]
    fn rows_and_repeated_fields_are_gathered() {
        let posted = PostedLetter::decode(
            b"action=save&slug=a-b&revision=3&conveners=x&conveners=y&recipients-1-name=Second+One&recipients-0-office=President&copies-0-postal=A%0D%0AB&recipients-999999-name=no&other=1",
        )
        .unwrap();
        assert_eq!(posted.action, "save");
        assert_eq!(posted.form.conveners, ["x", "y"]);
        assert_eq!(posted.form.revision, 3);
        assert_eq!(posted.form.recipients.len(), 2);
        assert_eq!(posted.form.recipients[0].office, "President");
        assert_eq!(posted.form.recipients[1].name, "Second One");
        assert_eq!(posted.form.copies[0].postal, "A\r\nB");
    }
}
