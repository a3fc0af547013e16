//! Characters that no letter may hold: line separators of word processors become line ends, the rest is taken out.

use super::super::ImportNoteKind;
use super::rows::{Notes, Row};
use unicode_general_category::{GeneralCategory as G, get_general_category};

/// How many characters before and after a place are repeated.
const AROUND: usize = 20;

/// The rows without such characters.
pub(super) fn cleaned(rows: Vec<Row>, notes: &mut Notes) -> Vec<Row> {
    let mut clean = Vec::with_capacity(rows.len());
    for row in rows {
        clean_row(&row, &mut clean, notes);
    }
    clean
}

/// A text that somebody typed, without such characters.
#[must_use]
pub fn signable(text: &str) -> String {
    let rows = cleaned(super::rows::rows(text), &mut Notes::default());
    rows.into_iter().map(|row| row.text.replace('\t', " ")).collect::<Vec<_>>().join("\n")
}

fn clean_row(row: &Row, clean: &mut Vec<Row>, notes: &mut Notes) {
    let mut text = String::with_capacity(row.text.len());
    for (at, c) in row.text.char_indices() {
        let rest = &row.text[at + c.len_utf8()..];
        let place = || around(&row.text, at, c);
        match c {
            '\u{2028}' | '\u{b}' | '\u{85}' => {
                notes.changed("import-line-separator", row.number, &place());
                let within = !text.trim().is_empty() && !rest.trim().is_empty();
                let line = std::mem::take(&mut text);
                clean.push(Row::new(row.number, if within { format!("{}\\", line.trim_end()) } else { line }));
            }
            '\u{2029}' | '\u{c}' => {
                notes.changed("import-paragraph-separator", row.number, &place());
                clean.extend([Row::new(row.number, std::mem::take(&mut text)), Row::new(row.number, "")]);
            }
            '\u{ad}' => notes.left_out("import-soft-hyphen", row.number, &place()),
            '\u{fffd}' => {
                notes.add(ImportNoteKind::Uncertain, "import-lost-character", row.number, &place());
                text.push(c);
            }
            // Word writes the bullets of its symbol fonts so.
            '\u{f000}'..='\u{f0ff}' if text.trim().is_empty() && rest.starts_with(char::is_whitespace) => text.push('•'),
            '\u{a0}' | '\t' => text.push(c),
            c if cannot_be_signed(c) => notes.left_out("import-character", row.number, &format!("{} {}", code_point(c), place())),
            c => text.push(c),
        }
    }
    clean.push(Row::new(row.number, text));
}

/// Whether a character is a control, invisible where no script needs it, or without a meaning of its own.
fn cannot_be_signed(c: char) -> bool {
    let nothing = matches!(get_general_category(c), G::Unassigned | G::PrivateUse | G::Control);
    nothing || matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}') || crate::text::is_forbidden(c)
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The words around a character, without it.
fn around(text: &str, at: usize, c: char) -> String {
    let before: Vec<char> = text[..at].chars().rev().take(AROUND).collect();
    let after = text[at + c.len_utf8()..].chars().take(AROUND);
    let between = Some(' ').filter(|_| matches!(c, '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}'));
    let all = before.into_iter().rev().chain(between).chain(after);
    all.filter(|c| !cannot_be_signed(*c) && *c != '\u{ad}').collect()
}
