//! What organisers and partners see of a draft that is discussed.

use super::{desk::DeskCoalition, letters::CoalitionBrief};
use crate::{
    ids::{AccountId, OrganisationId, PublicId},
    letter::LetterState,
    masked::Masked,
    review::{Paragraph, RemarkState},
    revision::Difference,
    role::Role,
    time::Instant,
};
use std::ops::Range;

/// A draft that somebody is invited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitedDraft {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Part of its address.
    pub slug: String,
    /// Subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// How many remarks on it are open.
    pub open: u64,
}

/// A letter that takes signatures, and that somebody may sign for their organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterToSign {
    /// Whose letter.
    pub coalition: CoalitionBrief,
    /// Part of its address.
    pub slug: String,
    /// Subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// The organisation that they sign for.
    pub organisation: String,
    /// Whether everyone can read it.
    pub public: bool,
    /// Whether the organisation has signed the present text.
    pub signed: bool,
}

/// What waits for a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerPage {
    /// The drafts in review that they are invited to.
    pub drafts: Vec<InvitedDraft>,
    /// The letters that they may sign.
    pub letters: Vec<LetterToSign>,
}

impl PartnerPage {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.letters.is_empty()
    }
}

/// The draft as its discussion shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscussedDraft {
    /// Part of its address.
    pub slug: String,
    /// Subject.
    pub subject: String,
    /// Tag of its language.
    pub language: String,
    /// Where it stands.
    pub state: LetterState,
    /// The number of the revision shown.
    pub revision: u32,
}

/// Somebody who said something: their name, and the organisation they speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Name; `None` where the account is gone.
    pub name: Option<String>,
    /// The partner organisation.
    pub organisation: Option<String>,
}

/// Something that somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub by: Speaker,
    /// When.
    pub at: Instant,
    /// What; may be empty beside a suggestion.
    pub words: String,
}

/// A remark on a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its identifier in addresses.
    pub id: PublicId,
    /// The remark itself.
    pub said: Said,
    /// The words it is about, as they were.
    pub quote: String,
    /// What the passage would become, if another wording is suggested.
    pub suggestion: Option<Difference>,
    /// What became of it.
    pub state: RemarkState,
    /// Who decided, when, and why.
    pub decided: Option<Said>,
    /// The paragraph where its passage stands today, from 0, and its bytes there; `None` where it no longer fits.
    pub place: Option<(usize, Range<usize>)>,
    /// What was replied, oldest first.
    pub replies: Vec<Said>,
}

/// The discussion of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Discussion {
    /// The coalition and the reader's role.
    pub desk: DeskCoalition,
    /// The draft.
    pub draft: DiscussedDraft,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Whether those of its body have numbers.
    pub numbered: bool,
    /// The remarks, oldest first.
    pub remarks: Vec<Remark>,
    /// Whether the text may still be discussed.
    pub is_open: bool,
}

/// A partner who is invited to a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// The account.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Masked address.
    pub email: Masked,
    /// Role in the coalition.
    pub role: Role,
    /// The organisation they speak for.
    pub organisation: Option<String>,
    /// Whether they have set a password yet.
    pub active: bool,
}

/// The partners of a draft, and what is needed to invite another.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewers {
    /// The coalition and the organiser's role.
    pub desk: DeskCoalition,
    /// The draft.
    pub draft: DiscussedDraft,
    /// Who is invited, by name.
    pub reviewers: Vec<Reviewer>,
    /// Organisations of the address book: id and name.
    pub organisations: Vec<(OrganisationId, String)>,
}
