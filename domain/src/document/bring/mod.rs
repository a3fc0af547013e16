//! Letters as people bring them: from Google Docs, Word, email or a web page, made ready for [`super::import`].
//!
//! Nothing is refused and nothing is lost unsaid: what is changed or left out is named with its line.

mod characters;
mod docx;
mod docx_body;
mod escapes;
mod html;
mod lists;
mod markdown;
mod plain;
mod references;
mod rows;
mod signers;
#[cfg(test)]
mod tests;
mod writer;

pub use characters::signable;

use super::{Import, ImportNoteKind, import};
use rows::{Notes, Row};

/// The most of a text that is read, in bytes: several times what a letter may have.
const TEXT_LIMIT: usize = 600_000;

/// Why a file is no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BringFault {
    /// Neither text nor a document of a word processor that is read.
    #[error("error-file-kind")]
    Kind,
    /// A document that is damaged, protected or larger than letters are.
    #[error("error-file-damaged")]
    Damaged,
}

/// Reads a text that somebody pasted: plain text, Markdown or HTML. Never fails.
#[must_use]
pub fn bring(text: &str) -> Import {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut notes = Notes::default();
    let rows = if html::is_html(text) { html::rows(text, &mut notes) } else { rows::rows(text) };
    read(rows, notes)
}

/// Reads a file: a document of Word or one that Google Docs or LibreOffice saved as such, HTML, Markdown or plain text.
///
/// # Errors
/// Where it is none of them.
pub fn bring_file(bytes: &[u8]) -> Result<Import, BringFault> {
    if bytes.starts_with(b"PK\x03\x04") {
        let mut notes = Notes::default();
        let rows = docx::rows(bytes, &mut notes)?;
        return Ok(read(rows, notes));
    }
    let binary = [b"%PDF".as_slice(), b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff"];
    if binary.iter().any(|start| bytes.starts_with(start)) {
        return Err(BringFault::Kind);
    }
    let text = decoded(bytes);
    if text.chars().filter(|c| *c == '\0').count() > 0 { Err(BringFault::Kind) } else { Ok(bring(&text)) }
}

/// The text of a file, in Unicode or in the encoding that its bytes look like.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, start)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[start..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, true).decode_without_bom_handling(bytes).0.into_owned()
}

/// Mends the rows, reads them, and says of each part where it was.
fn read(rows: Vec<Row>, mut notes: Notes) -> Import {
    let rows = bounded(rows, &mut notes);
    let rows = characters::cleaned(rows, &mut notes);
    let rows = lists::told_apart(rows, &mut notes);
    let rows = references::resolved(rows, &mut notes);
    let rows = markdown::tidied(rows, &mut notes);
    let (rows, left_out) = signers::cut(rows, &mut notes);
    let text = rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join("\n");
    let mut read = import(&text);
    for note in read.notes.iter_mut().filter(|note| note.line > 0) {
        note.line = rows.get(note.line as usize - 1).map_or(note.line, |row| row.number);
    }
    plain::plain(&mut read.document);
    let missing = read.notes.partition_point(|note| note.kind != ImportNoteKind::Missing);
    let missing = read.notes.split_off(missing);
    read.notes.extend(notes.list);
    read.notes.sort_by_key(|note| note.line);
    read.notes.extend(missing);
    read.left_out = left_out;
    read
}

/// The rows as far as a text is read.
fn bounded(mut rows: Vec<Row>, notes: &mut Notes) -> Vec<Row> {
    let mut room = TEXT_LIMIT;
    let end = rows.iter().position(|row| {
        let fits = row.text.len() < room;
        room = room.saturating_sub(row.text.len() + 1);
        !fits
    });
    if let Some(end) = end {
        notes.left_out("import-too-long", rows[end].number, &rows[end].text);
        rows.truncate(end);
    }
    rows
}
