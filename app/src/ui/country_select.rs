//! The choice of a country, sorted as the reader's language sorts.

use super::field::Field;
use leptos::prelude::*;

impl Field {
    /// A `<select>` of all countries, first an empty choice.
    pub fn country(self) -> AnyView {
        let t = self.t;
        let mut countries: Vec<_> = t.countries().into_iter().map(|country| (country.code().to_owned(), t.country(country))).collect();
        countries.insert(0, (String::new(), t.text("country-choose")));
        self.select(countries)
    }
}
