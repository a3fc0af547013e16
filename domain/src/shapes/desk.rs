//! What organisers see at the desk.

use super::{
    clusters::DeskCluster,
    contacts::LookedUp,
    letters::{CoalitionBrief, Counts},
    signing::{BookOffer, Questioned, WaitingCorrection},
    translation::TranslationLine,
};
use crate::{
    cluster::ClusterKind,
    country::Country,
    embargo::Publication,
    forms::{
        letter::LetterForm,
        organisation::{OrganisationForm, OrganisationKind},
    },
    gathered::Source,
    ids::{AccountId, OrganisationId, PublicId},
    letter::{LetterState, Visibility},
    mail::{MailFailure, MailState},
    masked::Masked,
    privacy::GivenConsent,
    role::Role,
    signature::{Category, HeldFor, Proof, RemovalReason, SignatoryKind, SignatureState},
    time::{Deadline, Instant},
};

/// A coalition and what the organiser is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskCoalition {
    /// The coalition.
    pub coalition: CoalitionBrief,
    /// The organiser's role.
    pub role: Role,
}

/// How many signatures are not counted yet. Anybody can raise these figures, so the public sees none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Posted, not confirmed by their mailbox yet.
    pub pending: u64,
    /// Confirmed by their mailbox, waiting for an organiser.
    pub held: u64,
}

/// A letter on the desk's list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskLetter {
    /// Whether its mails and links show nothing of it.
    pub sensitive: bool,
    /// Part of its address.
    pub slug: String,
    /// Subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// Where it stands.
    pub state: LetterState,
    /// Whether the public may see it.
    pub visibility: Visibility,
    /// Hard deadline.
    pub deadline: Option<Deadline>,
    /// Who signed.
    pub counts: Counts,
    /// Who is not counted yet.
    pub waiting: Waiting,
    /// Last change.
    pub changed_at: Instant,
}

/// The desk's list of letters of one coalition.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskLetters {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// Its letters, last changed first.
    pub letters: Vec<DeskLetter>,
    /// By when the organiser must set up a second factor; nothing where they have one, or need none.
    pub second_factor_by: Option<Instant>,
    /// Whether its owners have yet to say whether everybody needs one.
    pub asks_second_factors: bool,
    /// Whether the coalition has yet to publish a privacy notice.
    pub asks_notice: bool,
}

/// One letter at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskLetterPage {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// Its public identifier, which its log is named after.
    pub public_id: PublicId,
    /// Its draft, or the draft its frozen text was made from.
    pub form: LetterForm,
    /// Names of the conveners.
    pub conveners: Vec<String>,
    /// Where it stands between confidence and the public.
    pub publication: Publication,
    /// Its versions, newest first: number, instant, manifest's SHA-256.
    pub versions: Vec<(u32, Instant, String)>,
    /// States on its way that it has left out.
    pub skipped: Vec<LetterState>,
    /// Its translations, by their tags.
    pub translations: Vec<TranslationLine>,
    /// Whether the coalition has yet to publish a privacy notice.
    pub asks_notice: bool,
    /// How many things that should happen by themselves could not be done, and are given up.
    pub given_up: u64,
}

/// A letter's publication at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskPublication {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// Where it stands between confidence and the public.
    pub publication: Publication,
    /// The instant of asking.
    pub now: Instant,
}

/// What deleting a letter for good would delete.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskDeletion {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// How many invitations there are.
    pub invitations: u64,
    /// How many partners are in the coalition for this letter alone.
    pub partners: u64,
}

/// What the editor needs beside the form.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorContext {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// Organisations of the address book, for the choice of conveners: id and name.
    pub organisations: Vec<(OrganisationId, String)>,
    /// The letter's slug as stored; `None` for a new letter.
    pub stored_slug: Option<String>,
    /// What opening has settled, and the editor shows as text; `None` before.
    pub settled: Option<LetterForm>,
    /// Where the form holds what somebody else saved meanwhile: who, and when.
    pub merged: Option<(Option<String>, Instant)>,
}

/// Another signature of the same letter that may be of the same organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleDouble {
    /// The signature.
    pub id: PublicId,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Country,
}

