//! A letter in other languages: its translations, the page on which it is translated, the people who translate.

pub mod edit;
pub mod list;
pub mod people;

use serde::Deserialize;

/// The largest page of a translation: a letter's longest text, as browsers write scripts other than Latin.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

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
