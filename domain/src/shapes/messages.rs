//! Messages of organisers to people whose addresses they do not see.

use super::{
    desk::{DeskCoalition, DeskLetter},
    letters::CoalitionBrief,
    mailbox::NamedLetter,
};
use crate::{
    ids::{OrganisationId, PublicId},
    mail::MailState,
    masked::Masked,
    time::Instant,
};

/// Whom a message goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The signatory of this letter with this signature.
    Signature(String, PublicId),
    /// The contact of this letter with this invitation.
    Invitation(String, PublicId),
    /// A contact of an organisation in the address book.
    Organisation(OrganisationId),
}

/// The page on which an organiser writes.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskMessages {
    /// The coalition.
    pub desk: DeskCoalition,
    /// The letter; none for a contact of the address book.
    pub letter: Option<DeskLetter>,
    /// Whom it goes to.
    pub recipient: Recipient,
    /// The listed name: the signatory's, or the organisation's.
    pub name: String,
    /// The contacts that can be written to; none where nobody can.
    pub contacts: Vec<MessageContact>,
    /// Whether the mail names nobody and holds nothing but a link.
    pub sensitive: bool,
    /// What was written before, the newest first.
    pub earlier: Vec<SentMessage>,
}

/// A contact, of whom no more is shown than tells them from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageContact {
    /// What a form calls them; empty where there is one alone.
    pub id: String,
    /// Their address.
    pub address: Masked,
    /// Whether they want no such emails.
    pub stopped: bool,
}

/// A message that was sent, or is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMessage {
    /// When it was written.
    pub at: Instant,
    /// To which address.
    pub address: Masked,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// What became of its mail; nothing where its reader had left before it went out.
    pub state: Option<MailState>,
}

/// A message as its recipient reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceivedMessage {
    /// Whose organiser wrote it.
    pub coalition: CoalitionBrief,
    /// The letter that it belongs to; none for a contact of the address book.
    pub letter: Option<NamedLetter>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// When it was written.
    pub at: Instant,
}
