//! A letter as it is handed over on paper: the text, everybody who signed, and what it is checked by.

use super::{
    desk::DeskCoalition,
    letters::{AddedText, Addendum, CoalitionBrief, Counts, ListedOrganisation, ListedPerson},
};
use crate::{document::LetterDocument, ids::PublicId, time::Instant};

/// The state of a letter's log, as a checkpoint says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedLog {
    /// Its origin.
    pub origin: String,
    /// The number of its entries.
    pub size: u64,
    /// The root over them, lower-case hexadecimal.
    pub root: String,
    /// When they were recorded.
    pub at: Instant,
}

/// A letter with its whole list.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedLetter {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Part of its address.
    pub slug: String,
    /// Its lasting identifier.
    pub public_id: PublicId,
    /// Whether everyone may see it.
    pub public: bool,
    /// Tag of the language that is printed.
    pub language: String,
    /// Tags of all the languages of this version, the original first.
    pub languages: Vec<String>,
    /// Whether people signed before this text was added.
    pub added: Option<AddedText>,
    /// The text.
    pub document: LetterDocument,
    /// Whether its paragraphs are shown with numbers.
    pub numbered: bool,
    /// Number of the version.
    pub version: u32,
    /// When it was made.
    pub version_at: Instant,
    /// SHA-256 of its manifest, lower-case hexadecimal.
    pub manifest_sha256: String,
    /// SHA-256 of the text in this language.
    pub text_sha256: String,
    /// Who signed.
    pub counts: Counts,
    /// Organisations by name, conveners first.
    pub organisations: Vec<ListedOrganisation>,
    /// People by name.
    pub people: Vec<ListedPerson>,
    /// Those who signed late.
    pub addendum: Addendum,
    /// Its log; nothing before its first entry.
    pub log: Option<PrintedLog>,
}

/// What of a letter is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintChoice {
    /// The people, beside the organisations.
    pub people: bool,
    /// The names of the organisations' representatives, where they are listed.
    pub representatives: bool,
}

/// The same at the desk, for a confidential letter too.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskPrint {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: PrintedLetter,
}
