//! What organisers fill in to invite, and what invited organisations fill in to answer.

use super::{finish, privacy::ConsentForm, ticked};
use crate::{
    country::Country,
    email::Email,
    error::{FieldError, FieldErrors},
    invitation::{Invitee, Reply, Standing},
    locale::Locale,
    plain::{plain, plain_optional},
    site::Site,
    text::{Name, Phrase, parse_lines},
};
use serde::{Deserialize, Serialize};

/// The form that invites one organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// The organisation's name, as it would be listed.
    pub organisation: String,
    /// Country code.
    pub country: String,
    /// Its web site.
    pub site: String,
    /// The mailbox to invite.
    pub email: String,
    /// Who would sign.
    pub representative: String,
    /// Their office.
    pub office: String,
    /// Tag of the language to write in.
    pub language: String,
}

impl InviteForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<Invitee, FieldErrors> {
        let mut errors = FieldErrors::default();
        let organisation = errors.take("organisation", plain(Name::parse(&self.organisation)));
        let country = errors.take("country", Country::parse(&self.country));
        let site = errors.take("site", Site::parse_optional(&self.site));
        let email = errors.take("email", Email::parse(&self.email));
        let representative = errors.take("representative", plain_optional(Name::parse_optional(&self.representative)));
        let office = errors.take("office", plain_optional(Phrase::parse_optional(&self.office)));
        let locale = Locale::from_tag(&self.language);
        let invitee = || {
            Some(Invitee {
                organisation: organisation?,
                country: country?,
                site: site?,
                representative: representative?,
                office: office?,
                email: email?,
                locale,
            })
        };
        finish(invitee(), errors)
    }
}

/// What is posted with the one click that signs: who signs, where the invitation does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PressForm {
    /// Who signs.
    pub representative: String,
    /// Their office.
    pub office: String,
    /// Whether an invited representative is listed too.
    pub list_representative: String,
    /// The manifest of the version that was shown, lower-case hexadecimal.
    pub manifest: String,
    /// The boxes under it.
    #[serde(flatten)]
    pub agreed: ConsentForm,
}

impl PressForm {
    /// Whether the representative is to be listed.
    pub fn lists(&self) -> bool {
        ticked(&self.list_representative)
    }

    /// Who signs, for an invitation that names nobody.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<(Name, Phrase), FieldErrors> {
        let mut errors = FieldErrors::default();
        let representative = errors.take("representative", plain(Name::parse(&self.representative)));
        let office = errors.take("office", plain(Phrase::parse(&self.office)));
        finish(representative.zip(office), errors)
    }
}

/// An answer beside signing, as posted; each kind uses its own field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// A code of [`Standing`]: `conditional`, `later` or `declined`.
    pub answer: String,
    /// "We will sign if …".
    pub condition: String,
    /// "We need until …", a local day.
    pub until: String,
    /// "Not this time", why.
    pub why: String,
}

impl AnswerForm {
    /// Parses an answer.
    ///
    /// # Errors
    /// The fault of the answer's own field; `error-choice` for no answer of ours.
    pub fn parse(&self) -> Result<Reply, FieldErrors> {
        let one = |field: &str, code: &str| FieldErrors(vec![FieldError::new(field, code)]);
        match Standing::from_code(&self.answer) {
            Some(Standing::Conditional) => {
                let text = parse_lines(&self.condition, 2_000).map_err(|error| FieldErrors(vec![error.at("condition")]))?;
                if text.trim().is_empty() { Err(one("condition", "error-empty")) } else { Ok(Reply::Conditional(text)) }
            }
            Some(Standing::Later) => {
                let day = self.until.trim();
                let digits = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
                if digits { Ok(Reply::Later(day.to_owned())) } else { Err(one("until", "error-day")) }
            }
            Some(Standing::Declined) => {
                let text = parse_lines(&self.why, 2_000).map_err(|error| FieldErrors(vec![error.at("why")]))?;
                Ok(Reply::Declined((!text.trim().is_empty()).then_some(text)))
            }
            _ => Err(one("answer", "error-choice")),
        }
    }
}

/// Whom an invitation is passed on to, inside the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForwardForm {
    /// The mailbox.
    pub forward_email: String,
    /// Whose it is.
    pub forward_name: String,
    /// Their office.
    pub forward_office: String,
}

/// Whom an invitation is passed on to, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// The mailbox.
    pub email: Email,
    /// Whose it is.
    pub name: Option<Name>,
    /// Their office.
    pub office: Option<Phrase>,
}

impl ForwardForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<Forward, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.take("forward_email", Email::parse(&self.forward_email));
        let name = errors.take("forward_name", plain_optional(Name::parse_optional(&self.forward_name)));
        let office = errors.take("forward_office", plain_optional(Phrase::parse_optional(&self.forward_office)));
        let forward = || Some(Forward { email: email?, name: name?, office: office? });
        finish(forward(), errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_uses_its_own_field() {
        let form = |answer: &str| AnswerForm {
            answer: answer.into(),
            condition: "the second demand goes".into(),
            until: "2026-11-30".into(),
            ..AnswerForm::default()
        };
        assert_eq!(form("conditional").parse().unwrap(), Reply::Conditional("the second demand goes".into()));
        assert_eq!(form("later").parse().unwrap(), Reply::Later("2026-11-30".into()));
        assert_eq!(form("declined").parse().unwrap(), Reply::Declined(None));
        assert_eq!(form("signed").parse().unwrap_err().0[0].code, "error-choice");
        let empty = AnswerForm { answer: "conditional".into(), ..AnswerForm::default() };
        assert_eq!(empty.parse().unwrap_err().0[0].field, "condition");
    }

    #[test]
    fn an_invitation_names_each_fault() {
        let fields = |errors: FieldErrors| errors.0.into_iter().map(|error| error.field).collect::<Vec<_>>();
        assert_eq!(fields(InviteForm::default().parse().unwrap_err()), ["organisation", "country", "email"]);
        assert_eq!(fields(PressForm::default().parse().unwrap_err()), ["representative", "office"]);
        assert_eq!(fields(ForwardForm::default().parse().unwrap_err()), ["forward_email"]);
    }
}
