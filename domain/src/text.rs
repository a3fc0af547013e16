//! Text that people type: one line or several, of bounded length, without control characters.

use crate::{
    error::ValueError,
    invisible::{clean, deceives},
    letters::is_letter,
};
#[cfg(feature = "server")]
use crate::{invisible::is_invisible, letters::is_of_nothing};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// One line of 1 to `MAX` characters that can be seen: trimmed, inner white space single, without control characters and
/// invisible ones but where a script needs them, with a letter or digit (where it is `NAMED`, a letter), and with few
/// marks on each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize, const NAMED: bool = false>(String);

/// A name of a person or an organisation, as it should be listed.
pub type Name = Line<200, true>;
/// An occupation, an office, an affiliation, a subject.
pub type Phrase = Line<300>;

/// The most marks on one letter: no script writes more in a name, and more paint over the lines around it.
const MARKS: usize = 4;

/// Whether a character may not stand in any text that is shown: controls, separators of lines, and the invisible ones
/// that reorder or hide what is beside them. No record of the ledger may hold them either.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

impl<const MAX: usize, const NAMED: bool> Line<MAX, NAMED> {
    /// Parses one line; what a paste brought along is dropped.
    ///
    /// # Errors
    /// `error-empty`, `error-control-character`, `error-no-letter`, `error-marks`, `error-too-long`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = clean(text);
        if text.is_empty() {
            return Err(ValueError::new("error-empty"));
        }
        if text.chars().any(|c| is_forbidden(c) || means_nothing(c)) || deceives(&text) {
            return Err(ValueError::new("error-control-character"));
        }
        if length(&text) > MAX {
            return Err(ValueError::too_long(MAX));
        }
        let is_seen = |c: char| is_letter(c) || (!NAMED && c.is_numeric());
        if !text.chars().any(|c| is_seen(c) && !is_mark(c)) {
            return Err(ValueError::new("error-no-letter"));
        }
        if marks(&text) > MARKS {
            return Err(ValueError::new("error-marks"));
        }
        Ok(Self(text))
    }

    /// The same, where an empty field means "none".
    ///
    /// # Errors
    /// As [`Line::parse`], without `error-empty`.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, ValueError> {
        if clean(text).is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
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

/// The most characters that a text has, as it is and in the form C that a record of the ledger has.
#[cfg(feature = "server")]
fn length(text: &str) -> usize {
    use unicode_normalization::UnicodeNormalization;
    text.chars().count().max(text.nfc().count())
}

#[cfg(not(feature = "server"))]
fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether a character has no meaning, or one that depends on the font: no record of the ledger holds it.
#[cfg(feature = "server")]
fn means_nothing(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    matches!(get_general_category(c), G::Unassigned | G::PrivateUse)
}

#[cfg(not(feature = "server"))]
fn means_nothing(_: char) -> bool {
    false
}

/// Whether a character is drawn onto the one before it.
fn is_mark(c: char) -> bool {
    // What joins a letter to one cluster is a mark; none of them comes before U+0300.
    c >= '\u{300}' && ['a', c].iter().collect::<String>().graphemes(false).count() == 1
}

