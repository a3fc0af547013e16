//! Which country a word may mean that is the name of none.

use super::names::beginning_with;
use crate::country::Country;
use strsim::osa_distance;

/// The most suggestions.
const SUGGESTIONS: usize = 3;
/// The longest word that is compared with all names.
const COMPARED_LIMIT: usize = 40;

/// The countries with the nearest names: as near as a slip or two of the hand. The first letter is seldom wrong.
pub(super) fn suggestions(word: &str) -> Vec<Country> {
    let length = word.chars().count();
    let Some(first) = word.chars().next().filter(|_| length <= COMPARED_LIMIT) else { return Vec::new() };
    let slips = match length {
        0..=3 => return Vec::new(),
        4..=5 => 1,
        6..=8 => 2,
        _ => 3,
    };
    let near = |name: &str| name.chars().count().abs_diff(length) <= slips;
    let named = beginning_with(first).filter(|(name, _)| near(name)).map(|(name, country)| (osa_distance(word, name), country));
    let mut found: Vec<(usize, Country)> = named.filter(|(distance, _)| *distance <= slips).collect();
    found.sort_by_key(|(distance, country)| (*distance, *country));
    let nearest = found.first().map_or(0, |(distance, _)| *distance);
    let mut countries = Vec::new();
    for (_, country) in found.into_iter().take_while(|(distance, _)| *distance == nearest) {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    countries.truncate(SUGGESTIONS);
    countries
}
