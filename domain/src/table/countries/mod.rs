//! Countries as people write them in a table: by code, by a name in any language, with a part or a town beside it.
//!
//! What is not one country beyond doubt is asked about by its own word: two countries in a cell, a name of several
//! ("Congo"), what is no country ("International"). A part of a state ("Scotland") leads to the state that has a code, and
//! that is said.

mod key;
mod names;
mod suggest;

use crate::{country::Country, error::FieldError, invisible::clean};
use key::{Key, key, reordered, variants, without_form};
use names::{Meaning, meaning};
use suggest::suggestions;

/// The most characters of a cell that a remark quotes.
const WORD_LIMIT: usize = 60;
/// The longest cell that may name a country.
const CELL_LIMIT: usize = 200;

/// What stands between a place and its country, or between countries.
const BESIDE: [&str; 14] = [",", "(", ")", "[", "]", " - ", " – ", " — ", "–", ":", "·", ";", "/", "|"];
/// What stands between countries alone.
const BETWEEN: [&str; 12] = [" and ", " & ", "&", "+", " et ", " und ", " y ", " e ", " و ", "、", "，", " or "];

/// A country that a cell names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCountry {
    /// The country.
    pub country: Country,
    /// What is to be said of how it was read.
    pub remark: Option<FieldError>,
}

impl From<Country> for FoundCountry {
    fn from(country: Country) -> Self {
        Self { country, remark: None }
    }
}

/// Reads a country.
///
/// # Errors
/// `error-empty`; with the cell as `word`: `error-country-unknown`, `error-country-suggest` with what it may mean,
/// `error-country-which` for a name of several or of a place that states disagree about, `error-country-two` for two
/// countries, `error-country-none` for what is no country.
pub fn country(text: &str) -> Result<FoundCountry, FieldError> {
    let (text, flags) = flags(&clean(text));
    let text = text.as_str();
    if text.is_empty() && flags.is_empty() {
        return Err(FieldError::new("country", "error-empty"));
    }
    let about = |code: &str, countries: &[Country]| {
        let error = FieldError::new("country", code).with("word", quoted(text));
        if countries.is_empty() { error } else { error.with("countries", codes(countries)) }
    };
    if text.is_empty() {
        return match flags[..] {
            [one] => Ok(one.into()),
            _ => Err(about("error-country-two", &flags)),
        };
    }
    if text.chars().count() > CELL_LIMIT {
        return Err(about("error-country-unknown", &[]));
    }
    let found = |country, code| FoundCountry { country, remark: Some(about(code, &[country])) };
    let read = match whole(text).or_else(|| in_parts(text)) {
        Some(Read::Country(country)) => Ok(country.into()),
        Some(Read::Likely(country, others)) => {
            Ok(FoundCountry { country, remark: Some(about("note-country-likely", &[country]).with("others", codes(&others))) })
        }
        Some(Read::Part(country)) => Ok(found(country, "note-country-part")),
        Some(Read::Beside(country)) => Ok(found(country, "note-country-beside")),
        Some(Read::Which(countries)) => Err(about("error-country-which", &countries)),
        Some(Read::Two(countries)) => Err(about("error-country-two", &countries)),
        Some(Read::Nowhere) => Err(about("error-country-none", &[])),
        None => match suggestions(&key(text)) {
            none if none.is_empty() => Err(about("error-country-unknown", &[])),
            some => Err(about("error-country-suggest", &some)),
        },
    };
    match (&read, flags.iter().find(|flag| read.as_ref().is_ok_and(|found| found.country != **flag))) {
        (Ok(found), Some(other)) => Err(about("error-country-two", &[found.country, *other])),
        _ => read,
    }
}

/// What a cell says, as a whole or in parts.
enum Read {
    /// A country.
    Country(Country),
    /// A country whose name is often meant for others.
    Likely(Country, Vec<Country>),
    /// A part of a country.
    Part(Country),
    /// A country with a place beside it.
    Beside(Country),
    /// One of several, or of none.
    Which(Vec<Country>),
    /// Several countries.
    Two(Vec<Country>),
    /// No country.
    Nowhere,
}

