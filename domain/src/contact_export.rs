//! Exporting contacts: everybody's addresses in one file. It takes a second person, or a day in which every owner knows
//! and can stop it.

use crate::{
    ids::AccountId,
    second_person::{Line, Second},
    time::Instant,
};

/// How long an export waits where nobody approves it, in microseconds: 24 hours.
pub const WAIT: Instant = Instant(Instant::DAY);
/// How long one that is ready can be fetched, in microseconds: 3 days.
pub const LIFE: Instant = Instant(3 * Instant::DAY);

/// What happened to an export that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asked.
    pub by: AccountId,
    /// When.
    pub asked_at: Instant,
    /// When a second person approved it.
    pub approved_at: Option<Instant>,
    /// When it was stopped.
    pub stopped_at: Option<Instant>,
    /// When the file was fetched.
    pub fetched_at: Option<Instant>,
}

/// Where an export stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for a second person, at most until this moment.
    Waiting(Instant),
    /// The file can be fetched, once, until this moment.
    Ready(Instant),
    /// It was stopped.
    Stopped(Instant),
    /// The file was fetched.
    Fetched(Instant),
    /// Nobody fetched it in time.
    Lapsed,
}

impl Standing {
    /// The end of its Fluent keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting(_) => "waiting",
            Self::Ready(_) => "ready",
            Self::Stopped(_) => "stopped",
            Self::Fetched(_) => "fetched",
            Self::Lapsed => "lapsed",
        }
    }
}

impl Request {
    /// Where it stands.
    pub fn standing(&self, now: Instant) -> Standing {
        if let Some(at) = self.stopped_at {
            return Standing::Stopped(at);
        }
        if let Some(at) = self.fetched_at {
            return Standing::Fetched(at);
        }
        let ready = self.approved_at.unwrap_or_else(|| self.asked_at.plus(WAIT.0));
        let until = ready.plus(LIFE.0);
        match now {
            now if now < ready => Standing::Waiting(ready),
            now if now < until => Standing::Ready(until),
            _ => Standing::Lapsed,
        }
    }

    /// Whether somebody may approve it; `by` is who asked.
    pub fn may_approve(&self, who: &Second, by: &Line, now: Instant) -> bool {
        by.who == self.by && who.counts_for(by, now) && matches!(self.standing(now), Standing::Waiting(_))
    }

    /// Whether it can be stopped: as long as nobody has the file.
    pub fn may_stop(&self, now: Instant) -> bool {
        matches!(self.standing(now), Standing::Waiting(_) | Standing::Ready(_))
    }

    /// Whether somebody may fetch the file: who asked, once.
    pub fn may_fetch(&self, who: AccountId, now: Instant) -> bool {
        who == self.by && matches!(self.standing(now), Standing::Ready(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::second_person::SETTLED;
    use proptest::prelude::*;
    use uuid::Uuid;

    const ANA: AccountId = AccountId(Uuid::from_u128(1));
    const BEN: AccountId = AccountId(Uuid::from_u128(2));

    fn alone(who: AccountId) -> Line {
        Line { who, inviters: Vec::new() }
    }

    fn settled(who: AccountId) -> Second {
        Second { line: alone(who), joined_at: Instant(-SETTLED), role_at: Instant(-SETTLED), enrolled_at: None }
    }

    fn moment() -> impl Strategy<Value = Instant> {
        (0..10 * Instant::DAY).prop_map(Instant)
    }

    proptest! {
        #[test]
        fn nobody_fetches_alone_within_a_day(
            approved in proptest::option::of(moment()),
            stopped in proptest::option::of(moment()),
            fetched in proptest::option::of(moment()),
            now in moment(),
        ) {
            let request = Request { by: ANA, asked_at: Instant(0), approved_at: approved, stopped_at: stopped, fetched_at: fetched };
            prop_assert!(!request.may_approve(&settled(ANA), &alone(ANA), now));
            prop_assert!(!request.may_fetch(BEN, now));
            if request.may_fetch(ANA, now) {
                prop_assert!(approved.is_some_and(|at| at <= now) || now >= WAIT);
                prop_assert!(stopped.is_none() && fetched.is_none());
            }
            prop_assert!(!(request.may_stop(now) && (stopped.is_some() || fetched.is_some())));
        }
    }

    #[test]
    fn it_waits_then_is_ready_then_lapses() {
        let request = Request { by: ANA, asked_at: Instant(0), approved_at: None, stopped_at: None, fetched_at: None };
        let (ready, over) = (WAIT, Instant(WAIT.0 + LIFE.0));
        assert_eq!(request.standing(Instant(ready.0 - 1)), Standing::Waiting(ready));
        assert_eq!(request.standing(ready), Standing::Ready(over));
        assert_eq!(request.standing(over), Standing::Lapsed);
        let (ben, ana) = (settled(BEN), alone(ANA));
        assert!(request.may_approve(&ben, &ana, Instant(1)) && !request.may_approve(&ben, &ana, ready));
    }
}
