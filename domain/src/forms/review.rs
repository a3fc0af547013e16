//! Remarks on a draft and invitations to it, as posted.

use super::finish;
use crate::{
    email::Email,
    error::{FieldError, FieldErrors},
    ids::OrganisationId,
    role::{Permission, Role},
    text::{Name, parse_lines},
};
use serde::{Deserialize, Serialize};

/// The most characters that a remark, a reply or a word why has.
const LIMIT: usize = 4_000;
/// The most characters that a suggested wording has.
const WORDING_LIMIT: usize = 20_000;

/// A remark as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RemarkForm {
    /// The revision that the page showed.
    pub revision: String,
    /// The number of the paragraph on that page, from 1.
    pub paragraph: String,
    /// The words it is about; empty for the whole paragraph.
    pub quote: String,
    /// What is said.
    pub words: String,
    /// Whether another wording is suggested.
    pub suggest: String,
    /// The wording suggested; empty to take the passage out.
    pub replacement: String,
}

/// A remark, parsed but for the place it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRemark {
    /// The revision that the page showed.
    pub revision: u32,
    /// The number of the paragraph on that page, from 1.
    pub paragraph: usize,
    /// The words it is about, as quoted.
    pub quote: String,
    /// What is said; may be empty beside a suggestion.
    pub words: String,
    /// The wording suggested.
    pub replacement: Option<String>,
}

impl RemarkForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<NewRemark, FieldErrors> {
        let mut errors = FieldErrors::default();
        let quote = errors.take("quote", parse_lines(&self.quote, WORDING_LIMIT));
        let words = errors.take("words", parse_lines(&self.words, LIMIT));
        let replacement = match self.suggest.as_str() {
            "" => None,
            _ => errors.take("replacement", parse_lines(&self.replacement, WORDING_LIMIT)),
        };
        if self.suggest.is_empty() && words.as_deref().is_some_and(|words| words.trim().is_empty()) {
            errors.0.push(FieldError::new("words", "error-empty"));
        }
        let place = || Some((self.revision.parse().ok()?, self.paragraph.parse().ok()?));
        if place().is_none() {
            errors.0.push(FieldError::new("quote", "error-quote-missing"));
        }
        let all = || {
            let (revision, paragraph) = place()?;
            Some(NewRemark { revision, paragraph, quote: quote?, words: words?, replacement })
        };
        finish(all(), errors)
    }
}

/// What somebody says to a remark: a reply, or a word why it is declined.
///
/// # Errors
/// The fault of the field `words`.
pub fn parse_words(words: &str) -> Result<String, FieldErrors> {
    let mut errors = FieldErrors::default();
    let words = errors.take("words", parse_lines(words, LIMIT)).map(|words| words.trim().to_owned());
    if words.as_deref() == Some("") {
        errors.0.push(FieldError::new("words", "error-empty"));
    }
    finish(words, errors)
}

/// An invitation of a partner to a draft, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewerForm {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// A code of [`ReviewerForm::ROLES`].
    pub role: String,
    /// The organisation of the address book that they speak for; empty for none, which a representative cannot be without.
    pub organisation: String,
}

/// An invitation, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReviewer {
    /// Their name.
    pub name: Name,
    /// Their address.
    pub email: Email,
    /// Their role, if they have none in the coalition yet.
    pub role: Role,
    /// The organisation that they speak for.
    pub organisation: Option<OrganisationId>,
}

impl ReviewerForm {
    /// What a partner who is invited to a draft can be.
    pub const ROLES: [Role; 3] = [Role::Representative, Role::Contributor, Role::Reviewer];
    /// What they are if nothing else is chosen.
    pub const USUAL: Role = Role::Contributor;

    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<NewReviewer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", Name::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let role = Role::from_code(&self.role).filter(|role| Self::ROLES.contains(role));
        if role.is_none() {
            errors.0.push(FieldError::new("role", "error-choice"));
        }
        let organisation = match self.organisation.as_str() {
            "" => {
                if role.is_some_and(|role| role.may(Permission::SignForOrganisation)) {
                    errors.0.push(FieldError::new("organisation", "error-representative-organisation"));
                }
                None
            }
            id => id.parse().map_err(|_| errors.0.push(FieldError::new("organisation", "error-choice"))).ok(),
        };
        let all = || Some(NewReviewer { name: name?, email: email?, role: role?, organisation });
        finish(all(), errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields<T: std::fmt::Debug>(parsed: Result<T, FieldErrors>) -> Vec<String> {
        parsed.unwrap_err().0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn a_comment_says_something_and_a_suggestion_need_not() {
        let form = RemarkForm { revision: "2".into(), paragraph: "1".into(), ..RemarkForm::default() };
        assert_eq!(fields(form.parse()), ["words"]);
        let taken_out = RemarkForm { suggest: "yes".into(), ..form.clone() }.parse().unwrap();
        assert_eq!((taken_out.replacement.as_deref(), taken_out.words.as_str()), (Some(""), ""));
        let unplaced = RemarkForm { words: "Why?".into(), paragraph: "x".into(), ..form };
        assert_eq!(fields(unplaced.parse()), ["quote"]);
        assert_eq!(fields(parse_words(" \n")), ["words"]);
    }

    #[test]
    fn a_partner_is_no_organiser() {
        let form =
            ReviewerForm { name: "Ana".into(), email: "ana@lantern.example".into(), role: "editor".into(), organisation: "x".into() };
        assert_eq!(fields(form.parse()), ["role", "organisation"]);
        let good = ReviewerForm { role: "reviewer".into(), organisation: String::new(), ..form }.parse().unwrap();
        assert_eq!((good.role, good.organisation), (Role::Reviewer, None));
    }

    #[test]
    fn a_representative_speaks_for_an_organisation() {
        let form = ReviewerForm {
            name: "Ana".into(),
            email: "ana@lantern.example".into(),
            role: "representative".into(),
            ..ReviewerForm::default()
        };
        assert_eq!(form.parse().unwrap_err().0, [FieldError::new("organisation", "error-representative-organisation")]);
        let organisation = "01234567-89ab-7def-8123-456789abcdef";
        let good = ReviewerForm { organisation: organisation.into(), ..form }.parse().unwrap();
        assert_eq!((good.role, good.organisation), (Role::Representative, organisation.parse().ok()));
    }
}
