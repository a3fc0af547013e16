//! What organisers see of exports of contacts.

use super::{activity::Person, desk::DeskCoalition, letters::CoalitionBrief};
use crate::{contact_export::Standing, ids::ContactExportId, time::Instant};

/// The page of a coalition's exports.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskExports {
    /// The coalition.
    pub desk: DeskCoalition,
    /// Letters whose signatures' contacts can be asked for: the parts of their addresses and their subjects.
    pub letters: Vec<(String, String)>,
    /// Whether there is somebody who could approve.
    pub second_person: bool,
    /// What was asked for, newest first.
    pub exports: Vec<ExportRow>,
}

/// An export that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRow {
    /// By which it is named.
    pub id: ContactExportId,
    /// The letter's subject; nothing for the address book.
    pub letter: Option<String>,
    /// Who asked; nothing where that is not known any more.
    pub by: Option<Person>,
    /// When.
    pub asked_at: Instant,
    /// Where it stands.
    pub standing: Standing,
    /// Who approved it.
    pub approved_by: Option<Person>,
    /// Who stopped it.
    pub stopped_by: Option<Person>,
    /// Whether who looks may approve it.
    pub may_approve: bool,
    /// Whether they could, were they not too new here or invited by who asked.
    pub too_new: bool,
    /// Whether who looks may stop it.
    pub may_stop: bool,
    /// Whether who looks may fetch the file.
    pub may_fetch: bool,
}

/// An export as the link of the email that tells of it shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportToStop {
    /// The coalition.
    pub coalition: CoalitionBrief,
    /// Who asked; nothing where that is not known any more.
    pub by: Option<Person>,
    /// When.
    pub asked_at: Instant,
    /// Whether it can still be stopped.
    pub may_stop: bool,
}

/// A file of contacts.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactFile {
    /// Its name, without the ending.
    pub name: String,
    /// CSV (RFC 4180).
    pub csv: String,
}
