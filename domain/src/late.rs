//! Late signatures: taken after a letter has ended, where its organisers allow it, and listed apart as an addendum.
//!
//! What was handed over stays what it was: anyone who is listed late is never counted with those who signed in time.

use crate::{letter::LetterState, signature::CONFIRMATION_GRACE, time::Instant};

/// As what a signature is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// One of those who signed in time.
    InTime,
    /// A late one, for the addendum.
    Late,
}

/// What decides whether and as what a letter takes signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Where the letter stands.
    pub state: LetterState,
    /// When an organiser closed it.
    pub closed_at: Option<Instant>,
    /// Its hard deadline.
    pub deadline: Option<Instant>,
    /// Until when late signatures are taken.
    pub late_until: Option<Instant>,
}

impl Ends {
    /// When it ended, or will: by its deadline or by somebody's click, whichever was first.
    fn end(self) -> Option<Instant> {
        self.closed_at.into_iter().chain(self.deadline).min()
    }

    /// Whether it is open, and its deadline yet to come.
    pub fn is_open(self, now: Instant) -> bool {
        self.state == LetterState::Open && self.deadline.is_none_or(|deadline| now < deadline)
    }

    /// Whether it ended and is not put away: then late signatures can be allowed.
    pub fn may_take_late(self, now: Instant) -> bool {
        use LetterState as S;
        match self.state {
            S::Open => !self.is_open(now),
            S::Closed | S::Delivered | S::Answered | S::Unanswered => true,
            S::Draft | S::InReview | S::Archived => false,
        }
    }

    /// As what a signature posted now is taken; `None` where none is.
    pub fn taking(self, now: Instant) -> Option<Taking> {
        if self.is_open(now) {
            return Some(Taking::InTime);
        }
        let late = self.may_take_late(now) && self.late_until.is_some_and(|until| now < until);
        late.then_some(Taking::Late)
    }

    /// As what a signature is taken whose mailbox confirms it now. One that was posted in time has a day's grace, unless
    /// the letter was handed over meanwhile.
    pub fn confirming(self, posted_at: Instant, now: Instant) -> Option<Taking> {
        let waits = matches!(self.state, LetterState::Open | LetterState::Closed);
        let grace = self.end().is_none_or(|end| posted_at < end && now < end.plus(CONFIRMATION_GRACE));
        if waits && grace { Some(Taking::InTime) } else { self.taking(now) }
    }

    /// Whether it may be opened again: not while late signatures are taken, nor once anybody is in the addendum, who
    /// would then have signed before others that are in time.
    pub fn may_reopen(self, late_signatures: u64, now: Instant) -> bool {
        late_signatures == 0 && self.late_until.is_none_or(|until| until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ends() -> impl Strategy<Value = Ends> {
        let instant = || proptest::option::of((0i64..1000).prop_map(|at| Instant(at * Instant::HOUR)));
        (0usize..8, instant(), instant(), instant()).prop_map(|(state, closed_at, deadline, late_until)| {
            let state = LetterState::ALL[state];
            // A letter that is open was not closed.
            let closed_at = closed_at.filter(|_| state != LetterState::Open);
            Ends { state, closed_at, deadline, late_until }
        })
    }

    proptest! {
        #[test]
        fn in_time_is_only_who_posted_before_the_end(ends in ends(), posted in 0i64..1000, waited in 0i64..100) {
            let (posted, now) = (Instant(posted * Instant::HOUR), Instant((posted + waited) * Instant::HOUR));
            if ends.confirming(posted, now) == Some(Taking::InTime) {
                prop_assert!(ends.end().is_none_or(|end| posted < end));
                prop_assert!(matches!(ends.state, LetterState::Open | LetterState::Closed));
            }
        }

        #[test]
        fn late_is_only_who_comes_after_the_end_and_before_the_window_closes(ends in ends(), at in 0i64..1000) {
            let now = Instant(at * Instant::HOUR);
            match ends.taking(now) {
                Some(Taking::Late) => {
                    prop_assert!(!ends.is_open(now) && ends.late_until.is_some_and(|until| now < until));
                    prop_assert!(!ends.may_reopen(0, now), "opening again and an addendum exclude each other");
                }
                Some(Taking::InTime) => prop_assert!(ends.is_open(now)),
                None => {}
            }
            prop_assert!(ends.state != LetterState::Archived || ends.taking(now).is_none());
        }
    }

    #[test]
    fn a_day_of_grace_ends_with_the_delivery() {
        let at = |hours: i64| Instant(hours * Instant::HOUR);
        let closed = Ends { state: LetterState::Closed, closed_at: Some(at(10)), deadline: Some(at(20)), late_until: None };
        assert_eq!(closed.confirming(at(9), at(33)), Some(Taking::InTime));
        assert_eq!(closed.confirming(at(9), at(34)), None);
        assert_eq!(closed.confirming(at(10), at(11)), None);
        let delivered = Ends { state: LetterState::Delivered, late_until: Some(at(40)), ..closed };
        assert_eq!(delivered.confirming(at(9), at(33)), Some(Taking::Late));
        assert!(!delivered.may_reopen(0, at(33)) && delivered.may_reopen(0, at(40)) && !delivered.may_reopen(1, at(40)));
    }

    #[test]
    fn an_open_letter_takes_no_late_ones_until_its_deadline() {
        let open = Ends { state: LetterState::Open, closed_at: None, deadline: Some(Instant(10)), late_until: Some(Instant(20)) };
        assert_eq!(open.taking(Instant(9)), Some(Taking::InTime));
        assert_eq!(open.taking(Instant(10)), Some(Taking::Late));
        assert_eq!(open.taking(Instant(20)), None);
        assert!(!open.may_take_late(Instant(9)) && open.may_take_late(Instant(10)));
    }
}
