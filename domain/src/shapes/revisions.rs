//! What organisers see of a draft's revisions.

use super::desk::{DeskCoalition, DeskLetter, EditorContext};
use crate::{
    amendment::TextChange,
    forms::letter::LetterForm,
    revision::{Cause, Conflict, Difference, FieldChange, Point, WordCount},
    time::Instant,
};

/// A revision on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionLine {
    /// Its number, from 1.
    pub number: u32,
    /// Who saved it; `None` where nobody is known any more, or it came from the command line.
    pub by: Option<String>,
    /// When.
    pub at: Instant,
    /// How it came to be.
    pub cause: Cause,
    /// The revision that was brought back.
    pub restored: Option<u32>,
    /// The name that an organiser gave it.
    pub name: Option<String>,
    /// How many words changed since the one before.
    pub words: WordCount,
}

/// A state that can be chosen for a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// Which.
    pub point: Point,
    /// When it was saved or frozen.
    pub at: Instant,
    /// Its name.
    pub name: Option<String>,
}

/// The history of a letter's draft.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// This page, from 1.
    pub page: u64,
    /// How many pages, at least 1.
    pub pages: u64,
    /// The newest revision's number; 0 where there is none.
    pub current: u32,
    /// Newest first.
    pub revisions: Vec<RevisionLine>,
    /// Frozen versions, then revisions: those with a name and those of this page.
    pub choosable: Vec<Choosable>,
}

/// One revision.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionPage {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter as it is now.
    pub letter: DeskLetter,
    /// The revision.
    pub revision: RevisionLine,
    /// What it says.
    pub form: LetterForm,
    /// The newest revision's number.
    pub current: u32,
    /// What would change if this one were brought back.
    pub back: Difference,
}

/// A language that two frozen versions can be compared in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLanguage {
    /// Its tag.
    pub language: String,
    /// What became of the text in it: `Added` and `LeftOut` where only one of the versions has one.
    pub change: TextChange,
}

/// Two states beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The earlier one.
    pub from: Choosable,
    /// The later one.
    pub to: Choosable,
    /// The language of the texts that are compared.
    pub language: String,
    /// The languages to choose from, the original first; nothing unless both are frozen, for a draft is its original alone.
    pub languages: Vec<ComparedLanguage>,
    /// How the texts differ.
    pub difference: Difference,
    /// What else differs; nothing where one of them is frozen, which holds the text alone.
    pub fields: Vec<FieldChange>,
    /// What else can be chosen: frozen versions, named revisions, the newest ones.
    pub choosable: Vec<Choosable>,
}

/// What is asked of one who saves after somebody else did.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// What the editor needs.
    pub context: EditorContext,
    /// What was typed, with the revision that it grew from.
    pub typed: LetterForm,
    /// Both put together, with the newest revision; conflicts as chosen.
    pub merged: LetterForm,
    /// What both changed, and not alike.
    pub conflicts: Vec<Conflict>,
    /// Who saved meanwhile, last.
    pub by: Option<String>,
    /// When.
    pub at: Instant,
}
