//! Strings, numbers and dates in the reader's language: Fluent for sentences, ICU for figures and days.

use domain::{
    country::Country,
    error::FieldError,
    locale::Locale,
    time::{Deadline, Instant},
};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu::{
    collator::{Collator, options::CollatorOptions},
    datetime::{DateTimeFormatter, fieldsets, input},
    decimal::{DecimalFormatter, input::Decimal},
    plurals::{PluralCategory, PluralRules},
};
use std::sync::LazyLock;

/// The language's folder, embedded.
macro_rules! resources {
    ($tag:literal) => {
        [
            include_str!(concat!("../../locales/", $tag, "/countries.ftl")),
            include_str!(concat!("../../locales/", $tag, "/common.ftl")),
            include_str!(concat!("../../locales/", $tag, "/errors.ftl")),
            include_str!(concat!("../../locales/", $tag, "/table.ftl")),
            include_str!(concat!("../../locales/", $tag, "/public.ftl")),
            include_str!(concat!("../../locales/", $tag, "/verification.ftl")),
            include_str!(concat!("../../locales/", $tag, "/signing.ftl")),
            include_str!(concat!("../../locales/", $tag, "/listing.ftl")),
            include_str!(concat!("../../locales/", $tag, "/clusters.ftl")),
            include_str!(concat!("../../locales/", $tag, "/desk.ftl")),
            include_str!(concat!("../../locales/", $tag, "/drafting.ftl")),
            include_str!(concat!("../../locales/", $tag, "/embargo.ftl")),
            include_str!(concat!("../../locales/", $tag, "/deletion.ftl")),
            include_str!(concat!("../../locales/", $tag, "/mail.ftl")),
            include_str!(concat!("../../locales/", $tag, "/access.ftl")),
            include_str!(concat!("../../locales/", $tag, "/accounts.ftl")),
            include_str!(concat!("../../locales/", $tag, "/inviting.ftl")),
            include_str!(concat!("../../locales/", $tag, "/gathered.ftl")),
            include_str!(concat!("../../locales/", $tag, "/contacts.ftl")),
            include_str!(concat!("../../locales/", $tag, "/messages.ftl")),
            include_str!(concat!("../../locales/", $tag, "/privacy.ftl")),
            include_str!(concat!("../../locales/", $tag, "/amendments.ftl")),
            include_str!(concat!("../../locales/", $tag, "/afterwards.ftl")),
            include_str!(concat!("../../locales/", $tag, "/translations.ftl")),
        ]
    };
}

/// Everything that one language needs.
struct Language {
    bundle: FluentBundle<FluentResource>,
    number: Option<DecimalFormatter>,
    day: Option<DateTimeFormatter<fieldsets::YMD>>,
    moment: Option<DateTimeFormatter<fieldsets::YMDET>>,
}

static LANGUAGES: LazyLock<[Language; 3]> = LazyLock::new(|| {
    [
        Language::load(Locale::En, &resources!("en")),
        Language::load(Locale::Fr, &resources!("fr")),
        Language::load(Locale::Ar, &resources!("ar")),
    ]
});

fn language(locale: Locale) -> &'static Language {
    let [en, fr, ar] = &*LANGUAGES;
    match locale {
        Locale::En => en,
        Locale::Fr => fr,
        Locale::Ar => ar,
    }
}

/// Numbers inside sentences; a plain function a language, for Fluent takes no closure.
fn formatter<M>(locale: Locale) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    fn write(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
        match value {
            FluentValue::Number(number) => Some(figure(locale, number.value as i64)),
            _ => None,
        }
    }
    match locale {
        Locale::En => |value, _| write(Locale::En, value),
        Locale::Fr => |value, _| write(Locale::Fr, value),
        Locale::Ar => |value, _| write(Locale::Ar, value),
    }
}

fn figure(locale: Locale, number: i64) -> String {
    match &language(locale).number {
        Some(formatter) => formatter.format_to_string(&Decimal::from(number)),
        None => number.to_string(),
    }
}

/// A plural category as Fluent's variants are named.
const fn plural_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The regional variant whose figures and dates are written: day before month in English.
const fn icu_tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en-GB",
        Locale::Fr => "fr",
        Locale::Ar => "ar",
    }
}

