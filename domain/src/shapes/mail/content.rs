//! The kinds of mail, each with what it says.

use super::{MailChange, MailInvitation, MailLetter, MailMessage, NewsOfDraft, NewsOfTranslation, Occasion, SecurityNotice};
use crate::{
    forms::signing::Entry,
    gathered::Source,
    reminder::ReminderKind,
    role::Role,
    shapes::{activity::Person, letters::CoalitionBrief},
    time::Instant,
};

/// The kinds of mail.
#[derive(Clone, Debug, PartialEq)]
pub enum MailContent {
    /// "Confirm your signature": what will be listed, and a link to the page that asks.
    Confirm {
        /// The letter.
        letter: MailLetter,
        /// What will be listed.
        entry: Entry,
        /// Link; `None` where the mail is shown from a row that holds no token and the reader may not have one.
        link: Option<String>,
    },
    /// "Your director said yes, click once": entered by an organiser on behalf.
    ConfirmOnBehalf {
        /// The letter.
        letter: MailLetter,
        /// What will be listed.
        entry: Entry,
        /// The organiser's name.
        organiser: String,
        /// Link.
        link: Option<String>,
    },
    /// "Your signature was gathered elsewhere, click once": brought in by an organiser.
    ConfirmGathered {
        /// The letter.
        letter: MailLetter,
        /// What will be listed.
        entry: Entry,
        /// The organiser's name.
        organiser: String,
        /// Where it was gathered.
        source: Source,
        /// Link.
        link: Option<String>,
    },
    /// A second attempt with an address that has signed.
    AlreadySigned {
        /// The letter.
        letter: MailLetter,
        /// What is listed, or waits for an organiser.
        entry: Entry,
        /// Whether it waits.
        held: bool,
        /// View-only link to the receipt.
        link: Option<String>,
    },
    /// The receipt.
    Receipt {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// Whether it waits for an organiser's approval before it is listed.
        held: bool,
        /// View-only link.
        link: Option<String>,
    },
    /// A fresh link to correct or withdraw.
    Manage {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// Link.
        link: Option<String>,
    },
    /// An organiser approved a held signature: it is listed now.
    Approved {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// View-only link.
        link: Option<String>,
    },
    /// An organiser took a correction that waited, or declined it.
    CorrectionDecided {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// Whether it was taken.
        taken: bool,
        /// View-only link.
        link: Option<String>,
    },
    /// To a contact of the organisation: somebody at its domain signed.
    SignedAtDomain {
        /// The letter.
        letter: MailLetter,
        /// What is listed, or waits.
        entry: Entry,
        /// "This was not us".
        link: Option<String>,
    },
    /// To the signatory: a contact of the organisation says that it did not sign.
    Questioned {
        /// The letter.
        letter: MailLetter,
        /// What is listed, or waits.
        entry: Entry,
        /// To answer.
        link: Option<String>,
    },
    /// To the signatory: an organiser took what was listed off the list.
    TakenOff {
        /// The letter.
        letter: MailLetter,
        /// What was listed.
        entry: Entry,
        /// Whether it waits, and may be listed anew; else it was removed.
        held: bool,
        /// The receipt's page.
        link: Option<String>,
    },
    /// To owners: a contact of the organisation says that it did not sign.
    QuestionedTold {
        /// The owner's name.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// The desk's list.
        link: Option<String>,
    },
    /// To owners: a reader reported an error on the list.
    ErrorReported {
        /// The owner's name.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// Where reports are read.
        link: Option<String>,
    },
    /// To owners: signatures or corrections wait for an organiser.
    Waiting {
        /// The owner's name.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// Why it is said now.
        occasion: Occasion,
        /// How many wait.
        count: u64,
        /// Since when the first.
        since: Instant,
        /// The desk's list.
        link: Option<String>,
    },
    /// The signature was withdrawn by its signatory.
    Withdrawn {
        /// The letter.
        letter: MailLetter,
        /// What was listed.
        entry: Entry,
    },
    /// Forgotten password.
    ResetPassword {
        /// The organiser's name.
        name: String,
        /// Link.
        link: Option<String>,
    },
    /// A link that proves the mailbox before something that reaches far.
    StepUp {
        /// The account's name.
        name: String,
        /// Link.
        link: Option<String>,
    },
    /// Something happened to the account's security.
    Security(Box<SecurityNotice>),
    /// A link that signs in.
    SignInLink {
        /// The organiser's name.
        name: String,
        /// Link.
        link: Option<String>,
    },
    /// A link to what is held about the address that it goes to.
    DataLink {
        /// Link.
        link: Option<String>,
    },
    /// A link that proves a mailbox, with which its owner stops emails or allows them.
    MailboxLink {
        /// Whether somebody entered the address on a letter, while emails are stopped; else somebody asked for the link.
        entered: bool,
        /// Link.
        link: Option<String>,
    },
    /// An organiser was invited to a coalition: choose a password.
    Invitation {
        /// The organiser's name.
        name: String,
        /// The coalition.
        coalition: CoalitionBrief,
        /// The role given.
        role: Role,
        /// Who invited.
        by: String,
        /// Link; for somebody who has a password already, to the desk.
        link: Option<String>,
    },
    /// To organisers: the letter became public at the moment that was planned.
    Published {
        /// The organiser's name.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// Its page at the desk.
        link: Option<String>,
    },
    /// To organisers: the server was away at that moment, and they decide.
    PublicationMissed {
        /// The organiser's name.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// Where they decide.
        link: Option<String>,
    },
    /// To signatories: a change of the text takes effect soon.
    AmendmentNotice {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// The change.
        change: Box<MailChange>,
        /// To the page with the difference.
        link: Option<String>,
    },
    /// To signatories: the letter has another meaning now, and their signature is asked for again.
    Reaffirm {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// The change.
        change: Box<MailChange>,
        /// Whether they were asked before, and the deadline is near.
        reminder: bool,
        /// To the page with the difference and the answers.
        link: Option<String>,
    },
    /// To organisers: a change of the text waits for somebody to confirm it.
    AmendmentProposed {
        /// The organiser's name.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// Who proposed it.
        by: String,
        /// When it takes effect by itself, where nobody is there who could confirm it.
        due: Option<Instant>,
        /// Its page at the desk.
        link: Option<String>,
    },
    /// "You are invited to sign".
    Invite {
        /// The invitation.
        about: MailInvitation,
        /// Who would sign; empty where that is not known.
        name: String,
        /// The mailbox that passed it on.
        forwarded_by: Option<String>,
    },
    /// A reminder of an invitation.
    Remind {
        /// The invitation.
        about: MailInvitation,
        /// Which reminder.
        kind: ReminderKind,
        /// The organisers' own words, in place of ours.
        words: Option<String>,
    },
    /// The receipt of a signature that one click has made, with the way to take it off again.
    SignedByInvitation {
        /// The letter.
        letter: MailLetter,
        /// What is listed.
        entry: Entry,
        /// View-only link to the receipt.
        link: Option<String>,
        /// "This was not me".
        disown: Option<String>,
    },
    /// The invitation was passed on: told to the mailbox that was invited first.
    PassedOn {
        /// The invitation.
        about: MailInvitation,
        /// The mailbox that it was passed on to.
        to: String,
    },
    /// "We will sign if …": told to organisers.
    ConditionTold {
        /// The invitation; its link leads to the desk.
        about: MailInvitation,
        /// The condition.
        condition: String,
    },
    /// A signature was taken off with "this was not me": told to organisers.
    DisownedTold {
        /// The invitation; its link leads to the desk.
        about: MailInvitation,
    },
    /// To every owner, and to who could approve it: somebody asked for everybody's contacts.
    ContactsAsked {
        /// Whom it is for.
        name: String,
        /// The coalition.
        coalition: CoalitionBrief,
        /// Who asked.
        by: String,
        /// Whether it is the contacts of a letter's signatures, which is not named; else the address book's.
        signatures: bool,
        /// Where it is approved or stopped.
        link: Option<String>,
        /// Link that stops it without signing in.
        stop: Option<String>,
    },
    /// To every owner: an organiser deleted their account.
    AccountDeleted {
        /// Whom it is for.
        name: String,
        /// The coalition.
        coalition: CoalitionBrief,
        /// Under what the activity names who left.
        who: Person,
        /// How many exports that they asked for were stopped.
        stopped: u64,
        /// To what they did.
        link: Option<String>,
    },
    /// The personal data of a letter without a recorded delivery ends soon: to its owners.
    DataEnds {
        /// Whom it is for.
        name: String,
        /// The letter.
        letter: MailLetter,
        /// When.
        at: Instant,
        /// To where a delivery is recorded.
        link: Option<String>,
    },
    /// What is new about drafts and translations, in one mail.
    Digest {
        /// Whom it is for.
        name: String,
        /// Draft by draft; none of them is named.
        drafts: Vec<NewsOfDraft>,
        /// Text by text; only those of public letters say of which.
        translations: Vec<NewsOfTranslation>,
    },
    /// Several mails that organisers cause to one mailbox, in one.
    Several {
        /// What each would say.
        mails: Vec<MailContent>,
    },
    /// A message that an organiser wrote.
    Message(Box<MailMessage>),
    /// A mail that proves that mail works.
    Test {
        /// The coalition.
        coalition: CoalitionBrief,
    },
}

