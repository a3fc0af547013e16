//! The choice of a country, sorted as the reader's language sorts.

use super::field::Field;
use domain::country::Country;
use icu::collator::{Collator, options::CollatorOptions};
use leptos::prelude::*;

impl Field {
    /// A `<select>` of all countries, first an empty choice.
    pub fn country(self) -> AnyView {
        let t = self.t;
        let mut countries: Vec<(String, String)> = Country::all().map(|country| (country.code().to_owned(), t.country(country))).collect();
        let locale = t.locale.tag().parse::<icu::locale::Locale>().ok();
        match locale.and_then(|locale| Collator::try_new(locale.into(), CollatorOptions::default()).ok()) {
            Some(collator) => countries.sort_by(|a, b| collator.compare(&a.1, &b.1)),
            None => countries.sort_by(|a, b| a.1.cmp(&b.1)),
        }
        countries.insert(0, (String::new(), t.text("country-choose")));
        self.select(countries)
    }
}
