//! Slugs: the part of an address that an organiser chooses.

use crate::error::ValueError;
use serde::{Deserialize, Serialize};

/// 2 to 80 characters: lower-case ASCII letters and digits, words joined by single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Parses a slug.
    ///
    /// # Errors
    /// `error-empty`, `error-slug`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::new("error-empty"));
        }
        let good = (2..=80).contains(&text.len())
            && text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if good { Ok(Self(text.to_owned())) } else { Err(ValueError::new("error-slug")) }
    }

    /// A slug made from a title in any script, or `None` where it has neither letters nor digits.
    pub fn suggest(title: &str) -> Option<Self> {
        let plain: String = latin(title).chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
        let mut slug = String::new();
        for word in plain.split_whitespace() {
            let word = if slug.is_empty() { &word[..word.len().min(60)] } else { word };
            if slug.len() + word.len() > 60 {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(word);
        }
        Self::parse(&slug).ok()
    }

    /// The same with a number, for one that is taken.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A title in Latin letters.
#[cfg(feature = "server")]
fn latin(title: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() { any_ascii::any_ascii_char(c).to_owned() } else { " ".to_owned() };
    // A mark belongs to the letter that it is on.
    let marks = |c: &char| !unicode_normalization::char::is_combining_mark(*c);
    unicode_normalization::UnicodeNormalization::nfkc(title).filter(marks).map(letter).collect()
}

/// In the browser, without the tables; the server has the last word.
#[cfg(not(feature = "server"))]
fn latin(title: &str) -> String {
    title.to_owned()
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_plain_words_joined_by_hyphens() {
        for good in ["ab", "safe-passage", "a1-2"] {
            assert!(Slug::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "a", "A-b", "a--b", "-ab", "ab-", "a b", "a/b", "é-e"] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    #[cfg(feature = "server")]
    fn a_title_in_any_script_has_an_address() {
        for (title, slug) in [
            ("China’s return of refugees", "china-s-return-of-refugees"),
            ("Für Å. Ćosić", "fur-a-cosic"),
            ("Остановите возвращения", "ostanovite-vozvrashcheniya"),
            ("강제송환", "gangjesonghwan"),
        ] {
            assert_eq!(Slug::suggest(title).unwrap().as_str(), slug);
        }
        for title in ["关于遣返难民", "الموضوع: المياه", "विषय", "पानी", "ኢትዮጵያ", "ខ្មែរ", "ไทย"]
        {
            assert!(Slug::suggest(title).is_some(), "{title}");
        }
        assert_eq!(Slug::suggest("…!"), None);
        let long = Slug::suggest(&"关于遣返难民".repeat(20)).unwrap();
        assert!(long.as_str().len() <= 60 && Slug::parse(long.numbered(12).as_str()).is_ok());
    }

    proptest! {
        #[test]
        fn a_suggestion_is_a_slug(title in "\\PC{0,120}") {
            if let Some(slug) = Slug::suggest(&title) {
                prop_assert_eq!(Slug::parse(slug.as_str()).unwrap(), slug);
            }
        }
    }
}
