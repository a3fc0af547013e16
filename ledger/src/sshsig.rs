//! SSH signatures (OpenSSH's PROTOCOL.sshsig), which `ssh-keygen -Y verify` checks: reading and printing.

use sha2::{Digest, Sha256, Sha512};

mod verify;
mod webauthn;
mod wire;

pub use webauthn::{Assertion, point_of_spki};

use crate::Fault;
use crate::encode::{base64, unbase64};
use crate::note::SignerKey;
use wire::{Reader, Writer};

const MAGIC: &[u8] = b"SSHSIG";
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";
const ED25519: &str = "ssh-ed25519";
const SK_ED25519: &str = "sk-ssh-ed25519@openssh.com";
const SK_ECDSA: &str = "sk-ecdsa-sha2-nistp256@openssh.com";
const WEBAUTHN: &str = "webauthn-sk-ecdsa-sha2-nistp256@openssh.com";
const CURVE: &str = "nistp256";

/// A public key that can sign.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SshKey {
    /// `ssh-ed25519`.
    Ed25519([u8; 32]),
    /// `sk-ssh-ed25519@openssh.com`: in a security key.
    SkEd25519 {
        /// The key.
        key: [u8; 32],
        /// What it was made for: `ssh:`, as a rule.
        application: String,
    },
    /// `sk-ecdsa-sha2-nistp256@openssh.com`: in a security key, or a passkey.
    SkEcdsa {
        /// The uncompressed point.
        point: [u8; 65],
        /// What it was made for; of a passkey the relying party's identifier, a domain.
        application: String,
    },
}

impl SshKey {
    /// The key as SSH writes it in binary.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let writer = Writer::default();
        match self {
            Self::Ed25519(key) => writer.string(ED25519).string(key),
            Self::SkEd25519 { key, application } => writer.string(SK_ED25519).string(key).string(application),
            Self::SkEcdsa { point, application } => writer.string(SK_ECDSA).string(CURVE).string(point).string(application),
        }
        .0
    }

    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let mut reader = Reader(bytes);
        let key = match reader.text()? {
            ED25519 => Self::Ed25519(reader.array()?),
            SK_ED25519 => Self::SkEd25519 { key: reader.array()?, application: reader.text()?.to_owned() },
            SK_ECDSA if reader.text()? == CURVE => Self::SkEcdsa { point: reader.array()?, application: reader.text()?.to_owned() },
            _ => return Err(Fault::SshUnsupported),
        };
        reader.end()?;
        Ok(key)
    }

    /// The key as a line of `allowed_signers` or `id_ed25519.pub` has it: its type, a blank, base64.
    #[must_use]
    pub fn to_openssh(&self) -> String {
        let kind = match self {
            Self::Ed25519(_) => ED25519,
            Self::SkEd25519 { .. } => SK_ED25519,
            Self::SkEcdsa { .. } => SK_ECDSA,
        };
        format!("{kind} {}", base64(&self.to_bytes()))
    }

    /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        format!("SHA256:{}", base64(&Sha256::digest(self.to_bytes())).trim_end_matches('='))
    }
}

/// How the statement was hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageHash {
    /// `sha256`.
    Sha256,
    /// `sha512`, which ssh-keygen takes unless told otherwise.
    Sha512,
}

/// What an authenticator signs besides the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Touch {
    /// Flags; the lowest bit says that a person touched it.
    pub flags: u8,
    /// The authenticator's counter.
    pub counter: u32,
}

/// The signature itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Made {
    /// By Ed25519.
    Ed25519([u8; 64]),
    /// By Ed25519 in a security key.
    SkEd25519([u8; 64], Touch),
    /// By ECDSA in a security key: r and s, big-endian.
    SkEcdsa([u8; 32], [u8; 32], Touch),
    /// By a passkey in a browser: r, s, and what the browser told the passkey.
    WebAuthn([u8; 32], [u8; 32], Touch, ClientData),
}

/// What the browser told the passkey.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClientData {
    /// The page's origin: `https://letters.example`.
    pub origin: String,
    /// The JSON, byte for byte; it holds the challenge.
    pub json: Vec<u8>,
}

/// An SSH signature.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SshSig {
    /// Whose.
    pub key: SshKey,
    /// For what purpose.
    pub namespace: String,
    /// How the statement was hashed.
    pub hash: MessageHash,
    /// The signature itself.
    pub made: Made,
}

