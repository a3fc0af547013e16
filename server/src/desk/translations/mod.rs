//! A letter in other languages: its translations, the page on which it is translated, the people who translate.

pub mod edit;
pub mod list;
pub mod past;
pub mod people;

use crate::{error::Failure, extract::id};
use domain::ids::PublicId;
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

/// A translated part in an address.
#[derive(Debug, Deserialize)]
pub struct PartPath {
    coalition: String,
    letter: String,
    language: String,
    id: String,
}

impl PartPath {
    fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }

    /// The translation that it belongs to, without the language of the page.
    fn translation(&self) -> String {
        format!("/desk/{}/letters/{}/translations/{}", self.coalition, self.letter, self.language)
    }
}
