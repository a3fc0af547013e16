//! Spreadsheets: XLSX and ODS, with bounds on what a small file may unfold to.

use super::{COLUMN_LIMIT, ROW_LIMIT, ods, records::Record};
use crate::error::ValueError;
use calamine::{Data, DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx};
use std::io::{Cursor, Read};

/// The most that a spreadsheet may unfold to, in bytes.
const UNFOLDED_LIMIT: u64 = 64 * 1024 * 1024;
/// The most files in a spreadsheet.
const FILE_LIMIT: usize = 2_000;
/// The most that the cells of a spreadsheet may say, in bytes: a text that stands once in the file may be in every cell.
const TEXT_LIMIT: usize = 16 * 1024 * 1024;
/// The most sheets that are looked at; several may be the same file.
const SHEET_LIMIT: usize = 50;
/// The most different texts that an XLSX may say that it has: memory is reserved for as many.
const SHARED_LIMIT: u64 = 1_000_000;
/// The widest sheet that is read; of its columns the first are taken.
pub(super) const WIDTH_LIMIT: usize = 200;
/// Rows that may be empty or stand above the headings.
pub(super) const EMPTY_ROWS: usize = 1_000;

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

impl Sheet {
    /// Whether it has a row below another.
    pub(super) fn is_table(&self) -> bool {
        self.records.len() > 1
    }
}

/// How much the cells of a spreadsheet may say still.
pub(super) struct Room(usize);

impl Room {
    /// Takes the room of a text.
    pub(super) fn take(&mut self, text: &str) -> Result<(), ValueError> {
        self.has(text.len())?;
        self.0 -= text.len();
        Ok(())
    }

    /// Whether there is room for so many bytes.
    pub(super) fn has(&self, bytes: usize) -> Result<(), ValueError> {
        if bytes <= self.0 { Ok(()) } else { Err(too_large()) }
    }
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
    let mut room = Room(TEXT_LIMIT);
    let sheets = match unfold(bytes)? {
        Some(content) => ods::sheets(&content, &mut room)?,
        None => xlsx(bytes, &mut room)?,
    };
    let table = sheets.iter().position(Sheet::is_table).or_else(|| sheets.iter().position(|sheet| !sheet.records.is_empty()));
    table.and_then(|at| sheets.into_iter().nth(at)).ok_or(ValueError::new("error-table-empty"))
}

pub(super) const fn unread() -> ValueError {
    ValueError::new("error-table-no-text")
}

pub(super) const fn too_large() -> ValueError {
    ValueError::new("error-table-unfolds")
}

pub(super) const fn too_many_rows() -> ValueError {
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
        file.take(left + 1).read_to_end(&mut unfolded).map_err(|_| unread())?;
        left = left.checked_sub(unfolded.len() as u64).ok_or(too_large())?;
        if reserves(&unfolded) {
            return Err(too_large());
        }
        if is_content {
            content = Some(unfolded);
        }
    }
    Ok(content)
}

/// Whether a file says that there is more in it than can be: memory is reserved for what it says. UTF-16 has a zero beside each
/// letter, and no encoding of a spreadsheet has escapes within words.
fn reserves(file: &[u8]) -> bool {
    const SAID: &[u8] = b"uniqueCount";
    let before = |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
    if file.iter().find(|byte| !before(byte)) != Some(&b'<') {
        return false;
    }
    if file.contains(&0x1b) {
        return true;
    }
    let plain: Vec<u8> = file.iter().copied().filter(|byte| *byte != 0).collect();
    let mut rest = plain.as_slice();
    while let Some(at) = rest.windows(SAID.len()).position(|word| word == SAID) {
        rest = &rest[at + SAID.len()..];
        let digits = rest.iter().skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''));
        let number = digits
            .take_while(|byte| byte.is_ascii_digit())
            .fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        if number > SHARED_LIMIT {
            return true;
        }
    }
    false
}

