//! Passwords: argon2id, its parameters in one place.

pub(crate) mod weak;

use crate::{Error, Rng};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use std::sync::LazyLock;

/// 19 MiB, two passes, one lane (OWASP Password Storage, argon2id).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password into a PHC string. Takes tens of milliseconds: call it where blocking is allowed.
pub(crate) fn hash(password: &str, rng: &dyn Rng) -> Result<String, Error> {
    let mut salt = [0; 16];
    rng.fill(&mut salt);
    let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(hash.to_string())
}

/// Whether the password is the one hashed, and whether its hash should be made again with today's parameters.
pub(crate) fn verify(password: &str, phc: &str) -> Result<(bool, bool), Error> {
    let parsed = PasswordHash::new(phc).map_err(|error| Error::Internal(error.to_string()))?;
    let right = argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
    let current = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
    Ok((right, right && !phc.starts_with(&current)))
}

/// A hash that no password has, so that an unknown address takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
    // A fixed salt does no harm: nothing is protected by this hash.
    struct Fixed;
    impl Rng for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }
    hash("nobody", &Fixed).ok()
});

/// Takes as long as [`verify`]; nothing is ever right.
pub(crate) fn verify_nothing(password: &str) -> Result<(bool, bool), Error> {
    if let Some(hash) = &*NOBODY {
        verify(password, hash)?;
    }
    Ok((false, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;

    #[test]
    fn a_hash_knows_its_password_and_its_age() {
        let phc = hash("correct horse battery", &SystemRng).unwrap();
        assert_eq!(verify("correct horse battery", &phc).unwrap(), (true, false));
        assert_eq!(verify("wrong", &phc).unwrap(), (false, false));
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
}
