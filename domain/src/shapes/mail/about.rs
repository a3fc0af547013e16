//! What mails are about: a letter, an invitation, a change, news, an account's security.

use crate::{
    amendment::Kind,
    review::News,
    role::Role,
    security::SecurityEvent,
    shapes::{amendments::LanguageChange, letters::CoalitionBrief},
    time::{Deadline, Instant},
};

/// The letter that a mail is about.
#[derive(Clone, Debug, PartialEq)]
pub struct MailLetter {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Subject.
    pub subject: String,
    /// First line of each recipient.
    pub recipients: Vec<String>,
    /// Address of its public page, absolute; a confidential letter has none, and no mail about it shows outside what it
    /// is about.
    pub url: Option<String>,
    /// Hard deadline.
    pub deadline: Option<Deadline>,
    /// Whether the signature that it speaks of is a late one, for the addendum.
    pub late: bool,
    /// Whether a mail about it shows nothing but a link.
    pub sensitive: bool,
}

/// The invitation that a mail is about.
#[derive(Clone, Debug, PartialEq)]
pub struct MailInvitation {
    /// The letter.
    pub letter: MailLetter,
    /// The invited organisation.
    pub organisation: String,
    /// Soft deadline.
    pub soft: Option<Deadline>,
    /// Link; `None` where the mail is shown and nobody may have one.
    pub link: Option<String>,
}

/// A message that an organiser wrote, as its mail says it.
#[derive(Clone, Debug, PartialEq)]
pub struct MailMessage {
    /// Whose organiser.
    pub coalition: CoalitionBrief,
    /// The letter that its recipient signed or is invited to; none for a contact of the address book.
    pub letter: Option<MailLetter>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// To the page that shows it; `None` where the mail is shown and nobody may have a link.
    pub link: Option<String>,
    /// Whether the mail holds nothing but that link.
    pub sensitive: bool,
}

/// A change of the text that a mail is about.
#[derive(Clone, Debug, PartialEq)]
pub struct MailChange {
    /// The version signed.
    pub signed: u32,
    /// What changed, and why; empty where the letter is confidential.
    pub words: String,
    /// What a change that is to come was declared to be.
    pub declared: Option<Kind>,
    /// When it takes effect.
    pub due: Option<Instant>,
    /// Language by language; empty where the letter is confidential.
    pub difference: Vec<LanguageChange>,
}

/// What is new about a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsOfDraft {
    /// Where it is discussed: an address that says nothing of the letter.
    pub link: String,
    /// How many of each kind.
    pub counts: Vec<(News, u64)>,
}

/// What there is to do about a letter's text in another language, since its original changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsOfTranslation {
    /// Where it is translated; an address that says nothing of a letter that is not named.
    pub link: String,
    /// The letter's subject; `None` where the public does not know of the letter.
    pub subject: Option<String>,
    /// Tag of the language.
    pub language: String,
    /// How many parts are not translated yet.
    pub missing: u64,
    /// How many were translated from an earlier wording.
    pub stale: u64,
}

/// Why owners are told of what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Something has waited for a day.
    Overdue,
    /// The deadline is near.
    Deadline,
    /// The letter becomes public soon.
    Publication,
}

impl Occasion {
    /// The stored name, and the end of a message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Deadline => "deadline",
            Self::Publication => "publication",
        }
    }
}

/// What an email says of something that happened to an account's security.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityNotice {
    /// The account's name.
    pub name: String,
    /// What happened.
    pub event: SecurityEvent,
    /// When.
    pub at: Instant,
    /// The coalition that it is about.
    pub coalition: Option<CoalitionBrief>,
    /// The role given there.
    pub role: Option<Role>,
    /// The browser that it happened in.
    pub browser: Option<String>,
    /// Link that ends all sessions; `None` where the mail is shown and nobody may have one.
    pub link: Option<String>,
}
