//! What the public sees: letters and their signatories.

use super::afterwards::DayTold;
use crate::{
    amendment::Kind,
    colour::Accent,
    country::Country,
    document::LetterDocument,
    ids::PublicId,
    language::shown_under,
    letter::{LetterState, WhoMaySign},
    locale::Locale,
    privacy::AskedConsent,
    signature::{Category, Proof},
    time::{Deadline, Instant},
};

/// A coalition as its letterhead shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionBrief {
    /// Part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub accent: Accent,
    /// The secretariat's public contact.
    pub contact: String,
}

/// How many signed, as anybody may read it: each of them confirmed, so that no stranger raises a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Confirmed organisations.
    pub organisations: u64,
    /// Countries those organisations are from.
    pub countries: u64,
    /// Organisations among them whose country is not known.
    pub without_country: u64,
    /// How many of those organisations are part of another one of them, by the address book.
    pub chapters: u64,
    /// Confirmed people.
    pub people: u64,
    /// Confirmed for an earlier version of another meaning, and not reaffirmed; not counted above.
    pub outstanding: u64,
    /// Confirmed organisations that signed late; not counted above.
    pub late_organisations: u64,
    /// Confirmed people who signed late; not counted above.
    pub late_people: u64,
}

impl Counts {
    /// Everybody in the addendum.
    pub const fn late(&self) -> u64 {
        self.late_organisations + self.late_people
    }
}

/// How those who are counted confirmed; each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confirmations {
    /// From a mailbox at the organisation's own domain.
    pub domain: u64,
    /// From another mailbox.
    pub mailbox: u64,
    /// An organiser vouches for them.
    pub vouched: u64,
    /// They signed on paper, and an organiser vouches for the sheets.
    pub paper: u64,
}

/// One language's text of a letter's newest version, as lists and switches name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterText {
    /// Tag of its language.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Whether it is the original, which prevails.
    pub original: bool,
}

/// A text that was added when people had signed already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedText {
    /// When.
    pub at: Instant,
    /// Tag of the original's language, which is what they signed.
    pub original: String,
    /// How many of those who are listed signed before.
    pub before: u64,
}

impl LetterText {
    /// The tags of some texts, in their order.
    pub fn tags(texts: &[Self]) -> Vec<&str> {
        texts.iter().map(|text| text.language.as_str()).collect()
    }
}

/// A letter on a list of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterCard {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Part of its address.
    pub slug: String,
    /// Its lasting identifier, under which its log stands.
    pub public_id: PublicId,
    /// Tag of the language it is written in.
    pub language: String,
    /// "Re:" line.
    pub subject: String,
    /// First line of each recipient.
    pub recipients: Vec<String>,
    /// When it became public; nothing while it is not.
    pub published_at: Option<Instant>,
    /// Whether those who sign it may be at risk.
    pub sensitive: bool,
    /// Where it stands.
    pub state: LetterState,
    /// Hard deadline.
    pub deadline: Option<Deadline>,
    /// Who signed.
    pub counts: Counts,
    /// Its texts, the original first; none where only the letter itself is meant.
    pub texts: Vec<LetterText>,
}

impl LetterCard {
    /// Whether everyone may read the letter, and its address leads somewhere.
    pub const fn is_public(&self) -> bool {
        self.published_at.is_some()
    }

    /// Subject and language as a reader of the interface is shown them: in their language where there is such a text.
    pub fn shown_under(&self, locale: Locale) -> (&str, &str) {
        let tag = shown_under(locale, &LetterText::tags(&self.texts));
        let text = self.texts.iter().find(|text| Some(text.language.as_str()) == tag);
        text.map_or((&self.subject, &self.language), |text| (&text.subject, &text.language))
    }
}

/// A signature that was gathered on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// The organiser who vouches for it.
    pub vouched_by: String,
    /// SHA-256 of the scan, in hexadecimal.
    pub scan_sha256: String,
}

/// A listed organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedOrganisation {
    /// Name as listed.
    pub name: String,
    /// Country.
    pub country: Country,
    /// Its web site.
    pub site: Option<String>,
    /// How it was checked.
    pub proof: Proof,
    /// Where it was gathered on paper: who vouches for it.
    pub paper: Option<OnPaper>,
    /// Whether its representative signed with a key too.
    pub key: bool,
    /// Whether it convenes the letter.
    pub convener: bool,
    /// Whether a contact of the organisation says that it did not sign, and organisers have yet to look at it.
    pub questioned: bool,
    /// Its representative and their office, if they are listed too.
    pub representative: Option<(String, String)>,
}

