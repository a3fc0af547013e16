//! The proposal of a change of the text, as posted: its kind, a public word on it, and a later deadline where one is needed.

#[cfg(feature = "server")]
use super::finish;
#[cfg(feature = "server")]
use crate::error::{FieldError, FieldErrors};
use crate::{amendment::Kind, text::Phrase, time::Deadline};
use serde::{Deserialize, Serialize};

/// The form as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AmendmentForm {
    /// A code of [`Kind`].
    pub kind: String,
    /// What changed, and why: public.
    pub words: String,
    /// A later hard deadline, local; empty for the one that stands.
    pub deadline_local: String,
    /// Its IANA zone.
    pub deadline_zone: String,
    /// The fingerprint of the texts that were shown.
    pub seen: String,
}

/// A proposal, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedAmendment {
    /// Its kind.
    pub kind: Kind,
    /// What changed, and why.
    pub words: Phrase,
    /// A later hard deadline.
    pub deadline: Option<Deadline>,
}

#[cfg(feature = "server")]
impl AmendmentForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<ParsedAmendment, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::from_code(&self.kind);
        if kind.is_none() {
            errors.0.push(FieldError::new("kind", "error-choice"));
        }
        let words = errors.take("words", Phrase::parse(&self.words));
        let deadline = if self.deadline_local.trim().is_empty() {
            None
        } else {
            Deadline::parse(&self.deadline_local, &self.deadline_zone).map_err(|(field, fault)| errors.0.push(fault.at(field))).ok()
        };
        let parsed = kind.zip(words).map(|(kind, words)| ParsedAmendment { kind, words, deadline });
        finish(parsed, errors)
    }
}

#[cfg(all(test, feature = "server"))]
mod tests {
    use super::*;

    #[test]
    fn each_field_at_fault_is_named() {
        let form = AmendmentForm { deadline_local: "soon".into(), deadline_zone: "UTC".into(), ..AmendmentForm::default() };
        let errors = form.parse().unwrap_err();
        assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["kind", "words", "deadline_local"]);
        let good = AmendmentForm { kind: "material".into(), words: " The third demand. ".into(), ..AmendmentForm::default() };
        assert_eq!(good.parse().unwrap().words.as_str(), "The third demand.");
    }
}
