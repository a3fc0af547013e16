//! The second factor as posted: a code of an app, one of the codes for the day when the app is lost, or what a passkey
//! answered.

use crate::error::{FieldErrors, ValueError};
use serde::Deserialize;
use std::fmt;

/// How many recovery codes there are.
pub const RECOVERY_CODES: usize = 10;

/// Letters and digits of a recovery code.
pub const RECOVERY_LENGTH: usize = 28;

/// Letters and digits of the recovery codes that were made before they got longer.
const SHORT_RECOVERY_LENGTH: usize = 16;

/// A code or a passkey's answer as posted, with where to go afterwards.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    /// The code; never shown again.
    pub code: String,
    /// What the browser gave for a passkey, as JSON; empty where a code was typed.
    pub credential: String,
    /// Local path to go to afterwards.
    pub next: String,
    /// Local path to post to afterwards what was posted along with this; empty where nothing was.
    pub post_to: String,
}

impl fmt::Debug for CodeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeForm(…)")
    }
}

impl CodeForm {
    /// The names of its fields; no form that is posted along has one of them.
    pub const FIELDS: [&str; 4] = ["code", "credential", "next", "post_to"];

    /// Which of the two was given.
    ///
    /// # Errors
    /// As [`Code::parse`], on `code`.
    pub fn parse(&self) -> Result<Given, FieldErrors> {
        if self.credential.is_empty() {
            return Code::parse(&self.code).map(Given::Code).map_err(|error| FieldErrors(vec![error.at("code")]));
        }
        Ok(Given::Passkey(self.credential.clone()))
    }
}

/// What somebody gave as their second factor.
#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    /// A code.
    Code(Code),
    /// What the browser gave for a passkey, as JSON (WebAuthn, 5.1).
    Passkey(String),
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Given(…)")
    }
}

/// A passkey as its page posts it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasskeyForm {
    /// The account's password, where it is the first second factor.
    pub password: String,
    /// What its owner calls it.
    pub name: String,
    /// What the browser gave, as JSON.
    pub credential: String,
}

impl fmt::Debug for PasskeyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasskeyForm(…)")
    }
}

/// What setting the first second factor up asks for, and taking codes of an app away.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct ProvenForm {
    /// The password.
    pub password: String,
    /// A code.
    pub code: String,
}

impl fmt::Debug for ProvenForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProvenForm(…)")
    }
}

/// A code that has the right shape.
#[derive(Clone, PartialEq, Eq)]
pub enum Code {
    /// Six digits of an app (RFC 6238).
    App(String),
    /// A recovery code: letters and digits, without the hyphens between them.
    Recovery(String),
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// Reads a code, in whichever digits it is typed, with or without spaces and hyphens.
    ///
    /// # Errors
    /// `error-code`: the same as for a code that is wrong.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–')).map(western).collect();
        match plain.chars().count() {
            6 if plain.bytes().all(|b| b.is_ascii_digit()) => Ok(Self::App(plain)),
            RECOVERY_LENGTH | SHORT_RECOVERY_LENGTH if plain.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                Ok(Self::Recovery(plain.to_ascii_lowercase()))
            }
            _ => Err(ValueError::new("error-code")),
        }
    }
}

/// Arabic and Persian digits as Western ones.
fn western(c: char) -> char {
    let digit = match c {
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        '۰'..='۹' => u32::from(c) - u32::from('۰'),
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for text in ["123456", " 123 456 ", "123-456", "١٢٣٤٥٦", "۱۲۳۴۵۶"] {
            assert!(Code::parse(text) == Ok(Code::App("123456".into())), "{text}");
        }
        assert!(Code::parse("ABCD-efgh ijkl–2345") == Ok(Code::Recovery("abcdefghijkl2345".into())));
        assert!(Code::parse("ABCD-efgh-2345-ijkl-abcd-efgh-2345") == Ok(Code::Recovery("abcdefgh2345ijklabcdefgh2345".into())));
        for text in ["", "12345", "1234567", "12345a", "abcd-efgh-ijkl-234!"] {
            assert_eq!(Code::parse(text).unwrap_err().code, "error-code", "{text}");
        }
        assert_eq!(format!("{:?}", Code::App("123456".into())), "Code(…)");
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_panic(text in ".{0,40}") {
            let _ = Code::parse(&text);
        }
    }
}
