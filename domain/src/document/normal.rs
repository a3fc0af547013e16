//! The normal form of a document, which forms make of what was typed in.

use super::lines::{join, split_footnotes, unix};
use super::marker::Marker;
use super::{AddressBlock, Labels, LetterDocument};

/// The normal form: LF; no white space at the ends of lines, no blank lines around parts; place, subject and
/// salutation in one line; no empty address; one blank line before the footnote definitions at the end; no line that
/// is a marker of the printed form; a label that nothing follows is the default. The Unicode normalisation form is
/// left to the ledger's `tidy`.
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "a form hands its document over")]
pub fn normalise(document: LetterDocument) -> LetterDocument {
    let default = Labels::default();
    let recipients = addresses(&document.recipients);
    let copies = addresses(&document.copies);
    let subject = one_line(&document.subject);
    let label =
        |label: &str, wanted: bool, default: String| Some(one_line(label)).filter(|label| wanted && !label.is_empty()).unwrap_or(default);
    let (text, footnotes) = split_footnotes(&body(&document.body));
    LetterDocument {
        labels: Labels {
            copies: label(&document.labels.copies, !copies.is_empty(), default.copies),
            subject: label(&document.labels.subject, !subject.is_empty(), default.subject),
        },
        place_and_date: one_line(&document.place_and_date),
        recipients,
        copies,
        subject,
        salutation: one_line(&document.salutation),
        body: join(&text, &footnotes),
        closing: closing(&document.closing),
    }
}

/// The trimmed lines of a text that are no markers; a text without them is left.
fn trimmed(text: &str) -> Vec<String> {
    unix(text).split('\n').map(str::trim).filter(|line| Marker::of(line).is_none()).map(str::to_owned).collect()
}

fn one_line(text: &str) -> String {
    let mut words = trimmed(text);
    words.retain(|line| !line.is_empty());
    let line = words.join(" ");
    if Marker::of(&line).is_some() { String::new() } else { line }
}

fn addresses(blocks: &[AddressBlock]) -> Vec<AddressBlock> {
    let lines = |block: &AddressBlock| block.lines.iter().flat_map(|line| trimmed(line)).filter(|line| !line.is_empty()).collect();
    let blocks = blocks.iter().map(|block| AddressBlock { lines: lines(block) });
    blocks.filter(|block| !block.lines.is_empty()).collect()
}

fn body(text: &str) -> String {
    let unix = unix(text);
    let lines = unix.split('\n').map(str::trim_end).filter(|line| Marker::of(line).is_none());
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

fn closing(text: &str) -> String {
    let mut lines = trimmed(text);
    lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
    lines.join("\n").trim_matches('\n').to_owned()
}
