//! What in the body wants a look: raw HTML, footnotes without a definition, definitions without a mark.

use std::collections::BTreeMap;

use super::super::lines::{Fences, footnote};
use super::{ImportNoteKind, Reading};

/// How many places with raw HTML are named.
const HTML_LIMIT: usize = 20;

impl Reading<'_> {
    /// Looks through everything that stays in the body.
    pub(super) fn remarks(&mut self) {
        let mut lines = self.kept.clone();
        lines.sort_by_key(|line| line.number);
        let mut fences = Fences::default();
        let (mut used, mut defined) = (BTreeMap::new(), BTreeMap::new());
        let mut html = Vec::new();
        for line in lines {
            if fences.hold(line.text) {
                continue;
            }
            let mut text = line.text;
            if let Some(label) = footnote(text) {
                defined.entry(label).or_insert(line);
                text = &text[label.len() + 4..];
            }
            let prose = text.split('`').step_by(2);
            if prose.clone().any(has_html) {
                html.push(line);
            }
            for label in prose.flat_map(|part| part.split("[^").skip(1)).filter_map(|part| part.split_once(']')) {
                used.entry(label.0).or_insert(line);
            }
        }
        for line in html.into_iter().take(HTML_LIMIT) {
            self.note(ImportNoteKind::NotPlaced, "import-raw-html", line.number, line.text);
        }
        for (label, line) in used.iter().filter(|(label, _)| !defined.contains_key(*label)) {
            self.note(ImportNoteKind::NotPlaced, "import-footnote-undefined", line.number, label);
        }
        for (label, line) in defined.iter().filter(|(label, _)| !used.contains_key(*label)) {
            self.note(ImportNoteKind::NotPlaced, "import-footnote-unused", line.number, label);
        }
    }
}

/// Whether a piece of prose holds a tag or a comment; addresses in angle brackets are links.
fn has_html(text: &str) -> bool {
    text.split('<').skip(1).any(|piece| {
        let name = piece.strip_prefix('/').unwrap_or(piece);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
        let tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name[end..].starts_with([' ', '>', '/']);
        piece.starts_with("!--") || tag
    })
}
