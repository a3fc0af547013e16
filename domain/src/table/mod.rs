//! Tables that people bring: CSV in whatever encoding and with whatever separator a spreadsheet wrote it.
//!
//! Reading is tolerant: what is wrong with one row is noted at the row, under its line in the file, and the rest of
//! the file is read. What a cell means is up to the caller: [`Table::recognise`] says which columns
//! look like what, and cells are handed out as they stand.

mod columns;
mod countries;
mod decode;
mod records;

pub use columns::Column;
pub use countries::{FoundCountry, country};

use crate::error::{FieldError, ValueError};

/// The most rows that a table may have.
pub const ROW_LIMIT: usize = 20_000;
/// The most columns that are read.
pub const COLUMN_LIMIT: usize = 100;

/// A table with a row of headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    encoding: &'static str,
    separator: char,
    headers: Vec<String>,
    rows: Vec<Row>,
}

/// A row, with what is wrong with it as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file that it begins on, from 1.
    pub line: u64,
    /// Its cells as they stand; missing ones at the end are empty, so that there are as many as headers.
    pub cells: Vec<String>,
    /// What is wrong with it; its cells are not to be trusted then.
    pub faults: Vec<RowFault>,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// Bytes that are no text in the file's encoding, or text that was read in a wrong encoding before.
    Encoding,
    /// More cells than headers.
    TooManyCells {
        /// How many headers.
        expected: usize,
        /// How many cells.
        found: usize,
    },
    /// Fewer cells than headers, where a row has at least one cell too few in the middle of a table.
    TooFewCells {
        /// How many headers.
        expected: usize,
        /// How many cells.
        found: usize,
    },
    /// Cells are separated by another character than in the rest of the file.
    Separator {
        /// The one found.
        found: char,
    },
    /// A quotation mark that is opened and not closed.
    Quote,
}

impl RowFault {
    /// The fault as a message about a row: its code is the message's key.
    pub fn message(self) -> FieldError {
        match self {
            Self::Encoding => FieldError::new("", "error-row-encoding"),
            Self::TooManyCells { expected, found } | Self::TooFewCells { expected, found } => {
                FieldError::new("", "error-row-cells").with("expected", expected).with("found", found)
            }
            Self::Separator { found } => {
                FieldError::new("", "error-row-separator").with("found", if found == '\t' { "⇥".to_owned() } else { found.to_string() })
            }
            Self::Quote => FieldError::new("", "error-row-quote"),
        }
    }
}

impl Table {
    /// Reads a table. A byte order mark gives the encoding, or being valid UTF-8, or it is guessed; the separator is the
    /// one of comma, semicolon and tab that the headers are separated by.
    ///
    /// # Errors
    /// `error-table-empty`, `error-table-no-text` (a spreadsheet or another program's file), `error-table-no-rows`,
    /// `error-table-too-many-rows`, `error-table-quotes`.
    pub fn read(bytes: &[u8]) -> Result<Self, ValueError> {
        let decoded = decode::text(bytes)?;
        let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
        let (separator, body, first_line) = records::separator(&text);
        let mut records = records::read(body, separator, first_line)?.into_iter();
        let headers: Vec<String> = records.next().ok_or(ValueError::new("error-table-empty"))?.cells;
        let headers: Vec<String> = headers.iter().take(COLUMN_LIMIT).map(|header| header.trim().to_owned()).collect();
        let rows: Vec<Row> = records.map(|record| record.into_row(headers.len(), separator)).collect();
        if rows.is_empty() {
            return Err(ValueError::new("error-table-no-rows"));
        }
        if rows.len() > ROW_LIMIT {
            return Err(ValueError { code: "error-table-too-many-rows", max: Some(ROW_LIMIT) });
        }
        Ok(Self { encoding: decoded.encoding, separator, headers, rows })
    }

    /// The name of the encoding it was read in, as the WHATWG has it: `UTF-8`, `windows-1252`, `UTF-16LE`.
    pub const fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The character between cells.
    pub const fn separator(&self) -> char {
        self.separator
    }

    /// The headers, trimmed.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The rows, without those that are empty.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What each column looks like by its header; each kind of column is found once.
    pub fn recognise(&self) -> Vec<Option<Column>> {
        columns::recognise(&self.headers)
    }

    /// The index of the column that looks like this.
    pub fn column(&self, column: Column) -> Option<usize> {
        self.recognise().iter().position(|found| *found == Some(column))
    }
}

impl Row {
    /// The cell of a column; empty where there is none.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }
}

/// Whether a spreadsheet would take a cell for a formula (OWASP, CSV injection).
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.chars().count() > 1
}

#[cfg(test)]
mod tests;
