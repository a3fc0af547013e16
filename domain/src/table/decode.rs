//! From a file's bytes to text.

use crate::error::ValueError;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The beginnings of files that are no text, though people choose them: Excel and OpenDocument (zip), old Excel, PDF.
const NO_TEXT: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"];

/// A file's text; what could not be read in its encoding stands as U+FFFD.
pub(super) struct Decoded {
    pub(super) encoding: &'static str,
    pub(super) text: String,
}

/// Decodes a file.
pub(super) fn text(bytes: &[u8]) -> Result<Decoded, ValueError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ValueError::new("error-table-empty"));
    }
    if NO_TEXT.iter().any(|start| bytes.starts_with(start)) {
        return Err(ValueError::new("error-table-no-text"));
    }
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
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
    detector.guess(None, false)
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

/// Whether a text holds what could not be read, or was UTF-8 read as Windows-1252 before it got here (`Ã©` for `é`).
pub(super) fn is_garbled(text: &str) -> bool {
    if text.contains('\u{fffd}') {
        return true;
    }
    if text.is_ascii() {
        return false;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    !unmappable && !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok()
}
