//! The form under which spellings of a country's name are one.

use unicode_normalization::UnicodeNormalization;

/// A folded name without spaces.
pub(super) type Key = String;

/// Words that say what a state calls itself, in front of its name.
const FORMS: &str = "republic kingdom state states federal federation federated islamic democratic socialist people peoples s \
    commonwealth principality grand duchy sultanate plurinational bolivarian cooperative oriental arab hashemite independent \
    united union territory dominion of republique royaume etat federale democratique populaire islamique principaute du de d \
    la le les des l republica reino estado del republik konigreich furstentum groherzogtum bundesrepublik";

/// The key of a text: compatibility forms, lower case, without the marks of European and Semitic letters; of words that are
/// written in several ways one. Marks of other scripts are vowels, and are kept.
pub(super) fn key(text: &str) -> Key {
    words(text).concat()
}

/// The key without the words that say what a state calls itself: "Hashemite Kingdom of Jordan".
pub(super) fn without_form(text: &str) -> Option<Key> {
    let words = words(text);
    let rest: Vec<&String> = words.iter().skip_while(|word| FORMS.split(' ').any(|form| form == word.as_str())).collect();
    (!rest.is_empty() && rest.len() < words.len()).then(|| rest.into_iter().map(String::as_str).collect())
}

/// The keys of a name whose parts stand the other way round: "Congo, Democratic Republic of the", "Iran (Islamic Republic
/// of)". Of "Georgia, United States" the second part is a country itself, as `is_name` says.
pub(super) fn reordered(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<Key> {
    let (front, back) = match (text.split_once(','), text.split_once('(')) {
        (Some((front, back)), None) => (front, back),
        (_, Some((front, back))) => (front, back.trim_end().trim_end_matches(')')),
        (None, None) => return Vec::new(),
    };
    let (front, back) = (front.trim(), back.trim());
    if front.is_empty() || back.contains([',', '(']) || is_name(&key(back)) {
        return Vec::new();
    }
    let turned = format!("{back} {front}");
    // Where only forms stand behind the comma, the name is what is before it.
    let formal = without_form(&turned).filter(|rest| *rest == key(front));
    std::iter::once(key(&turned)).chain(formal).collect()
}

fn words(text: &str) -> Vec<String> {
    let folded: String = text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_optional(*c)).collect();
    let folded: String = folded.chars().map(|c| plain(c).map_or_else(|| c.to_string(), str::to_owned)).collect();
    let is_kept = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    folded.split(|c| !is_kept(c)).filter(|word| !word.is_empty() && *word != "the").map(unified).collect()
}

/// Letters and signs that are written in several ways, in one.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => " and ",
        'ı' => "i",
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        // Persian and Arabic letters of one sound.
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => return None,
    })
}

/// The keys under which a name may be known that is written without an article, or without the letters of its language:
/// "اردن", "Oesterreich".
pub(super) fn variants(key: &str) -> Vec<Key> {
    let mut found = Vec::new();
    found.extend(key.strip_prefix("ال").map(str::to_owned));
    if key.starts_with(|c: char| matches!(c, '\u{620}'..='\u{64a}')) {
        found.push(format!("ال{key}"));
    }
    let plain = key.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    if plain != *key {
        found.push(plain);
    }
    found
}

/// What is written in several ways, in one.
fn unified(word: &str) -> String {
    match word {
        "st" | "sainte" => "saint",
        "rep" => "republic",
        "dem" => "democratic",
        "fed" => "federated",
        "is" | "isl" => "islands",
        word => word,
    }
    .to_owned()
}

/// Marks and signs that writers leave away or write in several ways: accents, vowel points, apostrophes, joiners.
fn is_optional(c: char) -> bool {
    matches!(c,
        '\u{2b0}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\'' | '’' | '‘' | '`' | '´' | '.' | '\u{200b}'..='\u{200f}')
}
