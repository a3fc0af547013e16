//! A letter in other languages: its translations, the page on which it is translated, the people who translate.

pub mod edit;
pub mod list;
pub mod people;

use serde::Deserialize;

/// A translation in an address.
#[derive(Debug, Deserialize)]
pub struct TranslationPath {
    coalition: String,
    letter: String,
    language: String,
}

impl TranslationPath {
    /// The letter's translations, without the language of the page.
    fn all(&self) -> String {
        format!("/desk/{}/letters/{}/translations", self.coalition, self.letter)
    }

    /// This one.
    fn own(&self) -> String {
        format!("{}/{}", self.all(), self.language)
    }
}
