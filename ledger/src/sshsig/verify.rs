//! Verifying SSH signatures, as stock OpenSSH does, and a little more strictly.

use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::elliptic_curve::point::AffineCoordinates;
use p256::{AffinePoint, FieldBytes};
use sha2::{Digest, Sha256};

use super::{Made, SshKey, SshSig, Touch, signed_bytes};
use crate::Fault;
use crate::encode::base64url;
use crate::note::verify_ed25519;

/// A person touched the authenticator.
const PRESENT: u8 = 0x01;
/// Attested credential data or extensions follow: then the signed bytes would be others.
const MORE: u8 = 0x40 | 0x80;

impl SshSig {
    /// Verifies that the key signed this message for this purpose.
    ///
    /// # Errors
    /// Where it did not, or where an authenticator did not ask for a touch.
    pub fn verify(&self, namespace: &str, message: &[u8]) -> Result<(), Fault> {
        if self.namespace != namespace {
            return Err(Fault::SshNamespace);
        }
        let signed = signed_bytes(namespace, self.hash, message);
        let good = match (&self.key, &self.made) {
            (SshKey::Ed25519(key), Made::Ed25519(signature)) => verify_ed25519(key, &signed, signature),
            (SshKey::SkEd25519 { key, application }, Made::SkEd25519(signature, touch)) => {
                verify_ed25519(key, &authenticated(application, *touch, &signed)?, signature)
            }
            (SshKey::SkEcdsa { point, application }, Made::SkEcdsa(r, s, touch)) => {
                verify_p256(point, &authenticated(application, *touch, &signed)?, r, s)
            }
            (SshKey::SkEcdsa { point, application }, Made::WebAuthn(r, s, touch, client)) => {
                let start = format!(r#"{{"type":"webauthn.get","challenge":"{}","origin":"{}""#, base64url(&signed), client.origin);
                !client.origin.contains('"')
                    && client.json.starts_with(start.as_bytes())
                    && verify_p256(point, &authenticated(application, *touch, &client.json)?, r, s)
            }
            _ => false,
        };
        if good { Ok(()) } else { Err(Fault::SshSignature) }
    }
}

/// What an authenticator signs: SHA-256 of the application, flags, counter, SHA-256 of what it was given.
fn authenticated(application: &str, touch: Touch, given: &[u8]) -> Result<Vec<u8>, Fault> {
    if touch.flags & PRESENT == 0 {
        return Err(Fault::SshPresence);
    }
    if touch.flags & MORE != 0 {
        return Err(Fault::SshUnsupported);
    }
    let mut bytes = Sha256::digest(application).to_vec();
    bytes.push(touch.flags);
    bytes.extend(touch.counter.to_be_bytes());
    bytes.extend(Sha256::digest(given));
    Ok(bytes)
}

fn verify_p256(point: &[u8; 65], message: &[u8], r: &[u8; 32], s: &[u8; 32]) -> bool {
    // The coordinates as they stand: reading a point in general would bring what compressed ones need.
    let Some((x, y)) = point.strip_prefix(&[4]).and_then(|both| both.split_at_checked(32)) else { return false };
    let (Ok(x), Ok(y)) = (FieldBytes::try_from(x), FieldBytes::try_from(y)) else { return false };
    let key: Option<AffinePoint> = AffinePoint::from_coordinates(&x, &y).into();
    let Some(Ok(key)) = key.map(VerifyingKey::from_affine) else { return false };
    Signature::from_scalars(*r, *s).is_ok_and(|signature| key.verify(message, &signature).is_ok())
}
