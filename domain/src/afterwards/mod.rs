//! What becomes of a letter after it has closed: how it is handed over, which of it can be taken back, and for how long.

mod file;

pub use file::{FILE_SIZE_LIMIT, MediaType};

use crate::{
    letter::{LetterState, LetterStep},
    time::Instant,
};

/// How a letter was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// From hand to hand.
    Hand,
    /// By post.
    Post,
    /// By e-mail.
    Email,
    /// Through an embassy, a consulate, a permanent mission.
    Mission,
    /// In public.
    Public,
    /// In a way of its own, told in words.
    Other,
}

impl Way {
    /// All ways, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Hand, Self::Post, Self::Email, Self::Mission, Self::Public, Self::Other];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Post => "post",
            Self::Email => "email",
            Self::Mission => "mission",
            Self::Public => "public",
            Self::Other => "other",
        }
    }

    /// The way of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// Something that was noted of a letter after its closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Happening {
    /// It was handed over; to one recipient of several, perhaps.
    Delivered,
    /// What was noted of a delivery was corrected.
    DeliveryCorrected,
    /// A recipient answered.
    Answered,
    /// What was noted of an answer was corrected.
    AnswerCorrected,
    /// Nobody had answered by a day until which the coalition waited.
    Unanswered,
    /// It was put away.
    Archived,
}

impl Happening {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Delivered, Self::DeliveryCorrected, Self::Answered, Self::AnswerCorrected, Self::Unanswered, Self::Archived];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::DeliveryCorrected => "delivery_corrected",
            Self::Answered => "answered",
            Self::AnswerCorrected => "answer_corrected",
            Self::Unanswered => "unanswered",
            Self::Archived => "archived",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|happening| happening.code() == code)
    }

    /// Where the letter stands after it; `None` where it is not legal from here.
    ///
    /// Later deliveries and answers leave the letter where the first has led it.
    pub const fn leads(self, from: LetterState) -> Option<LetterState> {
        use LetterState as S;
        match (self, from) {
            (Self::Delivered, S::Delivered | S::Answered | S::Unanswered)
            | (Self::Answered, S::Answered)
            | (Self::DeliveryCorrected, S::Delivered | S::Answered | S::Unanswered)
            | (Self::AnswerCorrected, S::Answered) => Some(from),
            (Self::Delivered, _) => from.after(LetterStep::Deliver),
            (Self::Answered, _) => from.after(LetterStep::NoteAnswer),
            (Self::Unanswered, _) => from.after(LetterStep::NoteSilence),
            (Self::Archived, _) => from.after(LetterStep::Archive),
            (Self::DeliveryCorrected | Self::AnswerCorrected, _) => None,
        }
    }

    /// Whether it can be taken back at all: a correction is corrected again instead.
    pub const fn can_be_taken_back(self) -> bool {
        !matches!(self, Self::DeliveryCorrected | Self::AnswerCorrected)
    }
}

/// How long a step that was taken by mistake can be taken back, in microseconds: 24 hours.
pub const TAKE_BACK: i64 = Instant::DAY;

/// Whether what was noted at `at` can be taken back at `now`. Only the last of what was noted ever can: so nothing
/// that came later is on what is no more.
pub const fn may_take_back(last: Happening, at: Instant, now: Instant) -> bool {
    last.can_be_taken_back() && now.0.saturating_sub(at.0) < TAKE_BACK
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_round_trip() {
        for way in Way::ALL {
            assert_eq!(Way::from_code(way.code()), Some(way));
        }
        for happening in Happening::ALL {
            assert_eq!(Happening::from_code(happening.code()), Some(happening));
        }
    }

    #[test]
    fn an_answer_follows_silence_and_an_archived_letter_takes_nothing_more() {
        assert_eq!(Happening::Answered.leads(LetterState::Unanswered), Some(LetterState::Answered));
        assert_eq!(Happening::Delivered.leads(LetterState::Answered), Some(LetterState::Answered));
        for happening in Happening::ALL {
            assert_eq!(happening.leads(LetterState::Archived), None, "{happening:?}");
            assert_eq!(happening.leads(LetterState::Open), None, "{happening:?}");
        }
    }

    #[test]
    fn a_step_can_be_taken_back_for_a_day() {
        let at = Instant(0);
        assert!(may_take_back(Happening::Delivered, at, Instant(TAKE_BACK - 1)));
        assert!(!may_take_back(Happening::Delivered, at, Instant(TAKE_BACK)));
        assert!(!may_take_back(Happening::DeliveryCorrected, at, at));
    }

    proptest! {
        /// Whatever is noted in whatever order, each state was reached by a legal step, and taking all of it back one by
        /// one leads to where it began.
        #[test]
        fn what_is_noted_leads_on_and_back(noted in proptest::collection::vec(0usize..6, 0..30)) {
            let mut stack = vec![LetterState::Closed];
            for index in noted {
                let from = stack[stack.len() - 1];
                if let Some(to) = Happening::ALL[index].leads(from) {
                    prop_assert!(to == from || matches!(to, LetterState::Delivered | LetterState::Answered | LetterState::Unanswered | LetterState::Archived));
                    stack.push(to);
                }
            }
            while stack.len() > 1 {
                stack.pop();
            }
            prop_assert_eq!(stack[0], LetterState::Closed);
        }

        #[test]
        fn nothing_is_taken_back_after_a_day(at in any::<i64>(), later in any::<i64>()) {
            let may = may_take_back(Happening::Archived, Instant(at), Instant(later));
            prop_assert_eq!(may, later.saturating_sub(at) < TAKE_BACK);
        }
    }
}
