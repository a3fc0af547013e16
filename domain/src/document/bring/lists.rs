//! Bullets, numbers and paragraphs as word processors and emails write them, one a line.

use super::super::ImportNoteKind;
use super::rows::{Notes, Row};

/// A line longer than this was not wrapped by hand.
const WRAPPED: usize = 120;

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// A bullet of a word processor, now one of Markdown.
    Bullet,
    /// `(1)`, `a)`, `§`: no list of Markdown, but a line of its own.
    Label,
    Text,
    Blank,
}

/// The rows with bullets as Markdown has them, and blank lines between what Word sets apart by line ends alone.
pub(super) fn told_apart(rows: Vec<Row>, notes: &mut Notes) -> Vec<Row> {
    let rows = unquoted(rows, notes);
    let unwrapped = is_unwrapped(&rows);
    let mut apart: Vec<Row> = Vec::with_capacity(rows.len());
    let mut before = (Start::Blank, 0);
    for mut row in rows {
        let length = row.text.chars().count();
        let start = mark(&mut row.text, before.0 == Start::Bullet);
        let long = unwrapped && before.1.max(length) > WRAPPED;
        match (before.0, start) {
            (Start::Bullet, Start::Text) if before.1 > 0 && !row.text.starts_with([' ', '-', '*']) => apart.push(Row::new(row.number, "")),
            (Start::Text | Start::Label, Start::Label) => {
                if let Some(last) = apart.last_mut() {
                    last.text.truncate(last.text.trim_end().len());
                    last.text.push('\\');
                }
            }
            (Start::Text, Start::Text) if long && !row.text.starts_with(['|', ' ', '-', '*', '[']) => apart.push(Row::new(row.number, "")),
            (Start::Text, Start::Bullet) if long => apart.push(Row::new(row.number, "")),
            _ => {}
        }
        if start == Start::Bullet {
            notes.add(ImportNoteKind::Understood, "import-bullet", row.number, &row.text);
        }
        before = (start, length);
        apart.push(row);
    }
    apart
}

/// Whether the paragraphs of a text are lines, as word processors paste them.
fn is_unwrapped(rows: &[Row]) -> bool {
    let blank = rows.iter().filter(|row| row.is_blank()).count();
    let beside = |pair: &[Row]| pair.iter().all(|row| !row.is_blank()) && pair.iter().any(|row| row.text.chars().count() > WRAPPED);
    rows.windows(2).any(beside) && blank * 4 < rows.len()
}

/// Says what a line begins with, and writes it as Markdown does.
fn mark(text: &mut String, after_bullet: bool) -> Start {
    if text.trim().is_empty() {
        return Start::Blank;
    }
    let bare = text.trim_start();
    let indent = &text[..text.len() - bare.len()];
    let level = if after_bullet { indent.matches('\t').count() + indent.matches(' ').count() / 2 } else { 0 };
    if let Some(rest) = bullet(bare) {
        *text = format!("{}- {}", "  ".repeat(level.min(4)), spaced(rest));
        return Start::Bullet;
    }
    let start = if is_label(bare.split([' ', '\t', '\u{a0}']).next().unwrap_or_default()) { Start::Label } else { Start::Text };
    if text.contains('\t') {
        *text = if indent.contains('\t') { spaced(bare) } else { format!("{indent}{}", spaced(bare)) };
    }
    start
}

/// A line with spaces for its tabs.
fn spaced(text: &str) -> String {
    text.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What follows a bullet: a dot or box before white space, or any sign that Word sets before a tab.
fn bullet(text: &str) -> Option<&str> {
    let sign = text.chars().next()?;
    let rest = &text[sign.len_utf8()..];
    let dots = "•◦▪▫‣⁃●○■□➢➤►▶·∙◆◇❖❑❏✓✔➔→";
    let is_bullet = match sign {
        '-' | '*' | '+' | '–' | '—' | 'o' | '§' | 'Ø' | 'ü' => rest.starts_with('\t'),
        sign => dots.contains(sign) && rest.starts_with(char::is_whitespace),
    };
    let rest = rest.trim_start();
    (is_bullet && !rest.is_empty()).then_some(rest)
}

/// Whether a word is `(1)`, `(iv)`, `a)` or the like.
fn is_label(word: &str) -> bool {
    let inner = word.strip_prefix('(').unwrap_or(word).strip_suffix(')');
    let opened = word.starts_with('(');
    inner.is_some_and(|inner| {
        let short = (1..=4).contains(&inner.chars().count()) && inner.chars().all(char::is_alphanumeric);
        short && (opened || !inner.chars().all(|c| c.is_ascii_digit()))
    })
}

/// An email that was forwarded, without the sign before each of its lines.
fn unquoted(rows: Vec<Row>, notes: &mut Notes) -> Vec<Row> {
    let written = rows.iter().filter(|row| !row.is_blank());
    let quoted = rows.iter().filter(|row| row.text.starts_with('>')).count();
    if quoted < 3 || written.count() > quoted {
        return rows;
    }
    if let Some(row) = rows.iter().find(|row| row.text.starts_with('>')) {
        notes.changed("import-quoted", row.number, &row.text);
    }
    let bare = |text: &str| text.strip_prefix('>').map(|rest| rest.strip_prefix(' ').unwrap_or(rest)).unwrap_or(text).to_owned();
    rows.into_iter().map(|row| Row::new(row.number, bare(&row.text))).collect()
}