/// The most marks that stand on one character; at the start of a line they stand on nothing, and none is few enough.
fn marks(text: &str) -> usize {
    let (mut most, mut run) = (0, MARKS);
    for c in text.chars() {
        run = if is_mark(c) { run + 1 } else { 0 };
        most = most.max(run);
    }
    most
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
/// every letter, digit and mark kept. Characters that nobody sees do not count, nor do words that look like punctuation. Of a name without letter or digit its
/// symbols are left.
#[cfg(feature = "server")]
pub fn identity_fold(text: &str) -> String {
    use icu_casemap::CaseMapper;
    use unicode_normalization::UnicodeNormalization;
    let seen: String = text.nfkc().filter(|c| !is_ignorable(*c)).collect();
    // Folding may undo a composition, and composing may make a letter that folds once more.
    let folded: String = CaseMapper::new().fold_string(&seen).nfkc().collect();
    let folded: String = CaseMapper::new().fold_string(&folded).nfkc().collect();
    let words: Vec<&str> = folded.split(|c| !tells_apart(c)).filter(|word| !is_of_nothing(word)).collect();
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
    get_general_category(c) == GeneralCategory::Format || is_invisible(c)
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
        assert_eq!(Name::parse("a\nb").unwrap().as_str(), "a b");
        assert_eq!(Name::parse("a\u{202e}b").unwrap_err().code, "error-control-character");
        assert_eq!(Name::parse(&"é".repeat(200)).unwrap().as_str().chars().count(), 200);
        assert_eq!(Name::parse(&"é".repeat(201)).unwrap_err(), ValueError::too_long(200));
    }

    /// What no record of the ledger may hold is refused where it is typed; the form C that it has is made for the record alone.
    #[cfg(feature = "server")]
    #[test]
    fn a_line_is_one_that_a_record_may_hold() {
        assert_eq!(Name::parse("Zoe\u{308}").unwrap().as_str(), "Zoe\u{308}");
        for (name, code) in [
            ("A\u{378}", "error-control-character"),
            ("A\u{e000}", "error-control-character"),
            ("Ⅷ", "error-no-letter"),
            ("Ⓐ", "error-no-letter"),
        ] {
            assert_eq!(Name::parse(name).map_err(|error| error.code), Err(code), "{name}");
        }
        assert_eq!(Phrase::parse("Ⅷ").unwrap().as_str(), "Ⅷ");
        // One letter that form C makes two of.
        assert_eq!(Name::parse(&"\u{958}".repeat(101)).unwrap_err(), ValueError::too_long(200));
    }

    /// Names that were accepted and show nothing, or paint over their neighbours.
    #[test]
    fn a_name_of_nothing_is_refused() {
        for (name, code) in [
            ("\u{200b}", "error-empty"),
            ("\u{3164}", "error-control-character"),
            ("\u{2800}", "error-control-character"),
            ("\u{ad}", "error-empty"),
            ("\u{200e}", "error-empty"),
            ("\u{2060}", "error-empty"),
            ("\u{301}", "error-no-letter"),
            ("\u{fe0f}", "error-empty"),
            ("\u{e0041}\u{e0042}", "error-control-character"),
            (".", "error-no-letter"),
            ("\u{13441}", "error-control-character"),
            ("Anna \u{13442}", "error-control-character"),
            ("ꓸ", "error-no-letter"),
            ("ʼ", "error-no-letter"),
            ("ـ", "error-no-letter"),
            ("ー", "error-no-letter"),
            ("ᐧ ·", "error-no-letter"),
            ("– 1 –", "error-no-letter"),
            ("🌱", "error-no-letter"),
            ("\u{301}Ana", "error-marks"),
        ] {
            assert_eq!(Name::parse(name).map_err(|error| error.code), Err(code), "{}", name.escape_unicode());
        }
        assert_eq!(Phrase::parse("24.11.2026").unwrap().as_str(), "24.11.2026");
        assert_eq!(Phrase::parse("…").unwrap_err().code, "error-no-letter");
        assert_eq!(Name::parse_optional("\u{200b}"), Ok(None));
    }

    #[test]
    fn marks_are_few_on_a_letter() {
        assert_eq!(Name::parse(&format!("Z{}algo", "\u{301}".repeat(150))).unwrap_err().code, "error-marks");
        assert_eq!(Name::parse(&format!("Z{}", "\u{301}".repeat(5))).unwrap_err().code, "error-marks");
        for name in [
            "Nguye\u{302}\u{303}n",
            "नि\u{902}ष्क्रम",
            "שׁ\u{5b8}\u{5bc}לוֹם",
            "مُحَمَّد",
            "ที่นี่",
            "རྐྱེན",
            "สมพงษ์",
            "ក្រុម",
            "မြန်မာ",
            "한글",
            "Z\u{301}\u{301}\u{301}\u{301}",
        ] {
            assert!(Name::parse(name).is_ok(), "{name}");
        }
    }

    proptest! {
        #[test]
        fn parsing_twice_changes_nothing(text in "(\\PC|[\u{200b}-\u{200f}\u{301}\u{2028} यا葛\u{e0100}]){0,80}") {
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
            ("ビル", "ビール"),
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
            ("Anna Test \u{13441}", "Anna Test"),
            ("Anna Test ꓸ", "anna test"),
            ("Anna ᐧ Test ʼ", "anna test"),
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
