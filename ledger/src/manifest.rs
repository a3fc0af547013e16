//! The manifest of a version: which texts, in which languages, belong together; its hash is what a signature names.

use std::fmt;
use std::str::FromStr;

mod error;

pub use error::ManifestError;

use crate::{CanonicalText, hex, sha256};

/// The first line of every manifest.
pub const HEADER: &str = "undersigned-manifest/v1";

/// The public identifier of a letter: 128 bits, printed as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LetterId(pub [u8; 16]);

impl fmt::Display for LetterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl FromStr for LetterId {
    type Err = ManifestError;

    fn from_str(text: &str) -> Result<Self, ManifestError> {
        hex::decode(text).map(Self).ok_or(ManifestError::Letter)
    }
}

/// One text of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageText {
    /// The language as a BCP 47 tag in the recommended case: `en`, `pt-BR`, `zh-Hant`.
    pub tag: String,
    /// SHA-256 of the canonical text.
    pub sha256: [u8; 32],
    /// Its length in bytes.
    pub bytes: u64,
    /// Whether it is the text that the translations follow.
    pub original: bool,
}

impl LanguageText {
    /// The line of a text.
    #[must_use]
    pub fn new(tag: &str, text: &CanonicalText, original: bool) -> Self {
        Self { tag: tag.to_owned(), sha256: text.sha256(), bytes: text.len() as u64, original }
    }

    /// Whether this line is about exactly that text.
    #[must_use]
    pub fn is_of(&self, text: &CanonicalText) -> bool {
        self.bytes == text.len() as u64 && self.sha256 == text.sha256()
    }
}

/// A version of a letter in all its languages. Every value prints to a text that parses to the same value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    letter: LetterId,
    version: u32,
    prev: Option<[u8; 32]>,
    languages: Vec<LanguageText>,
}

impl Manifest {
    /// Binds the texts of a version, in whatever order they come.
    ///
    /// # Errors
    /// Where the parts do not make a manifest.
    pub fn new(letter: LetterId, version: u32, prev: Option<[u8; 32]>, mut languages: Vec<LanguageText>) -> Result<Self, ManifestError> {
        if version == 0 {
            return Err(ManifestError::Version);
        }
        if (version == 1) != prev.is_none() {
            return Err(ManifestError::Previous);
        }
        if !languages.iter().all(|language| is_tag(&language.tag)) {
            return Err(ManifestError::Tag);
        }
        languages.sort_by(|a, b| a.tag.cmp(&b.tag));
        if languages.is_sorted_by(|a, b| a.tag < b.tag) {
            if languages.iter().filter(|language| language.original).count() != 1 {
                return Err(ManifestError::Original);
            }
            Ok(Self { letter, version, prev, languages })
        } else {
            Err(ManifestError::Duplicate)
        }
    }

    /// The letter.
    #[must_use]
    pub fn letter(&self) -> LetterId {
        self.letter
    }

    /// The number of the version, from 1.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The hash of the previous version's manifest; none for version 1.
    #[must_use]
    pub fn prev(&self) -> Option<[u8; 32]> {
        self.prev
    }

    /// The texts, sorted by tag.
    #[must_use]
    pub fn languages(&self) -> &[LanguageText] {
        &self.languages
    }

    /// The canonical form, which is hashed and served.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.to_string()
    }

    /// SHA-256 of the canonical form: what a signature names.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        sha256(self.to_text().as_bytes())
    }

    /// The hash in hexadecimal, as `sha256sum manifest.txt` prints it.
    #[must_use]
    pub fn hash_hex(&self) -> String {
        hex::encode(&self.hash())
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// Everything that [`Manifest::to_text`] would not print byte for byte.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let mut lines = text.split_terminator('\n');
        if lines.next() != Some(HEADER) {
            return Err(ManifestError::Header);
        }
        let letter = lines.next().and_then(|line| line.strip_prefix("letter ")).ok_or(ManifestError::Letter)?.parse()?;
        let version = lines.next().and_then(|line| line.strip_prefix("version ")?.parse().ok());
        let prev = match lines.next().and_then(|line| line.strip_prefix("prev ")) {
            Some("-") => None,
            Some(hash) => Some(hex::decode(hash).ok_or(ManifestError::Previous)?),
            None => return Err(ManifestError::Previous),
        };
        let languages = lines.map(|line| language(line).ok_or(ManifestError::Language)).collect::<Result<_, _>>()?;
        let manifest = Self::new(letter, version.ok_or(ManifestError::Version)?, prev, languages)?;
        if manifest.to_text() == text { Ok(manifest) } else { Err(ManifestError::NotCanonical) }
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prev = self.prev.map_or_else(|| "-".to_owned(), |hash| hex::encode(&hash));
        write!(f, "{HEADER}\nletter {}\nversion {}\nprev {prev}\n", self.letter, self.version)?;
        for LanguageText { tag, sha256, bytes, original } in &self.languages {
            let kind = if *original { "original" } else { "translation" };
            writeln!(f, "lang {tag} sha256:{} {bytes} {kind}", hex::encode(sha256))?;
        }
        Ok(())
    }
}

impl FromStr for Manifest {
    type Err = ManifestError;

    fn from_str(text: &str) -> Result<Self, ManifestError> {
        Self::parse(text)
    }
}

/// Reads `lang <tag> sha256:<hex> <bytes> original|translation`.
fn language(line: &str) -> Option<LanguageText> {
    let mut words = line.strip_prefix("lang ")?.split(' ');
    let tag = words.next()?.to_owned();
    let sha256 = hex::decode(words.next()?.strip_prefix("sha256:")?)?;
    let bytes = words.next()?.parse().ok()?;
    let original = match words.next()? {
        "original" => true,
        "translation" => false,
        _ => return None,
    };
    words.next().is_none().then_some(LanguageText { tag, sha256, bytes, original })
}

/// Whether a tag is made like BCP 47 says and is in its recommended case, so that one language has one spelling:
/// all lower case, but a two-letter subtag after the first in upper case and a four-letter one in title case, up to a
/// singleton. Whether the subtags are registered is not asked.
fn is_tag(tag: &str) -> bool {
    let mut singleton = false;
    tag.len() <= 35
        && tag.split('-').enumerate().all(|(place, subtag)| {
            let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
            let well_made = match place {
                0 => letters && (2..=8).contains(&subtag.len()),
                _ => subtag.bytes().all(|b| b.is_ascii_alphanumeric()) && (1..=8).contains(&subtag.len()),
            };
            singleton |= subtag.len() == 1;
            let lower = !subtag.bytes().any(|b| b.is_ascii_uppercase());
            let cased = match subtag.len() {
                2 if letters && place > 0 && !singleton => subtag.bytes().all(|b| b.is_ascii_uppercase()),
                4 if letters && place > 0 && !singleton => subtag.bytes().enumerate().all(|(i, b)| b.is_ascii_uppercase() == (i == 0)),
                _ => lower,
            };
            well_made && cased
        })
        && tag.rsplit('-').next().is_some_and(|last| last.len() > 1)
}

#[cfg(test)]
mod tests;
