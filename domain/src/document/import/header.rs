//! The head of a letter: place and date, addresses, copies, subject, salutation.

use super::super::AddressBlock;
use super::super::lines::Line;
use super::parts::{Part, parts};
use super::{ImportNoteKind, Reading, address};

impl<'a> Reading<'a> {
    /// Takes the head off. Only what a subject, copies, a labelled recipient or a salutation follows is a head.
    pub(super) fn header<'b>(&mut self, lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
        let (parts, taken) = parts(lines);
        self.place(&parts);
        &lines[taken..]
    }

    fn place(&mut self, parts: &[Part<'a, '_>]) {
        let addressed = |part: &Part<'_, '_>| matches!(part, Part::Address(_) | Part::To(..) | Part::Copies(..));
        let copies_first = matches!(parts.iter().find(|part| addressed(part)), Some(Part::Copies(..)));
        let several = parts.iter().filter(|part| matches!(part, Part::Address(_))).count() > 1;
        let (mut copying, mut first) = (false, true);
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Place(line) if self.document.place_and_date.is_empty() => {
                    self.document.place_and_date = line.text.to_owned();
                    self.understood("import-place-and-date", *line);
                }
                Part::Place(line) => self.leave("import-second-date", &[*line]),
                Part::Heading(block) => self.leave("import-heading", block),
                Part::Sender(block) => self.leave("import-sender", block),
                // A label whose address never comes is a word like any other.
                Part::To("", block @ [_]) if !matches!(parts.get(at + 1), Some(Part::Address(_))) => self.leave("import-heading", block),
                Part::To(inline, block) => {
                    copying = false;
                    self.recipient(after_label(inline, block), block, ImportNoteKind::Understood);
                }
                Part::Address(block) if copying => {
                    let kind = if copies_first { ImportNoteKind::Uncertain } else { ImportNoteKind::Understood };
                    self.copy(address(block), block, kind);
                    copying = !copies_first;
                }
                Part::Address(block) => {
                    let odd = first && several && block.len() == 1;
                    let kind = if odd { ImportNoteKind::Uncertain } else { ImportNoteKind::Understood };
                    self.recipient(address(block), block, kind);
                    first = false;
                }
                Part::Copies(label, inline, block) => {
                    self.document.labels.copies = (*label).to_owned();
                    let inside = after_label(inline, block);
                    copying = !copies_first || inside.lines.is_empty();
                    if !inside.lines.is_empty() {
                        self.copy(inside, block, ImportNoteKind::Understood);
                    }
                }
                Part::Subject(label, text, block) => self.subject(label, text, block),
                Part::Salutation(line) => {
                    self.document.salutation = line.text.to_owned();
                    self.understood("import-salutation", *line);
                }
            }
        }
    }

    fn recipient(&mut self, address: AddressBlock, block: &[Line<'_>], kind: ImportNoteKind) {
        if let Some(line) = block.first().filter(|_| !address.lines.is_empty()) {
            self.note(kind, "import-recipient", line.number, &address.lines.join(", "));
            self.document.recipients.push(address);
        }
    }

    /// Adds a copy.
    pub(super) fn copy(&mut self, address: AddressBlock, block: &[Line<'_>], kind: ImportNoteKind) {
        if let Some(line) = block.first() {
            self.note(kind, "import-copies", line.number, &address.lines.join(", "));
            self.document.copies.push(address);
        }
    }

    /// Takes a subject; one of the front matter that says something else stays in the body.
    fn subject(&mut self, label: &str, text: &str, block: &[Line<'a>]) {
        let more = block.iter().skip(1).map(|line| line.text.trim());
        let subject = std::iter::once(text).chain(more).collect::<Vec<_>>().join(" ").trim().to_owned();
        let Some(line) = block.first() else { return };
        let before = std::mem::replace(&mut self.document.subject, subject);
        if !before.is_empty() && before != self.document.subject {
            self.note(ImportNoteKind::NotPlaced, "import-front-matter", line.number, &before);
            self.unplaced.insert(0, before);
        }
        self.document.labels.subject = label.to_owned();
        self.understood("import-subject", *line);
    }
}

/// The address after a label: the rest of the label's line and the lines below.
pub(super) fn after_label(inline: &str, block: &[Line<'_>]) -> AddressBlock {
    let mut found = address(block.get(1..).unwrap_or_default());
    if !inline.is_empty() {
        found.lines.insert(0, inline.strip_suffix('\\').unwrap_or(inline).trim().to_owned());
    }
    found
}