impl MailContent {
    /// Whether it may show nothing of the letter that it is about.
    pub fn is_sensitive(&self) -> bool {
        match self {
            Self::Several { mails } => mails.iter().any(Self::is_sensitive),
            Self::Message(message) => message.sensitive,
            other => other.letter().is_some_and(|letter| letter.sensitive),
        }
    }

    /// The letter that it is about.
    pub const fn letter(&self) -> Option<&MailLetter> {
        match self {
            Self::Confirm { letter, .. }
            | Self::ConfirmOnBehalf { letter, .. }
            | Self::ConfirmGathered { letter, .. }
            | Self::AlreadySigned { letter, .. }
            | Self::Receipt { letter, .. }
            | Self::Manage { letter, .. }
            | Self::Approved { letter, .. }
            | Self::CorrectionDecided { letter, .. }
            | Self::SignedAtDomain { letter, .. }
            | Self::Questioned { letter, .. }
            | Self::TakenOff { letter, .. }
            | Self::QuestionedTold { letter, .. }
            | Self::ErrorReported { letter, .. }
            | Self::Waiting { letter, .. }
            | Self::DataEnds { letter, .. }
            | Self::Withdrawn { letter, .. }
            | Self::Published { letter, .. }
            | Self::PublicationMissed { letter, .. }
            | Self::AmendmentNotice { letter, .. }
            | Self::Reaffirm { letter, .. }
            | Self::AmendmentProposed { letter, .. }
            | Self::SignedByInvitation { letter, .. } => Some(letter),
            Self::Invite { about, .. }
            | Self::Remind { about, .. }
            | Self::PassedOn { about, .. }
            | Self::ConditionTold { about, .. }
            | Self::DisownedTold { about } => Some(&about.letter),
            Self::Message(message) => message.letter.as_ref(),
            Self::ResetPassword { .. }
            | Self::Security(_)
            | Self::StepUp { .. }
            | Self::SignInLink { .. }
            | Self::DataLink { .. }
            | Self::MailboxLink { .. }
            | Self::Invitation { .. }
            | Self::ContactsAsked { .. }
            | Self::AccountDeleted { .. }
            | Self::Digest { .. }
            | Self::Several { .. }
            | Self::Test { .. } => None,
        }
    }
}
