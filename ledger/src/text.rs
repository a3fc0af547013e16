//! Canonical text: which bytes may be signed, and why the others are refused.
//!
//! Nothing here mends a text behind its author's back: [`CanonicalText::parse`] accepts or refuses. [`tidy`] is for
//! drafts, before the organiser sees the result.

use std::fmt;

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// How many faults of a text are reported at once.
pub const ERROR_LIMIT: usize = 20;

/// A text that may be published and signed: UTF-8 without byte order mark, LF, NFC, exactly one final LF, and none
/// of the characters that [`TextErrorKind`] names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CanonicalText(String);

impl CanonicalText {
    /// Takes the text as it is, or says what is wrong with it: at most [`ERROR_LIMIT`] faults in the order of the text.
    ///
    /// # Errors
    /// Every fault found, never an empty list.
    pub fn parse(text: &str) -> Result<Self, Vec<TextError>> {
        let errors = faults(text);
        if errors.is_empty() { Ok(Self(text.to_owned())) } else { Err(errors) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes that are served, hashed and signed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The number of bytes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a canonical text is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The SHA-256 of the bytes.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        crate::sha256(self.as_bytes())
    }

    /// The SHA-256 of the bytes, as `sha256sum` prints it.
    #[must_use]
    pub fn sha256_hex(&self) -> String {
        crate::hex::encode(&self.sha256())
    }

    /// The text itself, without a copy.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl AsRef<str> for CanonicalText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CanonicalText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One fault of a text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {}", kind.code())]
pub struct TextError {
    /// The line, counted from 1; lines end at LF.
    pub line: u32,
    /// The character (Unicode scalar value) in the line, counted from 1; one past the last for what is missing.
    pub column: u32,
    /// What is wrong.
    pub kind: TextErrorKind,
    /// The character at fault, where there is one.
    pub character: Option<char>,
}

impl TextError {
    /// A name of the fault that never changes: `text-control-character` and the like.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// Why a text is not canonical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextErrorKind {
    /// No character but line ends.
    Empty,
    /// U+FEFF, at the start or anywhere else.
    ByteOrderMark,
    /// U+000D: lines end with LF alone.
    CarriageReturn,
    /// U+2028 or U+2029: lines end with LF alone.
    LineSeparator,
    /// Any other control character (category Cc), the tab too.
    ControlCharacter,
    /// A bidirectional embedding, override or isolate (U+202A to U+202E, U+2066 to U+2069): it can show words in
    /// another order than they are signed. The marks U+200E, U+200F and U+061C are plain, invisible letters of a
    /// direction, needed where Arabic, Hebrew or Persian meets numbers and Latin names; they are allowed.
    BidiControl,
    /// A code point without a meaning (category Cn): a later Unicode could give it one, or another normal form.
    Unassigned,
    /// A code point whose meaning depends on the font (category Co).
    PrivateUse,
    /// White space before the end of a line.
    TrailingSpace,
    /// The line is not in normal form C; the place is the first character that would change.
    NotNormalised,
    /// The last line does not end.
    MissingFinalNewline,
    /// A blank line at the end.
    ExtraFinalNewline,
}

impl TextErrorKind {
    /// A name of the kind that never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "text-empty",
            Self::ByteOrderMark => "text-byte-order-mark",
            Self::CarriageReturn => "text-carriage-return",
            Self::LineSeparator => "text-line-separator",
            Self::ControlCharacter => "text-control-character",
            Self::BidiControl => "text-bidi-control",
            Self::Unassigned => "text-unassigned",
            Self::PrivateUse => "text-private-use",
            Self::TrailingSpace => "text-trailing-space",
            Self::NotNormalised => "text-not-normalised",
            Self::MissingFinalNewline => "text-missing-final-newline",
            Self::ExtraFinalNewline => "text-extra-final-newline",
        }
    }

    /// What is wrong with a character wherever it stands; LF is not asked about.
    fn of(character: char) -> Option<Self> {
        match character {
            '\r' => Some(Self::CarriageReturn),
            '\u{feff}' => Some(Self::ByteOrderMark),
            '\u{2028}' | '\u{2029}' => Some(Self::LineSeparator),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Self::BidiControl),
            _ => match get_general_category(character) {
                GeneralCategory::Control => Some(Self::ControlCharacter),
                GeneralCategory::Unassigned => Some(Self::Unassigned),
                GeneralCategory::PrivateUse | GeneralCategory::Surrogate => Some(Self::PrivateUse),
                _ => None,
            },
        }
    }
}

/// The faults of a text in its order.
fn faults(text: &str) -> Vec<TextError> {
    let content = text.trim_end_matches('\n');
    if content.is_empty() {
        return vec![TextError { line: 1, column: 1, kind: TextErrorKind::Empty, character: None }];
    }
    let mut errors = Vec::new();
    let mut end = (1, 1);
    for (number, line) in (1..).zip(content.split('\n')) {
        errors.extend(faults_of_line(line, number));
        if errors.len() >= ERROR_LIMIT {
            errors.truncate(ERROR_LIMIT);
            return errors;
        }
        end = (number, column(line.chars().count()));
    }
    let (line, column) = end;
    match text.len() - content.len() {
        0 => errors.push(TextError { line, column, kind: TextErrorKind::MissingFinalNewline, character: None }),
        1 => {}
        _ => errors.push(TextError {
            line: line.saturating_add(1),
            column: 1,
            kind: TextErrorKind::ExtraFinalNewline,
            character: Some('\n'),
        }),
    }
    errors
}

/// The faults of one line, without its end, in the order of their columns. LF neither composes nor reorders, so
/// normal form C holds of a text exactly when it holds of each line.
fn faults_of_line(line: &str, number: u32) -> Vec<TextError> {
    let tail = line.trim_end().chars().count();
    let changed = line.chars().zip(line.nfc()).position(|(is, should)| is != should).or_else(|| {
        let (is, should) = (line.chars().count(), line.nfc().count());
        (is != should).then_some(is.min(should))
    });
    let mut trailing = false;
    let mut errors = Vec::new();
    for (index, character) in line.chars().enumerate() {
        let mut found = |kind| {
            errors.push(TextError { line: number, column: column(index), kind, character: Some(character) });
        };
        if let Some(kind) = TextErrorKind::of(character) {
            found(kind);
        } else if index >= tail && !trailing {
            trailing = true;
            found(TextErrorKind::TrailingSpace);
        }
        if changed == Some(index) {
            found(TextErrorKind::NotNormalised);
        }
    }
    errors
}

/// The column, from 1, of a character counted from 0.
fn column(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

/// What an editor's form may do to a *draft* before the organiser sees the result: byte order marks at the start off,
/// CRLF and CR become LF, NFC, white space at the ends of lines off, blank lines at the end off, one final LF (none
/// where nothing is left). Never at publication: there [`CanonicalText::parse`] refuses instead.
///
/// It takes away two spaces that Markdown reads as a line break; a backslash at the end of the line says the same.
#[must_use]
pub fn tidy(draft: &str) -> String {
    let unix = draft.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut tidied = String::with_capacity(unix.len() + 1);
    for line in unix.split('\n') {
        tidied.extend(line.trim_end().nfc());
        tidied.push('\n');
    }
    let end = tidied.trim_end_matches('\n').len();
    tidied.truncate(end);
    if !tidied.is_empty() {
        tidied.push('\n');
    }
    tidied
}

#[cfg(test)]
mod tests;
