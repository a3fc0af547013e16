//! The document of a letter: its parts, the one text they print to, and the reading of texts that people bring.
//!
//! **Printed order**: place and date, recipients, the label of the copies, copies, subject after its label,
//! salutation, the body without the footnote definitions at its end, closing, those definitions. Definitions inside
//! the body stay where they are. Parts are set apart by a blank line. Where a reader would take a part for another
//! one, every part stands after a line of its own that names it (`<!-- recipients -->`); such lines belong to the
//! format and never to a part.
//!
//! For every document in normal form, `import(&print(&document)).document == document`.

use serde::{Deserialize, Serialize};

#[cfg(feature = "server")]
mod bring;
mod import;
mod lines;
mod marker;
mod normal;
mod pieces;
mod print;
#[cfg(test)]
mod tests;
mod words;

#[cfg(feature = "server")]
pub use bring::{BringFault, bring, bring_file, signable};
pub use import::{Import, ImportNote, ImportNoteKind, import};
pub use normal::normalise;
pub(crate) use pieces::pieces;
pub use print::print;

/// A letter in one language, in the parts that it is written and shown in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterDocument {
    /// The words before copies and subject, in the letter's own language.
    pub labels: Labels,
    /// `Seoul, 21 September 2023`, one line or nothing.
    pub place_and_date: String,
    /// To whom the letter goes.
    pub recipients: Vec<AddressBlock>,
    /// Who gets a copy.
    pub copies: Vec<AddressBlock>,
    /// One line without its label.
    pub subject: String,
    /// `Dear President,`, one line.
    pub salutation: String,
    /// Markdown with footnotes; definitions at the end are printed after the closing.
    pub body: String,
    /// `Yours sincerely,` and what follows it.
    pub closing: String,
}

/// A name and an address, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressBlock {
    /// The lines, none of them empty in normal form.
    pub lines: Vec<String>,
}

/// The words that a letter puts before its copies and its subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Labels {
    /// `CC:` unless the letter says otherwise.
    pub copies: String,
    /// `Re:` unless the letter says otherwise.
    pub subject: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self { copies: "CC:".to_owned(), subject: "Re:".to_owned() }
    }
}

impl Labels {
    /// What letters in a language usually say, by its BCP 47 tag; the default for languages not known here.
    #[must_use]
    pub fn for_language(tag: &str) -> Self {
        let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let traditional = ["Hant", "TW", "HK", "MO"].iter().any(|part| tag.split('-').any(|s| s.eq_ignore_ascii_case(part)));
        let (copies, subject) = match language.as_str() {
            "ar" => ("نسخة إلى:", "الموضوع:"),
            "de" => ("Kopie:", "Betreff:"),
            "es" => ("Copia:", "Asunto:"),
            "fa" => ("رونوشت:", "موضوع:"),
            "fr" => ("Copie\u{a0}:", "Objet\u{a0}:"),
            "he" => ("העתקים:", "הנדון:"),
            "id" => ("Tembusan:", "Perihal:"),
            "it" => ("Copia:", "Oggetto:"),
            "ja" => ("写し：", "件名："),
            "ko" => ("참조:", "제목:"),
            "nl" => ("Kopie:", "Betreft:"),
            "pl" => ("Do wiadomości:", "Dotyczy:"),
            "pt" => ("Cópia:", "Assunto:"),
            "ru" => ("Копия:", "Тема:"),
            "tr" => ("Bilgi:", "Konu:"),
            "uk" => ("Копія:", "Тема:"),
            "ur" => ("نقل:", "موضوع:"),
            "vi" => ("Đồng gửi:", "Về việc:"),
            "zh" if traditional => ("副本：", "主旨："),
            "zh" => ("抄送：", "关于："),
            _ => return Self::default(),
        };
        Self { copies: copies.to_owned(), subject: subject.to_owned() }
    }
}
