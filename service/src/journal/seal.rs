//! How the journal's lines are sealed: each by itself, padded to one length, so that nobody tells without the root key whom a
//! line is about, when that was, or even what happened.
//!
//! The key is derived from the first key of the root key, which every backup of the instance has: whatever was rotated since,
//! a restored instance reads the journal.

use crate::keys::mac;
use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20poly1305::{
    ChaCha20Poly1305, Nonce,
    aead::{Aead, KeyInit as _},
};
use std::fmt;

/// The length that lines are padded to, or a multiple of it.
const PADDED: usize = 160;
/// How many bytes the nonce has.
const NONCE: usize = 12;

/// What seals the lines of an instance's journal.
#[derive(Clone)]
pub(crate) struct Seal {
    fingerprint: String,
    nonces: [u8; 32],
    cipher: ChaCha20Poly1305,
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl Seal {
    /// With a key of this use alone, of the instance whose keys have this fingerprint.
    pub(crate) fn new(fingerprint: &str, key: &[u8; 32]) -> Self {
        let derive = |name: &[u8]| mac(key, &[name]);
        let cipher = ChaCha20Poly1305::new(&derive(b"lines").into());
        Self { fingerprint: fingerprint.to_owned(), nonces: derive(b"nonces"), cipher }
    }

    /// Tells the instance's keys apart from others.
    pub(super) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// A line without its end, sealed.
    pub(super) fn line(&self, plain: &[u8]) -> Option<String> {
        let mut padded = [plain, b"\n"].concat();
        padded.resize(padded.len().next_multiple_of(PADDED), b' ');
        let mac = mac(&self.nonces, &[padded.as_slice()]);
        let nonce: [u8; NONCE] = std::array::from_fn(|place| mac[place]);
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), padded.as_slice()).ok()?;
        Some(Base64UrlUnpadded::encode_string(&[&nonce[..], &sealed].concat()))
    }

    /// What [`Seal::line`] has sealed; nothing where that is not whole.
    pub(super) fn open(&self, line: &[u8]) -> Option<Vec<u8>> {
        let bytes = Base64UrlUnpadded::decode_vec(std::str::from_utf8(line).ok()?).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let nonce = Nonce::from(<[u8; NONCE]>::try_from(nonce).ok()?);
        let mut plain = self.cipher.decrypt(&nonce, sealed).ok()?;
        plain.truncate(plain.iter().position(|byte| *byte == b'\n')?);
        Some(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_as_it_was_and_tells_nothing_without_the_key() {
        let seal = Seal::new("0123456789abcdef", &[7; 32]);
        let (short, long) = (seal.line(b"deleted x").unwrap(), seal.line(&[b'e'; 150]).unwrap());
        assert_eq!(short.len(), long.len(), "the length does not say what happened");
        assert_eq!(seal.open(short.as_bytes()).unwrap(), b"deleted x");
        assert_eq!(seal.open(long.as_bytes()).unwrap(), [b'e'; 150]);
        let whole = seal.line(&[b'e'; 1_000]).unwrap();
        assert_eq!(seal.open(whole.as_bytes()).unwrap().len(), 1_000);
        assert!(Seal::new("0123456789abcdef", &[8; 32]).open(short.as_bytes()).is_none());
        assert!(seal.open(&short.as_bytes()[..short.len() - 1]).is_none() && seal.open(b"").is_none());
    }
}
