//! Reading the letters that people bring, and saying what was understood of them.
//!
//! Nothing gets lost: what has no place stays in the body, and a note names it.

mod front_matter;
mod header;
mod marked;
mod parts;
mod remarks;
mod tail;

use super::lines::{Line, lines, text_of, unix};
use super::marker::Marker;
use super::{AddressBlock, LetterDocument, normalise, words};

/// The most characters of a text that a note repeats.
const EXCERPT: usize = 80;

/// The beginning of a text, for a note.
pub(super) fn excerpt_of(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What was read, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The document in normal form.
    pub document: LetterDocument,
    /// The language that front matter names, as it is there.
    pub language: Option<String>,
    /// What was understood and what was not, in the order of the text; what is missing comes last.
    pub notes: Vec<ImportNote>,
    /// The signatories at the foot of what was brought, which are no part of the letter.
    pub left_out: String,
}

/// Something to tell the person who brought a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// How far it was understood.
    pub kind: ImportNoteKind,
    /// A key of the message that never changes.
    pub code: &'static str,
    /// The line of the text that was brought, from 1; 0 for what is missing.
    pub line: u32,
    /// The beginning of the words that the note is about.
    pub excerpt: String,
}

/// How far something was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImportNoteKind {
    /// It went to its part.
    Understood,
    /// It went to a part, but might belong elsewhere.
    Uncertain,
    /// It stays in the body as it was written, and wants a look.
    NotPlaced,
    /// It is in the letter, but not as it was brought.
    Changed,
    /// It is not in the letter.
    LeftOut,
    /// A part that most letters have is not there.
    Missing,
}

/// A letter while it is being read.
#[derive(Default)]
struct Reading<'a> {
    document: LetterDocument,
    language: Option<String>,
    /// What stays in the body from before its beginning.
    unplaced: Vec<String>,
    /// Every line that stays in the body.
    kept: Vec<Line<'a>>,
    notes: Vec<ImportNote>,
}

/// Reads a letter as people write it: plain text or Markdown, or what [`super::print`] printed. Never fails.
#[must_use]
pub fn import(text: &str) -> Import {
    let text = unix(text.strip_prefix('\u{feff}').unwrap_or(text));
    let lines = lines(&text);
    let mut reading = Reading::default();
    match lines.iter().position(|line| Marker::of(line.text).is_some()) {
        Some(first) => {
            reading.plain(&lines[..first]);
            reading.marked(&lines[first..]);
        }
        None => reading.plain(&lines),
    }
    reading.finish()
}

impl<'a> Reading<'a> {
    /// Reads a text without markers.
    fn plain(&mut self, lines: &[Line<'a>]) {
        let lines = self.front_matter(lines);
        let rest = self.header(lines);
        let body = self.tail(rest);
        let before = self.unplaced.join("\n\n");
        self.document.body = super::lines::join(&before, &body);
    }

    /// Notes something about some lines.
    fn note(&mut self, kind: ImportNoteKind, code: &'static str, line: u32, excerpt: &str) {
        self.notes.push(ImportNote { kind, code, line, excerpt: excerpt_of(excerpt) });
    }

    fn understood(&mut self, code: &'static str, line: Line<'_>) {
        self.note(ImportNoteKind::Understood, code, line.number, line.text);
    }

    /// Leaves some lines from before the body at its start.
    fn leave(&mut self, code: &'static str, block: &[Line<'a>]) {
        if let Some(first) = block.first() {
            self.note(ImportNoteKind::NotPlaced, code, first.number, first.text);
            self.unplaced.push(text_of(block));
            self.kept.extend(block);
        }
    }

    /// The normal form, and what most letters have and this one lacks.
    fn finish(mut self) -> Import {
        self.remarks();
        let document = normalise(std::mem::take(&mut self.document));
        self.notes.sort_by_key(|note| note.line);
        let missing = [
            (document.recipients.is_empty(), "import-no-recipient"),
            (document.subject.is_empty(), "import-no-subject"),
            (document.salutation.is_empty(), "import-no-salutation"),
            (document.body.is_empty(), "import-no-body"),
            (document.closing.is_empty(), "import-no-closing"),
        ];
        for (_, code) in missing.into_iter().filter(|(missing, _)| *missing) {
            self.note(ImportNoteKind::Missing, code, 0, "");
        }
        Import { document, language: self.language, notes: self.notes, left_out: String::new() }
    }
}

/// The lines of an address, without the backslashes that Markdown takes for line breaks.
fn address(block: &[Line<'_>]) -> AddressBlock {
    let lines = block.iter().map(|line| line.text.strip_suffix('\\').unwrap_or(line.text));
    AddressBlock { lines: lines.map(|line| line.trim().to_owned()).collect() }
}

/// Whether a line is a heading, a list, a table, code or another structure of Markdown.
fn structured(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < text.len() && (number.starts_with(". ") || number.starts_with(") "));
    let rule = text.len() > 2 && text.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
    let starts = ["#", "- ", "* ", "+ ", "> ", "|", "```", "~~~", "[^", "<", "    ", "\t", "![", "• "];
    numbered || rule || starts.iter().any(|start| text.starts_with(start))
}

/// Whether a line ends like a salutation or a closing does.
fn ends_like_courtesy(text: &str, marks: &[char]) -> bool {
    text.trim_end_matches(['*', '_', '\u{200e}', '\u{200f}', '\u{61c}']).ends_with(marks)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '。', '！', '？', '؟', '।', ';', '؛'])
}

fn chars(line: Line<'_>) -> usize {
    line.text.chars().count()
}

/// Whether a block can be a name with an address.
fn like_address(block: &[Line<'_>]) -> bool {
    let narrow = block.len() >= 3 && block.iter().all(|line| chars(*line) <= 45);
    block.len() <= 10
        && block.iter().all(|line| chars(*line) <= 80 && !structured(line.text))
        && block.last().is_some_and(|last| narrow || !ends_sentence(last.text))
}

/// Whether a block is a paragraph, not a line of a letter's head.
fn like_prose(block: &[Line<'_>]) -> bool {
    let length: usize = block.iter().map(|line| chars(*line)).sum();
    length > 80 || block.last().is_some_and(|last| ends_sentence(last.text)) || block.first().is_some_and(|l| structured(l.text))
}