impl From<Meaning> for Read {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Shown(country) | Meaning::Country(country) => Self::Country(country),
            Meaning::Likely(country, others) => Self::Likely(country, others),
            Meaning::Within(country) | Meaning::Part(country) => Self::Part(country),
            Meaning::Which(countries) => Self::Which(countries),
            Meaning::Nowhere => Self::Nowhere,
        }
    }
}

/// A text that names one thing: a code, a name, a name with its parts the other way round ("Korea, South"), a formal one.
fn whole(text: &str) -> Option<Read> {
    let code = text.trim_matches(|c: char| !c.is_ascii_alphabetic());
    if code.len() == 2
        && text.chars().count() <= 4
        && let Ok(country) = Country::parse(&code.to_ascii_uppercase())
    {
        return Some(Read::Country(country));
    }
    let meant = |name: &str| meaning(name).map(Read::from);
    let first = |names: Vec<Key>| names.iter().find_map(|name| meant(name));
    let name = key(text);
    meant(&name)
        .or_else(|| first(variants(&name)))
        .or_else(|| first(reordered(text, |name| meaning(name).is_some())))
        .or_else(|| meant(&without_form(text)?))
}

/// A text with several names in it: "Paris, France", "Germany (DE)", "Switzerland, Italy".
fn in_parts(text: &str) -> Option<Read> {
    split(text, &BESIDE, false).or_else(|| split(text, &BETWEEN, true))
}

/// What the parts between these separators say together. Where each has to be a country, a place beside one is none.
fn split(text: &str, separators: &[&str], each: bool) -> Option<Read> {
    let mut parts = vec![text];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return None;
    }
    let (mut countries, mut of_parts, mut places) = (Vec::new(), Vec::new(), 0);
    let note = |list: &mut Vec<Country>, country| {
        if !list.contains(&country) {
            list.push(country);
        }
    };
    for part in &parts {
        match whole(part).or_else(|| if each { None } else { split(part, &BETWEEN, true) }) {
            Some(Read::Country(country) | Read::Likely(country, _) | Read::Beside(country)) => note(&mut countries, country),
            Some(Read::Two(several)) => several.into_iter().for_each(|country| note(&mut countries, country)),
            Some(Read::Part(country)) => note(&mut of_parts, country),
            _ => places += 1,
        }
    }
    if countries.is_empty() {
        countries = std::mem::take(&mut of_parts);
        return match countries[..] {
            [country] if places == 0 || !each => Some(Read::Part(country)),
            [] | [_] => None,
            _ => Some(Read::Two(countries)),
        };
    }
    match countries[..] {
        // A place of that name elsewhere, and the country that is named, are one answer: the country.
        [country] if places == 0 && of_parts.is_empty() => Some(Read::Country(country)),
        [country] if !each || (places == 0 && of_parts == [country]) => Some(Read::Beside(country)),
        [_] => None,
        _ => Some(Read::Two(countries)),
    }
}

/// A text without its flags, and the countries of these.
fn flags(text: &str) -> (String, Vec<Country>) {
    let letter = |c: char| char::from_u32(u32::from(c).checked_sub(0x1f1e6)? + u32::from('A')).filter(char::is_ascii_uppercase);
    let tag = |c: char| char::from_u32(u32::from(c).checked_sub(0xe0000)?).filter(char::is_ascii_lowercase);
    let (mut rest, mut pair, mut found) = (String::new(), String::new(), Vec::new());
    for c in text.chars() {
        // A flag is two letters of its own kind; that of a part of a state, tags whose first two are the state's.
        match letter(c).or_else(|| tag(c)) {
            Some(letter) => pair.push(letter.to_ascii_uppercase()),
            None if c == '\u{1f3f4}' || ('\u{e0000}'..='\u{e007f}').contains(&c) => {}
            None => rest.push(c),
        }
        if tag(c).is_none() && pair.len() == 2 || c == '\u{e007f}' {
            let code = pair.get(..2).and_then(|code| Country::parse(code).ok());
            found.extend(code.filter(|country| !found.contains(country)));
            pair.clear();
        }
    }
    (clean(&rest), found)
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(WORD_LIMIT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn codes(countries: &[Country]) -> String {
    countries.iter().map(|country| country.code()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
