//! Spreadsheets of LibreOffice (ODS), cell by cell: what is repeated takes few bytes and much memory.

use super::{
    COLUMN_LIMIT, ROW_LIMIT,
    records::Record,
    sheet::{EMPTY_ROWS, Room, Sheet, WIDTH_LIMIT, figure, too_large, too_many_rows, unread},
};
use crate::error::ValueError;
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};
use std::collections::HashSet;

/// How many spaces stand in one place at most.
const SPACES_LIMIT: usize = 100;

type Xml<'a> = Reader<&'a [u8]>;

/// Reads the sheets that are shown, up to the first that has a row below another.
///
/// # Errors
/// As [`super::sheet::read`].
pub(super) fn sheets(content: &[u8], room: &mut Room) -> Result<Vec<Sheet>, ValueError> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let (mut style, mut hidden, mut sheets) = (None, HashSet::new(), Vec::new());
    let mut of = 0;
    loop {
        match reader.read_event().map_err(|_| unread())? {
            Event::Eof => break,
            Event::Start(start) => match start.name().as_ref() {
                b"style:style" => style = attribute(&start, "style:name")?,
                b"style:table-properties" if attribute(&start, "table:display")?.as_deref() == Some("false") => {
                    hidden.extend(style.take());
                }
                b"table:table" if attribute(&start, "table:style-name")?.is_some_and(|style| hidden.contains(&style)) => {
                    reader.read_to_end(start.name()).map_err(|_| unread())?;
                }
                b"table:table" => {
                    of += 1;
                    let name = attribute(&start, "table:name")?.unwrap_or_default();
                    // The others are only counted.
                    if sheets.iter().any(Sheet::is_table) {
                        reader.read_to_end(start.name()).map_err(|_| unread())?;
                    } else {
                        sheets.push(Sheet { format: "ODS", name, of: 0, records: rows(&mut reader, room)? });
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    sheets.iter_mut().for_each(|sheet| sheet.of = of);
    Ok(sheets)
}

/// The rows of a sheet that say something.
fn rows(reader: &mut Xml<'_>, room: &mut Room) -> Result<Vec<Record>, ValueError> {
    let (mut records, mut line) = (Vec::new(), 1_u64);
    loop {
        match reader.read_event().map_err(|_| unread())? {
            Event::Eof => return Err(unread()),
            Event::End(end) if end.name().as_ref() == b"table:table" => return Ok(records),
            Event::Start(start) if start.name().as_ref() == b"table:table-row" => {
                let repeated = times(&start, "table:number-rows-repeated")?;
                let cells = cells(reader, room)?;
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    if records.len().saturating_add(repeated) > ROW_LIMIT + EMPTY_ROWS {
                        return Err(too_many_rows());
                    }
                    for at in 0..repeated {
                        cells.iter().try_for_each(|cell| room.take(cell))?;
                        records.push(Record::new(line.saturating_add(at as u64), cells.clone()));
                    }
                }
                line = line.saturating_add(repeated as u64);
            }
            _ => {}
        }
    }
}

/// The cells of a row, up to the last that says something.
fn cells(reader: &mut Xml<'_>, room: &mut Room) -> Result<Vec<String>, ValueError> {
    let (mut cells, mut column) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event().map_err(|_| unread())? {
            Event::Eof => return Err(unread()),
            Event::End(end) if end.name().as_ref() == b"table:table-row" => return Ok(cells),
            Event::Start(start) if matches!(start.name().as_ref(), b"table:table-cell" | b"table:covered-table-cell") => {
                let until = column.saturating_add(times(&start, "table:number-columns-repeated")?);
                let said = cell(reader, &start, room)?;
                if !said.is_empty() {
                    if until > WIDTH_LIMIT {
                        return Err(too_large());
                    }
                    cells.resize(column.min(COLUMN_LIMIT), String::new());
                    cells.resize(until.min(COLUMN_LIMIT), said);
                }
                column = until;
            }
            _ => {}
        }
    }
}

/// What a cell says: its value, or else its words.
fn cell(reader: &mut Xml<'_>, start: &BytesStart<'_>, room: &mut Room) -> Result<String, ValueError> {
    let value = match attribute(start, "office:value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => attribute(start, "office:value")?.and_then(|value| value.parse().ok()).map(figure),
        Some("date") => attribute(start, "office:date-value")?,
        Some("time") => attribute(start, "office:time-value")?,
        Some("boolean") => attribute(start, "office:boolean-value")?,
        _ => attribute(start, "office:string-value")?,
    };
    let words = words(reader, start.name().as_ref(), room)?;
    let said = value.unwrap_or(words);
    room.take(&said)?;
    Ok(said)
}

/// The words of a cell, to its end; paragraphs are lines, and remarks are none of it.
fn words(reader: &mut Xml<'_>, end: &[u8], room: &mut Room) -> Result<String, ValueError> {
    let (mut words, mut paragraphs, mut inside) = (String::new(), 0, false);
    loop {
        match reader.read_event().map_err(|_| unread())? {
            Event::Eof => return Err(unread()),
            Event::End(tag) if tag.name().as_ref() == end => return Ok(words),
            Event::End(tag) if tag.name().as_ref() == b"text:p" => inside = false,
            Event::Start(tag) => match tag.name().as_ref() {
                b"office:annotation" => _ = reader.read_to_end(tag.name()).map_err(|_| unread())?,
                b"text:p" => {
                    if paragraphs > 0 {
                        words.push('\n');
                    }
                    (paragraphs, inside) = (paragraphs + 1, true);
                }
                b"text:s" => words.extend(std::iter::repeat_n(' ', times(&tag, "text:c")?.min(SPACES_LIMIT))),
                b"text:tab" => words.push('\t'),
                b"text:line-break" => words.push('\n'),
                _ => {}
            },
            Event::Text(text) if inside => words += &text.decode().map_err(|_| unread())?,
            Event::CData(text) if inside => words += &text.decode().map_err(|_| unread())?,
            Event::GeneralRef(sign) if inside => match sign.resolve_char_ref().map_err(|_| unread())? {
                Some(sign) => words.push(sign),
                None => words += resolve_predefined_entity(&sign.decode().map_err(|_| unread())?).unwrap_or_default(),
            },
            _ => {}
        }
        room.has(words.len())?;
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, ValueError> {
    let found = tag.try_get_attribute(name).map_err(|_| unread())?;
    found.map(|found| Ok(found.normalized_value(XmlVersion::Implicit1_0).map_err(|_| unread())?.into_owned())).transpose()
}

/// How often a row, a cell or a space stands.
fn times(tag: &BytesStart<'_>, name: &str) -> Result<usize, ValueError> {
    Ok(attribute(tag, name)?.and_then(|times| times.parse().ok()).unwrap_or(1))
}
