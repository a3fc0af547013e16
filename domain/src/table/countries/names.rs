//! What names of countries mean: those of CLDR in all its languages (Unicode License v3, beside this file), and others.

use super::key::{Key, key};
use crate::country::Country;
use std::sync::LazyLock;

/// Made by `cargo xtask countries`: for each country a line of its code and names, and one of `>`, its code and its parts.
const NAMES: &[u8] = include_bytes!("names.bin");
/// What people write beside them; the file says how.
const ALIASES: &str = include_str!("aliases.txt");
/// The names that the interface shows.
const SHOWN: [&str; 3] = [
    include_str!("../../../../locales/en/countries.ftl"),
    include_str!("../../../../locales/fr/countries.ftl"),
    include_str!("../../../../locales/ar/countries.ftl"),
];
/// The longest that the names are once they are unpacked.
const NAMES_LIMIT: usize = 2 * 1024 * 1024;

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// No country.
    Nowhere,
    /// One of these, or none of them.
    Which(Vec<Country>),
    /// This one, though others are often called so.
    Likely(Country, Vec<Country>),
    /// A part of this country, as we say ourselves.
    Within(Country),
    /// This country, as we show it.
    Shown(Country),
    /// This country, in some language.
    Country(Country),
    /// A part of this country.
    Part(Country),
}

/// All names with what they mean, sorted.
static KNOWN: LazyLock<Vec<(Key, Meaning)>> = LazyLock::new(|| {
    let unpacked = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(NAMES, NAMES_LIMIT).unwrap_or_default();
    let text = String::from_utf8(unpacked).unwrap_or_default();
    let shown = SHOWN.iter().flat_map(|text| text.lines()).filter_map(|line| {
        let (code, name) = line.strip_prefix("country-")?.split_once(" = ")?;
        Some((key(name), Meaning::Shown(Country::parse(&code.to_ascii_uppercase()).ok()?)))
    });
    let ours = ALIASES.lines().flat_map(meanings).map(|(key, meaning)| match meaning {
        Meaning::Part(country) => (key, Meaning::Within(country)),
        meaning => (key, meaning),
    });
    let mut known: Vec<(Key, Meaning)> = ours.chain(text.lines().flat_map(meanings)).chain(shown).collect();
    known.sort();
    known.dedup();
    known
});

/// The names of a line.
fn meanings(line: &str) -> Vec<(Key, Meaning)> {
    let (head, names) = line.split_once('\t').unwrap_or_default();
    let mark = head.chars().next().unwrap_or('#');
    let countries = || head.trim_start_matches(['>', '!', '~']).split(' ').filter_map(|code| Country::parse(code).ok());
    let meaning = match (mark, countries().next()) {
        ('?', _) => Meaning::Nowhere,
        ('!', _) => Meaning::Which(countries().collect()),
        ('>', Some(country)) => Meaning::Part(country),
        ('~', Some(country)) => Meaning::Likely(country, countries().skip(1).collect()),
        ('A'..='Z', Some(country)) => Meaning::Country(country),
        _ => return Vec::new(),
    };
    let names = names.split('\t').map(key).filter(|key| !key.is_empty());
    names.map(|key| (key, meaning.clone())).collect()
}

/// What a name means. What we say ourselves counts before what languages say; countries count before parts; and several of
/// one kind are asked about.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    let found = named(name);
    let (first, rest) = found.split_first()?;
    match &first.1 {
        Meaning::Country(_) | Meaning::Part(_) => {
            let same_kind = |meaning: &&Meaning| std::mem::discriminant(*meaning) == std::mem::discriminant(&first.1);
            let countries: Vec<Country> =
                std::iter::once(first).chain(rest).map(|(_, meaning)| meaning).filter(same_kind).filter_map(country_of).collect();
            Some(if countries.len() > 1 { Meaning::Which(countries) } else { first.1.clone() })
        }
        decided => Some(decided.clone()),
    }
}

/// The names of countries that begin with a character, each with its country.
pub(super) fn beginning_with(first: char) -> impl Iterator<Item = (&'static str, Country)> {
    let from = KNOWN.partition_point(|(key, _)| key.chars().next() < Some(first));
    let named = KNOWN.iter().skip(from).take_while(move |(key, _)| key.starts_with(first));
    named.filter_map(|(key, meaning)| match meaning {
        Meaning::Shown(country) | Meaning::Country(country) | Meaning::Likely(country, _) => Some((key.as_str(), *country)),
        _ => None,
    })
}

fn country_of(meaning: &Meaning) -> Option<Country> {
    match meaning {
        Meaning::Country(country) | Meaning::Part(country) => Some(*country),
        _ => None,
    }
}

/// All meanings of a name, sorted.
fn named(name: &str) -> &'static [(Key, Meaning)] {
    let from = KNOWN.partition_point(|(key, _)| key.as_str() < name);
    let to = KNOWN.partition_point(|(key, _)| key.as_str() <= name);
    KNOWN.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_names_in_many_languages() {
        assert!(KNOWN.len() > 30_000, "{}", KNOWN.len());
        for country in Country::all() {
            let names = KNOWN.iter().filter(|(_, meaning)| *meaning == Meaning::Country(country)).count();
            assert!(names > 20, "{} has {names}", country.code());
        }
    }

    /// What several languages call differently is asked about; there is little of it.
    #[test]
    fn few_names_mean_several_countries() {
        let several: Vec<&str> = KNOWN
            .chunk_by(|one, next| one.0 == next.0)
            .filter(|same| matches!(same.first().and_then(|(key, _)| meaning(key)), Some(Meaning::Which(countries)) if countries.len() > 1))
            .filter(|same| matches!(same[0].1, Meaning::Country(_)))
            .map(|same| same[0].0.as_str())
            .collect();
        assert!(several.len() < 30, "{several:?}");
    }
}
