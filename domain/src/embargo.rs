//! The embargo: when a confidential letter becomes public, by itself or by somebody's press.

use crate::time::{Deadline, Instant};

/// What the server does about an embargo at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Not yet.
    Wait,
    /// It publishes.
    Publish,
    /// It was away for too long, so that organisers decide: what was right at that minute may be wrong by now.
    Ask,
}

/// What is due at `now` for an embargo that ends at `until`; a server that comes back no later than `patience`
/// microseconds after it still publishes.
pub const fn due(until: Instant, now: Instant, patience: i64) -> Due {
    if now.0 < until.0 {
        Due::Wait
    } else if now.0.saturating_sub(until.0) <= patience {
        Due::Publish
    } else {
        Due::Ask
    }
}

/// Where a letter is between confidence and the public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publication {
    /// Everyone may see it, since that instant; nothing where it has no frozen text yet, or is older than the record of it.
    Public(Option<Instant>),
    /// Confidential, with nothing planned.
    Unplanned,
    /// Confidential until then.
    Planned(Deadline),
    /// Confidential still: the server was away when it should have been published.
    Missed(Deadline),
}

/// The moment that organisers choose: in the future, in a time zone of theirs.
///
/// # Errors
/// As [`Deadline::parse`], or `error-embargo-past`, at `embargo_local` or `embargo_zone`.
#[cfg(feature = "server")]
pub fn parse(local: &str, zone: &str, now: Instant) -> Result<Deadline, crate::error::FieldErrors> {
    use crate::error::FieldErrors;
    let moment = Deadline::parse(local, zone).map_err(|(field, fault)| {
        let field = if field == "deadline_zone" { "embargo_zone" } else { "embargo_local" };
        FieldErrors(vec![fault.at(field)])
    })?;
    if moment.at <= now {
        return Err(FieldErrors::one("embargo_local", "error-embargo-past"));
    }
    Ok(moment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_published_early_or_much_too_late(until in any::<i64>(), now in any::<i64>(), patience in 0..i64::MAX) {
            match due(Instant(until), Instant(now), patience) {
                Due::Wait => prop_assert!(now < until),
                Due::Publish => prop_assert!(now >= until && now.saturating_sub(until) <= patience),
                Due::Ask => prop_assert!(now.saturating_sub(until) > patience),
            }
        }
    }

    #[test]
    fn the_instant_itself_publishes() {
        assert_eq!(due(Instant(5), Instant(4), 10), Due::Wait);
        assert_eq!(due(Instant(5), Instant(5), 10), Due::Publish);
        assert_eq!(due(Instant(5), Instant(15), 10), Due::Publish);
        assert_eq!(due(Instant(5), Instant(16), 10), Due::Ask);
    }

    #[cfg(feature = "server")]
    #[test]
    fn a_moment_is_in_the_future_and_comes_once() {
        let now = Instant(1_790_000_000 * Instant::SECOND);
        let faults = |local, zone| parse(local, zone, now).unwrap_err().0[0].clone();
        assert_eq!(
            (faults("2020-01-01T00:00", "UTC").field.as_str(), faults("2020-01-01T00:00", "UTC").code.as_str()),
            ("embargo_local", "error-embargo-past")
        );
        assert_eq!(faults("soon", "UTC").field, "embargo_local");
        assert_eq!(faults("2027-01-01T00:00", "Europe/Zurch").field, "embargo_zone");
        // Clocks in Zurich show 02:30 twice on 31 October 2027: at 00:30 and at 01:30 UTC.
        let twice = faults("2027-10-31T02:30", "Europe/Zurich");
        assert_eq!((twice.field.as_str(), twice.code.as_str()), ("embargo_local", "error-time-twice"));
    }
}
