//! The way of a letter: its states, the legal transitions between them, and who may sign.

use crate::signature::SignatoryKind;
use serde::{Deserialize, Serialize};

/// Where a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterState {
    /// Being written by organisers.
    Draft,
    /// Partners suggest and comment.
    InReview,
    /// Open for signature: what is signed is frozen in versions, and a next one may be written.
    Open,
    /// No further signatures.
    Closed,
    /// Handed to its recipients.
    Delivered,
    /// A recipient answered.
    Answered,
    /// The time for an answer passed.
    Unanswered,
    /// Kept for the record.
    Archived,
}

/// A step on the way of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterStep {
    /// Ask partners for comments.
    Review,
    /// Back to writing.
    Redraft,
    /// Open for signature.
    Open,
    /// Take no more signatures.
    Close,
    /// Open again, for a longer deadline.
    Reopen,
    /// Hand over.
    Deliver,
    /// Note an answer.
    NoteAnswer,
    /// Note that none came.
    NoteSilence,
    /// Put away.
    Archive,
}

impl LetterState {
    /// All states, in the order of the way.
    pub const ALL: [Self; 8] =
        [Self::Draft, Self::InReview, Self::Open, Self::Closed, Self::Delivered, Self::Answered, Self::Unanswered, Self::Archived];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Delivered => "delivered",
            Self::Answered => "answered",
            Self::Unanswered => "unanswered",
            Self::Archived => "archived",
        }
    }

    /// The state of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Where a step leads from here; `None` where it is not legal.
    pub const fn after(self, step: LetterStep) -> Option<Self> {
        use LetterState as S;
        use LetterStep as T;
        Some(match (self, step) {
            (S::Draft, T::Review) => S::InReview,
            (S::InReview, T::Redraft) => S::Draft,
            (S::Draft | S::InReview, T::Open) | (S::Closed, T::Reopen) => S::Open,
            (S::Open, T::Close) => S::Closed,
            (S::Closed, T::Deliver) => S::Delivered,
            (S::Delivered | S::Unanswered, T::NoteAnswer) => S::Answered,
            (S::Delivered, T::NoteSilence) => S::Unanswered,
            (S::Closed | S::Delivered | S::Answered | S::Unanswered, T::Archive) => S::Archived,
            _ => return None,
        })
    }

    /// Whether nothing of it was published yet: everything about it may still be changed.
    pub const fn text_is_free(self) -> bool {
        matches!(self, Self::Draft | Self::InReview)
    }

    /// Whether organisers write on its text: before it opens, and on the next version while it is open.
    pub const fn text_is_worked_on(self) -> bool {
        matches!(self, Self::Draft | Self::InReview | Self::Open)
    }

    /// Whether the letter has a frozen text, and so can be shown to the public when it is public.
    pub const fn has_text(self) -> bool {
        !self.text_is_free()
    }
}

/// Whether the public may know of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Shown to everyone from the moment it opens.
    Public,
    /// Its addresses answer like addresses that never existed.
    Confidential,
}

impl Visibility {
    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Confidential => "confidential",
        }
    }

    /// The visibility of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Public, Self::Confidential].into_iter().find(|v| v.code() == code)
    }
}

/// Who may sign a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhoMaySign {
    /// Organisations only.
    Organisations,
    /// People only.
    People,
    /// Both.
    #[default]
    Both,
}

impl WhoMaySign {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::Organisations, Self::People, Self::Both];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::People => "people",
            Self::Both => "both",
        }
    }

    /// The choice of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.code() == code)
    }

    /// Whether organisations may sign.
    pub const fn organisations(self) -> bool {
        matches!(self, Self::Organisations | Self::Both)
    }

    /// Whether people may sign.
    pub const fn people(self) -> bool {
        matches!(self, Self::People | Self::Both)
    }

    /// Whether signatories of a kind may.
    pub const fn allows(self, kind: SignatoryKind) -> bool {
        match kind {
            SignatoryKind::Organisation => self.organisations(),
            SignatoryKind::Person => self.people(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STEPS: [LetterStep; 9] = [
        LetterStep::Review,
        LetterStep::Redraft,
        LetterStep::Open,
        LetterStep::Close,
        LetterStep::Reopen,
        LetterStep::Deliver,
        LetterStep::NoteAnswer,
        LetterStep::NoteSilence,
        LetterStep::Archive,
    ];

    proptest! {
        #[test]
        fn a_frozen_text_never_thaws(steps in proptest::collection::vec(0usize..9, 0..40)) {
            let (mut state, mut frozen) = (LetterState::Draft, false);
            for step in steps {
                if let Some(next) = state.after(STEPS[step]) {
                    state = next;
                }
                frozen |= state.has_text();
                prop_assert_eq!(frozen, state.has_text());
            }
        }
    }

    #[test]
    fn codes_round_trip() {
        for state in LetterState::ALL {
            assert_eq!(LetterState::from_code(state.code()), Some(state));
        }
        for who in WhoMaySign::ALL {
            assert_eq!(WhoMaySign::from_code(who.code()), Some(who));
        }
    }

    #[test]
    fn a_draft_cannot_be_closed_and_an_archived_letter_rests() {
        assert_eq!(LetterState::Draft.after(LetterStep::Close), None);
        assert!(STEPS.iter().all(|step| LetterState::Archived.after(*step).is_none()));
    }
}
