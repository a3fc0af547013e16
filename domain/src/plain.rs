//! Names that are names: without addresses and telephone numbers, which would make a mail that quotes them carry a stranger's message.

use crate::{error::ValueError, text::Line};

/// What addresses of the web and of mail have and names have not.
const PARTS: [&str; 4] = ["://", "www.", "@", "＠"];

/// A line without an address of the web or of mail.
///
/// # Errors
/// The line's own; `error-address-in-text`.
pub fn plain<const MAX: usize, const NAMED: bool>(line: Result<Line<MAX, NAMED>, ValueError>) -> Result<Line<MAX, NAMED>, ValueError> {
    line.and_then(|line| if has_address(line.as_str()) { Err(refused()) } else { Ok(line) })
}

/// The same, where there may be none.
///
/// # Errors
/// As [`plain`].
pub fn plain_optional<const MAX: usize, const NAMED: bool>(
    line: Result<Option<Line<MAX, NAMED>>, ValueError>,
) -> Result<Option<Line<MAX, NAMED>>, ValueError> {
    match line {
        Ok(Some(line)) => plain(Ok(line)).map(Some),
        other => other,
    }
}

/// What is said of a line with an address in it.
pub fn refused() -> ValueError {
    ValueError::new("error-address-in-text")
}

fn has_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    PARTS.iter().any(|part| lower.contains(part)) || has_number_to_call(text)
}

/// Whether a text holds a telephone number as it is dialled: from a plus or a zero on. Years and house numbers are none.
fn has_number_to_call(text: &str) -> bool {
    text.split(|c: char| !(c.is_numeric() || matches!(c, '+' | '-' | '/' | '.' | '(' | ')') || c.is_whitespace())).any(|part| {
        let digits: Vec<u32> = part.chars().filter_map(|c| c.to_digit(10)).collect();
        let dialled = part.contains('+') || digits.first() == Some(&0);
        dialled && digits.len() >= 7
    })
}

/// Whether a word of a name is a domain name by itself, as "lantern.org" is: a mail program may make a link of it.
#[cfg(feature = "server")]
pub fn names_a_domain(name: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    // Compatibility forms of the dot are dots to a mail program.
    let name: String = name.nfkc().collect();
    let mut rest = name.as_str();
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || is_mark(c) || matches!(c, '.' | '。' | '-' | '_'))).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let mut after = after.chars();
        let path = after.next() == Some('/') && after.next().is_some_and(char::is_alphanumeric);
        if is_domain(word, path) {
            return true;
        }
        rest = rest.get(end..).and_then(|rest| rest.char_indices().nth(1).map(|(next, _)| &rest[next..])).unwrap_or_default();
    }
    false
}

/// Whether a character is a mark of the letter before it, as a domain name may have.
#[cfg(feature = "server")]
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// What stands before a name or a degree with a full stop and no space, and not before a suffix: "Dr.Li", "M.Sc".
#[cfg(feature = "server")]
const TITLES: [&str; 12] = ["b", "d", "dr", "fr", "jr", "m", "mr", "ms", "ph", "sr", "st", "sv"];

/// A name before a suffix that is one, unless it is a title with no path behind it.
#[cfg(feature = "server")]
fn is_domain(word: &str, path: bool) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let Ok(ascii) = idna::domain_to_ascii_strict(&word) else { return false };
    let Some(suffix) = psl::suffix(ascii.as_bytes()).filter(psl::Suffix::is_known) else { return false };
    let before = ascii.len().saturating_sub(suffix.as_bytes().len() + 1);
    let label = ascii.get(..before).and_then(|rest| rest.rsplit('.').next()).unwrap_or_default();
    !label.is_empty() && (path || !TITLES.contains(&label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Name;

    #[test]
    fn a_name_holds_no_address() {
        for bad in [
            "You won, claim at https://evil.example/claim",
            "WWW.evil.example",
            "ana@evil.example",
            "ana＠evil",
            "You won, call +41 900 123",
            "Call 0900 123 45",
        ] {
            assert_eq!(plain(Name::parse(bad)).unwrap_err().code, "error-address-in-text", "{bad}");
        }
        for good in ["Ana Silva", "St. Gallen Peace Council", "Dr. h.c. Ana Silva", "Ana/Rui", "Awwww. Trust"] {
            let _ = plain(Name::parse(good));
        }
        for good in ["Ana Silva", "Brigade 1914-1918", "Initiative 2026/2027 2028", "Group +1", "Class of 007"] {
            assert!(plain(Name::parse(good)).is_ok(), "{good}");
        }
    }

    #[cfg(feature = "server")]
    #[test]
    fn a_bare_domain_is_known_for_one() {
        let odd = ["evil-casino.com?x", "evil.com:443", "evil.com#x", "evil․com", "evil．com", "a|evil.com", "«evil.com»"];
        for one in ["change.org", "Pay at evil.com now", "(Evil.co.uk)", "Bücher.de", "avaaz.org."].into_iter().chain(odd) {
            assert!(names_a_domain(one), "{one}");
        }
        for short in ["t.me/joinchat/AAA", "wa.me/1555", "x.com/evil", "g.co/x", "x.com", "(t.me)", "Dr.Li/x", "evil.com/"] {
            assert!(names_a_domain(short), "{short}");
        }
        for none in [
            "Ana Silva",
            "Dr.Li",
            "Mr.Ma",
            "B.Sc.",
            "Ana/Rui",
            "c/o Ana",
            "St.Paul/Minnesota",
            "A/S",
            "J.R.R. Tolkien",
            "Prof. M.Sc. Ana",
            "Dr.med. Hans",
            "St.Gallen",
            "Node.js",
            "e.V.",
            "U.S.A.",
            "",
        ] {
            assert!(!names_a_domain(none), "{none}");
        }
    }
}
