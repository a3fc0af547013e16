//! A change of the text as its organisers, its signatories and the public see it.

use super::{
    desk::{DeskCoalition, DeskLetter},
    letters::LetterCard,
    signing::OwnSignature,
};
use crate::{
    amendment::{Kind, TextChange},
    country::Country,
    document::LetterDocument,
    ids::PublicId,
    revision::Difference,
    signature::SignatoryKind,
    time::{Deadline, Instant},
};

/// What became of the text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageChange {
    /// Tag of the language.
    pub language: String,
    /// Whether it is the text that prevails.
    pub original: bool,
    /// What became of it.
    pub change: TextChange,
    /// Word by word.
    pub difference: Difference,
}

/// A proposal that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is, objections included.
    pub kind: Kind,
    /// What it was declared to be.
    pub declared: Kind,
    /// What changed, and why.
    pub words: String,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// When it takes effect by itself.
    pub due: Option<Instant>,
    /// A later hard deadline that comes with it.
    pub deadline: Option<Deadline>,
    /// How many signatories said that the meaning changes.
    pub objections: u64,
    /// Whether the reader proposed it.
    pub own: bool,
    /// Whether the reader may confirm it: they are a second person for the one who proposed it.
    pub may_confirm: bool,
    /// Whether signatories were told who keep their signature, and it takes effect by itself unless one of them objects.
    pub waits_for_objections: bool,
    /// Whether it may take effect now: signatories would have time to reaffirm.
    pub leaves_time: bool,
}

/// How the last proposal ended that did not take effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// `refused`, `taken-back`, `objected`, `gone` or `lapsed`.
    pub state: String,
    /// Who ended it.
    pub by: String,
    /// Their word why.
    pub reason: String,
    /// When.
    pub at: Instant,
}

/// The next version at the desk: what would change, or the proposal that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskAmendment {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The fingerprint of the texts as they would be published; a proposal names what was shown. Empty where one waits.
    pub seen: String,
    /// The number of the newest version.
    pub version: u32,
    /// Language by language; of a waiting proposal, its own texts.
    pub changes: Vec<LanguageChange>,
    /// The kinds that can be true.
    pub kinds: Vec<Kind>,
    /// Whether a signatory objected to an added language, and its text is the same still.
    pub objected: bool,
    /// How many signatures stand, current and outstanding.
    pub signatures: u64,
    /// Whether nobody else could confirm.
    pub alone: bool,
    /// Whether a material change now needs a later deadline.
    pub needs_deadline: bool,
    /// What waits.
    pub proposal: Option<Proposal>,
    /// How the last one ended, where it did not take effect.
    pub ended: Option<Ended>,
}

/// A version, in a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// Its number, from 1.
    pub number: u32,
    /// When it was made.
    pub at: Instant,
    /// What kind of change made it; nothing for the first.
    pub kind: Option<Kind>,
    /// What changed, and why.
    pub words: Option<String>,
    /// How many signatures stand by it, and by none that is newer.
    pub signatures: u64,
    /// SHA-256 of its manifest, lower-case hexadecimal.
    pub manifest_sha256: String,
}

/// All versions of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    /// The letter.
    pub letter: LetterCard,
    /// Newest first.
    pub versions: Vec<VersionLine>,
}

/// One language's text of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionText {
    /// Tag of the language.
    pub language: String,
    /// Whether it prevails.
    pub original: bool,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// The text.
    pub document: LetterDocument,
    /// Whether its paragraphs are shown with numbers.
    pub numbered: bool,
}

/// One version, readable permanently.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionPage {
    /// The letter.
    pub letter: LetterCard,
    /// The version.
    pub version: VersionLine,
    /// The number of the newest.
    pub newest: u32,
    /// Its texts, the original first.
    pub texts: Vec<VersionText>,
    /// The difference to the version before; empty for the first.
    pub changes: Vec<LanguageChange>,
}

/// A changed text as somebody sees it who signed an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedText {
    /// Their signature.
    pub own: OwnSignature,
    /// The version signed.
    pub signed: u32,
    /// The change that is asked about.
    pub asked: Asked,
    /// What changed, and why.
    pub words: String,
    /// From what they signed to what is asked about, language by language.
    pub changes: Vec<LanguageChange>,
    /// Tag of the language of the new text.
    pub language: String,
    /// The whole new text.
    pub document: LetterDocument,
    /// Whether its paragraphs are shown with numbers.
    pub numbered: bool,
}

/// What is asked of a signatory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether a change that takes effect soon alters the meaning, or an added language says something else.
    Soon {
        /// When it was proposed, which an objection names.
        proposed: Instant,
        /// What it was declared to be.
        declared: Kind,
        /// When it takes effect.
        due: Instant,
        /// Whether they can object, and whether they have.
        may_object: bool,
        /// Whether they have objected.
        objected: bool,
    },
    /// Whether they stand by a version whose meaning is another.
    Reaffirm {
        /// Its number.
        version: u32,
        /// Its manifest, which the click names.
        manifest_sha256: String,
        /// Whether they still can.
        may: bool,
        /// Whether they said that they will not.
        declined: bool,
    },
    /// Nothing: they stand by the newest version.
    Nothing,
}

/// Somebody who signed an earlier version and has not answered, on the organisers' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutstandingSignature {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// For whom.
    pub kind: SignatoryKind,
    /// Listed name.
    pub name: String,
    /// Country.
    pub country: Country,
    /// The version signed.
    pub version: u32,
    /// Whether a mail can ask; otherwise the organisers do.
    pub by_mail: bool,
    /// Whether they said that they will not.
    pub declined: bool,
    /// When a mail asked them last.
    pub asked_at: Option<Instant>,
    /// Whether a mail may ask them again.
    pub may_ask: bool,
}

/// Which of them are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutstandingFilter {
    /// All.
    #[default]
    All,
    /// Those who have not answered.
    Waiting,
    /// Those who said that they will not.
    Declined,
}

impl OutstandingFilter {
    /// All filters.
    pub const ALL: [Self; 3] = [Self::All, Self::Waiting, Self::Declined];

    /// The value in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Declined => "declined",
        }
    }

    /// The filter of this name; all for every other.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.code() == code).unwrap_or_default()
    }
}

/// A page of those who stand by an earlier version.
#[derive(Clone, Debug, PartialEq)]
pub struct Outstanding {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The manifest of the newest version, which a click names.
    pub manifest_sha256: String,
    /// Which are listed.
    pub filter: OutstandingFilter,
    /// Whether they can still be asked.
    pub open: bool,
    /// This page, from 1.
    pub page: u64,
    /// How many pages, at least 1.
    pub pages: u64,
    /// How many match.
    pub found: u64,
    /// By name.
    pub signatures: Vec<OutstandingSignature>,
}