/// A signature on the desk's list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskSignature {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// Grows whenever what it says changes; by it a decision names what was seen.
    pub revision: i64,
    /// For whom.
    pub kind: SignatoryKind,
    /// Where it stands.
    pub state: SignatureState,
    /// Listed name.
    pub name: String,
    /// Country.
    pub country: Country,
    /// Web site.
    pub site: Option<String>,
    /// What kind of person.
    pub category: Category,
    /// Occupation or affiliation of a person.
    pub affiliation: Option<String>,
    /// How it was checked.
    pub proof: Proof,
    /// Whether the organisation is in the address book.
    pub in_address_book: bool,
    /// Representative and office, where they are listed; otherwise they are shown with the contact alone.
    pub representative: Option<(String, String)>,
    /// Contact address, masked; `None` once it was erased.
    pub contact: Option<Masked>,
    /// Why the last mail to it was given up.
    pub undelivered: Option<MailFailure>,
    /// When it was posted.
    pub posted_at: Instant,
    /// When its mailbox confirmed it.
    pub confirmed_at: Option<Instant>,
    /// Since when it waits for an organiser.
    pub held_since: Option<Instant>,
    /// What for.
    pub held_for: Option<HeldFor>,
    /// A correction that waits while the entry stays listed.
    pub correction: Option<WaitingCorrection>,
    /// Whether a contact of the organisation questions it, and what its signatory answers.
    pub questioned: Option<Questioned>,
    /// Other signatures of the letter that may be of the same organisation.
    pub doubles: Vec<PossibleDouble>,
    /// The clusters that it is in, and how many signatures are in each.
    pub clusters: Vec<(ClusterKind, u64)>,
    /// The rows of the address book that have its name and country, while it waits.
    pub rows: Vec<BookOffer>,
    /// The organiser who entered it on the representative's behalf.
    pub on_behalf_by: Option<String>,
    /// Where it was gathered, when an organiser brought it in from elsewhere.
    pub gathered: Option<Source>,
    /// Whether its signatory signed with a key too.
    pub key: bool,
    /// Whether it is a late one, for the addendum.
    pub late: bool,
    /// What was consented to; nothing where nobody was asked.
    pub consent: Option<GivenConsent>,
    /// Whether everything about it was deleted.
    pub erased: bool,
    /// Why it was removed.
    pub removed: Option<RemovalReason>,
}

/// The desk's list of a letter's signatures.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskSignatures {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// What was searched for.
    pub query: String,
    /// That a whole address was searched for, which is not named again.
    pub looked_up: Option<LookedUp>,
    /// Only this state.
    pub state: Option<SignatureState>,
    /// Only a cluster of this kind, which may be gone since.
    pub cluster: Option<(ClusterKind, Option<DeskCluster>)>,
    /// How many clusters the letter's signatures make.
    pub clusters: u64,
    /// This page, from 1.
    pub page: u64,
    /// How many pages, at least 1.
    pub pages: u64,
    /// How many match.
    pub found: u64,
    /// Newest first; held ones before all others.
    pub signatures: Vec<DeskSignature>,
}

/// An error on a public list that a reader reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedError {
    /// The report.
    pub id: PublicId,
    /// What it says; nothing where it cannot be read.
    pub said: Option<ReportSaid>,
    /// When it was reported.
    pub at: Instant,
    /// How many that wait came from its network on the same day, itself among them.
    pub of_network: u64,
}

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSaid {
    /// Which entry.
    pub entry: Option<String>,
    /// What is wrong.
    pub words: String,
    /// Where to ask back, masked.
    pub email: Option<Masked>,
}

/// The reported errors of a letter's list.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedErrors {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The letter.
    pub letter: DeskLetter,
    /// This page, and how many there are.
    pub page: u64,
    /// The number of pages.
    pub pages: u64,
    /// The oldest first.
    pub reports: Vec<ReportedError>,
}

/// An organisation on the address book's list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// Legal name.
    pub legal_name: String,
    /// Country.
    pub country: Country,
    /// Registrable domain.
    pub domain: Option<String>,
    /// Kind.
    pub kind: OrganisationKind,
    /// How many contact addresses are on file.
    pub contacts: u64,
}

/// The address book.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskOrganisations {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// What was searched for.
    pub query: String,
    /// That a whole address was searched for, which is not named again.
    pub looked_up: Option<LookedUp>,
    /// Organisations by name.
    pub organisations: Vec<DeskOrganisation>,
}

/// One organisation of the address book, for editing.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskOrganisationPage {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// Its id; `None` for a new one.
    pub id: Option<OrganisationId>,
    /// What is stored, as the form shows it: without its contacts.
    pub form: OrganisationForm,
    /// The other rows by name: for "part of", and for merging.
    pub others: Vec<(OrganisationId, String)>,
    /// Its contacts, masked, each with what it is called in the form.
    pub contacts: Vec<(String, Masked)>,
}

/// An organiser of a coalition.
#[derive(Clone, Debug, PartialEq)]
pub struct Organiser {
    /// The account.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Masked address.
    pub email: Masked,
    /// Role.
    pub role: Role,
    /// Whether they have accepted yet.
    pub active: bool,
    /// Whether they have a second factor: only owners are told, and only of those who have accepted.
    pub second_factor: Option<bool>,
}

/// The coalition's settings page.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskSettings {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// Its organisers.
    pub organisers: Vec<Organiser>,
    /// Whether everybody needs a second factor.
    pub second_factors_required: bool,
    /// When a test mail last arrived at the SMTP server; `None` when mail was never proven to work.
    pub mail_proven_at: Option<Instant>,
    /// What became of the last test mail, and when it was asked for.
    pub test_mail: Option<(Instant, MailState)>,
    /// Whether mails are kept on the demonstration's mailbox page.
    pub demonstration: bool,
}
