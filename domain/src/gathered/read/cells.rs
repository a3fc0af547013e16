//! The cells of a row by what they hold: joined, tidied, with a note of what was done.

use crate::{
    error::FieldError,
    gathered::{Column, Mapping},
    invisible::{clean, is_invisible},
    table::{self, Days, RowFault, has_lost_letters},
    text::fold,
};
use std::borrow::Cow;

/// The cells of a row, with what was done to them.
pub(super) struct Cells<'a> {
    row: &'a table::Row,
    mapping: &'a Mapping,
    /// What is to be said of them.
    pub(super) notes: Vec<FieldError>,
}

impl<'a> Cells<'a> {
    /// The cells of a row; those whose letters were mended are noted.
    pub(super) fn of(row: &'a table::Row, mapping: &'a Mapping) -> Self {
        let mended = row.mended.iter().filter_map(|(place, before)| {
            let column = mapping.0.get(place)?;
            // An address is shown nowhere in full.
            let before = if *column == Column::Email { "…" } else { before };
            Some(FieldError::new(column.code(), "note-letters-mended").with("word", before))
        });
        Self { row, mapping, notes: mended.collect() }
    }

    /// Whether the table has such a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.mapping.has(column)
    }

    fn cells(&self, column: Column) -> impl Iterator<Item = &'a str> {
        let row = self.row;
        self.mapping.places(column).map(move |place| row.cell(Some(place))).filter(|cell| !cell.trim().is_empty())
    }

    /// What the cells say as they stand, trimmed.
    pub(super) fn raw(&self, column: Column) -> String {
        self.cells(column).map(str::trim).collect::<Vec<_>>().join(", ")
    }

    /// What the cells say that a remark is about: a name may be in several.
    pub(super) fn said(&self, field: &str) -> String {
        match Column::from_code(field) {
            Some(Column::Name) if !self.has(Column::Name) => {
                [self.raw(Column::Given), self.raw(Column::Family)].join(" ").trim().to_owned()
            }
            Some(column) => self.raw(column),
            None => String::new(),
        }
    }

    /// The cells that a fault of the whole row is about.
    pub(super) fn spoilt(&self, fault: RowFault) -> String {
        match fault {
            RowFault::Encoding => self.row.cells.iter().find(|cell| cell.contains('\u{fffd}')).cloned().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The text of a column on one line.
    pub(super) fn text(&mut self, column: Column) -> String {
        let texts: Vec<String> = self.cells(column).collect::<Vec<_>>().into_iter().map(|cell| self.tidied(column, cell)).collect();
        let between = if matches!(column, Column::Name | Column::Given | Column::Family) { " " } else { ", " };
        texts.join(between)
    }

    /// A cell on one line, without what a paste brought along.
    fn tidied(&mut self, column: Column, cell: &str) -> String {
        let joined = on_one_line(cell);
        let tidied = clean(&joined);
        let invisible = |text: &str| text.chars().filter(|c| is_invisible(*c)).count();
        let code = if invisible(&joined) > invisible(&tidied) {
            "gathered-note-invisible"
        } else if matches!(joined, Cow::Owned(_)) && column != Column::Email {
            "gathered-note-joined"
        } else if tidied != *joined && column == Column::Name {
            "gathered-note-spaces"
        } else {
            return tidied;
        };
        self.notes.push(FieldError::new(column.code(), code));
        tidied
    }

    /// The name of a person: as one column has it, or put together from its parts in the order that its script has.
    pub(super) fn name(&mut self, whole: Column) -> String {
        if self.cells(whole).next().is_some() {
            return self.text(whole);
        }
        let (given, family) = (self.text(Column::Given), self.text(Column::Family));
        match (given.is_empty(), family.is_empty()) {
            (false, false) if is_east_asian(&given) && is_east_asian(&family) => [family, given].concat(),
            (false, false) => [given, family].join(" "),
            _ => [given, family].concat(),
        }
    }

    /// Several columns in one text, without what another says already.
    pub(super) fn joined(&mut self, columns: &[Column]) -> String {
        let mut texts: Vec<String> = Vec::new();
        for column in columns {
            let text = self.text(*column);
            if !text.is_empty() && !texts.iter().any(|said| fold(said).contains(&fold(&text)) && !fold(&text).is_empty()) {
                texts.push(text);
            }
        }
        texts.join(", ")
    }

    /// The first address.
    pub(super) fn address(&mut self) -> String {
        let cell = self.text(Column::Email);
        // Forms write that where nobody was asked for an address.
        if super::is_anonymous(&cell) {
            return String::new();
        }
        let found = table::addresses(&cell);
        if found.more {
            self.notes.push(FieldError::new("email", "note-email-first"));
        }
        found.first
    }

    /// The day of signing, where the cell names one; where it names none that can be read, that is noted.
    pub(super) fn day(&mut self, days: Days) -> Option<String> {
        let cell = self.raw(Column::Date);
        let day = days.read(&cell);
        if day.is_none() && !cell.is_empty() {
            self.notes.push(FieldError::new("date", "gathered-note-day"));
        }
        day
    }

    /// Whether they agree: a box that is not ticked, or "no" in its words, is none.
    pub(super) fn agrees(&self) -> bool {
        const NO: [&str; 20] = [
            "no",
            "n",
            "non",
            "nein",
            "nao",
            "nie",
            "nee",
            "nej",
            "нет",
            "ні",
            "hayir",
            "لا",
            "아니오",
            "아니요",
            "いいえ",
            "否",
            "不同意",
            "false",
            "0",
            "off",
        ];
        let said = fold(&self.raw(Column::Consent));
        let first = said.split(' ').next().unwrap_or_default();
        let refuses = [" not ", " don t ", " ne ", " nicht "].iter().any(|word| format!(" {said} ").contains(word));
        !said.is_empty() && !NO.iter().any(|no| fold(no) == said || fold(no) == first) && !refuses
    }

    /// The cells whose letters were lost before the file was saved.
    pub(super) fn lost_letters(&self) -> Vec<FieldError> {
        use Column as C;
        let texts = [C::Name, C::Given, C::Family, C::Role, C::Affiliation, C::Organisation, C::Representative, C::Office];
        let lost = texts.into_iter().filter(|column| self.cells(*column).any(has_lost_letters));
        lost.map(|column| FieldError::new(column.code(), "error-letters-lost")).collect()
    }
}

/// A cell on one line: line breaks, and the white space around them, become a space; so do tabs.
fn on_one_line(cell: &str) -> Cow<'_, str> {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let inner = cell.trim_matches(|c: char| c.is_whitespace());
    if !inner.contains(breaks) {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(inner.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Whether a name is written in Chinese, Japanese or Korean letters: the family name comes first there, without a space.
fn is_east_asian(name: &str) -> bool {
    name.chars().all(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}
