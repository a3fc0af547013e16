//! The table, simulated: three weeks of clock, 200 organisations, letters in 12 time zones.

#![allow(clippy::unwrap_used, reason = "helpers of tests, outside the tests themselves")]

use super::*;
use crate::time::Deadline;
use proptest::prelude::*;

/// Half-hour and quarter-hour zones, both hemispheres, and zones whose clocks change within the three weeks.
const ZONES: [&str; 12] = [
    "Europe/Zurich",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Seoul",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Africa/Cairo",
    "America/St_Johns",
    "UTC",
];

fn at(local: &str, zone: &str) -> Instant {
    Deadline::parse(local, zone).unwrap().at
}

fn asked(last_mail: Instant) -> Asked {
    Asked { own_date: None, last_mail, sent: Vec::new() }
}

#[test]
fn the_table_in_one_zone() {
    let hard = Deadline::parse("2026-11-30T12:00", "Europe/Zurich").unwrap();
    let table = Timetable::of(Some("2026-11-26T18:00"), &hard);
    let zurich = |local| at(local, "Europe/Zurich");
    assert_eq!(table.week, Some(zurich("2026-11-19T10:00")));
    assert_eq!(table.two_days, Some(zurich("2026-11-24T10:00")));
    assert_eq!(table.day, Some(zurich("2026-11-29T10:00")));
    let fresh = asked(zurich("2026-11-10T09:00"));
    assert_eq!(table.due(&fresh, zurich("2026-11-19T09:59")), None);
    assert_eq!(table.due(&fresh, zurich("2026-11-19T10:00")), Some((ReminderKind::Week, zurich("2026-11-19T10:00"))));
    assert_eq!(table.due(&fresh, zurich("2026-11-20T10:00")), None, "a day late is too late");
    let invited_yesterday = asked(zurich("2026-11-18T11:00"));
    assert_eq!(table.due(&invited_yesterday, zurich("2026-11-19T10:00")), None);
    assert_eq!(table.next(&invited_yesterday, zurich("2026-11-18T12:00")), Some((ReminderKind::TwoDays, zurich("2026-11-24T10:00"))));
    let stopped = Timetable { stopped: vec![ReminderKind::Week], ..table.clone() };
    assert_eq!(stopped.due(&fresh, zurich("2026-11-19T10:00")), None);
    assert_eq!(Timetable::of(None, &hard).week, None);
}

#[test]
fn whoever_asked_for_time_is_left_alone_until_their_day() {
    let hard = Deadline::parse("2026-11-30T12:00", "Asia/Seoul").unwrap();
    let table = Timetable::of(Some("2026-11-26T18:00"), &hard);
    let seoul = |local| at(local, "Asia/Seoul");
    let own = Asked { own_date: ten_of("2026-11-25", "Asia/Seoul"), ..asked(seoul("2026-11-01T09:00")) };
    assert_eq!(table.due(&own, seoul("2026-11-24T10:00")), None);
    assert_eq!(table.due(&own, seoul("2026-11-25T10:00")), Some((ReminderKind::OwnDate, seoul("2026-11-25T10:00"))));
    let then = Asked { last_mail: seoul("2026-11-25T10:00"), sent: vec![(ReminderKind::OwnDate, seoul("2026-11-25T10:00"))], ..own };
    assert_eq!(table.due(&then, seoul("2026-11-25T10:01")), None);
    assert_eq!(table.due(&then, seoul("2026-11-29T10:00")), Some((ReminderKind::Day, seoul("2026-11-29T10:00"))));
}

#[test]
fn an_hour_that_clocks_take_holds_a_reminder_back_for_an_hour() {
    // Clocks in Zurich go forward on 29 March 2026: from 28 March 10:00 to 30 March 10:00 are 47 hours.
    let hard = Deadline::parse("2026-03-31T12:00", "Europe/Zurich").unwrap();
    let table = Timetable::of(Some("2026-03-30T12:00"), &hard);
    let zurich = |local| at(local, "Europe/Zurich");
    let sent = Asked { sent: vec![(ReminderKind::TwoDays, zurich("2026-03-28T10:00"))], ..asked(zurich("2026-03-28T10:00")) };
    assert_eq!(table.due(&sent, zurich("2026-03-30T10:00")), None);
    assert_eq!(table.due(&sent, zurich("2026-03-30T11:00")), Some((ReminderKind::Day, zurich("2026-03-30T10:00"))));
}

