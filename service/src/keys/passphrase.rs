//! A root key that only a passphrase opens: argon2id makes a key of it, which the root key is sealed with.
//!
//! Two lines: `argon2id <KiB> <passes> <lanes> <salt>`, and nonce and ciphertext, all in hexadecimal digits. The first is
//! authenticated with the second.

use crate::{Error, Rng};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit as _, Payload},
};

/// 128 MiB and four passes: once a start, against a guesser who has the file.
const MEMORY_KIB: u32 = 128 * 1024;
const PASSES: u32 = 4;
const LANES: u32 = 1;
/// What a file may ask for, so that a damaged one does not ask for all memory.
const KIB_LIMIT: u32 = 4 * 1024 * 1024;
const PASS_LIMIT: u32 = 64;

/// What a passphrase became, with the line that says how.
#[derive(Clone)]
pub(crate) struct Wrapping {
    head: String,
    cipher: XChaCha20Poly1305,
}

impl Wrapping {
    /// A new one, with a salt of its own. Takes a good part of a second.
    pub(crate) fn make(passphrase: &str, rng: &dyn Rng) -> Result<Self, Error> {
        let mut salt = [0; 16];
        rng.fill(&mut salt);
        Self::of(passphrase, format!("argon2id {MEMORY_KIB} {PASSES} {LANES} {}", base16ct::lower::encode_string(&salt)))
    }

    /// The one that a file was sealed with.
    pub(crate) fn of_file(passphrase: &str, file: &[u8]) -> Result<Self, Error> {
        let head = std::str::from_utf8(file).ok().and_then(|text| text.lines().next()).ok_or_else(damaged)?;
        Self::of(passphrase, head.to_owned())
    }

    fn of(passphrase: &str, head: String) -> Result<Self, Error> {
        let ["argon2id", memory, passes, lanes, salt] = head.split(' ').collect::<Vec<_>>()[..] else { return Err(damaged()) };
        let number = |text: &str, most: u32| text.parse().ok().filter(|number| *number <= most).ok_or_else(damaged);
        let params = Params::new(number(memory, KIB_LIMIT)?, number(passes, PASS_LIMIT)?, number(lanes, PASS_LIMIT)?, Some(32));
        let salt = base16ct::lower::decode_vec(salt).map_err(|_| damaged())?;
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params.map_err(|_| damaged())?)
            .hash_password_into(passphrase.as_bytes(), &salt, &mut key)
            .map_err(|_| damaged())?;
        Ok(Self { head, cipher: XChaCha20Poly1305::new(&key.into()) })
    }

    /// Seals a root key into a file.
    pub(crate) fn seal(&self, root: &[u8], rng: &dyn Rng) -> Result<String, Error> {
        let mut nonce = [0; 24];
        rng.fill(&mut nonce);
        let payload = Payload { msg: root, aad: self.head.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::Internal("sealing failed".to_owned()))?;
        Ok(format!("{}\n{}{}\n", self.head, base16ct::lower::encode_string(&nonce), base16ct::lower::encode_string(&sealed)))
    }

    /// Opens a file that was sealed with the same passphrase and salt.
    pub(crate) fn open(&self, file: &[u8]) -> Result<Vec<u8>, Error> {
        let text = std::str::from_utf8(file).map_err(|_| damaged())?;
        let (head, rest) = text.trim_end().split_once('\n').ok_or_else(damaged)?;
        let bytes = base16ct::lower::decode_vec(rest).map_err(|_| damaged())?;
        let (nonce, sealed) = bytes.split_at_checked(24).ok_or_else(damaged)?;
        let nonce = <[u8; 24]>::try_from(nonce).map_err(|_| damaged())?;
        let opened = self.cipher.decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: head.as_bytes() });
        opened.map_err(|_| Error::Unavailable("this is not the passphrase that the root key was sealed with".to_owned()))
    }
}

fn damaged() -> Error {
    Error::Unavailable("the file of the sealed root key is damaged: put back a copy of it".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;

    #[test]
    fn the_passphrase_opens_it_and_no_other() {
        let wrapping = Wrapping::make("lamp oil harbour", &SystemRng).unwrap();
        let file = wrapping.seal(b"the root", &SystemRng).unwrap();
        let again = Wrapping::of_file("lamp oil harbour", file.as_bytes()).unwrap();
        assert_eq!(again.open(file.as_bytes()).unwrap(), b"the root");
        let other = Wrapping::of_file("lamp oil harbor", file.as_bytes()).unwrap();
        assert!(matches!(other.open(file.as_bytes()), Err(Error::Unavailable(said)) if said.contains("passphrase")));
        assert!(!file.contains(&base16ct::lower::encode_string(b"the root")));
    }

    #[test]
    fn a_damaged_file_says_so_and_asks_for_no_more_than_there_may_be() {
        for file in ["", "argon2id", "argon2id 4294967295 1 1 00", "argon2id 8 999 1 0011223344556677", "scrypt 8 1 1 00112233"] {
            assert!(Wrapping::of_file("x", file.as_bytes()).is_err(), "{file}");
        }
    }
}
