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
        let text = crate::invisible::clean(text);
        if text.is_empty() {
            return Err(ValueError::new("error-empty"));
        }
        if text.chars().count() > 254 {
            return Err(ValueError::too_long(254));
        }
        let options = email_address::Options::default().without_display_text().without_domain_literal().with_required_tld();
        let good = email_address::EmailAddress::parse_with_options(&text, options).is_ok()
            && !text.contains(['"', '(', ')', ' '])
            && !text.chars().any(|c| crate::text::is_forbidden(c) || crate::invisible::is_invisible(c));
        let email = Self(text);
        if !good {
            return Err(ValueError::new("error-email"));
        }
        // What cannot be compared or sent later is refused now.
        #[cfg(feature = "server")]
        if email.canonical()?.len() > 254 {
            return Err(ValueError::too_long(254));
        }
        Ok(email)
    }

    /// An address as it is stored: it was parsed before it was, and is never refused afterwards.
    pub fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the last `@`, as it was typed.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// Whether only a server with SMTPUTF8 (RFC 6531) takes it: the part before the `@` has letters beyond ASCII.
    pub fn needs_smtputf8(&self) -> bool {
        self.0.rsplit_once('@').is_some_and(|(local, _)| !local.is_ascii())
    }

    /// The address as it is sent: an internationalised domain as its A-label, which every server takes.
    #[cfg(feature = "server")]
    pub fn on_the_wire(&self) -> String {
        match self.0.rsplit_once('@').map(|(local, domain)| (local, idna::domain_to_ascii_strict(domain))) {
            Some((local, Ok(domain))) => format!("{local}@{domain}"),
            _ => self.0.clone(),
        }
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

    /// Whether it has a sub-address (`+tag`). Not every provider delivers to one: what goes there may reach nobody.
    pub fn is_tagged(&self) -> bool {
        self.0.rsplit_once('@').is_some_and(|(local, _)| local.find('+').is_some_and(|at| at > 0))
    }

    /// The collapsed address, under which all spellings that reach one mailbox are one: the canonical address without
    /// its sub-address (`+tag`), and without dots where the provider ignores them. Mail never goes to it.
    ///
    /// # Errors
    /// `error-email` where the domain is none.
    #[cfg(feature = "server")]
    pub fn mailbox(&self) -> Result<String, ValueError> {
        let canonical = self.canonical()?;
        let (local, domain) = canonical.rsplit_once('@').ok_or(ValueError::new("error-email"))?;
        let domain = if domain == "googlemail.com" { "gmail.com" } else { domain };
        let untagged = local.split_once('+').map_or(local, |(name, _)| name);
        let collapsed = if IGNORING_DOTS.contains(&domain) { untagged.replace('.', "") } else { untagged.to_owned() };
        // A local part that is nothing but a tag is the name of its mailbox.
        let local = if collapsed.is_empty() { local } else { &collapsed };
        Ok(format!("{local}@{domain}"))
    }
}

/// Providers that deliver to one mailbox wherever dots stand in its name, as they document: Gmail ("dots don't matter in
/// Gmail addresses") and Proton ("Proton Mail ignores dots").
#[cfg(feature = "server")]
const IGNORING_DOTS: &[&str] = &["gmail.com", "pm.me", "proton.me", "protonmail.ch", "protonmail.com"];

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "server")]
    use proptest::prelude::*;

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
        // What a paste brought along is in nobody's way.
        for pasted in ["anna@mail.example\u{200b}", "\u{202a}anna@mail.example\u{202c}", "\u{feff}anna@mail.example\t"] {
            assert_eq!(Email::parse(pasted).unwrap().as_str(), "anna@mail.example");
        }
        assert_eq!(Email::parse("an\u{3164}na@mail.example").unwrap_err().code, "error-email");
    }

    #[test]
    fn debug_hides_the_address() {
        assert!(!format!("{:?}", Email::parse("a@b.example").unwrap()).contains("b.example"));
    }

    #[cfg(feature = "server")]
    #[test]
    fn a_domain_is_sent_as_every_server_takes_it() {
        let address = Email::parse("Anna@München.example").unwrap();
        assert_eq!((address.on_the_wire().as_str(), address.needs_smtputf8()), ("Anna@xn--mnchen-3ya.example", false));
        assert!(Email::parse("민지@인권.example").unwrap().needs_smtputf8());
    }

    #[cfg(feature = "server")]
    #[test]
    fn one_mailbox_one_canonical_address() {
        let canonical = |text: &str| Email::parse(text).unwrap().canonical().unwrap();
        assert_eq!(canonical("A.B+c@Bücher.EXAMPLE"), "a.b+c@xn--bcher-kva.example");
        assert_eq!(canonical("A.B+c@xn--bcher-kva.example"), "a.b+c@xn--bcher-kva.example");
    }

    #[cfg(feature = "server")]
    #[test]
    fn tags_and_ignored_dots_are_one_mailbox() {
        let mailbox = |text: &str| Email::parse(text).unwrap().mailbox().unwrap();
        for same in ["anaprado@gmail.com", "Ana.Prado@Gmail.com", "a.n.a.prado+letters@googlemail.com", "anaprado+a+b@gmail.com"] {
            assert_eq!(mailbox(same), "anaprado@gmail.com", "{same}");
        }
        assert_eq!(mailbox("Ana.Prado+x@lantern.example"), "ana.prado@lantern.example");
        assert_eq!(mailbox("A.B+c@Bücher.EXAMPLE"), "a.b@xn--bcher-kva.example");
        assert_eq!(mailbox("+x@lantern.example"), "+x@lantern.example");
        assert_ne!(mailbox("ana.prado@outlook.com"), mailbox("anaprado@outlook.com"));
    }

    #[cfg(feature = "server")]
    proptest! {
        #[test]
        fn collapsing_twice_changes_nothing(local in "[a-zA-Z.+]{1,12}", domain in "(gmail|proton|lantern)\\.(com|me|example)") {
            if let Ok(email) = Email::parse(&format!("{local}@{domain}")) {
                let mailbox = email.mailbox().unwrap();
                prop_assert_eq!(Email::stored(&mailbox).mailbox().unwrap(), mailbox);
            }
        }
    }
}
