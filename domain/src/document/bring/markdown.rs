//! Markdown as other programs write it: needless backslashes, two spaces at the ends of lines, bold headings.

use super::super::lines::Fences;
use super::escapes::needed;
use super::rows::{Notes, Row};

/// The rows as an author would have typed them.
pub(super) fn tidied(rows: Vec<Row>, notes: &mut Notes) -> Vec<Row> {
    let mut fences = Fences::default();
    let goes_on: Vec<bool> = (0..rows.len()).map(|at| rows.get(at + 1).is_some_and(|next| !next.is_blank())).collect();
    let tidy = |(row, goes_on): (Row, bool)| {
        if fences.hold(&row.text) {
            return row;
        }
        let breaks = row.text.ends_with("  ") && goes_on && !is_block(&row.text);
        let mut text = needed(row.text.trim_end());
        if breaks && !text.trim().is_empty() {
            notes.changed("import-line-break", row.number, &text);
            text.push('\\');
        }
        Row::new(row.number, plain_heading(&spaced_footnote(&text)))
    };
    rows.into_iter().zip(goes_on).map(tidy).collect()
}

/// Whether a line is an item of a list, a heading or a row of a table, whose end is an end anyway.
fn is_block(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['#', '|']) || ["- ", "* ", "+ ", "> "].iter().any(|start| text.starts_with(start))
}

/// `# **Words**` without the stars.
fn plain_heading(text: &str) -> String {
    let marks = text.len() - text.trim_start_matches('#').len();
    let words = text[marks..].trim();
    let bare = words.strip_prefix("**").and_then(|words| words.strip_suffix("**")).filter(|words| !words.contains("**"));
    match bare {
        Some(bare) if (1..=6).contains(&marks) && text[marks..].starts_with(' ') => format!("{} {bare}", &text[..marks]),
        _ => text.to_owned(),
    }
}

/// A footnote with one space after its label.
fn spaced_footnote(text: &str) -> String {
    match super::super::lines::footnote(text) {
        Some(label) => {
            let (mark, words) = text.split_at(label.len() + 4);
            format!("{mark} {}", words.trim_start()).trim_end().to_owned()
        }
        None => text.to_owned(),
    }
}
