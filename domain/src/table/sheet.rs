//! Spreadsheets: XLSX and ODS, with bounds on what a small file may unfold to.

use super::{COLUMN_LIMIT, ROW_LIMIT, records::Record};
use crate::error::ValueError;
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader as _, SheetVisible, Xlsx};
use quick_xml::{Reader, events::Event};
use std::io::{Cursor, Read};

/// The most that a spreadsheet may unfold to, in bytes.
const UNFOLDED_LIMIT: u64 = 64 * 1024 * 1024;
/// The most files in a spreadsheet.
const FILE_LIMIT: usize = 2_000;
/// The widest sheet that is read; of its columns the first are taken.
const WIDTH_LIMIT: usize = 200;
/// Rows that may be empty or stand above the headings.
const EMPTY_ROWS: usize = 1_000;

/// A sheet of a spreadsheet.
pub(super) struct Sheet {
    /// `XLSX` or `ODS`.
    pub(super) format: &'static str,
    /// Its name.
    pub(super) name: String,
    /// How many there are in the file.
    pub(super) of: usize,
    pub(super) records: Vec<Record>,
}

/// Whether a file may be a spreadsheet: those of today are ZIP archives.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the first sheet that has a row below another, or else the first that has one.
///
/// # Errors
/// `error-table-no-text` where it is no spreadsheet, `error-table-unfolds` where it holds more than it should,
/// `error-table-too-many-rows`, `error-table-empty`.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, ValueError> {
    let content = unfold(bytes)?;
    match content {
        Some(content) => {
            check_ods(&content)?;
            ods(bytes)
        }
        None => xlsx(bytes),
    }
}

const fn unread() -> ValueError {
    ValueError::new("error-table-no-text")
}

const fn too_large() -> ValueError {
    ValueError::new("error-table-unfolds")
}

const fn too_many_rows() -> ValueError {
    ValueError { code: "error-table-too-many-rows", max: Some(ROW_LIMIT) }
}

/// Unfolds every file of the archive within bounds, whatever its directory says of their sizes; answers the content of an
/// ODS.
fn unfold(bytes: &[u8]) -> Result<Option<Vec<u8>>, ValueError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unread())?;
    if archive.len() > FILE_LIMIT {
        return Err(too_large());
    }
    let (mut left, mut content) = (UNFOLDED_LIMIT, None);
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| unread())?;
        let is_content = file.name().is_ok_and(|name| name == "content.xml");
        let mut unfolded = Vec::new();
        let mut limited = file.take(left + 1);
        let length = if is_content {
            limited.read_to_end(&mut unfolded).map(|length| length as u64)
        } else {
            std::io::copy(&mut limited, &mut std::io::sink())
        };
        left = left.checked_sub(length.map_err(|_| unread())?).ok_or(too_large())?;
        if is_content {
            content = Some(unfolded);
        }
    }
    Ok(content)
}

/// Whether the cells of an ODS stand within bounds: one that is repeated takes few bytes and much memory.
fn check_ods(content: &[u8]) -> Result<(), ValueError> {
    let mut reader = Reader::from_reader(content);
    let (mut row, mut repeated, mut column, mut is_filled) = (0_usize, 0_usize, 0_usize, false);
    loop {
        match reader.read_event().map_err(|_| unread())? {
            Event::Eof => return Ok(()),
            Event::Start(start) if start.name().as_ref() == b"table:table" => row = 0,
            Event::Start(start) if start.name().as_ref() == b"table:table-row" => {
                (repeated, column, is_filled) = (times(&start, "table:number-rows-repeated")?, 0, false);
            }
            Event::End(end) if end.name().as_ref() == b"table:table-row" => {
                row = row.saturating_add(repeated);
                if is_filled && row > ROW_LIMIT + EMPTY_ROWS {
                    return Err(too_many_rows());
                }
            }
            Event::Empty(cell) if cell.name().as_ref() == b"table:table-cell" => {
                column = column.saturating_add(times(&cell, "table:number-columns-repeated")?);
            }
            Event::Start(cell) if cell.name().as_ref() == b"table:table-cell" => {
                (column, is_filled) = (column.saturating_add(times(&cell, "table:number-columns-repeated")?), true);
                if column > WIDTH_LIMIT {
                    return Err(too_large());
                }
            }
            _ => {}
        }
    }
}

/// How often a row or a cell stands.
fn times(tag: &quick_xml::events::BytesStart<'_>, name: &str) -> Result<usize, ValueError> {
    let found = tag.try_get_attribute(name).map_err(|_| unread())?;
    Ok(found.and_then(|found| std::str::from_utf8(&found.value).ok()?.parse().ok()).unwrap_or(1))
}

fn ods(bytes: &[u8]) -> Result<Sheet, ValueError> {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|_| unread())?;
    let names = visible(book.sheets_metadata());
    let (of, mut first) = (names.len(), None);
    for name in names {
        let range = book.worksheet_range(&name).map_err(|_| unread())?;
        let (top, _) = range.start().unwrap_or_default();
        let rows = range.rows().enumerate().map(|(place, row)| {
            let cells = row.iter().take(COLUMN_LIMIT).map(text).collect();
            Record::new(u64::from(top) + place as u64 + 1, cells)
        });
        let records: Vec<Record> = rows.filter(Record::is_filled).collect();
        let sheet = Sheet { format: "ODS", name, of, records };
        if sheet.records.len() > 1 {
            return Ok(sheet);
        }
        first = first.or(Some(sheet)).filter(|sheet| !sheet.records.is_empty());
    }
    first.ok_or(ValueError::new("error-table-empty"))
}

