//! Why something is no manifest, with names that never change.

use super::HEADER;

/// Why something is no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// The first line is that of version 1 of the format.
    #[error("of version 1 of the format, which is no longer read")]
    OldVersion,
    /// The first line is another.
    #[error("not an {HEADER}")]
    Header,
    /// The letter's identifier is not 32 lower-case hexadecimal digits.
    #[error("no identifier of a letter")]
    Letter,
    /// The version is not a number from 1.
    #[error("no number of a version")]
    Version,
    /// Version 1 names a previous manifest, or a later one names none.
    #[error("the previous manifest does not go with the version")]
    Previous,
    /// A line of a language does not follow the grammar.
    #[error("no line of a language")]
    Language,
    /// A tag is malformed or not in the recommended case.
    #[error("no language tag in its recommended case")]
    Tag,
    /// Two lines have one tag.
    #[error("a language twice")]
    Duplicate,
    /// There is not exactly one original.
    #[error("not exactly one original")]
    Original,
    /// An enclosure's line or name is malformed, or a name comes twice.
    #[error("no line of an enclosure")]
    Enclosure,
    /// Every line can be read, but the text is not what would be printed: order, blanks, line ends, leading zeros.
    #[error("not the canonical form")]
    NotCanonical,
}

impl ManifestError {
    /// A name of the fault that never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OldVersion => "manifest-old-version",
            Self::Header => "manifest-header",
            Self::Letter => "manifest-letter",
            Self::Version => "manifest-version",
            Self::Previous => "manifest-previous",
            Self::Language => "manifest-language",
            Self::Tag => "manifest-tag",
            Self::Duplicate => "manifest-duplicate",
            Self::Original => "manifest-original",
            Self::Enclosure => "manifest-enclosure",
            Self::NotCanonical => "manifest-not-canonical",
        }
    }
}
