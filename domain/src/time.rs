//! Instants and deadlines. The clock itself is passed in by `service`; nothing here reads it.

use serde::{Deserialize, Serialize};

/// An instant: microseconds since 1970-01-01T00:00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// One second, in microseconds.
    pub const SECOND: i64 = 1_000_000;
    /// One hour, in microseconds.
    pub const HOUR: i64 = 3600 * Self::SECOND;
    /// One day of 24 hours, in microseconds.
    pub const DAY: i64 = 24 * Self::HOUR;

    /// This instant moved by some microseconds, saturating.
    #[must_use]
    pub const fn plus(self, microseconds: i64) -> Self {
        Self(self.0.saturating_add(microseconds))
    }
}

/// A deadline as people agree on it: a local date and time in a named zone, with the instant it falls on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Local date and time, `2026-11-24T12:00`.
    pub local: String,
    /// IANA time zone, `Europe/Zurich`.
    pub zone: String,
    /// The instant.
    pub at: Instant,
}

#[cfg(feature = "server")]
impl Deadline {
    /// Parses what a form's date-time field and zone field post.
    /// A time that does not exist or exists twice on the day clocks change takes the later reading.
    ///
    /// # Errors
    /// `error-date-time` or `error-time-zone`, as the field it belongs to and its fault.
    pub fn parse(local: &str, zone: &str) -> Result<Self, (&'static str, crate::error::ValueError)> {
        use crate::error::ValueError;
        let wrong = || ("deadline_local", ValueError::new("error-date-time"));
        let typed: jiff::civil::DateTime = local.trim().parse().map_err(|_| wrong())?;
        let zone = zone.trim();
        let tz = jiff::tz::TimeZone::get(zone).map_err(|_| ("deadline_zone", ValueError::new("error-time-zone")))?;
        // The instant is that of what is stored, which knows no seconds.
        let local = typed.strftime("%Y-%m-%dT%H:%M").to_string();
        let time: jiff::civil::DateTime = local.parse().map_err(|_| wrong())?;
        let at = tz.to_ambiguous_timestamp(time).later().map_err(|_| wrong())?;
        Ok(Self { local, zone: tz.iana_name().unwrap_or(zone).to_owned(), at: Instant(at.as_microsecond()) })
    }
}

#[cfg(all(test, feature = "server"))]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_an_instant_in_its_zone() {
        let deadline = Deadline::parse("2026-12-01T12:00", "Asia/Seoul").unwrap();
        assert_eq!(deadline.at, Instant(1_796_094_000 * Instant::SECOND));
        assert_eq!(Deadline::parse("2026-13-01T12:00", "Asia/Seoul").unwrap_err().0, "deadline_local");
        assert_eq!(Deadline::parse("2026-12-01T12:00", "Asia/Soul").unwrap_err().0, "deadline_zone");
    }

    #[test]
    fn a_time_that_clocks_skip_takes_the_later_reading() {
        let skipped = Deadline::parse("2026-03-29T02:30", "Europe/Zurich").unwrap();
        assert_eq!(skipped.at, Deadline::parse("2026-03-29T03:30", "Europe/Zurich").unwrap().at);
    }
}