impl Language {
    fn load(locale: Locale, texts: &[&str]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(locale.tag().parse().into_iter().collect());
        // Names of either direction are isolated by <bdi> on pages and stand on lines of their own in mails.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formatter(locale)));
        for text in texts {
            // What is broken is skipped here; a test keeps it from getting this far.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        // fluent's own rules for Arabic look at the whole number, where CLDR looks at its last two digits.
        let rules = locale.tag().parse::<icu::locale::Locale>().ok().and_then(|l| PluralRules::try_new_cardinal(l.into()).ok());
        // A name given twice keeps its first function: nothing can fail here.
        let _ = bundle.add_function("PLURAL", move |given, _| match (given.first(), &rules) {
            (Some(FluentValue::Number(number)), Some(rules)) => plural_name(rules.category_for(number.value as u64)).into(),
            _ => "other".into(),
        });
        let icu = || icu_tag(locale).parse::<icu::locale::Locale>().ok();
        Self {
            bundle,
            number: icu().and_then(|l| DecimalFormatter::try_new(l.into(), Default::default()).ok()),
            day: icu().and_then(|l| DateTimeFormatter::try_new(l.into(), fieldsets::YMD::long()).ok()),
            moment: icu().and_then(|l| DateTimeFormatter::try_new(l.into(), fieldsets::YMDE::long().with_time_hm()).ok()),
        }
    }
}

/// A reader's language, as pages and mails use it.
#[derive(Clone, Copy, Debug)]
pub struct I18n {
    /// The language.
    pub locale: Locale,
}

impl I18n {
    /// The strings of a language.
    pub const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// The message of a key; where a translation lacks it the English one, and the key itself where none has it.
    pub fn text(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message of a key with what it mentions.
    pub fn with(self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent_args.set(*name, value.clone());
        }
        [self.locale, Locale::En]
            .into_iter()
            .find_map(|locale| {
                let bundle = &language(locale).bundle;
                let pattern = bundle.get_message(key)?.value()?;
                Some(bundle.format_pattern(pattern, Some(&fluent_args), &mut Vec::new()).into_owned())
            })
            .unwrap_or_else(|| key.to_owned())
    }

    /// The sentence for a fault of a field.
    pub fn error(self, error: &FieldError) -> String {
        let args: Vec<_> = error
            .args
            .iter()
            .map(|(name, value)| {
                let value = match name.as_str() {
                    // Codes of countries are shown as their names.
                    "countries" | "others" => self.named_countries(value).into(),
                    _ => value.parse::<i64>().map_or_else(|_| value.as_str().into(), FluentValue::from),
                };
                (name.as_str(), value)
            })
            .collect();
        self.with(&error.code, &args)
    }

    /// Countries by their codes, each by its name and code: what somebody could write instead.
    fn named_countries(self, codes: &str) -> String {
        let named = codes
            .split(' ')
            .filter_map(|code| Country::parse(code).ok())
            .map(|country| self.with("country-with-code", &[("name", self.country(country).into()), ("code", country.code().into())]));
        named.collect::<Vec<_>>().join(&self.text("list-comma"))
    }

    /// All countries in the order of their names in this language.
    pub fn countries(self) -> Vec<Country> {
        let mut named: Vec<(String, Country)> = Country::all().map(|country| (self.country(country), country)).collect();
        let locale = self.locale.tag().parse::<icu::locale::Locale>().ok();
        match locale.and_then(|locale| Collator::try_new(locale.into(), CollatorOptions::default()).ok()) {
            Some(collator) => named.sort_by(|a, b| collator.compare(&a.0, &b.0)),
            None => named.sort_by(|a, b| a.0.cmp(&b.0)),
        }
        named.into_iter().map(|(_, country)| country).collect()
    }

    /// A country's name.
    pub fn country(self, country: Country) -> String {
        self.text(&country.key())
    }

    /// A whole number with the language's grouping and digits.
    pub fn number(self, number: u64) -> String {
        figure(self.locale, i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// The day of an instant, in UTC.
    pub fn day(self, instant: Instant) -> String {
        let date = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_microsecond(instant.0).unwrap_or_default()).date();
        match (
            &language(self.locale).day,
            input::Date::try_new_iso(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()),
        ) {
            (Some(formatter), Ok(day)) => formatter.format(&day).to_string(),
            _ => date.to_string(),
        }
    }

    /// An instant as a weekday, a day and a time in UTC.
    pub fn moment(self, at: Instant) -> String {
        let utc = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_microsecond(at.0).unwrap_or_default());
        self.deadline(&Deadline { local: utc.strftime("%Y-%m-%dT%H:%M").to_string(), zone: "UTC".to_owned(), at })
    }

