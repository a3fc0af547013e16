//! Invitations: as the desk lists them, and as the invited mailbox sees its own.

use super::{
    contacts::LookedUp,
    desk::{DeskCoalition, DeskLetter},
    gathered::PreviewColumn,
    letters::{CoalitionBrief, Counts, LetterText},
};
use crate::{
    country::Country,
    document::LetterDocument,
    error::FieldError,
    forms::invitation::InviteForm,
    ids::{OrganisationId, PublicId},
    invitation::{Reply, Standing},
    letter::LetterState,
    mail::MailFailure,
    masked::Masked,
    privacy::AskedConsent,
    reminder::ReminderKind,
    signature::SignatureState,
    time::{Deadline, Instant},
};

/// An invitation on the desk's list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskInvitation {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// The organisation.
    pub organisation: String,
    /// Country.
    pub country: Country,
    /// The invited mailbox, masked.
    pub email: Masked,
    /// Why the last mail to it was given up.
    pub undelivered: Option<MailFailure>,
    /// Where it stands.
    pub standing: Standing,
    /// What was answered; it stays when the organisation signs afterwards.
    pub reply: Option<Reply>,
    /// When it was answered.
    pub answered_at: Option<Instant>,
    /// The mailbox that passed it on, masked.
    pub forwarded_by: Option<Masked>,
    /// When the last invitation or reminder went out.
    pub last_mail_at: Option<Instant>,
    /// How many reminders went out.
    pub reminders: u64,
    /// The next reminder, and when.
    pub next: Option<(ReminderKind, Instant)>,
    /// When it was entered.
    pub created_at: Instant,
}

/// The desk's list of a letter's invitations.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskInvitations {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// What was searched for.
    pub query: String,
    /// That a whole address was searched for, which is not named again.
    pub looked_up: Option<LookedUp>,
    /// Only those that stand so.
    pub standing: Option<Standing>,
    /// How many stand how, in the order of [`Standing::ALL`]; of all, whatever is searched for.
    pub counts: Vec<(Standing, u64)>,
    /// This page, from 1.
    pub page: u64,
    /// How many pages, at least 1.
    pub pages: u64,
    /// How many match.
    pub found: u64,
    /// By the organisations' names.
    pub invitations: Vec<DeskInvitation>,
}

/// A page of the desk about inviting to one letter.
#[derive(Clone, Debug, PartialEq)]
pub struct InvitePage {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The empty form, with the organiser's language in it.
    pub form: InviteForm,
}

/// An organisation of the address book that could be invited.
#[derive(Clone, Debug, PartialEq)]
pub struct BookRow {
    /// Its id.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// Country.
    pub country: Country,
    /// Contact addresses, masked, each with whether it is invited already.
    pub contacts: Vec<(Masked, bool)>,
    /// Whether it has signed already.
    pub signed: bool,
}

/// The address book, to tick whom to invite.
#[derive(Clone, Debug, PartialEq)]
pub struct BookPage {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// What was searched for.
    pub query: String,
    /// This page, from 1.
    pub page: u64,
    /// How many pages, at least 1.
    pub pages: u64,
    /// By name.
    pub rows: Vec<BookRow>,
}

/// A row of a file with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewFault {
    /// Its line.
    pub line: u64,
    /// The organisation's name, as far as it can be read.
    pub name: String,
    /// What is wrong, or how something was read.
    pub faults: Vec<FieldError>,
}

/// A row of a file that will be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its line.
    pub line: u64,
    /// The organisation.
    pub organisation: String,
    /// Country.
    pub country: Country,
    /// The mailbox, masked.
    pub email: Masked,
    /// Who would sign.
    pub representative: Option<String>,
}

/// What confirming an uploaded file would do.
#[derive(Clone, Debug, PartialEq)]
pub struct UploadPreview {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The upload.
    pub id: PublicId,
    /// The encoding that the file was read in.
    pub encoding: &'static str,
    /// Its columns, each with what it was taken for, by its code.
    pub columns: Vec<PreviewColumn<&'static str>>,
    /// What a column may hold, by its code.
    pub choices: Vec<&'static str>,
    /// The encoding that was chosen; empty where none was.
    pub chosen_encoding: String,
    /// The encodings that can be chosen.
    pub encodings: &'static [&'static str],
    /// Whether damaged letters are left as they stand.
    pub unmended: bool,
    /// Whether what the columns hold was remembered from an earlier file of this shape.
    pub remembered: bool,
    /// Rows to be invited.
    pub good: Vec<PreviewRow>,
    /// Rows with problems, in the order of the lines.
    pub faulty: Vec<PreviewFault>,
    /// How something was read in rows to be invited, in the order of the lines.
    pub notes: Vec<PreviewFault>,
    /// When the file is deleted, should nobody confirm it.
    pub expires_at: Instant,
}

