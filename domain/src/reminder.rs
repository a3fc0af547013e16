//! Which reminder is due when: the table of `docs/reminders.md` as a pure function.

use crate::time::Instant;

/// How far apart two mails to one mailbox are at least, in microseconds: 48 hours.
pub const APART: i64 = 48 * Instant::HOUR;
/// How long a reminder that is held back may still go out, in microseconds: 24 hours from its time on.
pub const WINDOW: i64 = 24 * Instant::HOUR;

/// The reminders that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReminderKind {
    /// On the day that the invited organisation itself has named.
    OwnDate,
    /// 7 days before the soft deadline.
    Week,
    /// 2 days before the soft deadline.
    TwoDays,
    /// 1 day before the hard deadline.
    Day,
}

impl ReminderKind {
    /// All of them; of two that are due at once, the first goes out.
    pub const ALL: [Self; 4] = [Self::OwnDate, Self::Week, Self::TwoDays, Self::Day];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnDate => "own_date",
            Self::Week => "week",
            Self::TwoDays => "two_days",
            Self::Day => "day",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// When the reminders of a letter fall due: instants at 10:00 of its zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// See [`ReminderKind::Week`].
    pub week: Option<Instant>,
    /// See [`ReminderKind::TwoDays`].
    pub two_days: Option<Instant>,
    /// See [`ReminderKind::Day`].
    pub day: Option<Instant>,
    /// The hard deadline: nothing goes out from then on.
    pub end: Option<Instant>,
    /// The reminders that the organisers have stopped.
    pub stopped: Vec<ReminderKind>,
}

/// A mailbox that was invited and has not answered, or has asked for time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// 10:00 of the day that it has named.
    pub own_date: Option<Instant>,
    /// The last invitation or reminder that went to it, about any letter of the coalition.
    pub last_mail: Instant,
    /// What went out already: kind, and the instant it was due at.
    pub sent: Vec<(ReminderKind, Instant)>,
}

impl Timetable {
    /// When a reminder falls due for a mailbox.
    pub const fn at(&self, kind: ReminderKind, asked: &Asked) -> Option<Instant> {
        match kind {
            ReminderKind::OwnDate => asked.own_date,
            ReminderKind::Week => self.week,
            ReminderKind::TwoDays => self.two_days,
            ReminderKind::Day => self.day,
        }
    }

    /// The reminder to be sent now, with the instant it was due at.
    pub fn due(&self, asked: &Asked, now: Instant) -> Option<(ReminderKind, Instant)> {
        if self.end.is_some_and(|end| now >= end) || now < asked.last_mail.plus(APART) {
            return None;
        }
        self.open(asked).find(|(kind, at)| {
            let time_given = *kind != ReminderKind::OwnDate && asked.own_date.is_some_and(|own| now < own);
            *at <= now && now < at.plus(WINDOW) && !time_given
        })
    }

    /// Whether none of the reminders that have one date for all can be due now.
    pub fn is_quiet(&self, now: Instant) -> bool {
        let dates = [self.week, self.two_days, self.day];
        dates.into_iter().flatten().all(|at| now < at || now >= at.plus(WINDOW))
    }

    /// The next reminder, as things stand: for the list at the desk.
    pub fn next(&self, asked: &Asked, now: Instant) -> Option<(ReminderKind, Instant)> {
        let later = self.open(asked).filter(|(kind, at)| {
            let waits = *kind != ReminderKind::OwnDate && asked.own_date.is_some_and(|own| *at < own);
            let possible = asked.last_mail.plus(APART) < at.plus(WINDOW);
            now < *at && possible && !waits && self.end.is_none_or(|end| *at < end)
        });
        later.min_by_key(|(_, at)| *at)
    }

    /// Those that are neither stopped nor sent.
    fn open<'a>(&'a self, asked: &'a Asked) -> impl Iterator<Item = (ReminderKind, Instant)> + 'a {
        ReminderKind::ALL
            .into_iter()
            .filter(|kind| !self.stopped.contains(kind))
            .filter_map(|kind| Some((kind, self.at(kind, asked)?)))
            .filter(|one| !asked.sent.contains(one))
    }
}

#[cfg(feature = "server")]
mod dates {
    use super::Timetable;
    use crate::time::{Deadline, Instant};
    use jiff::{ToSpan, civil, tz::TimeZone};

    impl Timetable {
        /// The timetable of a letter with this soft deadline, local in the zone of the hard one.
        pub fn of(soft_local: Option<&str>, hard: &Deadline) -> Self {
            let day_before = |local: &str, days: i32| {
                let date = local.parse::<civil::DateTime>().ok()?.date().checked_sub(days.days()).ok()?;
                at_ten(date, &hard.zone)
            };
            Self {
                week: soft_local.and_then(|local| day_before(local, 7)),
                two_days: soft_local.and_then(|local| day_before(local, 2)),
                day: day_before(&hard.local, 1),
                end: Some(hard.at),
                stopped: Vec::new(),
            }
        }
    }

    /// 10:00 of a local day, `2026-11-30`, in a zone. Where clocks skip it, the later reading.
    pub fn ten_of(day: &str, zone: &str) -> Option<Instant> {
        at_ten(day.parse().ok()?, zone)
    }

    fn at_ten(date: civil::Date, zone: &str) -> Option<Instant> {
        let zone = TimeZone::get(zone).ok()?;
        let at = zone.to_ambiguous_timestamp(date.at(10, 0, 0, 0)).later().ok()?;
        Some(Instant(at.as_microsecond()))
    }
}

#[cfg(feature = "server")]
pub use dates::ten_of;

#[cfg(all(test, feature = "server"))]
mod tests;
