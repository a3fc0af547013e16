//! How each witness stands, in memory alone: what it signed last of each log, and when it is to be asked again.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// When to ask again after so many failures: twice as long each time.
#[derive(Clone, Copy, Debug)]
pub struct BackOff {
    /// The first rest.
    pub first: Duration,
    /// The longest.
    pub most: Duration,
}

impl BackOff {
    fn after(self, failures: u32) -> Duration {
        self.first.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1))).min(self.most)
    }
}

/// Failures in a row, and the rest that they cost.
#[derive(Clone, Copy, Debug, Default)]
struct Failures {
    count: u32,
    until: Option<Instant>,
}

impl Failures {
    fn is_due(&self, now: Instant) -> bool {
        self.until.is_none_or(|until| until <= now)
    }

    /// Counts one more, and says whether it is the first.
    fn add(&mut self, now: Instant, rest: BackOff, at_least: Option<Duration>) -> bool {
        self.count = self.count.saturating_add(1);
        let wait = rest.after(self.count).max(at_least.unwrap_or_default().min(rest.most));
        self.until = Some(now + wait);
        self.count == 1
    }
}

/// A log at a witness.
#[derive(Debug, Default)]
struct AtLog {
    size: u64,
    busy: bool,
    failures: Failures,
}

/// A witness.
#[derive(Debug, Default)]
struct AtWitness {
    failures: Failures,
    logs: HashMap<String, AtLog>,
}

/// All of them, by their places in the settings.
#[derive(Debug)]
pub struct Standings {
    witnesses: Mutex<Vec<AtWitness>>,
    rest: BackOff,
}

impl Standings {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(witnesses: usize, rest: BackOff) -> Self {
        Self { witnesses: Mutex::new((0..witnesses).map(|_| AtWitness::default()).collect()), rest }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<AtWitness>> {
        self.witnesses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to ask a witness about a log where it is due, and says the size that it signed last, as far as is known.
    /// One question about one log at a time.
    pub fn begin(&self, now: Instant, witness: usize, origin: &str) -> Option<u64> {
        let mut all = self.lock();
        let at = all.get_mut(witness)?;
        let is_due = at.failures.is_due(now);
        let log = at.logs.entry(origin.to_owned()).or_default();
        if !is_due || log.busy || !log.failures.is_due(now) {
            return None;
        }
        log.busy = true;
        Some(log.size)
    }

    /// It signed a tree of this size. Says whether it had failed before.
    pub fn signed(&self, witness: usize, origin: &str, size: u64) -> bool {
        let mut all = self.lock();
        let Some(at) = all.get_mut(witness) else { return false };
        let log = at.logs.entry(origin.to_owned()).or_default();
        let failed = at.failures.count + log.failures.count > 0;
        *log = AtLog { size, ..AtLog::default() };
        at.failures = Failures::default();
        failed
    }

    /// It failed for this log alone. Says whether that is new.
    pub fn refused(&self, now: Instant, witness: usize, origin: &str) -> bool {
        let mut all = self.lock();
        let Some(at) = all.get_mut(witness) else { return false };
        let log = at.logs.entry(origin.to_owned()).or_default();
        log.busy = false;
        log.failures.add(now, self.rest, None)
    }

    /// It failed altogether, and may have said how long to wait. Says whether that is new.
    pub fn failed(&self, now: Instant, witness: usize, origin: &str, wait: Option<Duration>) -> bool {
        let mut all = self.lock();
        let Some(at) = all.get_mut(witness) else { return false };
        if let Some(log) = at.logs.get_mut(origin) {
            log.busy = false;
        }
        at.failures.add(now, self.rest, wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fails_is_left_in_peace_for_longer_each_time() {
        let (second, mut now) = (Duration::from_secs(1), Instant::now());
        let standings = Standings::new(2, BackOff { first: second, most: 5 * second });
        assert_eq!(standings.begin(now, 0, "a"), Some(0));
        assert_eq!(standings.begin(now, 0, "a"), None, "one at a time");
        assert_eq!(standings.begin(now, 0, "b"), Some(0));
        assert!(!standings.signed(0, "a", 7));
        assert_eq!(standings.begin(now, 0, "a"), Some(7));
        for (number, rest) in [1, 2, 4, 5, 5].into_iter().enumerate() {
            assert_eq!(standings.refused(now, 0, "a"), number == 0);
            assert_eq!(standings.begin(now, 1, "a").is_some(), number == 0, "another witness is asked");
            now += rest * second;
            assert_eq!(standings.begin(now.checked_sub(Duration::from_millis(1)).unwrap(), 0, "a"), None);
            assert_eq!(standings.begin(now, 0, "a"), Some(7));
        }
        // Altogether: no log is asked about, for as long as it said.
        assert!(standings.failed(now, 0, "a", Some(4 * second)));
        assert_eq!(standings.begin(now + 3 * second, 0, "c"), None);
        assert_eq!(standings.begin(now + 4 * second, 0, "c"), Some(0));
        assert!(standings.signed(0, "c", 1), "it is back");
    }
}