    /// An instant as programs read it.
    pub fn machine_time(self, instant: Instant) -> String {
        jiff::Timestamp::from_microsecond(instant.0).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// A local day, `2026-11-30`.
    pub fn local_day(self, day: &str) -> String {
        let midnight = |day: jiff::civil::Date| jiff::tz::TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok();
        let at = day.parse().ok().and_then(midnight);
        at.map_or_else(|| day.to_owned(), |at| self.day(Instant(at.as_microsecond())))
    }

    /// A deadline: weekday, day and time as they were agreed on, and the zone.
    pub fn deadline(self, deadline: &Deadline) -> String {
        let zone = deadline.zone.rsplit('/').next().unwrap_or("UTC").replace('_', " ");
        let local = deadline.local.parse::<jiff::civil::DateTime>().ok();
        let utc = jiff::Timestamp::from_microsecond(deadline.at.0).ok().map(|at| jiff::tz::TimeZone::UTC.to_datetime(at));
        let words = |local: jiff::civil::DateTime| {
            let date = input::Date::try_new_iso(local.year().into(), local.month().unsigned_abs(), local.day().unsigned_abs()).ok()?;
            let time = input::Time::try_new(local.hour().unsigned_abs(), local.minute().unsigned_abs(), 0, 0).ok()?;
            Some(language(self.locale).moment.as_ref()?.format(&input::DateTime { date, time }).to_string())
        };
        let moment = local.and_then(words).unwrap_or_else(|| deadline.local.clone());
        // On the same day the hour is enough.
        let same_day = local.zip(utc).is_some_and(|(local, utc)| local.date() == utc.date());
        let utc = match utc {
            Some(utc) if same_day => utc.strftime("%H:%M").to_string(),
            Some(utc) => words(utc).unwrap_or_default(),
            None => String::new(),
        };
        let key = if deadline.zone == "UTC" { "deadline-in-utc" } else { "deadline-in-zone" };
        self.with(key, &[("moment", moment.into()), ("zone", zone.into()), ("utc", utc.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_has_its_utc_beside_it() {
        let t = I18n::new(Locale::En);
        let said = |local: &str, zone: &str| t.deadline(&Deadline::parse(local, zone).unwrap());
        assert!(said("2026-12-01T12:00", "Seoul").ends_with("(Seoul time; 03:00 UTC)"), "{}", said("2026-12-01T12:00", "Seoul"));
        assert!(said("2026-12-01T05:00", "Seoul").contains("30 November 2026"), "{}", said("2026-12-01T05:00", "Seoul"));
        assert!(said("2026-12-01T05:00", "UTC").ends_with("(UTC)"));
    }

    #[test]
    fn every_language_has_every_key() {
        let keys = |texts: &[&str]| -> Vec<String> {
            let mut keys: Vec<_> = texts
                .iter()
                .flat_map(|text| text.lines())
                .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
                .filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
                .collect();
            keys.sort();
            keys
        };
        let english = keys(&resources!("en"));
        assert_eq!(english.windows(2).find(|pair| pair[0] == pair[1]), None, "no key stands twice");
        assert_eq!(english, keys(&resources!("fr")));
        assert_eq!(english, keys(&resources!("ar")));
    }

    #[test]
    fn arabic_counts_by_the_last_two_digits() {
        let people = |count: u64| I18n::new(Locale::Ar).with("count-people", &[("count", count.into())]);
        assert_eq!([people(1), people(2)], ["شخص واحد", "شخصين"]);
        assert!(people(3).ends_with("أشخاص") && people(1204).ends_with("أشخاص"), "{}", people(1204));
        assert!(people(17).ends_with("شخصًا") && people(1250).ends_with("شخصًا") && people(100).ends_with("شخص"));
        let raw = resources!("ar").iter().flat_map(|text| text.lines()).filter(|line| line.contains("{ $") && line.ends_with("->")).count();
        assert_eq!(raw, 0, "in Arabic counts are chosen by PLURAL($count)");
    }

    #[test]
    fn no_resource_is_broken() {
        for text in resources!("en").into_iter().chain(resources!("fr")).chain(resources!("ar")) {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{errors:?}");
            }
        }
    }

    #[test]
    fn figures_and_days_follow_the_language() {
        assert_eq!(I18n::new(Locale::En).number(1204), "1,204");
        assert_eq!(I18n::new(Locale::En).day(Instant(1_796_094_000 * Instant::SECOND)), "1 December 2026");
        assert_ne!(I18n::new(Locale::Ar).day(Instant(0)), I18n::new(Locale::En).day(Instant(0)));
    }
}
