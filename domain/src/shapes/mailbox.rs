//! What the owner of a mailbox sees of the mails that others cause.

use super::letters::CoalitionBrief;
use crate::{ids::PublicId, time::Instant};

/// The page behind "stop these emails".
#[derive(Clone, Debug, PartialEq)]
pub struct MailboxEmails {
    /// The signature or invitation that the mail was about; else what stands for the mailbox.
    pub id: PublicId,
    /// Whose letter, while the link shows that.
    pub coalition: Option<CoalitionBrief>,
    /// The letter, where everyone may see it.
    pub letter: Option<NamedLetter>,
    /// Whether mails about the link's letter are stopped; nothing where the mail was about no letter.
    pub letter_stopped: Option<bool>,
    /// Whether all mails that others can cause are stopped.
    pub all_stopped: bool,
    /// Whether the link proves the mailbox, and so stops and allows all emails at once.
    pub proven: bool,
    /// Whether the mailbox can be asked by an email otherwise.
    pub reachable: bool,
    /// The entries that wait for the mailbox, where the link shows them.
    pub waiting: Option<Vec<WaitingEntry>>,
}

/// A letter, as a line names it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLetter {
    /// Its subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
}

/// An entry that waits for its mailbox.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingEntry {
    /// The name that was typed, and the letter; nothing of one that is sensitive or not public, which its own page names.
    pub shown: Option<(String, NamedLetter)>,
    /// When it was typed.
    pub posted_at: Instant,
    /// To its page, where it is confirmed or denied.
    pub link: String,
}
