//! Signatures gathered elsewhere: where they come from, which columns a table of them has, what a row says.

mod column;
#[cfg(feature = "server")]
mod read;

pub use column::{Column, Mapping};
#[cfg(feature = "server")]
pub use read::{Reading, Row, read};

use crate::{
    country::Country,
    error::FieldError,
    locale::Locale,
    signature::SignatoryKind,
    text::{Name, Phrase},
};
use serde::{Deserialize, Serialize};

/// Where signatures were gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// In a spreadsheet.
    #[default]
    Spreadsheet,
    /// With another tool, which exported them.
    Tool,
    /// On paper.
    Paper,
}

impl Source {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Spreadsheet, Self::Tool, Self::Paper];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spreadsheet => "spreadsheet",
            Self::Tool => "tool",
            Self::Paper => "paper",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// The SHA-256 of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// Reads 64 hexadecimal digits, as `sha256sum` and others print them; what is behind them is the file's name.
    ///
    /// # Errors
    /// `error-empty`, `error-sha256`.
    pub fn parse(text: &str) -> Result<Self, crate::error::ValueError> {
        let wrong = crate::error::ValueError::new("error-sha256");
        let word = text.split_whitespace().next().ok_or(crate::error::ValueError::new("error-empty"))?;
        if word.len() != 64 || !word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong);
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = word.get(2 * index..2 * index + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or(wrong.clone())?;
        }
        Ok(Self(bytes))
    }
}

impl std::fmt::Display for Sha256 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What an organiser says of the signatures that they bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// Where they were gathered.
    pub source: Source,
    /// Which tool, which event: for the desk alone.
    pub detail: Option<Name>,
    /// Whether they are of organisations or of people.
    pub kind: SignatoryKind,
    /// The country of rows that name none.
    pub country: Option<Country>,
    /// The language of the mails that ask for a confirmation.
    pub locale: Locale,
    /// The hash of the scan of the paper.
    pub scan: Option<Sha256>,
    /// Which text was signed.
    pub sheets: Sheets,
    /// The question under which each of them agreed to be published, where the list has it.
    pub consent: Option<Phrase>,
}

/// Which text the signatories had before them, by its manifest; and which was the letter's newest when that was said, so
/// that it is not said of a meaning unseen. Of a letter that never changed nothing needs to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The version that was signed.
    pub version: String,
    /// The newest version that was shown.
    pub newest: String,
}

impl Gathering {
    /// Whether rows may come without an address: those of a paper that was scanned.
    pub const fn takes_rows_without_address(&self) -> bool {
        matches!((self.source, self.scan), (Source::Paper, Some(_)))
    }
}

/// Something to be said of a row: what keeps it out, or what was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRemark {
    /// The line of the file that the row begins on, from 1.
    pub line: u64,
    /// What the cell holds.
    pub value: String,
    /// Which column, and what is to be said.
    pub error: FieldError,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_tools_print_it() {
        let hash = "1a18b9a80ec7edb85b4014f1f6bc8d43509e49cd916e4966cb268876e4be75d4";
        for text in [hash.to_owned(), format!("  {hash}  scan.pdf\n"), hash.to_uppercase()] {
            assert_eq!(Sha256::parse(&text).unwrap().to_string(), hash);
        }
        for (text, code) in [("", "error-empty"), (&hash[1..], "error-sha256"), (&format!("{}é", &hash[2..]), "error-sha256")] {
            assert_eq!(Sha256::parse(text).unwrap_err().code, code, "{text}");
        }
    }
}
