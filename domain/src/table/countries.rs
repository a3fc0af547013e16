//! Countries as people write them in a table: by code, or by their name in one of our languages.

use crate::{country::Country, error::ValueError, text::fold};
use std::{collections::HashMap, sync::LazyLock};

/// The names that the interface shows.
const NAMES: [&str; 3] = [
    include_str!("../../../locales/en/countries.ftl"),
    include_str!("../../../locales/fr/countries.ftl"),
    include_str!("../../../locales/ar/countries.ftl"),
];
/// What people write beside them.
const OTHERS: [(&str, &str); 14] = [
    ("UK", "GB"),
    ("Great Britain", "GB"),
    ("England", "GB"),
    ("USA", "US"),
    ("United States of America", "US"),
    ("Etats-Unis d'Amérique", "US"),
    ("Korea", "KR"),
    ("Republic of Korea", "KR"),
    ("Czech Republic", "CZ"),
    ("Holland", "NL"),
    ("Deutschland", "DE"),
    ("Schweiz", "CH"),
    ("España", "ES"),
    ("대한민국", "KR"),
];

static KNOWN: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let named = NAMES.iter().flat_map(|text| text.lines()).filter_map(|line| {
        let (key, name) = line.split_once(" = ")?;
        Some((name, key.strip_prefix("country-")?.to_ascii_uppercase()))
    });
    let others = OTHERS.iter().map(|(name, code)| (*name, (*code).to_owned()));
    named.chain(others).filter_map(|(name, code)| Some((fold(name), Country::parse(&code).ok()?))).collect()
});

/// Reads a country's code, in either case, or its name in a language of the interface.
///
/// # Errors
/// `error-empty`, `error-country`.
pub fn country(text: &str) -> Result<Country, ValueError> {
    match Country::parse(&text.trim().to_ascii_uppercase()) {
        Err(error) if error.code == "error-country" => KNOWN.get(&fold(text)).copied().ok_or(error),
        answer => answer,
    }
}
