//! An error on a public list, as its reader reports it.

use super::finish;
use crate::{
    email::Email,
    error::FieldErrors,
    text::{Phrase, parse_lines},
};
use serde::{Deserialize, Serialize};

/// The most characters of what is said of it.
const WORDS: usize = 2_000;

/// The form as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// Which entry, as the list names it.
    pub entry: String,
    /// What is wrong.
    pub words: String,
    /// Where to ask back; may be empty.
    pub email: String,
}

/// A report, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorReport {
    /// Which entry.
    pub entry: Option<Phrase>,
    /// What is wrong.
    pub words: String,
    /// Where to ask back.
    pub email: Option<Email>,
}

impl ReportForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<ErrorReport, FieldErrors> {
        let mut errors = FieldErrors::default();
        let entry = errors.take("entry", Phrase::parse_optional(&self.entry));
        let words = parse_lines(&self.words, WORDS).and_then(|words| match words.trim() {
            "" => Err(crate::error::ValueError::new("error-empty")),
            words => Ok(words.to_owned()),
        });
        let words = errors.take("words", words);
        let email = match self.email.trim() {
            "" => Some(None),
            email => errors.take("email", Email::parse(email)).map(Some),
        };
        finish((|| Some(ErrorReport { entry: entry?, words: words?, email: email? }))(), errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_must_be_said_and_the_rest_may() {
        let errors = ReportForm { email: "nobody".into(), ..ReportForm::default() }.parse().unwrap_err();
        assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["words", "email"]);
        let report = ReportForm { words: " It did not sign. ".into(), ..ReportForm::default() }.parse().unwrap();
        assert_eq!((report.words.as_str(), report.entry, report.email), ("It did not sign.", None, None));
    }
}
