//! What organisers and translators see of a letter's translations.

use super::{desk::DeskCoalition, letters::CoalitionBrief};
use crate::{
    error::FieldError,
    ids::{AccountId, PublicId},
    letter::LetterState,
    masked::Masked,
    revision::Difference,
    time::Instant,
    translation::{PartKind, PartState, Progress},
};

/// A letter, as the pages of its translations name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatedLetter {
    /// Part of its address.
    pub slug: String,
    /// The original's subject.
    pub subject: String,
    /// Tag of the original's language.
    pub language: String,
    /// Where it stands.
    pub state: LetterState,
}

/// How far a translation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationLine {
    /// Tag of its language.
    pub language: String,
    /// How much is done.
    pub progress: Progress,
    /// How many faults stand between it and its canonical form.
    pub faults: u64,
    /// Whether organisers want it to go out with the letter.
    pub included: bool,
    /// When something of it was last saved.
    pub changed_at: Option<Instant>,
}

impl TranslationLine {
    /// Whether it can go out with the letter.
    pub const fn is_ready(&self) -> bool {
        self.progress.is_complete() && self.faults == 0
    }
}

/// The translations of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Translations {
    /// The coalition and the reader's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: TranslatedLetter,
    /// Its translations that the reader may see, by their tags.
    pub list: Vec<TranslationLine>,
    /// Tags of those that were put away and can be brought back; for who may do that.
    pub removed: Vec<String>,
}

/// Who saved a part last, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedBy {
    /// Name; `None` where the account is gone.
    pub name: Option<String>,
    /// When.
    pub at: Instant,
}

/// A part of the original beside its translation.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRow {
    /// Its place among the parts of the original, from 0.
    pub index: usize,
    /// What it is.
    pub kind: PartKind,
    /// The original.
    pub original: String,
    /// The translation, or what was typed.
    pub text: String,
    /// How often it has been saved; 0 for never.
    pub lock: i64,
    /// Its identifier in addresses, where it was saved more than once and so has earlier states.
    pub past: Option<PublicId>,
    /// How it stands.
    pub state: PartState,
    /// How the original changed since it was translated; where it is stale.
    pub change: Option<Difference>,
    /// Whether it leads to other footnotes than the original.
    pub other_notes: bool,
    /// Who saved it last.
    pub saved: Option<SavedBy>,
    /// What somebody else saved while this was typed.
    pub theirs: Option<String>,
}

/// A state that a translated part was saved in.
#[derive(Clone, Debug, PartialEq)]
pub struct PastState {
    /// Its number, from 1.
    pub number: i64,
    /// Who saved it, and when.
    pub saved: SavedBy,
    /// The original that it was made from.
    pub original: String,
    /// The translation.
    pub text: String,
    /// How it differs from the state before; nothing for the first.
    pub change: Option<Difference>,
    /// Whether it was made from another wording of the original than the state before.
    pub other_original: bool,
}

/// All states of a translated part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartHistory {
    /// The coalition and the reader's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: TranslatedLetter,
    /// Tag of the translation's language.
    pub language: String,
    /// The part's identifier in addresses.
    pub id: PublicId,
    /// What it is.
    pub kind: PartKind,
    /// Whether the reader may use one of them again.
    pub may_write: bool,
    /// The number of the newest state.
    pub current: i64,
    /// The states, newest first.
    pub states: Vec<PastState>,
}

/// A translated part whose original is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrphanRow {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// What it was.
    pub kind: PartKind,
    /// The original as it was.
    pub original: String,
    /// The translation.
    pub text: String,
}

/// A fault of the canonical text, and the part to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFault {
    /// The fault, with line and column.
    pub fault: FieldError,
    /// The part's place, where it is known.
    pub part: Option<usize>,
}

/// A translation beside its original.
#[derive(Clone, Debug, PartialEq)]
pub struct TranslationPage {
    /// The coalition and the reader's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: TranslatedLetter,
    /// The translation.
    pub line: TranslationLine,
    /// The number of the original's revision that is shown.
    pub revision: u32,
    /// Whether the reader may write.
    pub may_write: bool,
    /// The parts, in the order of the letter.
    pub parts: Vec<PartRow>,
    /// What lost its original.
    pub orphans: Vec<OrphanRow>,
    /// What is between the text and its canonical form.
    pub faults: Vec<TextFault>,
}

/// What became of a saved page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedParts {
    /// How many parts were changed.
    pub changed: u64,
    /// Parts that somebody else had changed meanwhile: nothing of them was saved.
    pub conflicts: Vec<usize>,
}

/// A letter that a translator works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationWork {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// The letter.
    pub letter: TranslatedLetter,
    /// Its translations into the translator's languages.
    pub list: Vec<TranslationLine>,
}

/// A translator of a coalition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translator {
    /// The account.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Masked address.
    pub email: Masked,
    /// Tags of the languages that they translate into.
    pub languages: Vec<String>,
    /// Whether they have set a password yet.
    pub active: bool,
}

/// The translators of a coalition.
#[derive(Clone, Debug, PartialEq)]
pub struct Translators {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// By name.
    pub translators: Vec<Translator>,
}