/// How an organisation of the simulation behaves.
#[derive(Clone, Copy)]
enum Way {
    Silent,
    Answers { days_before: i64 },
    NeedsUntil { says: Instant, day: &'static str },
}

#[test]
fn three_weeks_for_two_hundred_organisations_in_twelve_zones() {
    for (start, soft, hard, own) in [
        ("2026-11-06T09:00", "2026-11-20T18:00", "2026-11-25T12:00", "2026-11-21"),
        // Clocks change in Europe, in Egypt, and in the South, within these weeks.
        ("2026-03-20T09:00", "2026-04-03T18:00", "2026-04-08T12:00", "2026-04-04"),
        ("2026-10-20T09:00", "2026-11-03T18:00", "2026-11-08T12:00", "2026-11-04"),
    ] {
        let mut sent_in_all = 0;
        for number in 0..200_usize {
            let zone = ZONES[number % ZONES.len()];
            let invited = at(start, zone);
            let hard = Deadline::parse(hard, zone).unwrap();
            let table = Timetable::of(Some(soft), &hard);
            let before = |local: &str, days: i64| Instant(ten_of(&local[..10], zone).unwrap().0 - days * Instant::DAY);
            let way = match number % 5 {
                0 | 1 => Way::Silent,
                2 => Way::Answers { days_before: 4 },
                3 => Way::Answers { days_before: 10 },
                _ => Way::NeedsUntil { says: before(soft, 6), day: own },
            };
            let got = run(&table, invited, way, &before, zone, soft);
            let expected = expected(soft, &hard.local, own, way);
            let got_days: Vec<_> = got.iter().map(|(kind, at)| (*kind, local(*at, zone))).collect();
            assert_eq!(got_days, expected, "{zone} {number}");
            sent_in_all += got.len();
        }
        assert!(sent_in_all > 300);
    }
}

/// Lets the clock run in steps of ten minutes.
fn run(
    table: &Timetable,
    invited: Instant,
    way: Way,
    before: &dyn Fn(&str, i64) -> Instant,
    zone: &str,
    soft: &str,
) -> Vec<(ReminderKind, Instant)> {
    let mut asked = asked(invited);
    let mut sent = Vec::new();
    for step in 0..(21 * 24 * 6) {
        let now = invited.plus(step * 600 * Instant::SECOND);
        match way {
            Way::Answers { days_before } if now >= before(soft, days_before) => break,
            Way::NeedsUntil { says, day } if now >= says => asked.own_date = ten_of(day, zone),
            _ => {}
        }
        if let Some((kind, due)) = table.due(&asked, now) {
            asked.sent.push((kind, due));
            asked.last_mail = now;
            sent.push((kind, now));
        }
    }
    sent
}

fn local(at: Instant, zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap();
    zone.to_datetime(jiff::Timestamp::from_microsecond(at.0).unwrap()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The table, written out by hand: days before the deadlines, 10:00 o'clock.
fn expected(soft: &str, hard: &str, own: &str, way: Way) -> Vec<(ReminderKind, String)> {
    let day = |local: &str, days: i32| {
        let date: jiff::civil::Date = local[..10].parse().unwrap();
        let date = date.checked_sub(jiff::Span::new().days(days)).unwrap();
        format!("{date}T10:00")
    };
    let (week, two, last) = (day(soft, 7), day(soft, 2), day(hard, 1));
    match way {
        Way::Silent => vec![(ReminderKind::Week, week), (ReminderKind::TwoDays, two), (ReminderKind::Day, last)],
        // Those who answer after the first reminder got that one.
        Way::Answers { days_before } if days_before < 7 => vec![(ReminderKind::Week, week)],
        Way::Answers { .. } => Vec::new(),
        Way::NeedsUntil { .. } => {
            vec![(ReminderKind::Week, week), (ReminderKind::OwnDate, format!("{own}T10:00")), (ReminderKind::Day, last)]
        }
    }
}

proptest! {
    #[test]
    fn never_twice_within_48_hours_never_late_never_twice_the_same(
        week in 0i64..500, two in 0i64..500, day in 0i64..500, end in 0i64..500, own in proptest::option::of(0i64..500),
        ticks in proptest::collection::vec(0i64..520, 1..200),
    ) {
        let hour = |hours: i64| Instant(hours * Instant::HOUR);
        let table = Timetable { week: Some(hour(week)), two_days: Some(hour(two)), day: Some(hour(day)), end: Some(hour(end)), stopped: Vec::new() };
        let mut asked = Asked { own_date: own.map(hour), last_mail: hour(-1000), sent: Vec::new() };
        let mut ticks = ticks;
        ticks.sort_unstable();
        for tick in ticks {
            let now = hour(tick);
            if let Some((kind, due)) = table.due(&asked, now) {
                prop_assert!(kind == ReminderKind::OwnDate || !table.is_quiet(now));
                prop_assert!(now < hour(end) && due <= now && now < due.plus(WINDOW));
                prop_assert!(now.0 - asked.last_mail.0 >= APART);
                prop_assert!(!asked.sent.contains(&(kind, due)));
                prop_assert!(kind == ReminderKind::OwnDate || asked.own_date.is_none_or(|own| own <= now));
                asked.sent.push((kind, due));
                asked.last_mail = now;
            }
        }
        prop_assert!(asked.sent.len() <= 4);
    }
}
