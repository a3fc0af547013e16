//! The key folder: secrets that stand outside the database, and what is derived from them.
//!
//! One root key of 32 bytes in `root.key` (mode 0600), made on first start. Every use has a key of its own, derived by
//! HMAC-SHA256 with the use's name. The database keeps only the root's fingerprint.

use crate::{Error, Rng};
use chacha20poly1305::{
    ChaCha20Poly1305, Nonce,
    aead::{Aead, KeyInit as _},
};
use domain::{email::Email, error::ValueError};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::{fs, io::Write, path::Path};

/// Names the key that contact data is sealed with; the first byte of every sealed value.
const CONTACT_KEY_ID: u8 = 1;

/// Keys in use.
pub(crate) struct Keys {
    root: [u8; 32],
    address: [u8; 32],
    token: [u8; 32],
    contact: ChaCha20Poly1305,
}

impl Keys {
    /// Reads the folder's root key, or makes folder and key.
    pub(crate) fn load_or_make(folder: &Path, rng: &dyn Rng) -> Result<Self, Error> {
        let file = folder.join("root.key");
        let trouble = |what: &str, error: std::io::Error| Error::Unavailable(format!("{what} {}: {error}", file.display()));
        let root = match fs::read(&file) {
            Ok(bytes) => {
                <[u8; 32]>::try_from(bytes).map_err(|_| Error::Unavailable(format!("{} is not a key of 32 bytes", file.display())))?
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut root = [0; 32];
                rng.fill(&mut root);
                make(folder, &file, &root).map_err(|error| trouble("cannot make", error))?;
                root
            }
            Err(error) => return Err(trouble("cannot read", error)),
        };
        Ok(Self::of(root))
    }

    fn of(root: [u8; 32]) -> Self {
        let contact = derive(&root, "contact data");
        Self { address: derive(&root, "addresses"), token: derive(&root, "links"), contact: ChaCha20Poly1305::new(&contact.into()), root }
    }

    /// Tells keys apart without betraying them: SHA-256 of a derived value, 16 hexadecimal digits.
    pub(crate) fn fingerprint(&self) -> String {
        let digest = Sha256::digest(derive(&self.root, "fingerprint"));
        base16ct::lower::encode_string(&digest[..8])
    }

    /// The keyed hash of a canonical address, for constraints and look-ups.
    pub(crate) fn address(&self, canonical: &str) -> Vec<u8> {
        mac(&self.address, &[canonical.as_bytes()]).to_vec()
    }

    /// The keyed hash of the mailbox that an address reaches: tags and dots tell nobody apart.
    ///
    /// # Errors
    /// `error-email` where it reaches none.
    pub(crate) fn mailbox(&self, email: &Email) -> Result<Vec<u8>, ValueError> {
        Ok(self.address(&email.mailbox()?))
    }

    /// The keyed hash of an account's recovery code.
    pub(crate) fn recovery_code(&self, account: uuid::Uuid, code: &str) -> Vec<u8> {
        mac(&derive(&self.root, "recovery codes"), &[account.as_bytes(), code.as_bytes()]).to_vec()
    }

    /// The authenticator of a link.
    pub(crate) fn link(&self, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.token, parts)
    }

    /// Encrypts contact data: key id, nonce of 12 bytes, ciphertext with its tag.
    pub(crate) fn seal(&self, rng: &dyn Rng, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let mut nonce = [0; 12];
        rng.fill(&mut nonce);
        let sealed = self.contact.encrypt(&Nonce::from(nonce), plain).map_err(|_| Error::Internal("sealing failed".to_owned()))?;
        Ok([&[CONTACT_KEY_ID][..], &nonce, &sealed].concat())
    }

    /// Decrypts what [`Keys::seal`] made.
    pub(crate) fn unseal(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let bad = || Error::Internal("sealed data does not open with this key folder".to_owned());
        let (head, ciphertext) = sealed.split_at_checked(13).ok_or_else(bad)?;
        let nonce = <[u8; 12]>::try_from(&head[1..]).map_err(|_| bad())?;
        if head[0] != CONTACT_KEY_ID {
            return Err(bad());
        }
        self.contact.decrypt(&Nonce::from(nonce), ciphertext).map_err(|_| bad())
    }
}

/// Writes the key so that nobody else reads it, and that it survives a power cut.
fn make(folder: &Path, file: &Path, root: &[u8; 32]) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    file.write_all(root)?;
    file.sync_all()?;
    fs::File::open(folder)?.sync_all()
}

fn derive(root: &[u8; 32], name: &str) -> [u8; 32] {
    mac(root, &[b"undersigned/key/v1\0", name.as_bytes()])
}

/// HMAC-SHA256 over the parts, each after its length, so that no two lists of parts are one message.
fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // RFC 2104 pads a key to the hash's block with zeros; done here, no length can be wrong.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let first = Keys::load_or_make(&path, &SystemRng).unwrap();
        let again = Keys::load_or_make(&path, &SystemRng).unwrap();
        assert_eq!(first.fingerprint(), again.fingerprint());
        assert_eq!(fs::metadata(path.join("root.key")).unwrap().permissions().mode() & 0o777, 0o600);
        let sealed = first.seal(&SystemRng, b"a@b.example").unwrap();
        assert_eq!(again.unseal(&sealed).unwrap(), b"a@b.example");
        assert!(Keys::of([7; 32]).unseal(&sealed).is_err());
        assert!(again.unseal(&sealed[..12]).is_err());
    }
}
