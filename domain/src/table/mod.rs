//! Tables that people bring: CSV in whatever encoding and with whatever separator a spreadsheet wrote it, XLSX and ODS.
//!
//! Reading is tolerant: what is wrong with one row is noted at the row, under its line in the file, and the rest of
//! the file is read. What a cell means is up to the caller: [`Table::recognise`] says which columns
//! look like what, and cells are handed out as they stand.

mod address;
mod chosen;
mod countries;
mod days;
mod decode;
mod head;
mod headings;
mod mend;
mod ods;
mod records;
mod sheet;

pub use address::{Addresses, addresses};
pub use chosen::ChosenColumns;
pub use countries::{FoundCountry, country};
pub use days::Days;
pub use decode::ENCODINGS;
pub use headings::Column;
pub(crate) use mend::has_lost_letters;

use crate::error::{FieldError, ValueError};
use records::Record;
use sheet::Sheet;

/// The most rows that a table may have.
pub const ROW_LIMIT: usize = 20_000;
/// The most columns that are read.
pub const COLUMN_LIMIT: usize = 100;

/// How a file is to be read, where somebody says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// The name of its encoding; empty for the one that it looks like.
    pub encoding: String,
    /// Whether damaged letters are left as they stand.
    pub unmended: bool,
}

/// A table with a row of headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    form: Form,
    headers: Vec<String>,
    head_line: u64,
    rows: Vec<Row>,
}

/// How a table is laid out in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    encoding: &'static str,
    separator: Option<char>,
    sheet: Option<(String, usize)>,
}

/// A row, with what is wrong with it as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file that it begins on, from 1.
    pub line: u64,
    /// Its cells as they stand; missing ones at the end are empty, so that there are as many as headers.
    pub cells: Vec<String>,
    /// The places of cells whose damaged letters were mended, with the cells as they are in the file.
    pub mended: Vec<(usize, String)>,
    /// What is wrong with it; its cells are not to be trusted then.
    pub faults: Vec<RowFault>,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// Bytes that are no text in the file's encoding.
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
    /// one of comma, semicolon and tab that the first lines are separated by. What stands above the headings is passed over.
    ///
    /// # Errors
    /// `error-table-empty`, `error-table-no-text` (another program's file), `error-table-unfolds` (a spreadsheet that holds more than it should), `error-table-encoding` (one that is not known),
    /// `error-table-no-rows`, `error-table-too-many-rows`, `error-table-quotes`.
    pub fn read(bytes: &[u8]) -> Result<Self, ValueError> {
        Self::read_as(bytes, &ReadAs::default())
    }

    /// The same, as somebody says that the file is to be read.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn read_as(bytes: &[u8], how: &ReadAs) -> Result<Self, ValueError> {
        if sheet::is_one(bytes) {
            let Sheet { format, name, of, records } = sheet::read(bytes)?;
            return Self::of_records(records, Form { encoding: format, separator: None, sheet: Some((name, of)) }, how);
        }
        let decoded = decode::text(bytes, &how.encoding)?;
        let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
        let (separator, body, first_line) = records::separator(&text);
        let records = records::read(body, separator, first_line)?;
        Self::of_records(records, Form { encoding: decoded.encoding, separator: Some(separator), sheet: None }, how)
    }

    fn of_records(mut records: Vec<Record>, form: Form, how: &ReadAs) -> Result<Self, ValueError> {
        if !how.unmended {
            records.iter_mut().for_each(Record::mend);
        }
        let head = head::find(&records).ok_or(ValueError::new("error-table-empty"))?;
        let headers: Vec<String> = head.headings.into_iter().take(COLUMN_LIMIT).collect();
        let head_line = records.get(head.taken - 1).map_or(1, |record| record.line);
        let rows = records.into_iter().skip(head.taken).map(|record| record.into_row(headers.len(), form.separator));
        let rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            return Err(ValueError::new("error-table-no-rows"));
        }
        if rows.len() > ROW_LIMIT {
            return Err(ValueError { code: "error-table-too-many-rows", max: Some(ROW_LIMIT) });
        }
        Ok(Self { form, headers, head_line, rows })
    }

    /// The line of the headings.
    pub const fn head_line(&self) -> u64 {
        self.head_line
    }

    /// The name of the encoding it was read in, as the WHATWG has it: `UTF-8`, `windows-1252`, `UTF-16LE`; of a spreadsheet
    /// its format, `XLSX` or `ODS`.
    pub const fn encoding(&self) -> &'static str {
        self.form.encoding
    }

    /// The character between cells, where it is a text.
    pub const fn separator(&self) -> Option<char> {
        self.form.separator
    }

    /// The name of the sheet, where it is a spreadsheet, and of how many it is one.
    pub fn sheet(&self) -> Option<(&str, usize)> {
        self.form.sheet.as_ref().map(|(name, of)| (name.as_str(), *of))
    }

    /// The headers, trimmed.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What files of one shape share: their headings.
    pub fn shape(&self) -> String {
        self.headers.join("\n")
    }

    /// The first cell below a heading that says something.
    pub fn sample(&self, place: usize) -> &str {
        self.rows.iter().map(|row| row.cell(Some(place)).trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The rows, without those that are empty.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What each column looks like by its header; each kind of column is found once.
    pub fn recognise(&self) -> Vec<Option<Column>> {
        let filled: Vec<bool> = (0..self.headers.len()).map(|place| !self.sample(place).is_empty()).collect();
        headings::recognise(&self.headers, |place| filled.get(place).copied().unwrap_or_default())
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
