//! Commitments: what the log says of a record that is beside it and can be deleted.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::merkle::Hash;

/// The bytes of a salt, exactly: HMAC would take a shorter key for one padded with zeros.
pub const SALT: usize = 32;

/// What the record is prefixed with.
const DOMAIN: &[u8] = b"undersigned/record/v2\0";

/// A record and its salt, as a slot of a bundle holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening<'a> {
    /// The salt, random and used once.
    pub salt: [u8; SALT],
    /// The canonical text of the record.
    pub record: &'a [u8],
}

impl Opening<'_> {
    /// The commitment: HMAC-SHA256(salt, "undersigned/record/v2" ‖ 0x00 ‖ record).
    #[must_use]
    pub fn commitment(&self) -> Hash {
        // HMAC takes a key of any length: the fallback is never made, and would open nothing.
        Hmac::<Sha256>::new_from_slice(&self.salt)
            .map_or([0; 32], |mac| mac.chain_update(DOMAIN).chain_update(self.record).finalize().into_bytes().into())
    }

    /// Whether record and salt open a commitment.
    #[must_use]
    pub fn opens(&self, commitment: &Hash) -> bool {
        self.commitment() == *commitment
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_plain_hmac() {
        let opening = Opening { salt: [0x0b; 32], record: b"kind person\n" };
        let (mut inner, mut outer) = ([0x36u8; 64], [0x5cu8; 64]);
        for (at, byte) in opening.salt.iter().enumerate() {
            inner[at] ^= byte;
            outer[at] ^= byte;
        }
        let inner = crate::sha256(&[&inner[..], DOMAIN, opening.record].concat());
        assert_eq!(opening.commitment(), crate::sha256(&[&outer[..], &inner].concat()));
        assert!(opening.opens(&opening.commitment()));
        assert!(!Opening { salt: [0; 32], ..opening }.opens(&opening.commitment()));
    }
}
