//! Properties of canonical text and of tidied drafts; the vectors stand in `tests/vectors.rs`.

use super::*;
use proptest::prelude::*;

/// Texts in which faults are frequent.
fn risky() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        8 => prop::sample::select(vec![
            'a', 'e', 'é', ' ', ' ', '\n', '\n', '\r', '\t', '\u{301}', '\u{a0}', '\u{3000}', '\u{feff}', '\u{200f}',
            '\u{202e}', '\u{2028}', '\u{212b}', '\u{1100}', '\u{1161}', '한', '\u{e000}', '\u{378}', '👩', '\u{200d}',
        ]),
    ];
    prop::collection::vec(character, 0..60).prop_map(String::from_iter)
}

#[test]
fn tells_at_most_twenty_faults() {
    assert_eq!(CanonicalText::parse(&"\t\n".repeat(50)).unwrap_err().len(), ERROR_LIMIT);
    assert_eq!(CanonicalText::parse(&"\t".repeat(50)).unwrap_err().len(), ERROR_LIMIT);
}

#[test]
fn tidies_a_draft() {
    assert_eq!(tidy("\u{feff}Cafe\u{301} \r\n\r\nb\t\rc\u{a0}\n\n\n"), "Café\n\nb\nc\n");
    assert_eq!(tidy(" \r\n"), "");
    assert_eq!(tidy("  indented"), "  indented\n");
}

proptest! {
    #[test]
    fn accepts_only_what_its_definition_says(text in risky()) {
        let definition = text.nfc().eq(text.chars())
            && text.ends_with('\n') && !text.ends_with("\n\n") && text != "\n"
            && text.lines().all(|line| line.trim_end() == line)
            && text.chars().all(|c| c == '\n' || TextErrorKind::of(c).is_none());
        prop_assert_eq!(CanonicalText::parse(&text).is_ok(), definition);
    }

    #[test]
    fn never_mends(text in risky()) {
        if let Ok(canonical) = CanonicalText::parse(&text) {
            prop_assert_eq!(canonical.as_str(), &text);
            prop_assert_eq!(tidy(&text), text);
        }
    }

    #[test]
    fn points_at_the_character(text in risky()) {
        let errors = CanonicalText::parse(&text).err().unwrap_or_default();
        prop_assert!(errors.is_sorted_by_key(|e| (e.line, e.column)));
        for error in errors.into_iter().filter(|e| e.character.is_some_and(|c| c != '\n')) {
            let line = text.split('\n').nth(error.line as usize - 1).unwrap();
            prop_assert_eq!(line.chars().nth(error.column as usize - 1), error.character);
        }
    }

    #[test]
    fn tidying_twice_is_tidying_once(text in risky()) {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), once);
    }

    #[test]
    fn what_is_left_after_tidying_is_a_matter_of_characters(text in risky()) {
        for error in CanonicalText::parse(&tidy(&text)).err().unwrap_or_default() {
            prop_assert!(!matches!(error.kind, TextErrorKind::CarriageReturn | TextErrorKind::TrailingSpace
                | TextErrorKind::NotNormalised | TextErrorKind::MissingFinalNewline | TextErrorKind::ExtraFinalNewline));
        }
    }
}
