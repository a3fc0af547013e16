//! Languages of letters: any BCP 47 tag, its own name, and which text a reader of the interface is shown.

use crate::locale::Locale;

/// The languages that letters are most often written in, with their own names for themselves, in the order of their tags.
pub const COMMON: [(&str, &str); 46] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "Azərbaycanca"),
    ("be", "Беларуская"),
    ("bn", "বাংলা"),
    ("bo", "བོད་སྐད་"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("km", "ខ្មែរ"),
    ("ko", "한국어"),
    ("ku", "Kurdî"),
    ("lo", "ລາວ"),
    ("mn", "Монгол"),
    ("my", "မြန်မာ"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("ug", "ئۇيغۇرچە"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// The primary subtag: `pt` of `pt-BR`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// A language's own name for itself; of a variant, with its tag behind; the tag where the name is not known here.
pub fn endonym(tag: &str) -> String {
    let named = COMMON.iter().find(|(known, _)| *known == primary(tag));
    match named {
        Some((known, name)) if *known == tag => (*name).to_owned(),
        Some((_, name)) => format!("{name} ({tag})"),
        None => tag.to_owned(),
    }
}

/// Which of a letter's texts its plain address shows under a language of the interface: one in that language, or else
/// the original. The tags are in the letter's order, the original first; nothing for a letter without any.
pub fn shown_under<'a>(locale: Locale, tags: &[&'a str]) -> Option<&'a str> {
    let exact = tags.iter().find(|tag| **tag == locale.tag());
    let alike = || tags.iter().find(|tag| primary(tag) == locale.tag());
    exact.or_else(alike).or_else(|| tags.first()).copied()
}

/// Which of a letter's texts is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The original.
    Original,
    /// The one that a plain address shows under a language of the interface.
    Under(Locale),
    /// The one in exactly this language.
    In(String),
}

impl Wanted {
    /// The text's tag, among those that the letter has; the original first.
    pub fn among<'a>(&self, tags: &[&'a str]) -> Option<&'a str> {
        match self {
            Self::Original => tags.first().copied(),
            Self::Under(locale) => shown_under(*locale, tags),
            Self::In(tag) => tags.iter().find(|known| *known == tag).copied(),
        }
    }
}

/// The one address of a letter's text, below the letter's own: in the interface's language where it speaks the text's
/// (`/fr` and nothing behind), else `/en` and `/in/ko`. The tags are as in [`shown_under`].
pub fn address_of(tag: &str, tags: &[&str]) -> (Locale, String) {
    let speaks = |locale: &Locale| primary(tag) == locale.tag() && shown_under(*locale, tags) == Some(tag);
    match Locale::ALL.iter().find(|locale| speaks(locale)) {
        Some(locale) => (*locale, String::new()),
        None => (Locale::default(), format!("/in/{tag}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn languages_name_themselves() {
        assert_eq!([endonym("ar"), endonym("pt-BR"), endonym("tlh")], ["العربية", "Português (pt-BR)", "tlh"]);
        assert!(COMMON.windows(2).all(|two| two[0].0 < two[1].0));
    }

    #[test]
    fn a_text_in_the_readers_language_goes_before_the_original() {
        let tags = ["ko", "en-GB", "en", "ar"];
        assert_eq!(Locale::ALL.map(|locale| shown_under(locale, &tags)), [Some("en"), Some("ko"), Some("ar")]);
        assert_eq!(address_of("ar", &tags), (Locale::Ar, String::new()));
        assert_eq!(address_of("en-GB", &tags), (Locale::En, "/in/en-GB".into()));
        assert_eq!(address_of("ko", &["ko"]), (Locale::En, "/in/ko".into()));
        assert_eq!(shown_under(Locale::En, &[]), None);
    }

    proptest! {
        #[test]
        fn every_text_has_an_address_of_its_own(tags in proptest::collection::btree_set("(en|fr|ar|ko|pt|en-GB|fr-CA)", 1..6)) {
            let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
            let mut addresses: Vec<_> = tags.iter().map(|tag| { let (locale, rest) = address_of(tag, &tags); format!("{}{rest}", locale.tag()) }).collect();
            addresses.sort();
            addresses.dedup();
            prop_assert_eq!(addresses.len(), tags.len());
        }
    }
}