fn xlsx(bytes: &[u8]) -> Result<Sheet, ValueError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| unread())?;
    let names = visible(book.sheets_metadata());
    let (of, mut first) = (names.len(), None);
    for name in names {
        // Cell by cell: a sheet with one in its last corner would take gigabytes as a whole.
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| unread())?;
        let mut records: Vec<Record> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(|_| unread())? {
            let (row, column) = cell.get_position();
            let (line, column, said) = (u64::from(row) + 1, column as usize, text_of(cell.get_value()));
            if said.is_empty() || column >= COLUMN_LIMIT {
                continue;
            }
            if records.last().is_none_or(|last| last.line != line) {
                records.push(Record::new(line, Vec::new()));
            }
            if records.len() > ROW_LIMIT + EMPTY_ROWS {
                return Err(too_many_rows());
            }
            if let Some(last) = records.last_mut() {
                last.cells.resize(last.cells.len().max(column + 1), String::new());
                if let Some(to) = last.cells.get_mut(column) {
                    *to = said;
                }
            }
        }
        records.retain(Record::is_filled);
        let sheet = Sheet { format: "XLSX", name, of, records };
        if sheet.records.len() > 1 {
            return Ok(sheet);
        }
        first = first.or(Some(sheet)).filter(|sheet| !sheet.records.is_empty());
    }
    first.ok_or(ValueError::new("error-table-empty"))
}

fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(is) => is.to_string(),
        Data::DateTime(at) => moment(at),
        Data::Error(error) => error.to_string(),
        _ => String::new(),
    }
}

fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::SharedString(text) => (*text).to_owned(),
        cell => text(&Data::from(cell.clone())),
    }
}

/// A figure as people see it: 5, not 5.0.
fn figure(number: f64) -> String {
    number.to_string()
}

fn moment(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Column, Table};
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn book(fill: impl FnOnce(&mut Workbook) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(&mut book).unwrap();
        book.save_to_buffer().unwrap()
    }

    /// An ODS with these rows of XML.
    fn ods_of(rows: &str) -> Vec<u8> {
        let content = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Blatt1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
        );
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "META-INF/manifest.xml",
                r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
            ),
            ("content.xml", &content),
        ] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn ods_row(cells: &[&str]) -> String {
        let cell = |text: &&str| format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#);
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    }

    #[test]
    fn a_spreadsheet_is_read_with_its_days_and_figures_below_its_titles() {
        let bytes = book(|book| {
            book.add_worksheet().set_name("Read me")?.write_string(0, 0, "Only a note")?;
            let sheet = book.add_worksheet();
            sheet.set_name("Answers")?.write_string(0, 0, "Sign-on letter: responses")?;
            for (column, heading) in (0..).zip(["Timestamp", "Full name", "Country", "Shoe size"]) {
                sheet.write_string(2, column, heading)?;
            }
            let day = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
            sheet.write_datetime_with_format(3, 0, ExcelDateTime::parse_from_str("2026-11-28 10:01:02")?, &day)?;
            sheet.write_string(3, 1, "José  Núñez")?.write_string(3, 2, "Spain")?.write_number(3, 3, 42)?;
            Ok(())
        });
        let table = Table::read(&bytes).unwrap();
        assert_eq!((table.encoding(), table.separator(), table.sheet(), table.head_line()), ("XLSX", None, Some(("Answers", 2)), 3));
        assert_eq!(table.rows()[0].cells, ["2026-11-28 10:01:02", "José  Núñez", "Spain", "42"]);
        assert_eq!((table.rows()[0].line, table.column(Column::Date)), (4, Some(0)));
        let headed = book(|book| book.add_worksheet().write_string(0, 0, "Name").map(drop));
        assert_eq!(Table::read(&headed).unwrap_err().code, "error-table-no-rows");
        let ods = ods_of(&[ods_row(&["Name", "Country"]), ods_row(&["박민지", "한국"])].concat());
        let table = Table::read(&ods).unwrap();
        assert_eq!((table.encoding(), table.sheet()), ("ODS", Some(("Blatt1", 1))));
        assert_eq!(table.rows()[0].cells, ["박민지", "한국"]);
    }

    #[test]
    fn what_unfolds_too_far_is_refused() {
        let code = |bytes: &[u8]| Table::read(bytes).unwrap_err().code;
        let corner = book(|book| {
            let sheet = book.add_worksheet();
            sheet.write_string(0, 0, "Name")?.write_string(1, 0, "Ana")?.write_string(1_048_575, 16_383, "far")?;
            Ok(())
        });
        assert_eq!(Table::read(&corner).unwrap().rows().len(), 1, "a cell in the last corner costs nothing");
        let long = book(|book| {
            let sheet = book.add_worksheet();
            (0..22_000).try_for_each(|row| sheet.write_string(row, 0, "x").map(drop))
        });
        assert_eq!(code(&long), "error-table-too-many-rows");
        let filled =
            r#"<table:table-cell table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
        let wide = format!("<table:table-row>{filled}</table:table-row>");
        assert_eq!(code(&ods_of(&wide.repeat(2))), "error-table-unfolds");
        let high = ods_row(&["x"]).replace("<table:table-row>", r#"<table:table-row table:number-rows-repeated="1000000">"#);
        assert_eq!(code(&ods_of(&high)), "error-table-too-many-rows");
        let empty = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        let trailing = [ods_row(&["Name"]), ods_row(&["Ana"]), empty.to_owned()].concat();
        assert_eq!(Table::read(&ods_of(&trailing)).unwrap().rows().len(), 1, "as LibreOffice fills a sheet");
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        (0..70).for_each(|_| bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap());
        assert_eq!(code(&bomb.finish().unwrap().into_inner()), "error-table-unfolds");
        assert_eq!(code(b"PK\x03\x04xl/workbook"), "error-table-no-text");
    }
}
