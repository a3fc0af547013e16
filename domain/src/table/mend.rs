//! Damaged letters: UTF-8 read as another encoding, once or twice, other alphabets read as Latin, signs escaped for HTML.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1256};

/// The encodings of Latin letters that UTF-8 is read in by mistake.
const LATIN: [&Encoding; 4] = [WINDOWS_1252, MACINTOSH, WINDOWS_1250, WINDOWS_1254];
/// Those of other alphabets.
const OTHERS: [&Encoding; 3] = [WINDOWS_1251, WINDOWS_1253, WINDOWS_1256];
/// Alphabets whose bytes are read as Latin by mistake, each with the letters that most of a text consists of.
const ALPHABETS: [(&Encoding, &str); 3] =
    [(WINDOWS_1251, "оеаинтсрвлкмдпу"), (WINDOWS_1253, "αοιετσνηυρκπλςίόά"), (WINDOWS_1256, "اليمنوتربدسعحهة")];
/// The share of these letters, in hundredths, below which a text is none of that alphabet.
const SHARE: usize = 60;
/// How often a text may have been read wrongly.
const TIMES: usize = 3;
/// The names of the characters from U+00A0 to U+00FF in HTML.
const NAMED: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml \
    Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth \
    ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/// Other names that people find in their lists.
const OTHER: [(&str, char); 14] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("scaron", 'š'),
    ("oelig", 'œ'),
];

/// A cell as it was before it was damaged; none where nothing shows that it was.
pub(super) fn mended(cell: &str) -> Option<String> {
    let plain = unescaped(cell);
    let text = plain.as_deref().unwrap_or(cell);
    let mut repaired = None;
    for _ in 0..TIMES {
        let Some(better) = reread(repaired.as_deref().unwrap_or(text)) else { break };
        repaired = Some(better);
    }
    repaired.or_else(|| in_its_alphabet(text)).or(plain)
}

/// A text that was UTF-8 and was read in another encoding.
fn reread(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    // A letter à ends in a no-break space, which many programs make a plain one, or take off at an end.
    let spaced = text.replace("Ã ", "Ã\u{a0}");
    let ended = spaced.strip_suffix('Ã').map(|start| format!("{start}Ã\u{a0}")).unwrap_or(spaced);
    let read_back = |mistaken: &'static Encoding| {
        let (bytes, _, lost) = mistaken.encode(&ended);
        let read = std::str::from_utf8(&bytes).ok().filter(|_| !lost && !bytes.is_ascii())?;
        (!read.chars().any(char::is_control)).then(|| read.to_owned())
    };
    let latin = looks_damaged(&ended).then(|| LATIN.into_iter().find_map(read_back)).flatten();
    latin.or_else(|| OTHERS.into_iter().find_map(|mistaken| read_back(mistaken).filter(|read| is_plausible(&ended, read, mistaken))))
}

/// Whether a text has what words of Latin letters have not: signs among them, or one of the letters that the first byte of
/// most others is read as. Polish and Slovak capitals may be the bytes of another text by chance.
fn looks_damaged(text: &str) -> bool {
    let strange = |c: char| !c.is_ascii() && !c.is_alphabetic();
    let chars: Vec<char> = text.chars().collect();
    let led = chars.windows(2).any(|pair| matches!(pair, ['Ã' | 'Â' | 'Å' | 'Ä' | 'Ă' | 'Ĺ', next] if !next.is_ascii()));
    led || text.chars().any(strange)
}

/// Whether what was read in the encoding of another alphabet is that alphabet's once it is read rightly, and more than a
/// chance pair; or Latin, where Latin letters stand around it.
fn is_plausible(text: &str, read: &str, mistaken: &'static Encoding) -> bool {
    let letters = || read.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    if text.chars().any(|c| c.is_ascii_alphabetic()) {
        letters().all(|c| matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
    } else {
        letters().count() > 1 && !mistaken.encode(read).2
    }
}

/// A text of another alphabet whose bytes were read as Latin: "Èâàíîâ" for "Иванов".
fn in_its_alphabet(text: &str) -> Option<String> {
    let upper_latin = |c: char| matches!(c, '\u{a8}' | '\u{b8}' | 'À'..='ÿ');
    let is_strange = |word: &str| word.chars().count() > 2 && word.chars().all(upper_latin);
    let words = || text.split(|c: char| !c.is_alphanumeric() && !upper_latin(c)).filter(|word| !word.is_empty());
    if !words().any(is_strange) || !words().all(|word| is_strange(word) || word.chars().all(upper_latin)) {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    if lost {
        return None;
    }
    let read = ALPHABETS.iter().filter_map(|(alphabet, common)| {
        let (read, _, broken) = alphabet.decode(&bytes);
        let letters: Vec<char> = read.chars().filter(|c| !c.is_ascii()).flat_map(char::to_lowercase).collect();
        let known = letters.iter().filter(|c| common.contains(**c)).count();
        let share = (known * 100).checked_div(letters.len())?;
        (!broken && share >= SHARE).then(|| (share, read.into_owned()))
    });
    read.max_by_key(|(share, _)| *share).map(|(_, read)| read)
}

/// A text whose signs were escaped for HTML: `&#39;`, `&amp;`, `&eacute;`.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let escaped = after.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, after)| Some((sign(name)?, after)));
        rest = match escaped {
            Some((sign, after)) => {
                plain.push(sign);
                found = true;
                after
            }
            None => {
                plain.push('&');
                after
            }
        };
    }
    plain.push_str(rest);
    found.then_some(plain)
}

