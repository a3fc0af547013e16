//! What became of a letter, as its desk and the public see it.

use super::{
    desk::{DeskCoalition, DeskLetter},
    letters::{Counts, ListChange},
};
use crate::{
    afterwards::{Happening, MediaType, Way},
    ids::PublicId,
    letter::LetterState,
    time::{Deadline, Instant},
};

/// A picture or a document that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// What it is.
    pub kind: MediaType,
    /// What it shows, in words.
    pub alt: String,
    /// SHA-256 of the bytes that are served, lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes that are.
    pub bytes: u64,
    /// Whether everyone may see it.
    pub public: bool,
}

/// What the list was when a delivery was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListThen {
    /// Who stood on it, those who signed late not counted.
    pub organisations: u64,
    /// The countries of the organisations.
    pub countries: u64,
    /// People.
    pub people: u64,
    /// The number of the newest version.
    pub version: u32,
    /// How many entries the log had.
    pub log_size: u64,
    /// The root of the log's tree, lower-case hexadecimal; empty before its first entry.
    pub log_root: String,
    /// Which log that was, where the letter has another one now.
    pub log_ended: Option<String>,
    /// The index in the letter's log from which on signatures came later; nothing while that is not known.
    pub late_from: Option<u64>,
    /// When that was.
    pub at: Instant,
}

impl ListThen {
    /// The counts as sentences need them.
    pub fn counts(&self) -> Counts {
        Counts { organisations: self.organisations, countries: self.countries, people: self.people, ..Counts::default() }
    }
}

/// A delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryShown {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// The day, `2026-12-03`.
    pub day: String,
    /// By whom.
    pub by_whom: String,
    /// To whom.
    pub recipients: Vec<String>,
    /// How.
    pub way: Way,
    /// The word for another way.
    pub way_words: Option<String>,
    /// A note; several lines, or empty.
    pub note: String,
    /// What the list was.
    pub list: ListThen,
    /// The receipt, where there is one that the reader may see.
    pub file: Option<KeptFile>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerShown {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// The day on which it came.
    pub day: String,
    /// Who answered.
    pub by_whom: String,
    /// What it says, in short.
    pub summary: String,
    /// Its own text; may be empty.
    pub words: String,
    /// Tag of the language of its text; may be empty.
    pub language: String,
    /// The scan, where there is one that the reader may see.
    pub file: Option<KeptFile>,
}

/// Something that happened to a letter, for its story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was opened for signature.
    Opened,
    /// A confidential letter was made public.
    Published,
    /// Another version was made: its number.
    Version(u32),
    /// It closed.
    Closed,
    /// It was handed over.
    Delivered(Box<DeliveryShown>),
    /// What was noted of a delivery was corrected: which fields.
    DeliveryCorrected(Vec<String>),
    /// A recipient answered.
    Answered(Box<AnswerShown>),
    /// What was noted of an answer was corrected: which fields.
    AnswerCorrected(Vec<String>),
    /// Nobody had answered by then.
    Unanswered,
    /// The list changed.
    Changed(ListChange),
    /// It was put away, with what came of it.
    Archived(String),
    /// Something that everyone could read was taken back as a mistake.
    TakenBack(Happening),
}

/// Something that happened, and on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayTold {
    /// The day, `2026-12-03`.
    pub day: String,
    /// What happened.
    pub what: Told,
}

/// What was noted last, which can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastNoted {
    /// What it was.
    pub what: Happening,
    /// The day that was noted.
    pub day: String,
    /// When it was noted.
    pub at: Instant,
    /// Where the letter stands once it is taken back.
    pub back_to: LetterState,
    /// Until when it can be.
    pub until: Instant,
}

/// What became of a letter, at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskAfterwards {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// Names of its recipients.
    pub recipients: Vec<String>,
    /// Number, SHA-256 of the manifest and SHA-256 of the text of the newest version.
    pub version: (u32, String, String),
    /// Its story.
    pub story: Vec<DayTold>,
    /// What was noted last, where it can be taken back now.
    pub last: Option<LastNoted>,
    /// Today, where the letter is: `2026-12-03`.
    pub today: String,
    /// Until when late signatures are taken; nothing where none are.
    pub late_until: Option<Deadline>,
    /// Whether they can be allowed now.
    pub may_take_late: bool,
}

impl DeskAfterwards {
    /// Its deliveries.
    pub fn deliveries(&self) -> impl Iterator<Item = &DeliveryShown> {
        self.story.iter().filter_map(|told| match &told.what {
            Told::Delivered(delivery) => Some(&**delivery),
            _ => None,
        })
    }

    /// Its answers.
    pub fn answers(&self) -> impl Iterator<Item = &AnswerShown> {
        self.story.iter().filter_map(|told| match &told.what {
            Told::Answered(answer) => Some(&**answer),
            _ => None,
        })
    }
}

/// A delivery or an answer in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeNews {
    /// Its lasting identifier.
    pub id: PublicId,
    /// The letter's.
    pub letter: PublicId,
    /// Whether it is an answer; a delivery otherwise.
    pub answer: bool,
    /// The day that was noted.
    pub day: String,
    /// By whom.
    pub by_whom: String,
    /// Since when everyone may know.
    pub told_at: Instant,
}
