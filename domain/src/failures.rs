//! How many wrong attempts are taken, and how long the next one waits.

use crate::time::Instant;

/// Wrong passwords from one network or device before the next attempt waits.
pub const FREE_ATTEMPTS: i64 = 5;
/// The first wait; each wrong attempt doubles it.
const FIRST_WAIT: i64 = 15 * Instant::SECOND;
/// The longest wait.
const LIMIT: i64 = Instant::HOUR;
/// The time in which the wrong passwords of an account are counted.
pub const ACCOUNT_WINDOW: i64 = Instant::DAY;
/// Wrong passwords of one account in [`ACCOUNT_WINDOW`], from wherever, before only devices that signed in before may try one.
pub const ACCOUNT_FAILURES: i64 = 100;

/// Wrong codes in an hour before none is taken until it is over; a right one in between forgets them.
pub const CODES_AN_HOUR: i64 = 10;
/// Wrong codes in [`CODE_WINDOW`] before none is taken until it is over; a right one forgets none of them, so that nobody
/// guesses on between two sign-ins of the owner.
pub const CODES_A_WEEK: i64 = 50;
/// The time in which wrong codes are counted.
pub const CODE_WINDOW: i64 = 7 * Instant::DAY;
/// How many wrong codes in an hour are told to the owner.
pub const CODES_TOLD: i64 = 3;

/// How long the next attempt waits after so many wrong ones, in microseconds.
pub fn wait_after(failures: i64) -> i64 {
    let beyond = failures - FREE_ATTEMPTS;
    if beyond < 0 {
        return 0;
    }
    let doublings = u32::try_from(beyond).unwrap_or(u32::MAX).min(16);
    (FIRST_WAIT << doublings).min(LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn five_are_free_and_then_each_waits_twice_as_long_up_to_an_hour() {
        let seconds: Vec<i64> = (4..16).map(|failures| wait_after(failures) / Instant::SECOND).collect();
        assert_eq!(seconds, [0, 15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    }

    proptest! {
        #[test]
        fn a_wait_never_shrinks_and_never_exceeds_an_hour(failures in any::<i64>()) {
            let (one, next) = (wait_after(failures), wait_after(failures.saturating_add(1)));
            prop_assert!((0..=Instant::HOUR).contains(&one) && one <= next);
        }
    }
}
