//! Sign-in, forgotten password, new password, as posted.

use super::finish;
use crate::{
    email::Email,
    error::{FieldErrors, ValueError},
    plain::plain,
    text::Name,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The sign-in form as posted.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// Address.
    pub email: String,
    /// Password; never shown again.
    pub password: String,
    /// Local path to go to afterwards.
    pub next: String,
}

impl fmt::Debug for SignInForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInForm(…)")
    }
}

/// A passkey's answer on the sign-in page, as posted.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasskeySignInForm {
    /// What the page was given of its challenge.
    pub state: String,
    /// What the browser gave, as JSON.
    pub credential: String,
    /// Local path to go to afterwards.
    pub next: String,
}

impl fmt::Debug for PasskeySignInForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasskeySignInForm(…)")
    }
}

/// The forgotten-password form as posted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ForgottenForm {
    /// Address.
    pub email: String,
}

impl ForgottenForm {
    /// Parses the form.
    ///
    /// # Errors
    /// The address's fault.
    pub fn parse(&self) -> Result<Email, FieldErrors> {
        Email::parse(&self.email).map_err(|error| FieldErrors(vec![error.at("email")]))
    }
}

/// A new password as posted.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    /// The password.
    pub password: String,
    /// What the account is called, where the first password is chosen.
    pub name: String,
}

impl fmt::Debug for NewPasswordForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPasswordForm(…)")
    }
}

/// The form that changes a password, as posted.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct ChangePasswordForm {
    /// The password so far.
    pub current: String,
    /// The new one.
    pub password: String,
}

impl fmt::Debug for ChangePasswordForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChangePasswordForm(…)")
    }
}

impl ChangePasswordForm {
    /// Parses the new password.
    ///
    /// # Errors
    /// Its fault.
    pub fn parse(&self) -> Result<NewPassword, FieldErrors> {
        NewPassword::parse(&self.password).map_err(|error| FieldErrors(vec![error.at("password")]))
    }
}

/// A password to be set: 12 to 200 characters (OWASP ASVS 5.0, 6.2.1). Never printed.
#[derive(Clone)]
pub struct NewPassword(String);

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

impl NewPassword {
    /// Parses a password.
    ///
    /// # Errors
    /// `error-password-short`, `error-too-long`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match text.chars().count() {
            0..12 => Err(ValueError::new("error-password-short")),
            12..=200 => Ok(Self(text.to_owned())),
            _ => Err(ValueError::too_long(200)),
        }
    }

    /// The password.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NewPasswordForm {
    /// Parses the form, with the name where one is chosen.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self, named: bool) -> Result<(NewPassword, Option<Name>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = if named { errors.take("name", plain(Name::parse(&self.name))) } else { None };
        let password = errors.take("password", NewPassword::parse(&self.password));
        finish(password.map(|password| (password, name)), errors)
    }
}