fn xlsx(bytes: &[u8], room: &mut Room) -> Result<Vec<Sheet>, ValueError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| unread())?;
    let names = visible(book.sheets_metadata());
    let (of, mut sheets) = (names.len(), Vec::new());
    for name in names.into_iter().take(SHEET_LIMIT) {
        // Cell by cell: a sheet with one in its last corner would take gigabytes as a whole.
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| unread())?;
        let mut records: Vec<Record> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(|_| unread())? {
            let (row, column) = cell.get_position();
            let (line, column) = (u64::from(row) + 1, column as usize);
            if column >= COLUMN_LIMIT {
                continue;
            }
            let said = text_of(cell.get_value(), room)?;
            if said.is_empty() {
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
        sheets.push(Sheet { format: "XLSX", name, of, records });
        if sheets.iter().any(Sheet::is_table) {
            break;
        }
    }
    Ok(sheets)
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

fn text_of(cell: &DataRef<'_>, room: &mut Room) -> Result<String, ValueError> {
    if let DataRef::SharedString(text) = cell {
        room.take(text)?;
        return Ok((*text).to_owned());
    }
    let said = text(&Data::from(cell.clone()));
    room.take(&said)?;
    Ok(said)
}

/// A figure as people see it: 5, not 5.0.
pub(super) fn figure(number: f64) -> String {
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

    /// An XLSX of one name, with these shared strings.
    fn with_shared(shared: &str) -> Vec<u8> {
        let whole = book(|book| {
            let sheet = book.add_worksheet();
            sheet.write_string(0, 0, "Name")?.write_string(1, 0, "Ana").map(drop)
        });
        let mut from = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..from.len() {
            let mut file = from.by_index(place).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            to.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            to.write_all(if name.ends_with("sharedStrings.xml") { shared.as_bytes() } else { &bytes }).unwrap();
        }
        to.finish().unwrap().into_inner()
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
        let valued = r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string" office:string-value="x"/></table:table-row>"#;
        let covered = valued.replace("table:table-cell", "table:covered-table-cell");
        assert_eq!((code(&ods_of(&valued.repeat(2))), code(&ods_of(&covered.repeat(2)))), ("error-table-unfolds", "error-table-unfolds"));
        let spaced = ods_row(&[r#"a<text:s text:c="4000000000"/>b"#, "x"]);
        assert_eq!(Table::read(&ods_of(&[ods_row(&["Name", "Note"]), spaced].concat())).unwrap().rows()[0].cells[0].len(), 102);
        let long =
            ods_row(&["x".repeat(10_000).as_str()]).replace("<table:table-row>", r#"<table:table-row table:number-rows-repeated="9000">"#);
        assert_eq!(code(&ods_of(&long)), "error-table-unfolds");
        let shared = book(|book| {
            let (sheet, text) = (book.add_worksheet(), "x".repeat(30_000));
            (0..1_000).try_for_each(|row| sheet.write_string(row, 0, &text).map(drop))
        });
        assert_eq!(code(&shared), "error-table-unfolds", "one text in every cell");
        let empty = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        let trailing = [ods_row(&["Name"]), ods_row(&["Ana"]), empty.to_owned()].concat();
        assert_eq!(Table::read(&ods_of(&trailing)).unwrap().rows().len(), 1, "as LibreOffice fills a sheet");
        for said in ["uniqueCount=\"10000000000000\"", "uniqueCount = '10000000000000'"] {
            assert_eq!(code(&with_shared(&format!("<sst {said}><si><t>Name</t></si></sst>"))), "error-table-unfolds");
        }
        let wide: Vec<u8> = "\u{feff}<sst uniqueCount=\"10000000000000\"/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(reserves(&wide) && reserves(b"<sst uni\x1b(BqueCount=\"1\"/>") && !reserves(b"<sst uniqueCount=\"300000\"/>"));
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        (0..70).for_each(|_| bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap());
        assert_eq!(code(&bomb.finish().unwrap().into_inner()), "error-table-unfolds");
        assert_eq!(code(b"PK\x03\x04xl/workbook"), "error-table-no-text");
    }
}
