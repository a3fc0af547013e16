//! Names as the database orders and finds them: ICU sort keys and folded tokens, computed here so that both engines
//! answer alike.

use icu::collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use std::sync::LazyLock;

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(Default::default(), CollatorOptions::default()).ok());

/// The sort key of a name in the root collation: bytes that compare as the names do.
pub(crate) fn sort_key(name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    match &*COLLATOR {
        Some(collator) => {
            if collator.write_sort_key_to(name, &mut key).is_err() {
                key.clear();
            }
        }
        None => key.extend(name.to_lowercase().bytes()),
    }
    key
}

/// The folded form of a name; see [`domain::text::fold`].
pub(crate) use domain::text::fold;

/// A `LIKE` pattern that finds a folded text anywhere: folding leaves no `%` or `_`.
pub(crate) fn like(query: &str) -> String {
    format!("%{}%", fold(query))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_people_expect() {
        let mut names = vec!["Zürich", "Ärzte", "apple", "Éclair", "banana"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["apple", "Ärzte", "banana", "Éclair", "Zürich"]);
    }
}
