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
    /// Parses what a form's date-time field and zone field post; the zone may be named by a city.
    ///
    /// # Errors
    /// As the field it belongs to and its fault: `error-date-time`; `error-time-skipped` and `error-time-twice` where the
    /// clocks leave the time out or show it twice; `error-time-zone`, `error-zone-letters`.
    pub fn parse(local: &str, zone: &str) -> Result<Self, (&'static str, crate::error::ValueError)> {
        use crate::error::ValueError;
        let time = minutes(local).ok_or_else(|| ("deadline_local", ValueError::new("error-date-time")))?;
        let tz = crate::zone::parse(zone).map_err(|fault| ("deadline_zone", fault))?;
        let kind = tz.to_ambiguous_timestamp(time);
        if kind.is_ambiguous() {
            let twice = matches!(kind.offset(), jiff::tz::AmbiguousOffset::Fold { .. });
            return Err(("deadline_local", ValueError::new(if twice { "error-time-twice" } else { "error-time-skipped" })));
        }
        let name = tz.iana_name().unwrap_or(zone.trim()).to_owned();
        Self::read(local, &name, &tz).ok_or_else(|| ("deadline_local", ValueError::new("error-date-time")))
    }

    /// A deadline as it is stored: it was parsed before it was, and is never refused afterwards. Of a time that the clocks
    /// leave out or show twice it is the later reading.
    #[must_use]
    pub fn stored(local: &str, zone: &str) -> Option<Self> {
        Self::read(local, zone, &jiff::tz::TimeZone::get(zone).ok()?)
    }

    fn read(local: &str, zone: &str, tz: &jiff::tz::TimeZone) -> Option<Self> {
        let time = minutes(local)?;
        let at = tz.to_ambiguous_timestamp(time).later().ok()?;
        Some(Self { local: time.strftime("%Y-%m-%dT%H:%M").to_string(), zone: zone.to_owned(), at: Instant(at.as_microsecond()) })
    }
}

/// A local date and time as it is stored, which knows no seconds.
#[cfg(feature = "server")]
fn minutes(local: &str) -> Option<jiff::civil::DateTime> {
    let typed: jiff::civil::DateTime = local.trim().parse().ok()?;
    typed.strftime("%Y-%m-%dT%H:%M").to_string().parse().ok()
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
    fn a_time_that_clocks_skip_or_show_twice_is_asked_about() {
        let code = |local: &str| Deadline::parse(local, "Europe/Zurich").unwrap_err().1.code;
        assert_eq!((code("2026-03-29T02:30"), code("2026-10-25T02:30")), ("error-time-skipped", "error-time-twice"));
        assert!(
            Deadline::parse("2026-03-29T03:00", "Europe/Zurich").is_ok() && Deadline::parse("2026-10-25T03:00", "Europe/Zurich").is_ok()
        );
        let stored = Deadline::stored("2026-03-29T02:30", "Europe/Zurich").unwrap();
        assert_eq!(stored.at, Deadline::parse("2026-03-29T03:30", "Geneva").unwrap().at);
    }
}
