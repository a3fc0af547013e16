//! A row of the address book, as an organiser fills it in.

use super::finish;
use crate::{
    country::Country,
    email::Email,
    error::{FieldError, FieldErrors},
    ids::OrganisationId,
    site::Site,
    text::{Line, Name},
};
use serde::{Deserialize, Serialize};

/// The organisation form as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    /// Legal name, which is the listed one unless a signature says otherwise.
    pub legal_name: String,
    /// Names in other languages, a line each: `ko: 한강인권센터`.
    pub names: String,
    /// Country code.
    pub country: String,
    /// Web site.
    pub site: String,
    /// Kind: a code of [`OrganisationKind`].
    pub kind: String,
    /// Further domains of its mailboxes, a line each; that of the web site needs none.
    pub domains: String,
    /// The federation or umbrella that it is part of: the id of another row; empty for none.
    pub part_of: String,
    /// Contact addresses to be added, a line each; never public.
    pub contacts: String,
    /// What the contacts on file are called in the form: each has a place in the two lists below.
    pub contact_id: Vec<String>,
    /// What becomes of each: `keep`, `replace` or `remove`.
    pub contact_do: Vec<String>,
    /// What each is replaced by.
    pub contact_new: Vec<String>,
}

/// What kind of organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// A non-governmental organisation.
    #[default]
    Ngo,
    /// A network or coalition of organisations.
    Network,
    /// A faith community.
    Faith,
    /// A trade union.
    Union,
    /// A university or research institute.
    Academic,
    /// A professional association.
    Professional,
    /// Anything else.
    Other,
}

impl OrganisationKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 7] = [Self::Ngo, Self::Network, Self::Faith, Self::Union, Self::Academic, Self::Professional, Self::Other];

    /// The stored and posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ngo => "ngo",
            Self::Network => "network",
            Self::Faith => "faith",
            Self::Union => "union",
            Self::Academic => "academic",
            Self::Professional => "professional",
            Self::Other => "other",
        }
    }

    /// The kind of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An organisation of the address book, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationRecord {
    /// Legal name.
    pub legal_name: Name,
    /// (language tag, name) in other languages.
    pub names: Vec<(String, Name)>,
    /// Country.
    pub country: Country,
    /// Web site.
    pub site: Option<Site>,
    /// Kind.
    pub kind: OrganisationKind,
    /// Further domains of its mailboxes, each as a site without a path.
    pub domains: Vec<Site>,
    /// The row that it is part of.
    pub part_of: Option<OrganisationId>,
    /// Contact addresses to be added; never public.
    pub contacts: Vec<Email>,
    /// What becomes of those on file, by what they are called in the form. One that is not named stays.
    pub changes: Vec<(String, ContactChange)>,
}

/// What becomes of a contact on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContactChange {
    /// It stays.
    Keep,
    /// Another address takes its place.
    Replace(Email),
    /// It goes.
    Remove,
}

