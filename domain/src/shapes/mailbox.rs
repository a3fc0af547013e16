//! What the owner of a mailbox sees of the mails that others cause.

use super::letters::CoalitionBrief;
use crate::{ids::PublicId, time::Instant};

/// The page behind "stop these emails".
#[derive(Clone, Debug, PartialEq)]
pub struct MailboxEmails {
    /// The signature or invitation that the mail was about.
    pub id: PublicId,
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// The letter's subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// Whether everyone may see it.
    pub public: bool,
    /// Whether mails about this letter are stopped.
    pub letter_stopped: bool,
    /// Whether all mails that others can cause are stopped.
    pub all_stopped: bool,
    /// Every entry that waits for the mailbox.
    pub waiting: Vec<WaitingEntry>,
}

/// An entry that waits for its mailbox.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingEntry {
    /// The name that was typed.
    pub name: String,
    /// Subject of the letter.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// When it was typed.
    pub posted_at: Instant,
    /// To its page, where it is confirmed or denied.
    pub link: String,
}
