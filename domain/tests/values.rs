//! Every value type reads back what it made: `parse(parse(x).as_str()) == parse(x)`, so that nothing is stored that
//! cannot be read.
#![cfg(feature = "server")]

use domain::{
    colour::Accent,
    country::Country,
    email::Email,
    gathered::Sha256,
    locale::Locale,
    site::Site,
    slug::Slug,
    text::{Line, Name, Phrase, parse_lines},
    time::Deadline,
};
use proptest::prelude::*;

/// What people type, and what they might: words, marks, spaces of all kinds, controls.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-zA-Z0-9 .\u{a0}\u{2003}\u{301}é한İß/-]{0,40}", "\\PC{0,250}"]
}

fn site() -> impl Strategy<Value = String> {
    let host = "[a-zA-Z0-9éİß한.-]{1,40}\\.(example|org|한국)";
    ("(https?://|HTTP://|)", host, "(/[a-zA-Z0-9é:/%.-]{0,40}){0,8}", "[ /]{0,3}")
        .prop_map(|(scheme, host, path, end)| format!("{scheme}{host}{path}{end}"))
}

fn email() -> impl Strategy<Value = String> {
    (" ?[a-zA-Z0-9.+_éß한'-]{1,70}", "[a-zA-Z0-9éßİ한-]{1,64}", "(example|org|한국)")
        .prop_map(|(local, host, end)| format!("{local}@{host}.{end}"))
}

fn moment() -> impl Strategy<Value = String> {
    (-9999i32..=9999, 1u8..=12, 1u8..=31, 0u8..24, 0u8..60, "(:[0-5][0-9](\\.[0-9]{1,9})?)?")
        .prop_map(|(year, month, day, hour, minute, rest)| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{rest}"))
}

proptest! {
    #[test]
    fn sites(text in prop_oneof![typed(), site()]) {
        if let Ok(site) = Site::parse(&text) {
            prop_assert!(site.as_str().chars().count() <= 300);
            prop_assert_eq!(Site::stored(site.as_str()), site.clone());
            prop_assert_eq!(site.repaired(), Some(site.clone()));
            prop_assert_eq!(Site::parse(site.as_str()).unwrap(), site);
        }
        if let Some(site) = Site::stored(&text).repaired() {
            prop_assert_eq!(Site::parse(site.as_str()).unwrap(), site);
        }
    }

    #[test]
    fn addresses(text in prop_oneof![typed(), email()]) {
        if let Ok(email) = Email::parse(&text) {
            prop_assert_eq!(Email::parse(email.as_str()).unwrap(), email.clone());
            // What is parsed can be compared and collapsed.
            let (canonical, mailbox) = (email.canonical().unwrap(), email.mailbox().unwrap());
            prop_assert_eq!(Email::parse(&canonical).unwrap().canonical().unwrap(), canonical);
            prop_assert_eq!(Email::stored(&mailbox).mailbox().unwrap(), mailbox);
        }
    }

    #[test]
    fn lines(text in typed()) {
        if let Ok(name) = Name::parse(&text) {
            prop_assert_eq!(Name::parse(name.as_str()).unwrap(), name);
        }
        if let Ok(phrase) = Phrase::parse(&text) {
            prop_assert_eq!(Phrase::parse(phrase.as_str()).unwrap(), phrase);
        }
        if let Ok(short) = Line::<10>::parse(&text) {
            prop_assert_eq!(Line::<10>::parse(short.as_str()).unwrap(), short);
        }
        if let Ok(lines) = parse_lines(&text, 100) {
            prop_assert_eq!(parse_lines(&lines, 100).unwrap(), lines);
        }
    }

    #[test]
    fn slugs(text in prop_oneof![typed(), " ?[a-z0-9-]{1,90} ?"]) {
        if let Ok(slug) = Slug::parse(&text) {
            prop_assert_eq!(Slug::parse(slug.as_str()).unwrap(), slug);
        }
    }

    #[test]
    fn countries_and_languages(text in prop_oneof![typed(), " ?[A-Za-z]{2} ?"]) {
        if let Ok(country) = Country::parse(&text) {
            prop_assert_eq!(Country::parse(country.code()).unwrap(), country);
        }
        if let Some(locale) = Locale::from_tag(&text) {
            prop_assert_eq!(Locale::from_tag(locale.tag()), Some(locale));
        }
    }

    #[test]
    fn colours_and_hashes(text in prop_oneof![typed(), " ?#[0-9a-fA-F+]{6}", "[0-9a-fA-F]{64}( .{0,9})?"]) {
        if let Ok(accent) = Accent::parse(&text) {
            prop_assert_eq!(Accent::parse(&accent.light()).unwrap(), accent);
        }
        if let Ok(hash) = Sha256::parse(&text) {
            prop_assert_eq!(Sha256::parse(&hash.to_string()).unwrap(), hash);
        }
    }

    #[test]
    fn deadlines(local in prop_oneof![typed(), moment()], zone in "(Europe/Zurich|asia/SEOUL|UTC|America/New_York|Nowhere)") {
        if let Ok(deadline) = Deadline::parse(&local, &zone) {
            prop_assert_eq!(Deadline::parse(&deadline.local, &deadline.zone).unwrap(), deadline);
        }
    }
}
