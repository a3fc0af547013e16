//! Passwords that are guessed first: common ones, and words that everybody knows who knows the account.
//!
//! `common.bin` holds the first four bytes of the SHA-256 of each common password in lower case, sorted: one password in
//! 30,000 that is not among them is refused with them, which costs its owner another try. `cargo xtask common-passwords`
//! makes it from a list by frequency: the commonest 100,000, and of the commonest million those that are long enough to be
//! chosen here. Made from Mark Burnett's ten million passwords, which he gave to the public domain in 2015.

use crate::Error;
use sha2::{Digest, Sha256};

/// The filter.
static COMMON: &[u8] = include_bytes!("common.bin");
/// How many letters and digits remain of a password that is more than words that everybody knows.
const REMAINDER: usize = 8;
/// The shortest word that counts as one.
const WORD: usize = 4;

/// Refuses a password that is guessed first: `words` are those that everybody knows who knows the account.
///
/// # Errors
/// `error-password-common`, `error-password-words` on the field.
pub(crate) fn check(password: &str, words: &[String], field: &str) -> Result<(), Error> {
    if is_common(password) {
        return Err(Error::field(field, "error-password-common"));
    }
    if is_made_of(password, words) {
        return Err(Error::field(field, "error-password-words"));
    }
    Ok(())
}

/// Whether it is a common one, as it is, with digits and signs around it, or several times over.
fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    stands(&lower) || core.is_empty() || stands(core) || stands(once(&lower)) || stands(once(core))
}

fn stands(lower: &str) -> bool {
    let digest = Sha256::digest(lower.as_bytes());
    let (entries, _) = COMMON.as_chunks::<4>();
    entries.binary_search_by(|entry| entry[..].cmp(&digest[..4])).is_ok()
}

/// Of a text that is another several times over, that other.
fn once(text: &str) -> &str {
    let is_repeated =
        |part: &&str| text.len() % part.len() == 0 && text.as_bytes().chunks(part.len()).all(|other| other == part.as_bytes());
    text.char_indices().skip(1).map(|(end, _)| &text[..end]).find(is_repeated).unwrap_or(text)
}

/// Whether little is left of it without the words.
fn is_made_of(password: &str, words: &[String]) -> bool {
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let mut words: Vec<String> = words.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(plain).collect();
    words.retain(|word| word.chars().count() >= WORD);
    // Of two words of which one holds the other, the longer goes first.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let typed = plain(password);
    let left = words.iter().fold(typed.clone(), |left, word| left.replace(word.as_str(), ""));
    left != typed && left.chars().filter(|c| c.is_alphabetic()).count() < REMAINDER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        for common in [
            "123qweasdzxc",
            "1q2w3e4r5t6y",
            "passwordpassword",
            "Password12345!",
            "dragon2026!!!!",
            "121212121212",
            "000000000000",
            "!!!!!!!!!!!!",
            "qwertyuiop123456",
            "monkeymonkeymonkey",
        ] {
            assert!(is_common(common), "{common}");
        }
        for good in
            ["a long enough phrase", "another long phrase", "a lantern at the crossing", "verwunschener Apfelkuchen", "كلمات لا صلة بينها"]
        {
            assert!(!is_common(good), "{good}");
        }
    }

    #[test]
    fn words_that_everybody_knows_make_no_password() {
        let words = ["Coalition for Safe Passage", "Ana Silva", "letters.example", "ana.silva@passage.example"].map(str::to_owned);
        for known in ["safe passage 2026", "SafePassageCoalition", "AnaSilva-2026!!", "letters.example", "passage-silva-x"] {
            assert!(is_made_of(known, &words), "{known}");
        }
        for good in ["a safe harbour in the north", "another long phrase", "silver lantern crossing"] {
            assert!(!is_made_of(good, &words), "{good}");
        }
    }

    #[test]
    fn the_filter_is_sorted_and_whole() {
        let (entries, rest) = COMMON.as_chunks::<4>();
        assert!(rest.is_empty() && entries.len() > 100_000 && entries.is_sorted());
    }
}
