//! What columns hold, as somebody chose it.

use std::{collections::BTreeMap, fmt};

/// What each column of a file holds, by its place, counted from 0; what a column that is not used holds is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenColumns(pub BTreeMap<usize, String>);

impl ChosenColumns {
    /// Reads what [`fmt::Display`] writes; what is none is passed over.
    pub fn parse(text: &str) -> Self {
        let column = |line: &str| {
            let (place, code) = line.split_once(' ')?;
            Some((place.parse().ok()?, code.to_owned()))
        };
        Self(text.lines().filter_map(column).collect())
    }

    /// Takes a form's field `column-3` with what was chosen in it; anything else is left alone.
    pub fn take(&mut self, field: &str, code: &str) {
        let place = field.strip_prefix("column-").and_then(|place| place.parse().ok());
        if let Some(place) = place.filter(|place| *place < super::COLUMN_LIMIT) {
            self.0.insert(place, code.chars().take(20).collect());
        }
    }
}

impl fmt::Display for ChosenColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(place, code)| writeln!(f, "{place} {code}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_comes_back() {
        let mut chosen = ChosenColumns::default();
        for (field, code) in [("column-2", "name"), ("column-0", ""), ("column-x", "name"), ("column-1000", "name"), ("other", "x")] {
            chosen.take(field, code);
        }
        assert_eq!(chosen.to_string(), "0 \n2 name\n");
        assert_eq!(ChosenColumns::parse(&chosen.to_string()), chosen);
    }
}
