//! The manifest of a version: which texts, in which languages, belong together; its hash is what a signature names.

use std::fmt;
use std::str::FromStr;

mod error;

pub use error::ManifestError;

use crate::encode::decimal;
use crate::entry::Change;
use crate::{CanonicalText, hex, sha256};

/// The first line of every manifest.
pub const HEADER: &str = "undersigned-manifest/v2";

/// The first line of what is no longer read.
const OLD_HEADER: &str = "undersigned-manifest/v1";
/// The most bytes of an enclosure's name.
const NAME_LIMIT: usize = 100;

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

/// A file that goes with the texts of a version, in whatever language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Its length in bytes.
    pub bytes: u64,
    /// Its name: lower-case letters, digits, `.`, `-` and `_`, beginning with a letter or a digit.
    pub name: String,
}

/// A version of a letter in all its languages. Every value prints to a text that parses to the same value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    letter: LetterId,
    version: u32,
    prev: Option<[u8; 32]>,
    languages: Vec<LanguageText>,
    enclosures: Vec<Enclosure>,
}

impl Manifest {
    /// Binds the texts of a version, in whatever order they come.
    ///
    /// # Errors
    /// Where the parts do not make a manifest.
    pub fn new(letter: LetterId, version: u32, prev: Option<[u8; 32]>, languages: Vec<LanguageText>) -> Result<Self, ManifestError> {
        Self::with_enclosures(letter, version, prev, languages, Vec::new())
    }

    /// The same with enclosures, in whatever order they come.
    ///
    /// # Errors
    /// As [`Manifest::new`].
    pub fn with_enclosures(
        letter: LetterId,
        version: u32,
        prev: Option<[u8; 32]>,
        mut languages: Vec<LanguageText>,
        mut enclosures: Vec<Enclosure>,
    ) -> Result<Self, ManifestError> {
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
        enclosures.sort_by(|a, b| a.name.cmp(&b.name));
        if !languages.is_sorted_by(|a, b| a.tag < b.tag) {
            return Err(ManifestError::Duplicate);
        }
        if languages.iter().filter(|language| language.original).count() != 1 {
            return Err(ManifestError::Original);
        }
        if !enclosures.is_sorted_by(|a, b| a.name < b.name) || !enclosures.iter().all(|enclosure| is_file_name(&enclosure.name)) {
            return Err(ManifestError::Enclosure);
        }
        Ok(Self { letter, version, prev, languages, enclosures })
    }

    /// Whether a change of this kind may make this version of the one before. A translation leaves the original and every
    /// other language where they are; short of a new meaning, the original's language and the enclosures stay.
    #[must_use]
    pub fn may_follow(&self, before: &Self, change: Change) -> bool {
        let original = |manifest: &Self| manifest.languages.iter().find(|text| text.original).cloned();
        let (ours, theirs) = (original(self), original(before));
        let has = |tag: &str| self.languages.iter().any(|text| text.tag == tag);
        let same_language = ours.as_ref().map(|text| &text.tag) == theirs.as_ref().map(|text| &text.tag);
        match change {
            Change::First | Change::Material => true,
            Change::Typographical => same_language && self.enclosures == before.enclosures,
            Change::Translation => {
                ours == theirs && before.languages.iter().all(|text| has(&text.tag)) && self.enclosures == before.enclosures
            }
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

    /// The enclosures, sorted by name.
    #[must_use]
    pub fn enclosures(&self) -> &[Enclosure] {
        &self.enclosures
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
        match lines.next() {
            Some(HEADER) => {}
            Some(OLD_HEADER) => return Err(ManifestError::OldVersion),
            _ => return Err(ManifestError::Header),
        }
        let letter = lines.next().and_then(|line| line.strip_prefix("letter ")).ok_or(ManifestError::Letter)?.parse()?;
        let version = lines.next().and_then(|line| line.strip_prefix("version ")?.parse().ok());
        let prev = match lines.next().and_then(|line| line.strip_prefix("prev ")) {
            Some("-") => None,
            Some(hash) => Some(hex::decode(hash).ok_or(ManifestError::Previous)?),
            None => return Err(ManifestError::Previous),
        };
        let (mut languages, mut enclosures) = (Vec::new(), Vec::new());
        for line in lines {
            if line.starts_with("enclosure ") {
                enclosures.push(enclosure(line).ok_or(ManifestError::Enclosure)?);
            } else {
                languages.push(language(line).ok_or(ManifestError::Language)?);
            }
        }
        let manifest = Self::with_enclosures(letter, version.ok_or(ManifestError::Version)?, prev, languages, enclosures)?;
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
        for Enclosure { sha256, bytes, name } in &self.enclosures {
            writeln!(f, "enclosure sha256:{} {bytes} {name}", hex::encode(sha256))?;
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

/// Reads `enclosure sha256:<hex> <bytes> <name>`.
fn enclosure(line: &str) -> Option<Enclosure> {
    let mut words = line.strip_prefix("enclosure ")?.split(' ');
    let sha256 = hex::decode(words.next()?.strip_prefix("sha256:")?)?;
    let (bytes, name) = (decimal(words.next()?)?, words.next()?.to_owned());
    words.next().is_none().then_some(Enclosure { sha256, bytes, name })
}

/// Whether an enclosure may have this name: one that every file system keeps, and no two of which it takes for one.
fn is_file_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    name.len() <= NAME_LIMIT && name.bytes().next().is_some_and(plain) && name.bytes().all(|b| plain(b) || b"._-".contains(&b))
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
