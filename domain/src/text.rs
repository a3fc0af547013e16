//! Text that people type: one line or several, of bounded length, without control characters.

use crate::error::ValueError;
use serde::{Deserialize, Serialize};

/// One line of 1 to `MAX` characters, trimmed, inner white space single, without control or bidi-override characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

/// A name of a person or an organisation, as it should be listed.
pub type Name = Line<200>;
/// An occupation, an office, an affiliation, a subject.
pub type Phrase = Line<300>;

/// Whether a character may not stand in any text that is shown: controls, separators of lines, and the invisible ones
/// that reorder or hide what stands beside them. No record of the ledger may hold them either.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

impl<const MAX: usize> Line<MAX> {
    /// Parses one line.
    ///
    /// # Errors
    /// `error-empty`, `error-control-character`, `error-too-long`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::new("error-empty"));
        }
        if text.chars().any(is_forbidden) {
            return Err(ValueError::new("error-control-character"));
        }
        if text.chars().count() > MAX {
            return Err(ValueError::too_long(MAX));
        }
        Ok(Self(text.to_owned()))
    }

    /// The same, where an empty field means "none".
    ///
    /// # Errors
    /// As [`Line::parse`], without `error-empty`.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, ValueError> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
    }

    /// A line as it is stored: it was parsed before it was, and is never refused afterwards.
    pub fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Several lines of at most `max` characters in all; line ends become LF.
///
/// # Errors
/// `error-control-character`, `error-too-long`.
pub fn parse_lines(text: &str, max: usize) -> Result<String, ValueError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(|c| c != '\n' && c != '\t' && is_forbidden(c)) {
        return Err(ValueError::new("error-control-character"));
    }
    if text.chars().count() > max {
        return Err(ValueError::too_long(max));
    }
    Ok(text.trim_end().to_owned())
}

/// The folded form under which two spellings of a name are one: compatibility-decomposed, without marks,
/// lower case, letters and digits only with single spaces between words.
#[cfg(feature = "server")]
pub fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// The form under which two spellings are one name: compatibility forms and case folded, punctuation and spaces joined,
/// every letter, digit and mark kept. Characters that nobody sees do not count. Of a name without letter or digit its
/// symbols are left.
#[cfg(feature = "server")]
pub fn identity_fold(text: &str) -> String {
    use icu_casemap::CaseMapper;
    use unicode_normalization::UnicodeNormalization;
    let seen: String = text.nfkc().filter(|c| !is_ignorable(*c)).collect();
    // Folding may undo a composition, and composing may make a letter that folds once more.
    let folded: String = CaseMapper::new().fold_string(&seen).nfkc().collect();
    let folded: String = CaseMapper::new().fold_string(&folded).nfkc().collect();
    let words: Vec<&str> = folded.split(|c| !tells_apart(c)).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { folded.split_whitespace().collect::<Vec<_>>().join(" ") } else { words.join(" ") }
}

/// Whether a character tells names apart: a letter, a digit, or a mark on one.
#[cfg(feature = "server")]
fn tells_apart(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    c.is_alphanumeric()
        || matches!(get_general_category(c), G::NonspacingMark | G::SpacingMark | G::EnclosingMark | G::OtherNumber | G::LetterNumber)
}

/// Whether a character is not seen by itself: joiners, soft hyphens, marks of direction, selectors of variants, fillers.
#[cfg(feature = "server")]
fn is_ignorable(c: char) -> bool {
    use unicode_general_category::{GeneralCategory, get_general_category};
    get_general_category(c) == GeneralCategory::Format
        || matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_trimmed_and_bounded() {
        assert_eq!(Name::parse("  Han   River ").unwrap().as_str(), "Han River");
        assert_eq!(Name::parse(" ").unwrap_err().code, "error-empty");
        assert_eq!(Name::parse("a\u{0}b").unwrap_err().code, "error-control-character");
        assert_eq!(Name::parse("a\nb").unwrap_err().code, "error-control-character");
        assert_eq!(Name::parse("a\u{202e}b").unwrap_err().code, "error-control-character");
        assert_eq!(Name::parse(&"é".repeat(200)).unwrap().as_str().chars().count(), 200);
        assert_eq!(Name::parse(&"é".repeat(201)).unwrap_err(), ValueError::too_long(200));
    }

    proptest! {
        #[test]
        fn parsing_twice_changes_nothing(text in "\\PC{0,80}") {
            if let Ok(name) = Name::parse(&text) {
                prop_assert_eq!(Name::parse(name.as_str()).unwrap(), name);
            }
        }
    }

    #[cfg(feature = "server")]
    #[test]
    fn the_fold_for_identity_keeps_every_mark() {
        for (one, other) in [
            ("रीमा", "रमा"),
            ("นิดา", "นุดา"),
            ("やまさき", "やまざき"),
            ("जन सेवा", "जन सेवी"),
            ("Maße", "Mase"),
            ("Işık", "Isik"),
            ("Élan", "Elan"),
            ("A1", "A2"),
            ("☮", "☭"),
        ] {
            assert_ne!(identity_fold(one), identity_fold(other), "{one} {other}");
        }
        for (one, other) in [
            ("Refuge  Sans-Frontière!", "refuge sans frontie\u{300}re"),
            ("ΣΙΣΥΦΟΣ", "σισυφος"),
            ("Straße", "STRASSE"),
            ("Ｌａｎｔｅｒｎ", "lantern"),
            ("ﾔﾏｻﾞｷ", "ヤマザキ"),
            ("علی\u{200c}رضا", "علیرضا"),
            ("Lantern\u{200b} Trust", "Lantern Trust"),
            ("Foo & Bar, Inc.", "foo bar inc"),
        ] {
            assert_eq!(identity_fold(one), identity_fold(other), "{one} {other}");
        }
    }

    #[cfg(feature = "server")]
    proptest! {
        #[test]
        fn folding_for_identity_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = identity_fold(&text);
            prop_assert_eq!(identity_fold(&once), once);
        }
    }

    #[cfg(feature = "server")]
    #[test]
    fn folding_joins_spellings() {
        assert_eq!(fold("Refuge Sans  Frontière!"), fold("refuge sans frontiere"));
        assert_eq!(fold("北녘인권"), fold("北녘인권"));
    }
}
