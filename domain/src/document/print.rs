//! Writing a document as the one text that is read, hashed and signed.

use super::lines::split_footnotes;
use super::marker::Marker;
use super::{AddressBlock, LetterDocument, import, normalise};

/// The text of a document's normal form, with one final line end; nothing for an empty document.
#[must_use]
pub fn print(document: &LetterDocument) -> String {
    let document = normalise(document.clone());
    let plain = plain(&document);
    if import(&plain).document == document { plain } else { marked(&document) }
}

/// The parts one after the other, as in a letter on paper.
fn plain(document: &LetterDocument) -> String {
    let (text, footnotes) = split_footnotes(&document.body);
    let mut parts = vec![document.place_and_date.clone()];
    parts.extend(document.recipients.iter().map(address));
    if !document.copies.is_empty() {
        parts.push(document.labels.copies.clone());
        parts.extend(document.copies.iter().map(address));
    }
    if !document.subject.is_empty() {
        let label = &document.labels.subject;
        let space = if label.ends_with('：') { "" } else { " " };
        parts.push(format!("{label}{space}{}", document.subject));
    }
    parts.extend([document.salutation.clone(), text, document.closing.clone(), footnotes]);
    assemble(parts)
}

/// Every part after the line that names it. The labels stand alone: that of the copies before a blank line, that of
/// the subject in the line before it.
fn marked(document: &LetterDocument) -> String {
    let (text, footnotes) = split_footnotes(&document.body);
    let addresses = |blocks: &[AddressBlock]| blocks.iter().map(address).collect::<Vec<_>>().join("\n\n");
    let parts = [
        (Marker::Place, document.place_and_date.clone()),
        (Marker::Recipients, addresses(&document.recipients)),
        (Marker::Copies, after(&document.labels.copies, "\n\n", &addresses(&document.copies))),
        (Marker::Subject, after(&document.labels.subject, "\n", &document.subject)),
        (Marker::Salutation, document.salutation.clone()),
        (Marker::Body, text),
        (Marker::Closing, document.closing.clone()),
        (Marker::Footnotes, footnotes),
    ];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
    assemble(parts.map(|(marker, part)| format!("{}\n\n{part}", marker.line())).collect())
}

/// A part after its label, where there is a part.
fn after(label: &str, space: &str, part: &str) -> String {
    if part.is_empty() { String::new() } else { format!("{label}{space}{part}") }
}

fn address(block: &AddressBlock) -> String {
    block.lines.join("\n")
}

fn assemble(mut parts: Vec<String>) -> String {
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
