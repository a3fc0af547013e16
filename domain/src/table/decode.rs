//! From a file's bytes to text.

use crate::error::ValueError;
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

/// The beginnings of files that are no text, though people choose them: old Excel, PDF.
const NO_TEXT: [&[u8]; 2] = [b"\xd0\xcf\x11\xe0", b"%PDF"];

/// The encodings that can be chosen, by their names.
pub const ENCODINGS: [&str; 17] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "macintosh",
    "windows-1250",
    "windows-1251",
    "KOI8-R",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1258",
    "Shift_JIS",
    "EUC-KR",
    "GB18030",
    "Big5",
];

/// A file's text; what could not be read in its encoding stands as U+FFFD.
pub(super) struct Decoded {
    pub(super) encoding: &'static str,
    pub(super) text: String,
}

/// Decodes a file, in the encoding of this name or in the one that it looks like.
pub(super) fn text(bytes: &[u8], chosen: &str) -> Result<Decoded, ValueError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ValueError::new("error-table-empty"));
    }
    if NO_TEXT.iter().any(|start| bytes.starts_with(start)) {
        return Err(ValueError::new("error-table-no-text"));
    }
    let encoding = if chosen.is_empty() {
        Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding)
    } else {
        let known = ENCODINGS.iter().find(|name| name.eq_ignore_ascii_case(chosen));
        known.and_then(|name| Encoding::for_label(name.as_bytes())).ok_or(ValueError::new("error-table-encoding"))?
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if text.contains('\0') {
        return Err(ValueError::new("error-table-no-text"));
    }
    Ok(Decoded { encoding: encoding.name(), text: text.into_owned() })
}

/// The encoding of a file without a byte order mark.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = utf_16(bytes) {
        return wide;
    }
    // A file put together from several may hold lines of another encoding: these are faults of their rows, not of all.
    let beyond_ascii = || bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii());
    let good = beyond_ascii().filter(|line| std::str::from_utf8(line).is_ok()).count();
    if good >= beyond_ascii().count().div_ceil(2) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    let guessed = detector.guess(None, false);
    // Web pages are hardly ever written in the encoding of old Macs, and so the detector does not know it.
    let odd = |encoding: &'static Encoding| oddities(&encoding.decode_without_bom_handling(bytes).0);
    let (as_guessed, as_mac) = (odd(guessed), odd(MACINTOSH));
    if !guessed.is_single_byte() || as_guessed <= as_mac * 2 { guessed } else { MACINTOSH }
}

/// How often letters stand as they do in no word: a capital or a sign within one, a control character.
fn oddities(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let is_odd = |near: &[char]| {
        let [before, c, after] = near else { return false };
        let is_sign = !c.is_alphanumeric() && !c.is_ascii() && !matches!(c, '’' | '‘' | '\u{a0}' | '·');
        c.is_control() && !c.is_ascii()
            || before.is_lowercase() && c.is_uppercase() && !c.is_ascii()
            || is_sign && before.is_alphabetic() && (after.is_alphabetic() || !matches!(c, '–' | '—' | '…' | '”' | '»'))
    };
    chars.windows(3).filter(|near| is_odd(near)).count()
}

/// Whether every other byte of the beginning is zero, as it is in UTF-16 of mostly Latin letters.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 4;
    match (even > most, odd > most) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}
