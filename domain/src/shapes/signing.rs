//! What a signatory's own mailbox sees of their signature.

use super::{
    amendments::LanguageChange,
    letters::{CoalitionBrief, LetterCard},
};
use crate::{
    country::Country,
    document::LetterDocument,
    forms::{
        privacy::ConsentForm,
        signing::{Entry, SigningForm},
    },
    ids::{OrganisationId, PublicId},
    privacy::{AskedConsent, GivenConsent},
    signature::{Category, HeldFor, SignatureState},
    time::Instant,
};

/// What a link from a mail entitles to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkPurpose {
    /// Confirm, correct or deny a pending signature.
    Confirm,
    /// Look at the receipt, and ask for a fresh link; nothing else, for receipts get forwarded.
    View,
    /// Correct or withdraw.
    Manage,
    /// Look at a change that is announced, and object to it; nothing else, for such notices get forwarded.
    Notice,
    /// Answer a change of the text: reaffirm, decline or withdraw, as often as one's mind changes.
    Reaffirm,
}

/// The text of a letter that is not public, for those who are to sign it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnpublishedText {
    /// Tag of its language.
    pub language: String,
    /// The text.
    pub document: LetterDocument,
    /// Whether its paragraphs are shown with numbers.
    pub numbered: bool,
}

/// An entry of the address book that a mailbox speaks for, in place of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookOffer {
    /// The row.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Country,
    /// Its web site.
    pub site: Option<String>,
}

/// A correction that waits for an organiser beside what is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingCorrection {
    /// The name that would be listed.
    pub name: String,
    /// The country.
    pub country: Country,
    /// The web site.
    pub site: Option<String>,
    /// Since when it waits; by it a decision names what was seen.
    pub since: Instant,
}

/// A question of one of the organisation's contacts, who say that it did not sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questioned {
    /// When it was asked.
    pub since: Instant,
    /// What the signatory answers.
    pub answer: Option<String>,
}

/// What a contact of an organisation sees of a signature that somebody at its domain made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questioning {
    /// The signature.
    pub id: PublicId,
    /// What it is about, while the link shows that.
    pub about: Option<QuestionedEntry>,
    /// Whether the letter is public.
    pub public: bool,
    /// Whether it is listed or waits.
    pub live: bool,
    /// Whether it was questioned already.
    pub asked: bool,
}

/// The signature that the page "this was not us" names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionedEntry {
    /// The coalition.
    pub coalition: CoalitionBrief,
    /// The letter's subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// The name that is listed.
    pub name: String,
    /// Its country.
    pub country: Country,
    /// Its web site.
    pub site: Option<String>,
}

impl OwnSignature {
    /// The form that corrects it: with what waits to be listed, where a correction does.
    pub fn form(&self) -> SigningForm {
        let form = SigningForm::of(&self.entry);
        match &self.correction {
            Some(waits) => SigningForm {
                name: waits.name.clone(),
                country: waits.country.code().to_owned(),
                site: waits.site.clone().unwrap_or_default(),
                ..form
            },
            None => form,
        }
    }
}

/// Another name that waits in the same mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingName {
    /// The name.
    pub name: String,
    /// Where its mailbox looks at it, confirms or denies it.
    pub path: String,
}

/// The last mail with a link to correct or withdraw that nobody has used yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkMail {
    /// How many whole minutes ago it was asked for.
    pub minutes_ago: u64,
    /// After how many minutes the next one can go; 0 where it can now.
    pub next_in_minutes: u64,
    /// Whether the mailbox did not take it.
    pub failed: bool,
}

/// The page that a signature's own mailbox sees: to confirm, as a receipt, or to manage.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnSignature {
    /// Where a pending one is shown to its mailbox: the way to what else waits for that, and how much it is. Once its link
    /// is spent, the way to the page that asks the mailbox, and no figure.
    pub emails: Option<(String, u64)>,
    /// Address of this page.
    pub id: PublicId,
    /// The letter signed.
    pub letter: LetterCard,
    /// What the link entitles to.
    pub purpose: LinkPurpose,
    /// Where the signature stands.
    pub state: SignatureState,
    /// What is, or will be, listed.
    pub entry: Entry,
    /// What kind of person.
    pub category: Category,
    /// Number of the entry's wording; "confirm" names the one that was shown.
    pub revision: i64,
    /// When it was posted.
    pub posted_at: Instant,
    /// When its mailbox confirmed it.
    pub confirmed_at: Option<Instant>,
    /// Whether the letter has another meaning now than the version signed.
    pub outstanding: bool,
    /// Whether they said that they will not reaffirm.
    pub declined: bool,
    /// Whether a change waits that they can object to, or are to know of.
    pub notice: bool,
    /// The newest text, where it is to be confirmed now and stands nowhere else; otherwise nothing.
    pub unpublished: Option<UnpublishedText>,
    /// What changed since a form was filled in that is to be confirmed now; otherwise empty.
    pub changed_since: Vec<LanguageChange>,
    /// The manifest of the newest version, which a click names.
    pub newest_manifest_sha256: String,
    /// Manifest signed, lower-case hexadecimal.
    pub manifest_sha256: String,
    /// The index of its entry in the letter's log, once it is recorded.
    pub recorded: Option<u64>,
    /// Whether its signatory has signed the statement with a key.
    pub key_signed: bool,
    /// Whether they may.
    pub may_sign_with_key: bool,
    /// The log's part of its address: the letter's public identifier.
    pub log: PublicId,
    /// Whether it was entered by an organiser on the representative's behalf.
    pub on_behalf: bool,
    /// Since when it waits for an organiser.
    pub held_since: Option<Instant>,
    /// What for.
    pub held_for: Option<HeldFor>,
    /// Entries of the address book that it can be listed as at once, where what was typed waits.
    pub offers: Vec<BookOffer>,
    /// A correction that waits while the entry stays listed.
    pub correction: Option<WaitingCorrection>,
    /// Other names that wait in this mailbox for the same letter.
    pub others: Vec<WaitingName>,
    /// When one more name was entered for this mailbox that found no place beside them.
    pub turned_away_at: Option<Instant>,
    /// Whether a private link shows it, and an invitation's link made it: "this was not me" is offered then.
    pub by_invitation: bool,
    /// When it was entered once more after it had been shown to its mailbox: it stayed as it was.
    pub entered_again_at: Option<Instant>,
    /// Whether a contact of the organisation questions it, and what was answered.
    pub questioned: Option<Questioned>,
    /// Whether "confirm" and "this was not me" are offered now.
    pub may_confirm: bool,
    /// Whether the entry may be corrected now.
    pub may_correct: bool,
    /// The last mail with a link that works, where one was asked for.
    pub link_mail: Option<LinkMail>,
    /// Whether it may be withdrawn now.
    pub may_withdraw: bool,
    /// Whether it stands no more, and the link deletes what is left of it.
    pub may_erase: bool,
    /// The letter no longer takes confirmations: the reason why `may_confirm` is false on a pending signature.
    pub too_late: bool,
    /// Whether it stands, or would stand, in the addendum.
    pub late: bool,
    /// What was consented to; nothing where nobody was asked, or nobody has confirmed.
    pub consent: Option<GivenConsent>,
    /// Whether the boxes were ticked where it was entered: confirming says so, and no box is ticked twice.
    pub ticked: bool,
    /// Whether its address was deleted, its time being over: a link goes to anyone who enters that address.
    pub address_ended: bool,
    /// What is consented to by confirming it; boxes are ticked for it where nobody ticked them with the form.
    pub asked: Option<AskedConsent>,
    /// The boxes that were ticked for it.
    pub agreed: ConsentForm,
}
