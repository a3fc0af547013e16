//! A table as a spreadsheet (XLSX): every cell is text, none a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use service::Error;

/// The media type of a spreadsheet.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The most rows that are written: a spreadsheet is put together in memory.
pub const ROW_LIMIT: usize = 50_000;

/// One of our own CSV files as a spreadsheet, with each cell as it was before it was made harmless. The same table gives the
/// same bytes.
///
/// # Errors
/// Where the table is none, or holds more than a sheet can.
pub fn of_csv(csv: &[u8]) -> Result<Vec<u8>, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    let rows = table.records().collect::<Result<Vec<_>, _>>().map_err(|error| broken(&error))?;
    write(&rows).map_err(|error| broken(&error))
}

fn write(rows: &[csv::StringRecord]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Anything that asks for the same list twice gets it once.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    let (sheet, bold) = (book.add_worksheet(), Format::new().set_bold());
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match row {
                0 => sheet.write_string_with_format(row, column, cell, &bold)?,
                _ => sheet.write_string(row, column, domain::cell::value(cell))?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::table::Table;

    #[test]
    fn what_goes_out_comes_in_as_it_was() {
        let names = ["=SUM(1)", "'Ana", "José Núñez", "علی\u{200c}رضا", "_x0041_", "O’Brien & <Sons>", "007"];
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["name", "country"]).unwrap();
        for name in names {
            csv.write_record([domain::cell::inert(name.to_owned()), "FR".to_owned()]).unwrap();
        }
        let csv = csv.into_inner().unwrap();
        let book = of_csv(&csv).unwrap();
        assert_eq!(book, of_csv(&csv).unwrap(), "the same table, the same bytes");
        let table = Table::read(&book).unwrap();
        let back: Vec<&str> = table.rows().iter().map(|row| row.cells[0].as_str()).collect();
        assert_eq!(back, names);
        assert_eq!((table.encoding(), table.headers()), ("XLSX", &["name".to_owned(), "country".to_owned()][..]));
    }
}
