//! Names that are not what they seem: nothing to see, invisible characters, words that mix scripts whose letters look
//! alike (UTS #39). What is warned of here has been shown to a human before it was listed, or should have been.

/// Why a reader should look twice at a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// No letter can be seen.
    Nothing,
    /// It holds characters that show nothing and mean nothing.
    Invisible,
    /// A word mixes scripts whose letters look alike, such as a Cyrillic `а` among Latin letters.
    MixedScripts,
}

impl Doubt {
    /// A name of the kind that never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "name-nothing",
            Self::Invisible => "name-invisible",
            Self::MixedScripts => "name-mixed-scripts",
        }
    }
}

/// What is doubtful about a name, the gravest first.
#[must_use]
pub fn doubt(name: &str) -> Option<Doubt> {
    if !name.chars().any(|c| c.is_alphabetic() && !is_hidden(c)) {
        Some(Doubt::Nothing)
    } else if name.chars().any(is_hidden) {
        Some(Doubt::Invisible)
    } else {
        mixed_word(name).map(|_| Doubt::MixedScripts)
    }
}

/// Characters that show nothing, but for joiners and the selectors of variants, which some scripts need.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}')
}

/// The first word of a text that mixes scripts whose letters look alike. Japanese, Korean and Chinese beside Latin letters
/// are no such mixture, for nobody takes the one for the other.
#[must_use]
pub fn mixed_word(text: &str) -> Option<&str> {
    text.split(ends_word).find(|word| {
        let mut scripts = word.chars().filter_map(script);
        scripts.next().is_some_and(|first| scripts.any(|other| other != first))
    })
}

/// Whether a character is between words: white space, punctuation, signs.
fn ends_word(c: char) -> bool {
    let sign = c.is_ascii_punctuation()
        || matches!(c, '\u{80}'..='\u{bf}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3000}'..='\u{303f}');
    c.is_whitespace() || (sign && !c.is_alphabetic())
}

/// A script with letters that look like another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Armenian,
    Cherokee,
    Coptic,
    Cyrillic,
    Greek,
    Latin,
    Lisu,
}

/// The script of a letter, where others have letters like it.
fn script(c: char) -> Option<Script> {
    if !c.is_alphabetic() {
        return None;
    }
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{2b8}' | '\u{2e0}'..='\u{2e4}' => Script::Latin,
        '\u{1d00}'..='\u{1d25}' | '\u{1d2c}'..='\u{1d5c}' | '\u{1d62}'..='\u{1d65}' | '\u{1d6b}'..='\u{1d77}' => Script::Latin,
        '\u{1d79}'..='\u{1dbe}' | '\u{1e00}'..='\u{1eff}' | '\u{2071}' | '\u{207f}' | '\u{2090}'..='\u{209f}' => Script::Latin,
        '\u{212a}' | '\u{212b}' | '\u{2132}' | '\u{214e}' | '\u{2160}'..='\u{2188}' | '\u{2c60}'..='\u{2c7f}' => Script::Latin,
        '\u{a722}'..='\u{a787}' | '\u{a78b}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab64}' | '\u{ab66}'..='\u{ab69}' => Script::Latin,
        '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Script::Latin,
        '\u{370}'..='\u{373}' | '\u{375}'..='\u{3e1}' | '\u{3f0}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{1d26}'..='\u{1d2a}' | '\u{1d5d}'..='\u{1d61}' | '\u{1d66}'..='\u{1d6a}' | '\u{1dbf}' => Script::Greek,
        '\u{2126}' | '\u{ab65}' => Script::Greek,
        '\u{3e2}'..='\u{3ef}' | '\u{2c80}'..='\u{2cff}' => Script::Coptic,
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{1d2b}' | '\u{1d78}' | '\u{2de0}'..='\u{2dff}' => Script::Cyrillic,
        '\u{a640}'..='\u{a69f}' => Script::Cyrillic,
        '\u{531}'..='\u{58f}' | '\u{fb13}'..='\u{fb17}' => Script::Armenian,
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Script::Cherokee,
        '\u{a4d0}'..='\u{a4ff}' => Script::Lisu,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_script::UnicodeScript as _;

    /// Unicode's own table of scripts says the same of every letter of the first plane.
    #[test]
    fn the_scripts_are_those_of_unicode() {
        use unicode_script::Script as S;
        for c in ('\0'..='\u{ffff}').filter(|c| c.is_alphabetic()) {
            let theirs = match c.script() {
                S::Armenian => Some(Script::Armenian),
                S::Cherokee => Some(Script::Cherokee),
                S::Coptic => Some(Script::Coptic),
                S::Cyrillic => Some(Script::Cyrillic),
                S::Greek => Some(Script::Greek),
                S::Latin => Some(Script::Latin),
                S::Lisu => Some(Script::Lisu),
                _ => None,
            };
            assert_eq!(script(c), theirs, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_word_of_letters_that_look_alike_is_doubtful() {
        for name in ["P\u{430}ypal", "Ам\u{6e}esty", "Ωxfam", "Lantern Тru\u{301}st", "О\u{301}xfam", "Oxf\u{200d}\u{430}m"] {
            assert_eq!(doubt(name), Some(Doubt::MixedScripts), "{name}");
        }
        for name in [
            "Lantern Trust",
            "Мемориал International",
            "Мемориал-UK",
            "UN/ООН",
            "東京Tokyo会",
            "한국Amnesty",
            "中国人权HRIC",
            "Ελλάδα",
            "ՀՀ",
            "µTorrent",
            "Nguyễn Văn A",
            "علی\u{200c}رضا",
        ] {
            assert_eq!(doubt(name), None, "{name}");
        }
    }

    #[test]
    fn a_name_of_nothing_is_doubtful() {
        for name in [".", "\u{3164}", "\u{2800}", "\u{200b}", "– 1 –"] {
            assert_eq!(doubt(name), Some(Doubt::Nothing), "{}", name.escape_unicode());
        }
        assert_eq!(doubt("A\u{200b}na"), Some(Doubt::Invisible));
        assert_eq!(doubt("Ana\u{202e}"), Some(Doubt::Invisible));
    }
}
