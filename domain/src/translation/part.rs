//! The parts of a letter that are translated one by one.

use crate::document::{AddressBlock, LetterDocument, pieces};

/// What a part is of the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// "Seoul, 21 September 2023".
    Place,
    /// One recipient's name and address.
    Recipient,
    /// The word before the copies.
    CopiesLabel,
    /// Name and address of one who gets a copy.
    Copy,
    /// The word before the subject.
    SubjectLabel,
    /// The subject.
    Subject,
    /// "Dear President,".
    Salutation,
    /// A paragraph, a heading, a list, … of the text.
    Paragraph,
    /// "Yours sincerely," and what follows it.
    Closing,
    /// The definition of a footnote.
    Footnote,
}

impl PartKind {
    /// All kinds, in the order of the printed letter.
    pub const ALL: [Self; 10] = [
        Self::Place,
        Self::Recipient,
        Self::CopiesLabel,
        Self::Copy,
        Self::SubjectLabel,
        Self::Subject,
        Self::Salutation,
        Self::Paragraph,
        Self::Closing,
        Self::Footnote,
    ];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Recipient => "recipient",
            Self::CopiesLabel => "copies_label",
            Self::Copy => "copy",
            Self::SubjectLabel => "subject_label",
            Self::Subject => "subject",
            Self::Salutation => "salutation",
            Self::Paragraph => "paragraph",
            Self::Closing => "closing",
            Self::Footnote => "footnote",
        }
    }

    /// The kind of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a letter has at most one of them: what was translated of it belongs to it, however much it changed.
    pub const fn is_single(self) -> bool {
        !matches!(self, Self::Recipient | Self::Copy | Self::Paragraph | Self::Footnote)
    }
}

/// A part of the original.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// What it says; never empty.
    pub text: String,
}

/// What was translated once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// What it is of the letter.
    pub kind: PartKind,
    /// The wording of the original that it was made from.
    pub source: String,
    /// The translation; empty where somebody took it out again.
    pub text: String,
}

/// The parts of a letter, in the order in which it is printed. A word before nothing is no part.
pub fn parts(document: &LetterDocument) -> Vec<Part> {
    let (paragraphs, footnotes) = pieces(&document.body);
    let addresses = |blocks: &[AddressBlock]| blocks.iter().map(|block| block.lines.join("\n")).collect::<Vec<_>>();
    let label = |label: &String, wanted: bool| if wanted { vec![label.clone()] } else { Vec::new() };
    let groups = [
        (PartKind::Place, vec![document.place_and_date.clone()]),
        (PartKind::Recipient, addresses(&document.recipients)),
        (PartKind::CopiesLabel, label(&document.labels.copies, !document.copies.is_empty())),
        (PartKind::Copy, addresses(&document.copies)),
        (PartKind::SubjectLabel, label(&document.labels.subject, !document.subject.is_empty())),
        (PartKind::Subject, vec![document.subject.clone()]),
        (PartKind::Salutation, vec![document.salutation.clone()]),
        (PartKind::Paragraph, paragraphs),
        (PartKind::Closing, vec![document.closing.clone()]),
        (PartKind::Footnote, footnotes),
    ];
    let of_group = |(kind, texts): (PartKind, Vec<String>)| texts.into_iter().map(move |text| Part { kind, text });
    groups.into_iter().flat_map(of_group).filter(|part| !part.text.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        assert!(PartKind::ALL.iter().all(|kind| PartKind::from_code(kind.code()) == Some(*kind)));
    }

    #[test]
    fn a_letter_falls_into_its_parts() {
        let document = LetterDocument {
            recipients: vec![AddressBlock { lines: vec!["The President".into(), "Capital".into()] }],
            subject: "Water".into(),
            body: "One.\n\nTwo.[^1]\n\n[^1]: A source.".into(),
            ..LetterDocument::default()
        };
        let found: Vec<_> = parts(&document).into_iter().map(|part| (part.kind, part.text)).collect();
        let expected = [
            (PartKind::Recipient, "The President\nCapital"),
            (PartKind::SubjectLabel, "Re:"),
            (PartKind::Subject, "Water"),
            (PartKind::Paragraph, "One."),
            (PartKind::Paragraph, "Two.[^1]"),
            (PartKind::Footnote, "[^1]: A source."),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }
}
