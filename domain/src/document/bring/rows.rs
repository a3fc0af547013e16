//! The lines of what was brought while it is mended, and what is said about them.

use super::super::import::excerpt_of;
use super::super::{ImportNote, ImportNoteKind, lines::unix};

/// How many places a note of one kind is made of.
const PLACE_LIMIT: usize = 20;

/// A line, and which line or paragraph of what was brought it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) text: String,
}

impl Row {
    pub(super) fn new(number: u32, text: impl Into<String>) -> Self {
        Self { number, text: text.into() }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of a text.
pub(super) fn rows(text: &str) -> Vec<Row> {
    (1..).zip(unix(text).split('\n')).map(|(number, text)| Row::new(number, text)).collect()
}

/// What there is to say, in the order in which it was found.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) list: Vec<ImportNote>,
}

impl Notes {
    /// Notes something about a line; of one kind, only the first places.
    pub(super) fn add(&mut self, kind: ImportNoteKind, code: &'static str, line: u32, excerpt: &str) {
        if self.list.iter().filter(|note| note.code == code).count() < PLACE_LIMIT {
            self.list.push(ImportNote { kind, code, line, excerpt: excerpt_of(excerpt) });
        }
    }

    pub(super) fn changed(&mut self, code: &'static str, line: u32, excerpt: &str) {
        self.add(ImportNoteKind::Changed, code, line, excerpt);
    }

    pub(super) fn left_out(&mut self, code: &'static str, line: u32, excerpt: &str) {
        self.add(ImportNoteKind::LeftOut, code, line, excerpt);
    }
}
