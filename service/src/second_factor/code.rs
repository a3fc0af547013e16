//! Codes: which step a typed one belongs to, and how recovery codes look.

use crate::Rng;
use domain::{forms::second_factor::RECOVERY_LENGTH, time::Instant};
use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret (RFC 4226, section 4: 160 bits).
pub(super) const SECRET: usize = 20;

/// Letters and digits that nobody takes for one another, 32 of them.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Codes of six digits that change every 30 seconds, by SHA-1: what every app makes.
fn totp(secret: &[u8]) -> Totp {
    Builder::new().with_secret(Secret::from(secret)).build_noncompliant()
}

/// The step whose code this is: of now, or of the step before or after it.
pub(super) fn step(secret: &[u8], digits: &str, now: Instant) -> Option<i64> {
    let seconds = u64::try_from(now.0 / Instant::SECOND).ok()?;
    totp(secret).check(digits, seconds).and_then(|step| i64::try_from(step).ok())
}

/// The secret as it is typed.
pub(super) fn base32(secret: &[u8]) -> String {
    Secret::from(secret).to_base32()
}

/// The address that apps read from a picture, after the key URI format that they share.
pub(super) fn uri(secret: &[u8], issuer: &str, account: &str) -> String {
    let plain = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let (issuer, account, secret) = (plain(issuer), plain(account), base32(secret));
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
}

/// A new recovery code of 140 bits, without hyphens.
pub(super) fn recovery(rng: &dyn Rng) -> String {
    let mut bytes = [0; RECOVERY_LENGTH];
    rng.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// The code as it is shown: in groups of four.
pub(super) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRng;
    use domain::forms::second_factor::Code;

    /// RFC 6238, appendix B: the last six digits of its codes for SHA-1.
    #[test]
    fn the_examples_of_the_rfc_are_met() {
        let secret = b"12345678901234567890";
        for (seconds, digits) in [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924")] {
            let now = Instant(seconds * Instant::SECOND);
            assert_eq!(step(secret, digits, now), Some(seconds / 30));
            assert_eq!(step(secret, digits, now.plus(30 * Instant::SECOND)), Some(seconds / 30), "a clock may be half a minute off");
            assert_eq!(step(secret, digits, now.plus(90 * Instant::SECOND)), None);
        }
    }

    #[test]
    fn recovery_codes_are_read_as_they_are_shown() {
        let code = recovery(&SystemRng);
        assert!(Code::parse(&grouped(&code)) == Ok(Code::Recovery(code)));
    }

    #[test]
    fn an_app_reads_who_and_what() {
        let uri = uri(b"12345678901234567890", "letters.example:3000", "ana+desk@passage.example");
        let whole = "otpauth://totp/letters%2Eexample%3A3000:ana%2Bdesk%40passage%2Eexample\
                     ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=letters%2Eexample%3A3000&algorithm=SHA1&digits=6&period=30";
        assert_eq!(uri, whole);
    }
}
