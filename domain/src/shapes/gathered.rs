//! What organisers see of signatures gathered elsewhere.

use super::desk::{DeskCoalition, DeskLetter};
use crate::{
    gathered::{Column, RowRemark, Source},
    ids::ImportId,
    letter::WhoMaySign,
    signature::SignatoryKind,
    time::Instant,
};

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Being written; so many rows are, and nothing of it can be seen before all of them are.
    Running {
        /// Rows written.
        written: u64,
    },
    /// All of it is written.
    Done,
    /// It was refused or interrupted: nothing of it was kept.
    Failed,
}

/// An import of signatures gathered elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its identifier.
    pub id: ImportId,
    /// Who brought it in.
    pub by: String,
    /// Where the signatures were gathered.
    pub source: Source,
    /// Which tool, which event.
    pub detail: Option<String>,
    /// Whether they are of organisations or of people.
    pub kind: SignatoryKind,
    /// SHA-256 of the scan, in hexadecimal.
    pub scan_sha256: Option<String>,
    /// How far it is.
    pub state: ImportState,
    /// Rows of the file that were to be brought in.
    pub total: u64,
    /// Rows that were not, because their signatory stood on the letter by then.
    pub skipped: u64,
    /// When it was confirmed.
    pub at: Instant,
    /// The question under which each of them agreed to be published.
    pub consent: Option<String>,
}

/// What came of the rows of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedCounts {
    /// Listed: confirmed by their mailbox, or on paper.
    pub listed: u64,
    /// Asked, and not confirmed yet.
    pub pending: u64,
    /// Waiting for an organiser.
    pub held: u64,
    /// Withdrawn, denied or removed.
    pub gone: u64,
}

/// How far the mails of an import are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportMails {
    /// Sent.
    pub sent: u64,
    /// Waiting for their turn.
    pub waiting: u64,
    /// Given up.
    pub failed: u64,
    /// When the last one is due.
    pub last_at: Option<Instant>,
}

/// The desk's list of a letter's imports.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskImports {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// Newest first.
    pub imports: Vec<Import>,
    /// Whether the letter takes signatures now.
    pub open: bool,
}

/// One import at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskImport {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The import.
    pub import: Import,
    /// What came of its rows.
    pub counts: ImportedCounts,
    /// Its mails.
    pub mails: ImportMails,
}

/// Where an organiser brings in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskGathering {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// Who may sign it.
    pub who_may_sign: WhoMaySign,
    /// Whether it takes signatures now.
    pub open: bool,
    /// The organiser's name, as it is shown where they vouch.
    pub organiser: String,
    /// The texts that sheets can carry, newest first.
    pub versions: Vec<SheetVersion>,
}

impl DeskGathering {
    /// Whether the meaning changed since the first version, so that somebody has to say which text was signed.
    pub fn asks_version(&self) -> bool {
        self.versions.iter().any(|version| !version.present)
    }
}

/// A version of a letter that sheets can carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetVersion {
    /// Its number.
    pub number: u32,
    /// The hash of its manifest.
    pub manifest_sha256: String,
    /// Whether it has the letter's present meaning.
    pub present: bool,
}

/// What was understood of a file, before anything is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct GatheredPreview {
    /// The file in base64, which the next step brings back.
    pub file: String,
    /// The name of its encoding.
    pub encoding: String,
    /// The encodings that can be chosen.
    pub encodings: &'static [&'static str],
    /// What separates its cells; none in a spreadsheet.
    pub separator: Option<char>,
    /// The sheet that was read of a spreadsheet, and of how many it is one.
    pub sheet: Option<(String, usize)>,
    /// The line of its headings.
    pub head_line: u64,
    /// Its columns.
    pub columns: Vec<PreviewColumn<Column>>,
    /// Whether what the columns hold was remembered from an earlier file of this shape.
    pub remembered: bool,
    /// How many rows hold something.
    pub rows: usize,
    /// How many will be asked by mail to confirm.
    pub with_address: usize,
    /// How many will be listed as on paper.
    pub on_paper: usize,
    /// The first rows, as they will be listed: line, name, what is beside it, address.
    pub first: Vec<PreviewRow>,
    /// How many rows are kept out.
    pub refused: usize,
    /// What keeps rows out, in the order of the file; at most [`Self::LIMIT`].
    pub faults: Vec<RowRemark>,
    /// How many more there are.
    pub more_faults: usize,
    /// What is done to rows that are brought in; at most [`Self::LIMIT`].
    pub notes: Vec<RowRemark>,
    /// How many more there are.
    pub more_notes: usize,
}

impl GatheredPreview {
    /// The most remarks of a kind that are shown.
    pub const LIMIT: usize = 500;
    /// The most rows that are shown.
    pub const FIRST: usize = 10;
}

/// A column of a file, with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewColumn<C> {
    /// Its heading; empty where it has none.
    pub heading: String,
    /// Its first cell that says something; empty where that is not to be shown.
    pub sample: String,
    /// What it holds; none where it is not used.
    pub holds: Option<C>,
    /// What it holds that is never stored, by its code: `phone`.
    pub unstored: Option<&'static str>,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// The line of the file.
    pub line: u64,
    /// The name.
    pub name: String,
    /// The country.
    pub country: crate::country::Country,
    /// What else is listed, or sealed: affiliation, site, representative.
    pub more: Vec<String>,
    /// The day of signing, where the file says it.
    pub signed_on: Option<String>,
    /// The address that is asked, masked.
    pub email: Option<crate::masked::Masked>,
}
