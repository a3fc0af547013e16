//! Backslashes of Markdown: those that change nothing go.

/// A line of a body without the backslashes that it does not need.
pub(super) fn needed(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut chars = line.char_indices().peekable();
    let mut code = false;
    while let Some((_, c)) = chars.next() {
        code ^= c == '`';
        match chars.peek().copied() {
            Some((at, next)) if c == '\\' && next.is_ascii_punctuation() && !code => {
                if needs(&kept, next, &line[at + 1..]) {
                    kept.push('\\');
                }
                kept.push(next);
                chars.next();
            }
            _ => kept.push(c),
        }
    }
    kept
}

/// Whether a sign would mean something where it is.
fn needs(before: &str, sign: char, after: &str) -> bool {
    let starts = before.trim_start().is_empty();
    match sign {
        '.' | ')' => {
            let number = before.trim_start().trim_start_matches(['-', '*', '>', ' ']);
            !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) && (after.is_empty() || after.starts_with(' '))
        }
        '+' | '-' | '=' | '#' | '>' => starts,
        '<' => after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '_' => !(before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)),
        '!' => after.starts_with('[') || after.starts_with("\\["),
        '&' => {
            after.split(';').next().is_some_and(|name| after.contains(';') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
        }
        '*' | '[' | ']' | '|' | '`' | '~' | '\\' => true,
        _ => false,
    }
}
