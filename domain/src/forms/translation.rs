//! The forms of translations, as posted: a page of parts, a language to add, a translator to invite.

use super::finish;
use crate::{
    email::Email,
    error::FieldErrors,
    text::{Name, parse_lines},
};
use serde::{Deserialize, Serialize};

/// The longest translated part, in characters.
const PART_LIMIT: usize = 20_000;
/// More parts than a letter ever has: what names a later one is dropped.
const PART_COUNT_LIMIT: usize = 5_000;

/// A translated part as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPart {
    /// Its place among the parts of the original, from 0.
    pub index: usize,
    /// How often it had been saved when the page was made; 0 for never.
    pub lock: i64,
    /// The translation.
    pub text: String,
}

/// The page of a translation as posted: some of its parts, in whatever order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TranslationForm {
    /// The number of the original's revision that the page showed.
    pub revision: u32,
    /// The parts.
    pub parts: Vec<TypedPart>,
    /// The part that is still right although its original changed.
    pub keep: Option<usize>,
    /// Whether the page showed only what is to be done.
    pub only_open: bool,
}

impl TranslationForm {
    /// Takes a form's fields: `revision`, `text-3`, `lock-3`, `keep`, `only`. Others are dropped.
    pub fn of_fields(fields: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            match name.split_once('-') {
                None if name == "revision" => form.revision = value.parse().unwrap_or_default(),
                None if name == "keep" => form.keep = value.parse().ok(),
                None if name == "only" => form.only_open = value == "open",
                Some(("text", index)) => form.with(index, |part| part.text = value),
                Some(("lock", index)) => form.with(index, |part| part.lock = value.parse().unwrap_or_default()),
                _ => {}
            }
        }
        form
    }

    fn with(&mut self, index: &str, change: impl FnOnce(&mut TypedPart)) {
        let Some(index) = index.parse().ok().filter(|index| *index < PART_COUNT_LIMIT) else { return };
        if let Some(part) = self.parts.iter_mut().find(|part| part.index == index) {
            return change(part);
        }
        let mut part = TypedPart { index, ..TypedPart::default() };
        change(&mut part);
        self.parts.push(part);
    }

    /// What was typed for a part.
    pub fn part(&self, index: usize) -> Option<&TypedPart> {
        self.parts.iter().find(|part| part.index == index)
    }

    /// Checks the lengths.
    ///
    /// # Errors
    /// Each part's fault, under the name of its field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        for part in &self.parts {
            errors.take(&format!("text-{}", part.index), parse_lines(&part.text, PART_LIMIT));
        }
        finish(Some(()), errors)
    }
}

/// An invitation of a translator as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TranslatorForm {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The tags of the languages that they translate into, with commas or spaces between them.
    pub languages: String,
}

/// An invitation, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTranslator {
    /// Their name.
    pub name: Name,
    /// Their address.
    pub email: Email,
    /// The tags, as typed.
    pub languages: Vec<String>,
}

impl TranslatorForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<NewTranslator, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", Name::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let all = || Some(NewTranslator { name: name?, email: email?, languages: tags(&self.languages) });
        finish(all(), errors)
    }
}

/// The tags in a line that somebody typed.
pub fn tags(typed: &str) -> Vec<String> {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '،' | '؛');
    typed.split(apart).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_make_parts() {
        let fields =
            [("revision", "7"), ("lock-2", "3"), ("text-2", "Deux"), ("text-0", "Un"), ("keep", "2"), ("text-x", "?"), ("other", "")];
        let form = TranslationForm::of_fields(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        assert_eq!((form.revision, form.keep, form.parts.len()), (7, Some(2), 2));
        assert_eq!(form.part(2), Some(&TypedPart { index: 2, lock: 3, text: "Deux".into() }));
        assert_eq!(form.part(1), None);
        let long = TypedPart { index: 4, text: "a".repeat(PART_LIMIT + 1), ..TypedPart::default() };
        let errors = TranslationForm { parts: vec![long], ..form }.check().unwrap_err();
        assert_eq!(errors.0[0].field, "text-4");
    }

    #[test]
    fn tags_are_told_apart() {
        assert_eq!(tags(" ar, pt-BR;fr،ko "), ["ar", "pt-BR", "fr", "ko"]);
    }
}
