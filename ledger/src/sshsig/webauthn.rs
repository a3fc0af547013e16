//! From a passkey's assertion to an SSH signature that stock OpenSSH checks.

use p256::ecdsa::Signature;
use sha2::{Digest, Sha256};

use super::{ClientData, Made, MessageHash, SshKey, SshSig, Touch};
use crate::Fault;

/// What a browser gives after `navigator.credentials.get` with [`super::signed_bytes`] as the challenge (namespace
/// `undersigned`, SHA-512), no extensions, ES256.
#[derive(Clone, Copy, Debug)]
pub struct Assertion<'a> {
    /// The key's uncompressed point: see [`point_of_spki`].
    pub point: &'a [u8; 65],
    /// The relying party's identifier.
    pub rp_id: &'a str,
    /// The page's origin.
    pub origin: &'a str,
    /// `response.authenticatorData`.
    pub authenticator_data: &'a [u8],
    /// `response.clientDataJSON`.
    pub client_data_json: &'a [u8],
    /// `response.signature`, in DER.
    pub signature: &'a [u8],
}

impl Assertion<'_> {
    /// Makes the SSH signature, and verifies it for the message.
    ///
    /// # Errors
    /// Where the parts do not fit together, or do not sign the message.
    pub fn into_sshsig(self, namespace: &str, message: &[u8]) -> Result<SshSig, Fault> {
        let (rp_hash, rest) = self.authenticator_data.split_first_chunk::<32>().ok_or(Fault::Assertion)?;
        let &[flags, a, b, c, d] = rest else { return Err(Fault::Assertion) };
        if Sha256::digest(self.rp_id)[..] != rp_hash[..] {
            return Err(Fault::Assertion);
        }
        let (r, s) = Signature::from_der(self.signature).map_err(|_| Fault::Assertion)?.split_bytes();
        let touch = Touch { flags, counter: u32::from_be_bytes([a, b, c, d]) };
        let client = ClientData { origin: self.origin.to_owned(), json: self.client_data_json.to_vec() };
        let signature = SshSig {
            key: SshKey::SkEcdsa { point: *self.point, application: self.rp_id.to_owned() },
            namespace: namespace.to_owned(),
            hash: MessageHash::Sha512,
            made: Made::WebAuthn(r.into(), s.into(), touch, client),
        };
        signature.verify(namespace, message)?;
        Ok(signature)
    }
}

/// The point in what `response.getPublicKey()` gives for ES256: a SubjectPublicKeyInfo of P-256.
#[must_use]
pub fn point_of_spki(spki: &[u8]) -> Option<[u8; 65]> {
    /// SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING of 66 bytes.
    const PREFIX: [u8; 26] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01,
        0x07, 0x03, 0x42, 0x00,
    ];
    spki.strip_prefix(&PREFIX)?.try_into().ok().filter(|point: &[u8; 65]| point[0] == 4)
}
