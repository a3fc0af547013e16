//! Letters by which a name is one: those that are seen, and are seen to be letters.

use crate::invisible::is_invisible;

/// Whether a character is a letter that makes a name. What only modifies another (an apostrophe, a mark of length), shows
/// nothing, or looks like a full stop or a dash makes none.
pub(crate) fn is_letter(c: char) -> bool {
    is_of_letters(c) && !is_invisible(c) && !looks_like_punctuation(c)
}

/// Whether a word has nothing but modifiers and what looks like punctuation: two names that differ by it look the same.
#[cfg(feature = "server")]
pub(crate) fn is_of_nothing(word: &str) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    word.chars().all(|c| looks_like_punctuation(c) || get_general_category(c) == G::ModifierLetter)
}

#[cfg(feature = "server")]
fn is_of_letters(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    matches!(get_general_category(c), G::UppercaseLetter | G::LowercaseLetter | G::TitlecaseLetter | G::OtherLetter)
}

/// In the browser, without the tables; the server has the last word.
#[cfg(not(feature = "server"))]
fn is_of_letters(c: char) -> bool {
    c.is_alphabetic()
}

/// Letters that Unicode's list of confusable characters (UTS 39) maps to punctuation, symbols or marks alone. In Chinese,
/// Japanese and Korean some of them are names by themselves (一, ノ), and so are none of these.
fn looks_like_punctuation(c: char) -> bool {
    matches!(c,
        '\u{ba}' | '\u{f0}' | '\u{1c3}' | '\u{241}' | '\u{294}' | '\u{586}' | '\u{5d9}' | '\u{5f2}' | '\u{97d}' | '\u{d4e}'
        | '\u{13ae}' | '\u{1424}' | '\u{1427}'..='\u{1429}' | '\u{1433}' | '\u{1437}'..='\u{1438}' | '\u{1440}'..='\u{1441}'
        | '\u{1444}'..='\u{1445}' | '\u{144a}' | '\u{1540}' | '\u{156f}' | '\u{16b2}' | '\u{16cc}' | '\u{174d}' | '\u{18d4}'
        | '\u{18de}'..='\u{18df}' | '\u{1bc7}' | '\u{2cb2}'..='\u{2cb5}' | '\u{2cb7}' | '\u{2cba}'..='\u{2cbb}'
        | '\u{2cc6}'..='\u{2cc7}' | '\u{2d48}' | '\u{2d51}' | '\u{2d66}' | '\u{a778}' | '\u{a78b}'..='\u{a78c}' | '\u{a78f}'
        | '\u{a7f7}' | '\u{fb1d}' | '\u{fb1f}' | '\u{fcf2}'..='\u{fcf4}' | '\u{fe71}' | '\u{fe77}' | '\u{fe79}' | '\u{fe7b}'
        | '\u{fe7d}' | '\u{fe7f}' | '\u{1029b}' | '\u{1031f}' | '\u{1032d}' | '\u{118a8}' | '\u{145c1}' | '\u{16869}'
        | '\u{16aec}' | '\u{16f3f}')
}

#[cfg(all(test, feature = "server"))]
mod tests {
    use super::*;
    use unicode_general_category::{GeneralCategory as G, get_general_category};

    /// Han, kana, bopomofo and Hangul.
    fn is_of_east_asia(c: char) -> bool {
        matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3041}'..='\u{318f}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
    }

    #[test]
    fn no_letter_of_all_looks_like_punctuation_or_shows_nothing() {
        let mut letters = 0;
        for c in ('\0'..=char::MAX).filter(|c| is_letter(*c)) {
            letters += 1;
            let seen = unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).any(|c| {
                use G::{DecimalNumber, LetterNumber, OtherNumber, Unassigned};
                is_of_letters(c) || matches!(get_general_category(c), DecimalNumber | LetterNumber | OtherNumber | Unassigned)
            });
            assert!(seen || is_of_east_asia(c), "{}", c.escape_unicode());
        }
        assert!(letters > 130_000, "{letters}");
    }

    #[test]
    fn blanks_and_modifiers_make_no_name() {
        let blanks = "\u{13441}\u{13442}\u{3164}\u{ffa0}\u{115f}\u{1160}\u{2800}\u{16fe4}\u{1d159}";
        for c in blanks.chars().chain("ꓸˈʹʼـー々ᐧⵯꘌ·①".chars()) {
            assert!(!is_letter(c), "{}", c.escape_unicode());
        }
        for c in "aÉßжעبकกក一ノく井ひ가ᐃⵣꕉ".chars() {
            assert!(is_letter(c), "{}", c.escape_unicode());
        }
    }
}
