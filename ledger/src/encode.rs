//! The spellings that several formats share: base64, decimal numbers, days, single lines of text.

use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Base64UrlUnpadded, Encoding};

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
    fn lines_of_records() {
        assert!(is_line("민주노총 (KCTU)", 20) && is_line("e\u{301}", 2));
        for text in ["", " a", "a ", "a\nb", "a\u{202e}b", "\u{feff}a", "a\u{2028}b", "abc"] {
            assert!(!is_line(text, 2), "{text:?}");
        }
    }
}
