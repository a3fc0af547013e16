//! The marks in a text that lead to its footnotes.

/// Whether two texts lead to the same footnotes, as often, in whatever order: a translation that drops a mark drops a
/// source.
pub fn same_markers(original: &str, translation: &str) -> bool {
    markers(original) == markers(translation)
}

/// The labels of all marks, sorted.
fn markers(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text.split("[^").skip(1).filter_map(|rest| rest.split_once(']')).map(|(label, _)| label).collect();
    found.retain(|label| !label.is_empty() && !label.contains(char::is_whitespace));
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_compared_and_words_are_not() {
        assert!(same_markers("At risk.[^1] Today.[^b]", "اليوم.[^b] في خطر.[^1]"));
        assert!(same_markers("No mark, [a link].", "Kein Zeichen."));
        assert!(!same_markers("At risk.[^1]", "In Gefahr."));
        assert!(!same_markers("At risk.[^1]", "In Gefahr.[^1][^1]"));
    }
}
