//! A coalition's settings and its organisers' roles, as posted.

use super::finish;
use crate::{
    colour::Accent,
    email::Email,
    error::{FieldError, FieldErrors},
    role::Role,
    text::Name,
};
use serde::{Deserialize, Serialize};

/// The coalition's settings as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoalitionForm {
    /// Its name, as on the letterhead.
    pub name: String,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// The secretariat's public contact address.
    pub contact: String,
}

/// A coalition's settings, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionSettings {
    /// Its name.
    pub name: Name,
    /// Its accent.
    pub accent: Accent,
    /// The secretariat's contact.
    pub contact: Email,
}

impl CoalitionForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<CoalitionSettings, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", Name::parse(&self.name));
        let accent = errors.take("accent", Accent::parse(&self.accent));
        let contact = errors.take("contact", Email::parse(&self.contact));
        let settings = || Some(CoalitionSettings { name: name?, accent: accent?, contact: contact? });
        finish(settings(), errors)
    }
}

/// An invitation of an organiser, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganiserForm {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// A code of [`Role::ORGANISERS`].
    pub role: String,
}

impl OrganiserForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<(Name, Email, Role), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", Name::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let role = Role::from_code(&self.role).filter(|role| Role::ORGANISERS.contains(role));
        if role.is_none() {
            errors.0.push(FieldError::new("role", "error-choice"));
        }
        let all = || Some((name?, email?, role?));
        finish(all(), errors)
    }
}
