//! The list of signatories for machines: the same as on the public page, in fields whose names never change.

use crate::signature::SignatoryKind;
use serde::{Deserialize, Serialize};

/// The list of a letter's signatories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatoriesExport {
    /// The letter.
    pub letter: ExportedLetter,
    /// How many signed.
    pub counts: ExportedCounts,
    /// How it was handed over, in the order of the days.
    pub deliveries: Vec<ExportedDelivery>,
    /// The answers, in the order of the days.
    pub answers: Vec<ExportedAnswer>,
    /// Who: organisations by name, then people by name.
    pub signatories: Vec<ExportedSignatory>,
}

/// The letter of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedLetter {
    /// Its lasting identifier, which its log is named after.
    pub id: String,
    /// The address of its page.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// Tag of the language it is written in.
    pub language: String,
    /// Where it stands: `open`, `closed`, ….
    pub state: String,
    /// The number of its newest version.
    pub version: u32,
    /// SHA-256 of that version's manifest.
    pub manifest_sha256: String,
    /// The texts of that version: the original first.
    pub texts: Vec<ExportedText>,
}

/// One language's text of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedText {
    /// Tag of its language.
    pub language: String,
    /// Whether it is the original, which prevails.
    pub original: bool,
    /// Its subject.
    pub subject: String,
    /// The address of its page.
    pub address: String,
}

/// Never to be added up: a confirmation that is pending is no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedCounts {
    /// Organisations that signed.
    pub organisations: u64,
    /// The countries they are from.
    pub countries: u64,
    /// People who signed.
    pub people: u64,
    /// Signed an earlier version of another meaning, and did not reaffirm; not in the list, nor in the numbers above.
    #[serde(default)]
    pub outstanding: u64,
    /// Organisations that signed late.
    pub late_organisations: u64,
    /// People who signed late.
    pub late_people: u64,
}

/// A signatory. The fields that a bundle's `signatories.json` has too are named and spelt alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedSignatory {
    /// The index of the `sign` entry in the log; nothing before it is recorded.
    pub index: Option<u64>,
    /// `organisation` or `person`.
    pub kind: SignatoryKind,
    /// The name.
    pub name: String,
    /// The country: two capital letters.
    pub country: String,
    /// What an organisation is on the letter: `signatory` or `convener`.
    pub role: Option<String>,
    /// What kind of person signs: `individual`, `expert` or `former-official`.
    pub category: Option<String>,
    /// A person's occupation or affiliation.
    pub affiliation: Option<String>,
    /// An organisation's representative, where they are listed.
    pub representative: Option<String>,
    /// Their office.
    pub office: Option<String>,
    /// An organisation's web site.
    pub site: Option<String>,
    /// The day on which it was confirmed, UTC.
    pub day: String,
    /// How it was checked who signed.
    pub proofs: Vec<ExportedProof>,
    /// Whether a key signed too.
    pub key: bool,
    /// Whether it was taken after the letter had ended, and is in the addendum.
    pub late: bool,
}

/// How it was checked who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedProof {
    /// `mailbox`, `domain-mailbox`, `vouched` or `paper`.
    pub level: String,
    /// When, UTC.
    pub day: String,
    /// Who vouched.
    pub by: Option<String>,
    /// SHA-256 of the scan of the paper.
    pub scan: Option<String>,
}

/// A delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedDelivery {
    /// The day.
    pub day: String,
    /// By whom.
    pub by: String,
    /// To whom.
    pub recipients: Vec<String>,
    /// `hand`, `post`, `email`, `mission`, `public` or `other`.
    pub way: String,
    /// The number of the version that was handed over.
    pub version: u32,
    /// Organisations on the list when it was noted.
    pub organisations: u64,
    /// The countries they are from.
    pub countries: u64,
    /// People on the list.
    pub people: u64,
    /// Entries of the log.
    pub log_size: u64,
    /// The root of the log's tree, in hexadecimal; nothing before its first entry.
    pub log_root: Option<String>,
    /// Which log that was, where the letter has another one now.
    pub log_ended: Option<String>,
    /// The index in the letter's log from which on `sign` entries came later.
    pub late_from: Option<u64>,
    /// SHA-256 of the receipt's picture or document, where it is public.
    pub receipt_sha256: Option<String>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedAnswer {
    /// The day on which it came.
    pub day: String,
    /// Who answered.
    pub by: String,
    /// What it says, in short.
    pub summary: String,
}
