//! The units that texts are compared in: lines with their ends, words and what is between them.

use unicode_segmentation::UnicodeSegmentation;

/// The lines, each with its end; together they are the text.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words, white space and punctuation, one after the other; together they are the text. Where Unicode ends a word
/// inside of a grapheme cluster the word goes on.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut bounds = text.split_word_bound_indices().map(|(at, _)| at).skip(1).peekable();
    let mut start = 0;
    for (at, _) in text.grapheme_indices(true).skip(1) {
        while bounds.next_if(|bound| *bound < at).is_some() {}
        if bounds.next_if_eq(&at).is_some() {
            words.push(&text[start..at]);
            start = at;
        }
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// Whether a unit is a word that a reader would count.
pub(crate) fn is_word(unit: &str) -> bool {
    unit.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_end_by_the_rules_of_their_script() {
        assert_eq!(words("Can't stop, won't."), ["Can't", " ", "stop", ",", " ", "won't", "."]);
        assert_eq!(words("我们呼吁"), ["我", "们", "呼", "吁"]);
        assert_eq!(words("نحن الموقّعين"), ["نحن", " ", "الموقّعين"]);
        assert_eq!(words("한강 인권"), ["한강", " ", "인권"]);
        assert_eq!(words("👩‍👧‍👦 e\u{301}t\n\ne"), ["👩‍👧‍👦", " ", "e\u{301}t", "\n", "\n", "e"]);
        assert!(words("").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_character_is_cut(text in "(?s).{0,60}") {
            let words = words(&text);
            prop_assert_eq!(words.concat(), text.clone());
            prop_assert_eq!(lines(&text).concat(), text.clone());
            let graphemes: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            let mut at = 0;
            for word in words {
                prop_assert!(!word.is_empty() && graphemes.contains(&at), "{at} is inside of a grapheme");
                at += word.len();
            }
        }
    }
}
