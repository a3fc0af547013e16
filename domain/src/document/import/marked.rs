//! Reading a text whose parts stand after the lines that name them.

use super::super::lines::{Line, join, text_of};
use super::super::marker::Marker;
use super::header::after_label;
use super::{ImportNoteKind, Reading, words};
use crate::document::AddressBlock;

impl<'a> Reading<'a> {
    /// Reads marked parts; they replace what was understood of the text before them, but for its body.
    pub(super) fn marked(&mut self, lines: &[Line<'a>]) {
        let mut footnotes = String::new();
        let mut from = 0;
        while let Some(marker) = lines.get(from).and_then(|line| Marker::of(line.text)) {
            let inside = &lines[from + 1..];
            let length = inside.iter().position(|line| Marker::of(line.text).is_some()).unwrap_or(inside.len());
            let inside = &inside[..length];
            from += length + 1;
            if let Some(line) = inside.iter().find(|line| !line.text.is_empty()) {
                self.note(ImportNoteKind::Understood, code(marker), line.number, line.text);
            }
            let text = text_of(inside);
            match marker {
                Marker::Place => self.document.place_and_date = text,
                Marker::Recipients => self.document.recipients = blocks_of(inside),
                Marker::Copies => self.marked_copies(inside),
                Marker::Subject => self.marked_subject(&text),
                Marker::Salutation => self.document.salutation = text,
                Marker::Body => {
                    self.document.body = join(&self.document.body, &text);
                    self.kept.extend(inside);
                }
                Marker::Closing => self.document.closing = text,
                Marker::Footnotes => {
                    footnotes = join(&footnotes, &text);
                    self.kept.extend(inside);
                }
            }
        }
        self.document.body = join(&self.document.body, &footnotes);
    }

    /// The label stands alone before a blank line, or is a known one.
    fn marked_copies(&mut self, inside: &[Line<'a>]) {
        let blocks = paragraphs(inside);
        let Some((first, more)) = blocks.split_first() else {
            return;
        };
        let more = more.iter().map(|block| as_written(block));
        self.document.copies = match (*first, words::copies(first[0].text)) {
            ([label], _) if more.len() > 0 => {
                self.document.labels.copies = label.text.to_owned();
                more.collect()
            }
            (first, Some((label, inline))) => {
                self.document.labels.copies = label.to_owned();
                std::iter::once(after_label(inline, first)).chain(more).collect()
            }
            (first, None) => std::iter::once(as_written(first)).chain(more).collect(),
        };
    }

    /// The label is the first line of two, or a known one in the only line.
    fn marked_subject(&mut self, text: &str) {
        let found = text.split_once('\n').or_else(|| words::subject(text));
        let (label, subject) = found.unwrap_or((&self.document.labels.subject, text));
        (self.document.labels.subject, self.document.subject) = (label.to_owned(), subject.to_owned());
    }
}

fn code(marker: Marker) -> &'static str {
    match marker {
        Marker::Place => "import-place-and-date",
        Marker::Recipients => "import-recipient",
        Marker::Copies => "import-copies",
        Marker::Subject => "import-subject",
        Marker::Salutation => "import-salutation",
        Marker::Body => "import-body",
        Marker::Closing => "import-closing",
        Marker::Footnotes => "import-footnote",
    }
}

/// The runs of lines between blank lines; an address knows no fenced code.
fn paragraphs<'a, 'b>(lines: &'b [Line<'a>]) -> Vec<&'b [Line<'a>]> {
    lines.split(|line| line.text.is_empty()).filter(|block| !block.is_empty()).collect()
}

fn as_written(block: &[Line<'_>]) -> AddressBlock {
    AddressBlock { lines: block.iter().map(|line| line.text.to_owned()).collect() }
}

fn blocks_of(lines: &[Line<'_>]) -> Vec<AddressBlock> {
    paragraphs(lines).into_iter().map(as_written).collect()
}
