//! What is held about an email address, for whoever reads its mailbox.

use crate::{country::Country, ids::PublicId, privacy::GivenConsent, role::Role, signature::SignatureState, time::Instant};

/// The letter that something held belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLetter {
    /// The coalition's name.
    pub coalition: String,
    /// The letter's subject.
    pub subject: String,
    /// The coalition's part of addresses.
    pub slug: String,
}

/// A signature from this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSignature {
    /// Of which letter.
    pub letter: HeldLetter,
    /// The name that is listed, or would be.
    pub name: String,
    /// Its country.
    pub country: Country,
    /// The website or affiliation that goes with it.
    pub detail: Option<String>,
    /// The representative and their position.
    pub representative: Option<(String, String)>,
    /// Whether the representative is listed.
    pub representative_listed: bool,
    /// Where it stands.
    pub state: SignatureState,
    /// When it was posted.
    pub posted_at: Instant,
    /// When it was confirmed.
    pub confirmed_at: Option<Instant>,
    /// What was consented to.
    pub consent: Option<GivenConsent>,
    /// Whether an organiser entered it.
    pub by_organiser: bool,
    /// The way to its own page, where it is corrected, withdrawn and erased.
    pub link: String,
}

/// An invitation to this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldInvitation {
    /// To sign which letter.
    pub letter: HeldLetter,
    /// For which organisation.
    pub organisation: String,
    /// The name and position that are stored with it.
    pub person: String,
    /// What was answered in words.
    pub answer: String,
    /// When it was made.
    pub at: Instant,
}

/// A contact of a coalition that has this address: in its address book, or prepared for an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldContact {
    /// Whose contact.
    pub coalition: String,
    /// Of which organisation.
    pub organisation: String,
}

/// A message that an organiser wrote to this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldMessage {
    /// The coalition's name.
    pub coalition: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// When it was written.
    pub at: Instant,
}

/// An error that was reported with this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldReport {
    /// On the list of which letter.
    pub letter: HeldLetter,
    /// About which entry.
    pub entry: Option<String>,
    /// What it says.
    pub words: String,
    /// When it was sent.
    pub at: Instant,
}

/// The account of this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldAccount {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub at: Instant,
    /// The coalitions that it belongs to, or is invited to, with its role.
    pub memberships: Vec<(String, Role)>,
    /// How many drafts it is invited to.
    pub drafts: u64,
    /// How many comments and replies it wrote.
    pub remarks: u64,
    /// How many acts at the desk are noted of it.
    pub acts: u64,
    /// How many sessions it has.
    pub sessions: u64,
    /// Whether it has a second factor, which this page does not ask for.
    pub second_factor: bool,
    /// The coalitions that would be left without an owner.
    pub only_owner_of: Vec<String>,
}

impl HeldAccount {
    /// Whether it can be deleted from a mailbox alone.
    pub fn may_be_deleted(&self) -> bool {
        !self.second_factor && self.only_owner_of.is_empty()
    }
}

/// Everything that is held about an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldData {
    /// The request's part of the page's address.
    pub id: PublicId,
    /// The address.
    pub address: String,
    /// Signatures, the newest first.
    pub signatures: Vec<HeldSignature>,
    /// Invitations, the newest first.
    pub invitations: Vec<HeldInvitation>,
    /// Contacts of coalitions.
    pub contacts: Vec<HeldContact>,
    /// Messages of organisers, the newest first.
    pub messages: Vec<HeldMessage>,
    /// Reports of errors.
    pub reports: Vec<HeldReport>,
    /// The account.
    pub account: Option<HeldAccount>,
    /// Whether its owner has stopped emails.
    pub stopped: bool,
}

impl HeldData {
    /// Whether nothing is held.
    pub fn is_nothing(&self) -> bool {
        let rows = [self.signatures.len(), self.invitations.len(), self.contacts.len(), self.messages.len(), self.reports.len()];
        rows.iter().sum::<usize>() == 0 && self.account.is_none() && !self.stopped
    }
}