impl SshSig {
    /// Reads the binary form.
    ///
    /// # Errors
    /// Everything that [`SshSig::to_bytes`] would not write, and kinds of keys that are not supported.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC).ok_or(Fault::SshForm)?);
        if reader.u32()? != 1 {
            return Err(Fault::SshUnsupported);
        }
        let key = SshKey::read(reader.string()?)?;
        let namespace = reader.text()?.to_owned();
        if !reader.string()?.is_empty() {
            return Err(Fault::SshForm);
        }
        let hash = match reader.text()? {
            "sha256" => MessageHash::Sha256,
            "sha512" => MessageHash::Sha512,
            _ => return Err(Fault::SshUnsupported),
        };
        let mut inner = Reader(reader.string()?);
        reader.end()?;
        let made = match (inner.text()?, &key) {
            (ED25519, SshKey::Ed25519(_)) => Made::Ed25519(inner.array()?),
            (SK_ED25519, SshKey::SkEd25519 { .. }) => Made::SkEd25519(inner.array()?, inner.touch()?),
            (SK_ECDSA, SshKey::SkEcdsa { .. }) => {
                let (r, s) = inner.scalars()?;
                Made::SkEcdsa(r, s, inner.touch()?)
            }
            (WEBAUTHN, SshKey::SkEcdsa { .. }) => {
                let ((r, s), touch) = (inner.scalars()?, inner.touch()?);
                let client = ClientData { origin: inner.text()?.to_owned(), json: inner.string()?.to_vec() };
                if !inner.string()?.is_empty() {
                    return Err(Fault::SshUnsupported);
                }
                Made::WebAuthn(r, s, touch, client)
            }
            _ => return Err(Fault::SshForm),
        };
        inner.end()?;
        Ok(Self { key, namespace, hash, made })
    }

    /// The binary form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let inner = Writer::default();
        let inner = match &self.made {
            Made::Ed25519(signature) => inner.string(ED25519).string(signature),
            Made::SkEd25519(signature, touch) => inner.string(SK_ED25519).string(signature).touch(*touch),
            Made::SkEcdsa(r, s, touch) => inner.string(SK_ECDSA).scalars(r, s).touch(*touch),
            Made::WebAuthn(r, s, touch, client) => {
                inner.string(WEBAUTHN).scalars(r, s).touch(*touch).string(&client.origin).string(&client.json).string("")
            }
        };
        let outer = Writer(MAGIC.to_vec()).u32(1).string(self.key.to_bytes()).string(&self.namespace).string("");
        outer.string(self.hash.name()).string(inner.0).0
    }

    /// Reads the armoured form, however its base64 is broken into lines: people paste it.
    ///
    /// # Errors
    /// Where it is not armoured, or not a signature.
    pub fn parse_armour(text: &str) -> Result<Self, Fault> {
        let inner = text.trim().strip_prefix(BEGIN).and_then(|text| text.strip_suffix(END)).ok_or(Fault::SshArmour)?;
        let joined: String = inner.split_ascii_whitespace().collect();
        Self::parse(&unbase64(&joined).ok_or(Fault::SshArmour)?)
    }

    /// The armoured form, as ssh-keygen writes it.
    #[must_use]
    pub fn to_armour(&self) -> String {
        let mut text = format!("{BEGIN}\n");
        for (place, character) in base64(&self.to_bytes()).chars().enumerate() {
            if place > 0 && place % 70 == 0 {
                text.push('\n');
            }
            text.push(character);
        }
        text + "\n" + END + "\n"
    }

    /// Signs a message with an Ed25519 key of ours: what `ssh-keygen -Y sign -n <namespace>` would print.
    #[must_use]
    pub fn sign(signer: &SignerKey, namespace: &str, message: &[u8]) -> Option<Self> {
        let key = SshKey::Ed25519(signer.verifier().ed25519()?);
        let made = Made::Ed25519(signer.sign_bytes(&signed_bytes(namespace, MessageHash::Sha512, message)));
        Some(Self { key, namespace: namespace.to_owned(), hash: MessageHash::Sha512, made })
    }
}

impl MessageHash {
    const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }
}

/// What an SSH signature signs; for a passkey, the challenge.
#[must_use]
pub fn signed_bytes(namespace: &str, hash: MessageHash, message: &[u8]) -> Vec<u8> {
    let digest = match hash {
        MessageHash::Sha256 => Sha256::digest(message).to_vec(),
        MessageHash::Sha512 => Sha512::digest(message).to_vec(),
    };
    Writer(MAGIC.to_vec()).string(namespace).string("").string(hash.name()).string(digest).0
}

#[cfg(test)]
mod tests;
