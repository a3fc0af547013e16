//! E-mail addresses: what is one, and when two are the same mailbox.

use crate::error::ValueError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An address that mail can be sent to (RFC 5321, with internationalised parts of RFC 6531).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

/// Never prints the address: it must not reach a log.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl Email {
    /// Parses an address.
    ///
    /// # Errors
    /// `error-empty`, `error-email`, `error-too-long`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::new("error-empty"));
        }
        if text.chars().count() > 254 {
            return Err(ValueError::too_long(254));
        }
        let options = email_address::Options::default().without_display_text().without_domain_literal().with_required_tld();
        let good = email_address::EmailAddress::parse_with_options(text, options).is_ok()
            && !text.contains(['"', '(', ')', ' '])
            && !text.chars().any(crate::text::is_forbidden);
        if good { Ok(Self(text.to_owned())) } else { Err(ValueError::new("error-email")) }
    }

    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the last `@`, as it was typed.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The canonical address, under which two spellings are one mailbox: lower case, IDNA domain (UTS #46),
    /// sub-addressing kept.
    ///
    /// # Errors
    /// `error-email` where the domain is none.
    #[cfg(feature = "server")]
    pub fn canonical(&self) -> Result<String, ValueError> {
        use unicode_normalization::UnicodeNormalization;
        let (local, domain) = self.0.rsplit_once('@').ok_or(ValueError::new("error-email"))?;
        let local: String = local.nfc().flat_map(char::to_lowercase).collect();
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| ValueError::new("error-email"))?;
        Ok(format!("{local}@{domain}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_address() {
        for good in ["a@b.example", "Min-ji.Park+letters@rights.example", "민지@인권.example"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "a",
            "a@",
            "@b.example",
            "a b@c.example",
            "a@b",
            "a@b.example\r\nBcc: x@y.example",
            "Name <a@b.example>",
            "a@[127.0.0.1]",
            "a@b.example, c@d.example",
        ] {
            assert_eq!(Email::parse(bad).unwrap_err().code, "error-email", "{bad}");
        }
        assert_eq!(Email::parse("").unwrap_err().code, "error-empty");
    }

    #[test]
    fn debug_hides_the_address() {
        assert!(!format!("{:?}", Email::parse("a@b.example").unwrap()).contains("b.example"));
    }

    #[cfg(feature = "server")]
    #[test]
    fn one_mailbox_one_canonical_address() {
        let canonical = |text: &str| Email::parse(text).unwrap().canonical().unwrap();
        assert_eq!(canonical("A.B+c@Bücher.EXAMPLE"), "a.b+c@xn--bcher-kva.example");
        assert_eq!(canonical("A.B+c@xn--bcher-kva.example"), "a.b+c@xn--bcher-kva.example");
    }
}
