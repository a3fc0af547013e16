//! The vectors of `docs/ledger.md`, which lie in `tests/vectors/` for other programs to read too.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use ledger::{CanonicalText, LanguageText, Manifest, TextError, hex, sha256};

const LETTERS: [(&str, &str, bool); 3] = [
    ("ar", include_str!("vectors/letter.ar.md"), false),
    ("en", include_str!("vectors/letter.en.md"), true),
    ("ko", include_str!("vectors/letter.ko.md"), false),
];
const FIRST: &str = include_str!("vectors/manifest-1.txt");
const SECOND: &str = include_str!("vectors/manifest-2.txt");
const LETTER: &str = "00112233445566778899aabbccddeeff";

/// The lines of a file of vectors, without remarks.
fn vectors(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| line.starts_with('"'))
}

/// Takes a quoted text off the start of a line.
fn quoted(line: &str) -> (String, &str) {
    let (quoted, rest) = line.strip_prefix('"').unwrap().split_once('"').unwrap();
    let mut pieces = quoted.split('\\');
    let mut text = pieces.next().unwrap().to_owned();
    for piece in pieces {
        if let Some(piece) = piece.strip_prefix("u{") {
            let (number, rest) = piece.split_once('}').unwrap();
            text.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
            text.push_str(rest);
        } else {
            text.push(match piece.as_bytes()[0] {
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                other => panic!("\\{other}"),
            });
            text.push_str(&piece[1..]);
        }
    }
    (text, rest.trim_start())
}

fn written(error: &TextError) -> String {
    let character = error.character.map(|c| format!(" U+{:04X}", u32::from(c))).unwrap_or_default();
    format!("{}:{} {}{character}", error.line, error.column, error.code())
}

#[test]
fn texts_that_are_refused() {
    for line in vectors(include_str!("vectors/text-refused.txt")) {
        let (text, expected) = quoted(line);
        let errors = CanonicalText::parse(&text).expect_err(line);
        assert_eq!(errors.iter().map(written).collect::<Vec<_>>().join(", "), expected, "{line}");
    }
}

#[test]
fn texts_that_are_accepted() {
    for line in vectors(include_str!("vectors/text-accepted.txt")) {
        let (text, _) = quoted(line);
        assert_eq!(CanonicalText::parse(&text).as_ref().map(CanonicalText::as_str), Ok(text.as_str()), "{line}");
    }
}

#[test]
fn the_sums_are_what_sha256sum_prints() {
    let sums = include_str!("vectors/SHA256SUMS");
    let sum = |name: &str| sums.lines().find_map(|line| line.strip_suffix(name)).unwrap().trim_end();
    for (tag, text, _) in LETTERS {
        assert_eq!(CanonicalText::parse(text).unwrap().sha256_hex(), sum(&format!("letter.{tag}.md")));
    }
    assert_eq!(Manifest::parse(FIRST).unwrap().hash_hex(), sum("manifest-1.txt"));
    assert_eq!(Manifest::parse(SECOND).unwrap().hash_hex(), sum("manifest-2.txt"));
    assert_eq!(hex::encode(&sha256(b"")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn manifests_are_printed() {
    let texts = LETTERS.map(|(tag, text, original)| LanguageText::new(tag, &CanonicalText::parse(text).unwrap(), original));
    let [ar, en, ko] = texts;
    let id = LETTER.parse().unwrap();
    let first = Manifest::new(id, 1, None, vec![ko.clone(), en.clone()]).unwrap();
    assert_eq!(first.to_text(), FIRST);
    let second = Manifest::new(id, 2, Some(first.hash()), vec![ko, en, ar]).unwrap();
    assert_eq!(second.to_text(), SECOND);
    let specification = include_str!("../../docs/ledger.md");
    for part in [LETTERS[1].1, LETTERS[2].1, FIRST, SECOND, &first.hash_hex(), &second.hash_hex()] {
        assert!(specification.contains(part), "{part}");
    }
    assert_eq!(Manifest::parse(SECOND), Ok(second));
}

#[test]
fn manifests_that_are_refused() {
    for line in vectors(include_str!("vectors/manifest-refused.txt")) {
        let (from, rest) = quoted(line);
        let (to, code) = quoted(rest);
        assert!(FIRST.contains(&from), "{line}");
        let error = Manifest::parse(&FIRST.replacen(&from, &to, 1)).expect_err(line);
        assert_eq!(error.code(), code, "{line}");
    }
}

/// A character that the category tables know must be one that the normalisation tables know, or an unstable
/// normal form could be signed.
#[test]
fn the_tables_of_categories_are_not_newer_than_those_of_normalisation() {
    let (major, minor, _) = unicode_general_category::UNICODE_VERSION;
    let (newest_major, newest_minor, _) = unicode_normalization::UNICODE_VERSION;
    assert!((major, minor) <= (u64::from(newest_major), u64::from(newest_minor)));
}

/// A real letter, where its folder is present.
#[test]
fn a_real_letter_is_canonical() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/xi-2023");
    for name in ["letter.en.md", "letter.ko.md"] {
        if let Ok(text) = std::fs::read_to_string(format!("{folder}/{name}")) {
            assert!(CanonicalText::parse(&text).is_ok(), "{name}");
        }
    }
}
