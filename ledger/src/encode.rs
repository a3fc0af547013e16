//! The spellings that several formats share: base64, decimal numbers, days, single lines of text.

use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use unicode_general_category::{GeneralCategory as G, get_general_category};
use unicode_normalization::is_nfc;

/// Base64 with padding (RFC 4648, section 4).
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// Base64 for addresses, without padding (RFC 4648, section 5), as WebAuthn writes a challenge.
#[must_use]
pub fn base64url(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// Reads base64 for addresses, in the one spelling that [`base64url`] prints.
#[must_use]
pub fn unbase64url(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
    (base64url(&bytes) == text).then_some(bytes)
}

/// Reads base64 in the one spelling that [`base64`] prints.
#[must_use]
pub fn unbase64(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64::decode_vec(text).ok()?;
    (base64(&bytes) == text).then_some(bytes)
}

/// Reads a SHA-256 in base64.
#[must_use]
pub fn unbase64_hash(text: &str) -> Option<[u8; 32]> {
    if text.len() == 44 { unbase64(text)?.try_into().ok() } else { None }
}

/// Reads a decimal number without sign and without leading zero.
#[must_use]
pub fn decimal(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// Whether a text may stand as a value on a line of a record: 1 to `most` characters, no blank at either end, no
/// control character, no line separator, none that reorders or hides what is beside it.
#[must_use]
pub fn is_line(text: &str, most: usize) -> bool {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    };
    !text.is_empty() && text.trim() == text && !text.chars().any(hidden) && text.chars().nth(most).is_none()
}

/// Whether a text may be a value of a record: such a line, in Unicode's form C, of code points that mean something: so its
/// form C stays what it is in every later version of Unicode.
#[must_use]
pub fn is_phrase(text: &str, most: usize) -> bool {
    let means = |c: char| !matches!(get_general_category(c), G::Unassigned | G::PrivateUse);
    is_line(text, most) && (text.is_ascii() || text.chars().all(means) && is_nfc(text))
}

/// Whether a text may be a name: such a value with a letter that can be seen. The fillers of Hangul are letters that show
/// nothing.
#[must_use]
pub fn is_name(text: &str, most: usize) -> bool {
    let letter = |c: char| {
        use G::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
        let letter = matches!(get_general_category(c), LowercaseLetter | ModifierLetter | OtherLetter | TitlecaseLetter | UppercaseLetter);
        letter && !matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
    };
    is_phrase(text, most) && text.chars().any(letter)
}

/// Whether a text is a domain as DNS has it: labels of lower-case letters, digits and hyphens, at least two.
#[must_use]
pub fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

/// A day of the Gregorian calendar in UTC, from 0001-01-01 to 9999-12-31, printed as `2026-11-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day of a year, a month and a day, counted from 1.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        if year >= 1 && year <= 9999 && day >= 1 && day <= last { Some(Self { year, month, day }) } else { None }
    }

    /// The day of a time in seconds since 1970.
    #[must_use]
    pub fn of_time(seconds: u64) -> Option<Self> {
        // Days since 0000-03-01, in eras of 400 years: a leap day ends its year.
        let days = seconds / 86_400 + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (era * 400 + year, month + 3) } else { (era * 400 + year + 1, month - 9) };
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
        let number =
            |digits: &[u8]| digits.iter().try_fold(0u16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')));
        Self::new(number(&[y1, y2, y3, y4])?, number(&[m1, m2])?.try_into().ok()?, number(&[d1, d2])?.try_into().ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = crate::Fault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).ok_or(crate::Fault::EntryForm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_each() {
        for text in ["", "AA==", "AAA=", "AAAA"] {
            assert_eq!(base64(&unbase64(text).unwrap()), text);
        }
        for text in ["AB==", "AA", "AA=", "AA= ", "A-==", "AA==\n", " AA=="] {
            assert_eq!(unbase64(text), None, "{text}");
        }
        assert_eq!((decimal("0"), decimal("18446744073709551615")), (Some(0), Some(u64::MAX)));
        for text in ["", "00", "01", "+1", "-1", "1 ", "18446744073709551616", "١"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        for text in ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"] {
            assert_eq!(Day::parse(text).unwrap().to_string(), text);
        }
        for text in ["2023-02-29", "1900-02-29", "0000-01-01", "2026-13-01", "2026-00-01", "2026-1-01", "2026-04-31", "2026-01-0a", ""] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_of_times() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_795_478_400, "2026-11-24"),
            (253_402_300_799, "9999-12-31"),
        ] {
            assert_eq!(Day::of_time(seconds).unwrap().to_string(), day);
        }
        assert_eq!((Day::of_time(253_402_300_800), Day::of_time(u64::MAX)), (None, None));
    }

    #[test]
    fn names_and_domains() {
        for name in ["민주노총 (KCTU)", "Zoë", "a\u{200d}b", "ª"] {
            assert!(is_name(name, 20), "{name}");
        }
        for name in ["Zoe\u{308}", "350", "—", "\u{3164}", "\u{115f} 1", "Ⅷ", "A\u{378}", "A\u{e000}", "\u{212b}"] {
            assert!(!is_name(name, 20), "{}", name.escape_unicode());
        }
        assert!(is_phrase("1987", 4) && !is_phrase("1987", 3) && !is_phrase("e\u{301}", 9));
        assert!(is_domain("rights.example") && is_domain("xn--bcher-kva.example") && is_domain("1.a-b.c"));
        for domain in ["", "example", "Rights.example", "bücher.example", "-a.example", "a-.example", "a..example", ".example", "example."]
        {
            assert!(!is_domain(domain), "{domain}");
        }
        let label = "a".repeat(63);
        assert!(is_domain(&format!("{label}.{label}.{label}.{}", "a".repeat(61))));
        assert!(!is_domain(&format!("{label}.{label}.{label}.{}", "a".repeat(62))) && !is_domain(&format!("{label}a.example")));
    }

    #[test]
    fn lines_of_records() {
        assert!(is_line("민주노총 (KCTU)", 20) && is_line("e\u{301}", 2));
        for text in ["", " a", "a ", "a\nb", "a\u{202e}b", "\u{feff}a", "a\u{2028}b", "abc"] {
            assert!(!is_line(text, 2), "{text:?}");
        }
    }
}
