//! A coalition's privacy notice: as everybody reads it, and at the desk.

use super::{desk::DeskCoalition, letters::CoalitionBrief};
use crate::{privacy::Particulars, time::Instant};

/// A version of a notice in a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeVersion {
    /// Its number, from 1.
    pub number: i64,
    /// When it was published.
    pub at: Instant,
    /// SHA-256 of its text, lower-case hexadecimal.
    pub sha256: String,
}

/// A coalition's privacy notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedNotice {
    /// The coalition.
    pub coalition: CoalitionBrief,
    /// The version that is shown, with its canonical text; nothing where the coalition has published none.
    pub shown: Option<(NoticeVersion, String)>,
    /// All versions, newest first.
    pub versions: Vec<NoticeVersion>,
}

/// When a letter's personal data ends, and what there is of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLetter {
    /// Part of its address.
    pub slug: String,
    /// Its subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// For how many days after the delivery.
    pub days: u16,
    /// When it is deleted; nothing while the letter has no end.
    pub due: Option<Instant>,
    /// Whether no delivery is recorded yet: a delivery may bring another day.
    pub undelivered: bool,
    /// How many invitations, with their answers.
    pub invitations: u64,
    /// How many messages of organisers.
    pub messages: u64,
    /// How many comments on drafts and reports of errors.
    pub remarks: u64,
    /// How many email addresses of signatories.
    pub addresses: u64,
}

/// The privacy notice at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskNotice {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// What the newest version says; nothing where there is none.
    pub particulars: Option<Particulars>,
    /// Whether the newest version says something else than the program would write from it today.
    pub outdated: bool,
    /// All versions, newest first.
    pub versions: Vec<NoticeVersion>,
    /// The letters that were opened, newest first.
    pub letters: Vec<KeptLetter>,
}
