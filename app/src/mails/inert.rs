//! Words of strangers in mails: text that no mail program makes a link of.

/// Joins letters without showing.
const WORD_JOINER: char = '\u{2060}';

/// The text, with an invisible joiner around each sign within a word that addresses have: it reads the same, and is no
/// address any more.
pub(super) fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let inside = letters.peek().is_some_and(|next| !next.is_whitespace());
        if inside && matches!(c, '.' | ':' | '/' | '@' | '．' | '。' | '＠') {
            out.extend([WORD_JOINER, c, WORD_JOINER]);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_a_link_is_made_of() {
        assert_eq!(inert("Dr. Ana Silva"), "Dr. Ana Silva");
        for text in ["change.org", "https://evil.example/x", "ana@evil.example", "www.evil.example"] {
            let made = inert(text);
            assert!(!["://", "www.", ".o", ".e", "@e"].iter().any(|part| made.contains(part)), "{made}");
            assert_eq!(made.replace(WORD_JOINER, ""), text);
        }
    }
}
