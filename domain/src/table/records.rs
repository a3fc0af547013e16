//! From text to records, each with the line that it begins on.

use super::{COLUMN_LIMIT, ROW_LIMIT, Row, RowFault, mend::mended};
use crate::error::ValueError;

/// How many unclosed quotation marks are forgiven, each as a fault of its row. Each costs a look at the whole rest.
const OPEN_QUOTE_LIMIT: usize = 50;
/// The characters that may stand between cells.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// How many lines are looked at for the separator.
const LOOKED_AT: usize = 20;

/// A record as it is in the file.
pub(super) struct Record {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
    /// The places of mended cells, with the cells as they were.
    mended: Vec<(usize, String)>,
    open_quote: bool,
}

impl Record {
    /// A record as it is in the file.
    pub(super) const fn new(line: u64, cells: Vec<String>) -> Self {
        Self { line, cells, mended: Vec::new(), open_quote: false }
    }

    /// Whether a cell says something.
    pub(super) fn is_filled(&self) -> bool {
        self.cells.iter().any(|cell| !cell.trim().is_empty())
    }

    /// Mends damaged letters.
    pub(super) fn mend(&mut self) {
        for (place, cell) in self.cells.iter_mut().enumerate() {
            if let Some(better) = mended(cell) {
                self.mended.push((place, std::mem::replace(cell, better)));
            }
        }
    }

    /// The record as a row of a table with so many headers.
    pub(super) fn into_row(self, headers: usize, separator: Option<char>) -> Row {
        let Self { line, mut cells, mended, open_quote } = self;
        let found = cells.len();
        let mut faults = Vec::new();
        if open_quote {
            faults.push(RowFault::Quote);
        }
        if cells.iter().any(|cell| cell.contains('\u{fffd}')) {
            faults.push(RowFault::Encoding);
        }
        // Spreadsheets leave empty cells at the end away, and add some.
        while cells.len() > headers && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        let other = SEPARATORS.iter().copied().find(|other| {
            separator.is_some_and(|separator| separator != *other)
                && headers > 1
                && cells.len() * 2 <= headers + 1
                && cells.iter().any(|cell| cell.contains(*other))
        });
        if let Some(found) = other {
            faults.push(RowFault::Separator { found });
        } else if cells.len() > headers && !open_quote {
            faults.push(RowFault::TooManyCells { expected: headers, found });
        } else if cells.len() < headers.min(2) && !open_quote && separator.is_some() {
            faults.push(RowFault::TooFewCells { expected: headers, found });
        }
        cells.resize(headers.max(cells.len()).min(COLUMN_LIMIT), String::new());
        Row { line, cells, mended, faults }
    }
}

/// The separator, the text that it separates, and the line on which that begins. A first line `sep=;` is Excel's way
/// to say it; else it is the one that stands in most of the first lines as often as in others.
pub(super) fn separator(text: &str) -> (char, &str, u64) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(said) = first.trim().trim_matches('"').strip_prefix("sep=").and_then(|said| said.chars().next())
        && SEPARATORS.contains(&said)
    {
        return (said, rest, 2);
    }
    // Titles above the headings have no separators, and a name may have a comma in it.
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).collect();
    let weight = |separator: char| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line).filter(|c| *c == separator).count()).collect();
        let alike = |count: usize| count * counts.iter().filter(|other| **other == count).count();
        counts.iter().map(|count| alike(*count)).max().unwrap_or(0)
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| weight(*separator)).unwrap_or(',');
    (if weight(best) == 0 { ',' } else { best }, text, 1)
}

fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    line.chars().scan(false, |quoted, c| {
        *quoted ^= c == '"';
        Some(if *quoted { '"' } else { c })
    })
}

/// Reads all records but empty ones.
pub(super) fn read(text: &str, separator: char, first_line: u64) -> Result<Vec<Record>, ValueError> {
    let mut records = Vec::new();
    let (mut rest, mut line, mut open_quotes) = (text, first_line, 0);
    loop {
        match run(rest, separator, line, &mut records)? {
            None => return Ok(records),
            Some(broken) => {
                open_quotes += 1;
                if open_quotes > OPEN_QUOTE_LIMIT {
                    return Err(ValueError::new("error-table-quotes"));
                }
                let (bad, after) = broken.text.split_once('\n').unwrap_or((broken.text, ""));
                let cells = bad.split(separator).map(str::to_owned).collect();
                records.push(Record { open_quote: true, ..Record::new(broken.line, cells) });
                (rest, line) = (after, broken.line + 1);
            }
        }
    }
}

/// Where a quotation mark was opened and not closed in its row.
struct Broken<'a> {
    text: &'a str,
    line: u64,
}

/// Reads records until the end, or until one whose quotation marks do not pair and that swallowed others for it.
fn run<'a>(text: &'a str, separator: char, mut line: u64, records: &mut Vec<Record>) -> Result<Option<Broken<'a>>, ValueError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut counted = 0;
    loop {
        let start = position(&reader);
        if !reader.read_record(&mut record).map_err(|_| ValueError::new("error-table-no-text"))? {
            return Ok(None);
        }
        let raw = text.get(start..position(&reader)).unwrap_or_default();
        let blank = raw.len() - raw.trim_start_matches('\n').len();
        let start = start + blank;
        line += newlines(text, counted, start);
        counted = start;
        let raw = raw.trim_matches('\n');
        if raw.contains('\n') && !is_well_quoted(raw, separator) {
            return Ok(Some(Broken { text: text.get(start..).unwrap_or_default(), line }));
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let cells = record.iter().map(str::to_owned).collect();
            records.push(Record::new(line, cells));
        }
        if records.len() > ROW_LIMIT + 1 {
            return Err(ValueError { code: "error-table-too-many-rows", max: Some(ROW_LIMIT) });
        }
    }
}

/// Whether each quotation mark that opens a cell is closed at the end of one: a mark that is left open takes in the
/// following rows up to the next one, which begins a cell there.
fn is_well_quoted(raw: &str, separator: char) -> bool {
    let mut rest = raw;
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let Some(after) = after_quoted(quoted) else { return false };
            if !(after.is_empty() || after.starts_with([separator, '\n'])) {
                return false;
            }
            rest = after;
        }
        match rest.split_once([separator, '\n']) {
            Some((_, next)) => rest = next,
            None => return true,
        }
    }
}

/// What stands after the mark that closes a cell; a doubled mark is one of the text.
fn after_quoted(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let (_, after) = rest.split_once('"')?;
        match after.strip_prefix('"') {
            Some(next) => rest = next,
            None => return Some(after),
        }
    }
}

fn position<R: std::io::Read>(reader: &csv::Reader<R>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

fn newlines(text: &str, from: usize, to: usize) -> u64 {
    text.get(from..to).map_or(0, |part| part.bytes().filter(|byte| *byte == b'\n').count()) as u64
}
