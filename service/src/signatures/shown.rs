//! Which entries were shown to their mailbox just now, in memory alone: nothing is stored of who opens an email.
//!
//! What its mailbox was shown is not replaced by what anybody enters under the same name, so that it can be confirmed.

use domain::time::Instant;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;

/// For how long an entry stays as it was shown.
const KEPT: i64 = Instant::HOUR;
/// How many entries are remembered at most: some two megabytes. Of more, those shown first are forgotten.
const LIMIT: usize = 50_000;

/// What was shown, with when.
#[derive(Default)]
pub(crate) struct Shown(Mutex<HashMap<Uuid, Instant>>);

impl Shown {
    /// An entry that waits is shown to its mailbox.
    pub(super) fn note(&self, signature: Uuid, now: Instant) {
        let mut shown = self.lock();
        if shown.len() >= LIMIT && !shown.contains_key(&signature) {
            shown.retain(|_, at| *at > now.plus(-KEPT));
            if shown.len() >= LIMIT {
                let mut times: Vec<Instant> = shown.values().copied().collect();
                let (_, oldest, _) = times.select_nth_unstable(LIMIT / 4);
                let oldest = *oldest;
                shown.retain(|_, at| *at > oldest);
            }
        }
        shown.insert(signature, now);
    }

    /// Whether an entry was shown so lately that it stays as it is.
    pub(super) fn holds(&self, signature: Uuid, now: Instant) -> bool {
        self.lock().get(&signature).is_some_and(|at| *at > now.plus(-KEPT))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_held_for_an_hour_and_no_more_are_remembered_than_there_is_room_for() {
        let (shown, one) = (Shown::default(), Uuid::from_u128(1));
        assert!(!shown.holds(one, Instant(0)));
        shown.note(one, Instant(0));
        assert!(shown.holds(one, Instant(KEPT - 1)) && !shown.holds(one, Instant(KEPT)));
        for number in 0..3 * LIMIT as u128 {
            shown.note(Uuid::from_u128(number), Instant(i64::try_from(number).unwrap()));
        }
        assert!(shown.lock().len() <= LIMIT);
        assert!(shown.holds(Uuid::from_u128(3 * LIMIT as u128 - 1), Instant(0)));
    }
}