impl OrganisationForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault; for lists with its line.
    pub fn parse(&self) -> Result<OrganisationRecord, FieldErrors> {
        let mut errors = FieldErrors::default();
        let legal_name = errors.take("legal_name", Name::parse(&self.legal_name));
        let names = lines(&self.names)
            .filter_map(|(number, line)| match line.split_once(':').map(|(tag, name)| (Line::<35>::parse(tag), Name::parse(name))) {
                Some((Ok(tag), Ok(name))) if tag.as_str().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') => {
                    Some((tag.into_string(), name))
                }
                _ => {
                    errors.0.push(FieldError::new("names", "error-name-line").with("line", number));
                    None
                }
            })
            .collect();
        let country = errors.take("country", Country::parse(&self.country));
        let site = errors.take("site", Site::parse_optional(&self.site));
        let kind = OrganisationKind::from_code(&self.kind).or_else(|| {
            errors.0.push(FieldError::new("kind", "error-choice"));
            None
        });
        let domains = lines(&self.domains)
            .filter_map(|(number, line)| match Site::parse(line.trim_start_matches('@')) {
                Ok(site) if site.as_str().matches('/').count() == 2 => Some(site),
                _ => {
                    errors.0.push(FieldError::new("domains", "error-domain-line").with("line", number));
                    None
                }
            })
            .collect();
        let part_of = match self.part_of.trim() {
            "" => Some(None),
            id => id.parse().map(Some).ok().or_else(|| {
                errors.0.push(FieldError::new("part_of", "error-choice"));
                None
            }),
        };
        let contacts = lines(&self.contacts)
            .filter_map(|(number, line)| match Email::parse(line) {
                Ok(email) => Some(email),
                Err(_) => {
                    errors.0.push(FieldError::new("contacts", "error-contact-line").with("line", number));
                    None
                }
            })
            .collect();
        let changes = self.changes(&mut errors);
        let record = || {
            let (legal_name, country, site, kind, part_of) = (legal_name?, country?, site?, kind?, part_of?);
            Some(OrganisationRecord { legal_name, names, country, site, kind, domains, part_of, contacts, changes })
        };
        finish(record(), errors)
    }

    /// What becomes of the contacts on file.
    fn changes(&self, errors: &mut FieldErrors) -> Vec<(String, ContactChange)> {
        let mut changes = Vec::with_capacity(self.contact_id.len());
        for (place, id) in self.contact_id.iter().enumerate() {
            let typed = |list: &[String]| list.get(place).map(|text| text.trim().to_owned()).unwrap_or_default();
            let (wish, new) = (typed(&self.contact_do), typed(&self.contact_new));
            let change = match wish.as_str() {
                "remove" => ContactChange::Remove,
                // An address typed beside "keep" is meant: nothing typed is lost.
                "replace" | "keep" | "" if !new.is_empty() => match Email::parse(&new) {
                    Ok(email) => ContactChange::Replace(email),
                    Err(error) => {
                        errors.0.push(error.at(&format!("contact-{id}")));
                        continue;
                    }
                },
                "replace" => {
                    errors.0.push(FieldError::new(&format!("contact-{id}"), "error-empty"));
                    continue;
                }
                _ => ContactChange::Keep,
            };
            changes.push((id.clone(), change));
        }
        changes
    }
}

/// The non-empty lines with their numbers, from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()).map(|(index, line)| (index + 1, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_the_line_at_fault() {
        let form = OrganisationForm {
            legal_name: "Han River Rights Centre".into(),
            names: "ko: 한강인권센터\n\nfr Centre".into(),
            country: "KR".into(),
            kind: "ngo".into(),
            domains: "mail.han.example\nhan.example/kr".into(),
            contacts: "a@han.example\nnobody".into(),
            ..OrganisationForm::default()
        };
        let errors = form.parse().unwrap_err();
        assert_eq!(errors.of("names").unwrap().args, [("line".to_owned(), "3".to_owned())]);
        assert_eq!(errors.of("domains").unwrap().args, [("line".to_owned(), "2".to_owned())]);
        assert_eq!(errors.of("contacts").unwrap().args, [("line".to_owned(), "2".to_owned())]);
    }

    #[test]
    fn contacts_on_file_are_kept_replaced_and_removed() {
        let texts = |texts: [&str; 4]| texts.map(str::to_owned).to_vec();
        let form = OrganisationForm {
            legal_name: "Han".into(),
            country: "KR".into(),
            kind: "ngo".into(),
            contact_id: texts(["a", "b", "c", "d"]),
            contact_do: texts(["keep", "replace", "remove", "keep"]),
            contact_new: texts(["", "new@han.example", "ignored", "typed@han.example"]),
            ..OrganisationForm::default()
        };
        let email = |text: &str| ContactChange::Replace(Email::parse(text).unwrap());
        let [a, b, c, d] = ["a", "b", "c", "d"].map(str::to_owned);
        let expected =
            [(a, ContactChange::Keep), (b, email("new@han.example")), (c, ContactChange::Remove), (d, email("typed@han.example"))];
        assert_eq!(form.parse().unwrap().changes, expected);
        let faulty = OrganisationForm { contact_new: texts(["", "", "", "nobody"]), ..form };
        let errors = faulty.parse().unwrap_err();
        assert_eq!(errors.of("contact-b").unwrap().code, "error-empty");
        assert_eq!(errors.of("contact-d").unwrap().code, "error-email");
    }
}
