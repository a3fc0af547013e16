//! Keys of notes: those that verify, which are public, and those that sign.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

use crate::Fault;
use crate::encode::{base64, unbase64};
use crate::{hex, sha256};

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// The text of a note, with Ed25519 (0x01).
    Ed25519,
    /// A checkpoint and the time when it was seen, with Ed25519 (0x04).
    Cosignature,
}

impl KeyKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::Cosignature => 4,
        }
    }

    const fn of(byte: u8) -> Option<Self> {
        match byte {
            1 => Some(Self::Ed25519),
            4 => Some(Self::Cosignature),
            _ => None,
        }
    }
}

/// Whether a text may name a key: not empty, no white space, no plus, no control character.
#[must_use]
pub fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c == '+' || c.is_whitespace() || c < ' ')
}

/// The identifier of a key: the start of SHA-256(name ‖ LF ‖ kind ‖ key).
fn identifier(name: &str, material: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(&[name.as_bytes(), b"\n", material].concat());
    [a, b, c, d]
}

/// Ed25519 as RFC 8032 has it, without keys and signatures of small order.
pub(crate) fn verify_ed25519(key: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(key) else { return false };
    ed25519_dalek::Signature::from_slice(signature).is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
}

/// What a cosignature signs.
fn cosigned(text: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

/// A public key with its name (*vkey*). Keys of kinds that we do not know can be read and printed; they verify nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: String,
    id: [u8; 4],
    material: Vec<u8>,
}

impl VerifierKey {
    /// Names an Ed25519 key.
    ///
    /// # Errors
    /// Where the name is none, or the bytes are no point of the curve.
    pub fn new(name: &str, kind: KeyKind, key: &[u8; 32]) -> Result<Self, Fault> {
        if !is_key_name(name) || VerifyingKey::from_bytes(key).is_err() {
            return Err(Fault::KeyForm);
        }
        let material = [&[kind.byte()], &key[..]].concat();
        Ok(Self { name: name.to_owned(), id: identifier(name, &material), material })
    }

    /// Reads `<name>+<identifier>+<base64 of kind and key>`.
    ///
    /// # Errors
    /// Everything that would not be printed so, and an identifier that is not the key's.
    pub fn parse(vkey: &str) -> Result<Self, Fault> {
        let (name, rest) = vkey.split_once('+').ok_or(Fault::KeyForm)?;
        let (id, material) = rest.split_once('+').ok_or(Fault::KeyForm)?;
        let id = hex::decode(id).ok_or(Fault::KeyForm)?;
        let material = unbase64(material).ok_or(Fault::KeyForm)?;
        let (kind, key) = material.split_first().ok_or(Fault::KeyForm)?;
        let good = match KeyKind::of(*kind) {
            Some(kind) => Self::new(name, kind, key.try_into().map_err(|_| Fault::KeyForm)?)?.id == id,
            // ML-DSA makes its identifiers as we do; of other kinds we don't know.
            None => is_key_name(name) && (*kind != 6 || identifier(name, &material) == id),
        };
        if good { Ok(Self { name: name.to_owned(), id, material }) } else { Err(Fault::KeyForm) }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The identifier.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        self.id
    }

    /// What it signs; none where we do not know its kind.
    #[must_use]
    pub fn kind(&self) -> Option<KeyKind> {
        self.material.first().and_then(|kind| KeyKind::of(*kind))
    }

    /// The public key's own bytes.
    #[must_use]
    pub fn key(&self) -> &[u8] {
        self.material.get(1..).unwrap_or_default()
    }

    /// The Ed25519 key, where it is one.
    #[must_use]
    pub fn ed25519(&self) -> Option<[u8; 32]> {
        self.kind().and_then(|_| self.key().try_into().ok())
    }

    /// Whether signatures of this kind can be verified here.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        self.kind().is_some()
    }

    /// Verifies a signature of this key, and returns the time of a cosignature.
    ///
    /// # Errors
    /// Where it does not verify.
    pub fn verify(&self, text: &str, signature: &[u8]) -> Result<Option<u64>, Fault> {
        let key = self.ed25519().ok_or(Fault::KeyUnsupported)?;
        let (time, good) = match self.kind() {
            Some(KeyKind::Cosignature) => {
                let (time, signature) = signature.split_first_chunk::<8>().ok_or(Fault::NoteSignature)?;
                let time = u64::from_be_bytes(*time);
                let good = i64::try_from(time).is_ok() && verify_ed25519(&key, cosigned(text, time).as_bytes(), signature);
                (Some(time), good)
            }
            _ => (None, verify_ed25519(&key, text.as_bytes(), signature)),
        };
        if good { Ok(time) } else { Err(Fault::NoteSignature) }
    }
}

/// The vkey.
impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{}+{}", self.name, hex::encode(&self.id), base64(&self.material))
    }
}

/// A private key with its name (*skey*). Its bytes are wiped from memory when it is dropped.
#[derive(Clone)]
pub struct SignerKey {
    public: VerifierKey,
    key: SigningKey,
    kind: KeyKind,
}

/// Never prints the key: it must not reach a log.
impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({})", self.public)
    }
}

impl SignerKey {
    /// The key of a seed, which is 32 random bytes.
    ///
    /// # Errors
    /// Where the name is none.
    pub fn from_seed(name: &str, kind: KeyKind, seed: &[u8; 32]) -> Result<Self, Fault> {
        let key = SigningKey::from_bytes(seed);
        Ok(Self { public: VerifierKey::new(name, kind, key.verifying_key().as_bytes())?, key, kind })
    }

    /// Reads `PRIVATE+KEY+<name>+<identifier>+<base64 of kind and seed>`.
    ///
    /// # Errors
    /// Everything that [`SignerKey::to_skey`] would not print.
    pub fn parse(skey: &str) -> Result<Self, Fault> {
        let (name, rest) = skey.strip_prefix("PRIVATE+KEY+").and_then(|rest| rest.split_once('+')).ok_or(Fault::KeyForm)?;
        let (id, material) = rest.split_once('+').ok_or(Fault::KeyForm)?;
        let material = unbase64(material).ok_or(Fault::KeyForm)?;
        let (kind, seed) = material.split_first().ok_or(Fault::KeyForm)?;
        let kind = KeyKind::of(*kind).ok_or(Fault::KeyUnsupported)?;
        let key = Self::from_seed(name, kind, seed.try_into().map_err(|_| Fault::KeyForm)?)?;
        if hex::encode(&key.public.id) == id { Ok(key) } else { Err(Fault::KeyForm) }
    }

    /// The private key as text: for the key folder and for nothing else.
    #[must_use]
    pub fn to_skey(&self) -> String {
        let material = [&[self.kind.byte()], &self.key.as_bytes()[..]].concat();
        format!("PRIVATE+KEY+{}+{}+{}", self.public.name, hex::encode(&self.public.id), base64(&material))
    }

    /// The public key.
    #[must_use]
    pub fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    /// Signs the text of a note. A cosignature says the time, in seconds since 1970; another signature ignores it.
    #[must_use]
    pub fn sign(&self, text: &str, time: u64) -> super::Signature {
        let bytes = match self.kind {
            KeyKind::Ed25519 => self.sign_bytes(text.as_bytes()).to_vec(),
            KeyKind::Cosignature => [&time.to_be_bytes()[..], &self.sign_bytes(cosigned(text, time).as_bytes())].concat(),
        };
        super::Signature { name: self.public.name.clone(), id: self.public.id, bytes }
    }

    /// Signs bytes that say themselves what they are for: a rotation, or what an SSH signature signs.
    pub(crate) fn sign_bytes(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }
}