fn sign(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    let named = NAMED.split_whitespace().zip('\u{a0}'..='\u{ff}').find(|(known, _)| *known == name);
    named.map(|(_, c)| c).or_else(|| OTHER.iter().find(|(known, _)| *known == name).map(|(_, c)| *c))
}

/// Whether letters of a name were lost before the file was saved: question marks stand for them.
pub(crate) fn has_lost_letters(text: &str) -> bool {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let marks = chars.iter().filter(|c| **c == '?').count();
    let all: Vec<char> = text.chars().collect();
    let within = all.windows(3).any(|near| matches!(near, [a, '?', b] if a.is_alphabetic() && b.is_alphabetic()));
    within || (marks > 1 && marks * 2 >= chars.len()) || text.contains("??") && marks > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn damaged_letters_are_mended() {
        for (damaged, whole) in [
            ("Solidarit√©-Solidariteit", "Solidarité-Solidariteit"),
            ("M√©decins d‚Äôici", "Médecins d’ici"),
            ("JosÃ© NÃºÃ±ez", "José Núñez"),
            ("JosÃƒÂ©", "José"),
            ("VoilÃ ", "Voilà"),
            ("РђРЅРЅР°", "Анна"),
            ("Ð\u{90}Ð½Ð½Ð°", "Анна"),
            ("JosГ©", "José"),
            ("KovÄ\u{8d}", "Kovč"),
            ("StraÃŸe", "Straße"),
            ("Èâàíîâ Ñåðãåé", "Иванов Сергей"),
            ("Ðáðáäüðïõëïò", "Παπαδόπουλος"),
            ("O&#39;Brien &amp; Sons", "O'Brien & Sons"),
            ("Ren&eacute;e", "Renée"),
            ("O&#x2019;Brien", "O’Brien"),
        ] {
            assert_eq!(mended(damaged).as_deref().map(str::trim), Some(whole), "{damaged}");
        }
    }

    #[test]
    fn good_names_are_left_alone() {
        for name in [
            "José Núñez",
            "D’Angelo",
            "Sacré-Cœur",
            "Ångström",
            "Þórður Ægir",
            "Müller & Söhne",
            "Åse Øye",
            "Иванов",
            "박민지",
            "Zoë van Dam",
            "AT&T; Ltd",
            "été",
            "Đorđević",
            "Ærø",
            "WÓŁKOWSKI",
            "PÓŁNOC",
            "SÚŽITIE",
            "KNÉŽ",
            "Ні",
            "Так",
            "её",
            "там",
            "ΤΌΣΟ",
            "رگ",
            "São Tomé",
            "Québec — Montréal",
        ] {
            assert_eq!(mended(name), None, "{name}");
        }
    }

    #[test]
    fn lost_letters_are_seen() {
        for name in ["??? ???????", "?? ??", "Jos? N??ez", "M?ller", "Andr???", "????"] {
            assert!(has_lost_letters(name), "{name}");
        }
        for name in ["Ana Prado", "Who? What", "Why not?", "?"] {
            assert!(!has_lost_letters(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_wrongly_once_or_twice_comes_back(name in "[A-Z][a-zéèñüôçø]{1,8} [A-Z][a-zéñü]{1,8}", twice in any::<bool>(), mac in any::<bool>()) {
            let wrong = |text: &str, encoding: &'static Encoding| encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned();
            let encoding = if mac { MACINTOSH } else { WINDOWS_1252 };
            let mut damaged = wrong(&name, encoding);
            if twice {
                damaged = wrong(&damaged, encoding);
            }
            prop_assume!(!name.is_ascii());
            prop_assert_eq!(mended(&damaged), Some(name));
        }
    }
}
