//! What an address names: a coalition, a letter, a signature, an organisation.

use super::id;
use crate::error::Failure;
use domain::{
    ids::{OrganisationId, PublicId},
    language::Wanted,
    locale::Locale,
};
use serde::Deserialize;

/// A coalition in an address.
#[derive(Debug, Deserialize)]
pub struct CoalitionPath {
    /// Its slug.
    pub coalition: String,
}

/// Which of a letter's texts a page shows that shows it beside something else.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TextQuery {
    text: String,
}

impl TextQuery {
    /// The text: the reader's language decides where nothing is asked for.
    pub fn wanted(self, locale: Locale) -> Wanted {
        if self.text.is_empty() { Wanted::Under(locale) } else { Wanted::In(self.text) }
    }
}

/// A letter in an address.
#[derive(Debug, Deserialize)]
pub struct LetterPath {
    /// The coalition's slug.
    pub coalition: String,
    /// The letter's slug.
    pub letter: String,
}

impl LetterPath {
    /// Its public page, without the language.
    pub fn public(&self) -> String {
        format!("/c/{}/{}", self.coalition, self.letter)
    }

    /// Its page at the desk, without the language.
    pub fn desk(&self) -> String {
        format!("/desk/{}/letters/{}", self.coalition, self.letter)
    }

    /// The desk's page about its next version, without the language.
    pub fn amendment(&self) -> String {
        format!("{}/amendment", self.desk())
    }

    /// The desk's page about its publication, without the language.
    pub fn publication(&self) -> String {
        format!("{}/publication", self.desk())
    }
}

/// A signature in an address.
#[derive(Debug, Deserialize)]
pub struct SignaturePath {
    id: String,
}

impl SignaturePath {
    /// Its identifier.
    ///
    /// # Errors
    /// When it is none.
    pub fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }
}

/// An organisation in an address.
#[derive(Debug, Deserialize)]
pub struct OrganisationPath {
    /// The coalition's slug.
    pub coalition: String,
    id: String,
}

impl OrganisationPath {
    /// Its identifier.
    ///
    /// # Errors
    /// When it is none.
    pub fn id(&self) -> Result<OrganisationId, Failure> {
        id(&self.id)
    }
}
