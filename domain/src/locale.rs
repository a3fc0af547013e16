//! Languages of the interface.

use serde::{Deserialize, Serialize};

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Arabic.
    Ar,
}

impl Locale {
    /// All of them, in the order of the language switch.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Ar];

    /// The BCP 47 tag, which is the first part of every page's address too.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ar => "ar",
        }
    }

    /// The language's own name for itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ar => "العربية",
        }
    }

    /// `ltr` or `rtl`, for the attribute `dir`.
    pub fn dir(self) -> &'static str {
        dir_of(self.tag())
    }

    /// The language with exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The best language for an `Accept-Language` header (RFC 9110 §12.5.4); English where none fits.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (Self::En, 0.0);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok())).unwrap_or(1.0);
            let primary = tag.split('-').next().unwrap_or_default();
            if let Some(locale) = Self::from_tag(primary)
                && weight > best.1
            {
                best = (locale, weight);
            }
        }
        best.0
    }
}

/// Scripts that run from right to left, by their codes in ISO 15924.
const RIGHT_TO_LEFT: [&str; 10] = ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];

/// Languages that are written from right to left where their tag names no script. One that is written in several says
/// which: `ku` is Latin, `ku-Arab` is not.
const USUALLY_RIGHT_TO_LEFT: [&str; 32] = [
    "acm", "aeb", "ajp", "apc", "ar", "arc", "ars", "ary", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc",
    "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi",
];

/// `ltr` or `rtl` for any language tag, by the script that it names or else by its language: a letter may be in a language
/// that the interface does not speak.
pub fn dir_of(tag: &str) -> &'static str {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
    // What follows a single letter is an extension, which may have four letters too.
    let script = subtags.take_while(|subtag| subtag.len() > 1).find(|subtag| is_script(subtag)).map(str::to_ascii_lowercase);
    let rtl = match script {
        Some(script) => RIGHT_TO_LEFT.contains(&script.as_str()),
        None => USUALLY_RIGHT_TO_LEFT.contains(&language.as_str()),
    };
    if rtl { "rtl" } else { "ltr" }
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_takes_the_heaviest_known() {
        assert_eq!(Locale::negotiate("de, fr-CH;q=0.8, en;q=0.5"), Locale::Fr);
        assert_eq!(Locale::negotiate("ar-TN"), Locale::Ar);
        assert_eq!(Locale::negotiate("ko"), Locale::En);
        assert_eq!(Locale::negotiate(";;q=x,,"), Locale::En);
    }

    #[test]
    fn direction_follows_the_script() {
        assert_eq!(Locale::Ar.dir(), "rtl");
        assert_eq!(dir_of("fa-IR"), "rtl");
        for rtl in ["ku-Arab", "az-Arab-IR", "pa-arab", "uz-Arab", "ms-Arab", "ks", "he", "nqo", "zh-yue-Hebr"] {
            assert_eq!(dir_of(rtl), "rtl", "{rtl}");
        }
        for ltr in ["ko", "ku", "ar-Latn", "ks-Deva", "en-x-arab", "sr-Latn-RS", "de-1996", ""] {
            assert_eq!(dir_of(ltr), "ltr", "{ltr}");
        }
    }
}