/// One reminder of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskReminder {
    /// Which.
    pub kind: ReminderKind,
    /// When it falls due; an own date has none of its own, nor has one whose deadline is not set.
    pub at: Option<Deadline>,
    /// Whether the organisers have stopped it.
    pub stopped: bool,
    /// Their own words in it.
    pub words: Option<String>,
    /// How many went out.
    pub sent: u64,
}

/// The reminders of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskReminders {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// The soft deadline, local in the letter's zone; empty for none.
    pub soft_local: String,
    /// The letter's zone; empty before it has a deadline.
    pub zone: String,
    /// All of them, in their order.
    pub reminders: Vec<DeskReminder>,
}

/// An invitation to a sensitive letter that takes no more signatures: its link shows nothing of it any more.
#[derive(Clone, Debug, PartialEq)]
pub struct EndedInvitation {
    /// The page.
    pub id: PublicId,
    /// To the page that stops emails.
    pub stop: String,
}

/// What an invited mailbox sees of its invitation.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnInvitation {
    /// Address of this page.
    pub id: PublicId,
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// The letter's slug.
    pub slug: String,
    /// Whether everyone may read the letter.
    pub public: bool,
    /// Whether those who sign it may be at risk.
    pub sensitive: bool,
    /// Where the letter stands.
    pub letter_state: LetterState,
    /// Tag of the text's language.
    pub language: String,
    /// The frozen text.
    pub document: LetterDocument,
    /// Whether its paragraphs are shown with numbers.
    pub numbered: bool,
    /// All texts of the version, the original first.
    pub texts: Vec<LetterText>,
    /// The number of its version.
    pub version: u32,
    /// SHA-256 of the canonical text, lower-case hexadecimal.
    pub text_sha256: String,
    /// SHA-256 of that version's manifest, which a click names.
    pub manifest_sha256: String,
    /// What a click consents to.
    pub consent: AskedConsent,
    /// Hard deadline.
    pub deadline: Option<Deadline>,
    /// Soft deadline.
    pub soft: Option<Deadline>,
    /// Whether it can be answered now.
    pub accepts: bool,
    /// Until when late signatures are taken; nothing where none are.
    pub late_until: Option<Deadline>,
    /// Who signed.
    pub counts: Counts,
    /// The organisation as it would be listed.
    pub organisation: String,
    /// Country it would be listed under.
    pub country: Country,
    /// Its web site.
    pub site: Option<String>,
    /// Who would sign and their office, where the invitation names both.
    pub representative: Option<(String, String)>,
    /// The invited representative's name, where no office is known.
    pub name: String,
    /// The invited mailbox.
    pub email: String,
    /// Whether, and how, the organisation has signed the present text.
    pub signed: Option<SignatureState>,
    /// Whether this mailbox signed an earlier text of another meaning, and a click stands by the present one.
    pub reaffirms: bool,
    /// What was answered last.
    pub standing: Standing,
    /// The answer.
    pub reply: Option<Reply>,
    /// The mailbox that it was passed on to last.
    pub forwarded_to: Option<String>,
    /// The mailbox that passed it on to this one.
    pub forwarded_by: Option<String>,
    /// The domain that it can be passed on to.
    pub own_domain: Option<String>,
}

/// What the page "this was not me" shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Disowning {
    /// The signature.
    pub id: PublicId,
    /// What it is about, while the link shows that.
    pub about: Option<Disowned>,
    /// Whether it stands.
    pub live: bool,
    /// Whether a private link can be mailed to its mailbox, which takes it off; else one click does.
    pub reachable: bool,
    /// Whether its mailbox has said that it was not them: the organisers were told then.
    pub disowned: bool,
}

/// The signature that the page "this was not me" names.
#[derive(Clone, Debug, PartialEq)]
pub struct Disowned {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Its subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// The listed name.
    pub name: String,
}