/// A listed person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPerson {
    /// Name as listed.
    pub name: String,
    /// Country.
    pub country: Country,
    /// Occupation or affiliation, for identification only.
    pub affiliation: Option<String>,
    /// What kind of person.
    pub category: Category,
    /// Where it was gathered on paper: who vouches for it.
    pub paper: Option<OnPaper>,
    /// Whether they signed with a key too.
    pub key: bool,
}

/// What changed on a list on one day, after somebody stood on it: counted, without names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListChange {
    /// The day in UTC, `2026-12-03`.
    pub day: String,
    /// Corrections of names, of details, and of how it was checked who signed: one correction may count more than once.
    pub corrected: [u64; 3],
    /// Signatures that left the list.
    pub gone: Departed,
}

/// A page of what changed on a letter's list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListChanges {
    /// The letter.
    pub letter: LetterCard,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least 1.
    pub pages: u64,
    /// The days, newest first.
    pub days: Vec<ListChange>,
}

/// Those who signed late, listed apart from those who signed in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addendum {
    /// Organisations.
    pub organisations: Vec<ListedOrganisation>,
    /// People.
    pub people: Vec<ListedPerson>,
}

impl Addendum {
    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.organisations.is_empty() && self.people.is_empty()
    }
}

/// Signatures that were listed once and are no longer, as the public log counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Departed {
    /// Taken back or erased, which nobody is to tell apart.
    pub left: u64,
    /// Removed by the coalition, as duplicates.
    pub duplicates: u64,
    /// Removed by the coalition, as not confirmed.
    pub not_confirmed: u64,
}

impl Departed {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.left + self.duplicates + self.not_confirmed
    }
}

/// An open or published letter.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedLetter {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Part of its address.
    pub slug: String,
    /// Its lasting identifier, as the manifest names it.
    pub public_id: PublicId,
    /// Where it stands.
    pub state: LetterState,
    /// Tag of the text's language.
    pub language: String,
    /// The frozen text.
    pub document: LetterDocument,
    /// Whether its paragraphs are shown with numbers.
    pub numbered: bool,
    /// All texts of the version, the original first.
    pub texts: Vec<LetterText>,
    /// Whether people signed before this text was added.
    pub added: Option<AddedText>,
    /// Number of the version shown.
    pub version: u32,
    /// When that version was made.
    pub version_at: Instant,
    /// When it is read: the figures are of that moment.
    pub read_at: Instant,
    /// What kind of change made it; nothing for the first.
    pub version_kind: Option<Kind>,
    /// SHA-256 of the canonical text, lower-case hexadecimal.
    pub text_sha256: String,
    /// Bytes of the canonical text.
    pub text_bytes: u64,
    /// SHA-256 of the manifest, lower-case hexadecimal.
    pub manifest_sha256: String,
    /// Hard deadline.
    pub deadline: Option<Deadline>,
    /// Who may sign.
    pub who_may_sign: WhoMaySign,
    /// Whether a signature posted now would count.
    pub accepts: bool,
    /// What those who sign it are asked to consent to.
    pub consent: AskedConsent,
    /// Whether those who sign it may be at risk.
    pub sensitive: bool,
    /// Who signed.
    pub counts: Counts,
    /// How they confirmed.
    pub confirmations: Confirmations,
    /// What is no longer listed.
    pub departed: Departed,
    /// Conveners that signed, then the first organisations by name; at most [`Self::FIRST`].
    pub organisations: Vec<ListedOrganisation>,
    /// The first people; at most [`Self::FIRST`].
    pub people: Vec<ListedPerson>,
    /// The first of those who signed late.
    pub addendum: Addendum,
    /// Until when late signatures are taken; nothing where none are.
    pub late_until: Option<Deadline>,
    /// What became of it; empty while it is open.
    pub story: Vec<DayTold>,
}

impl PublishedLetter {
    /// How many organisations and how many people the letter's own page lists.
    pub const FIRST: u64 = 60;
}

/// How the list of signatories is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// Organisations under their countries.
    #[default]
    Country,
    /// Organisations by name.
    Name,
}

impl ListOrder {
    /// The value in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Name => "name",
        }
    }
}

/// A page of a letter's signatories. Organisations come first, people after the last of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatories {
    /// The letter, with the first of its signatories.
    pub letter: LetterCard,
    /// What was searched for; empty for everyone.
    pub query: String,
    /// The order of the organisations.
    pub order: ListOrder,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least 1.
    pub pages: u64,
    /// How many match the search.
    pub found: u64,
    /// How everybody on the list confirmed.
    pub confirmations: Confirmations,
    /// What is no longer listed.
    pub departed: Departed,
    /// Organisations of this page; conveners first on page 1.
    pub organisations: Vec<ListedOrganisation>,
    /// People of this page.
    pub people: Vec<ListedPerson>,
    /// Those of this page who signed late: they come after all others.
    pub addendum: Addendum,
}
