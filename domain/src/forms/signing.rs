//! What a signatory fills in: for an organisation, or for themselves.

use super::{finish, privacy::ConsentForm, ticked};
use crate::{
    country::Country,
    email::Email,
    error::FieldErrors,
    plain::{plain, plain_optional},
    signature::SignatoryKind,
    site::Site,
    text::{Name, Phrase},
};
use serde::{Deserialize, Serialize};

/// The signing form as posted; one for both kinds, each uses its own fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SigningForm {
    /// Name to be listed: the organisation's, or the person's.
    pub name: String,
    /// Country code.
    pub country: String,
    /// The organisation's web site.
    pub site: String,
    /// The representative's name.
    pub representative: String,
    /// The representative's office.
    pub office: String,
    /// Whether the representative is listed too.
    pub list_representative: String,
    /// A person's occupation or affiliation.
    pub affiliation: String,
    /// Work address of the representative, or the person's address.
    pub email: String,
    /// The manifest of the version that was shown beside the form, lower-case hexadecimal.
    pub manifest: String,
    /// Hidden from people; robots fill it in, and so do some password managers.
    pub website_confirm: String,
    /// What a person ticks where the hidden field was filled in.
    pub by_hand: String,
    /// The boxes under it.
    #[serde(flatten)]
    pub agreed: ConsentForm,
}

/// A signature for an organisation, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationEntry {
    /// Name as it should be listed.
    pub name: Name,
    /// Country it is listed under.
    pub country: Country,
    /// Its web site.
    pub site: Option<Site>,
    /// Who signs for it.
    pub representative: Name,
    /// Their office.
    pub office: Phrase,
    /// Whether they are listed too.
    pub list_representative: bool,
}

/// A person's signature, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonEntry {
    /// Name as it should be listed.
    pub name: Name,
    /// Country they are listed under.
    pub country: Country,
    /// Occupation or affiliation, shown "for identification only".
    pub affiliation: Option<Phrase>,
}

/// What is to be listed, of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// For an organisation.
    Organisation(OrganisationEntry),
    /// For oneself.
    Person(PersonEntry),
}

impl Entry {
    /// Its kind.
    pub const fn kind(&self) -> SignatoryKind {
        match self {
            Self::Organisation(_) => SignatoryKind::Organisation,
            Self::Person(_) => SignatoryKind::Person,
        }
    }

    /// The listed name.
    pub const fn name(&self) -> &Name {
        match self {
            Self::Organisation(entry) => &entry.name,
            Self::Person(entry) => &entry.name,
        }
    }

    /// The country it is listed under.
    pub const fn country(&self) -> Country {
        match self {
            Self::Organisation(entry) => entry.country,
            Self::Person(entry) => entry.country,
        }
    }
}

impl SigningForm {
    /// Parses what is listed, without the address: for corrections too.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse_entry(&self, kind: SignatoryKind) -> Result<Entry, FieldErrors> {
        let mut errors = FieldErrors::default();
        let entry = self.entry(kind, &mut errors);
        finish(entry, errors)
    }

    /// Parses the whole form.
    ///
    /// # Errors
    /// Each field's first fault, in the order of the fields.
    pub fn parse(&self, kind: SignatoryKind) -> Result<(Entry, Email), FieldErrors> {
        let mut errors = FieldErrors::default();
        let entry = self.entry(kind, &mut errors);
        let email = errors.take("email", Email::parse(&self.email));
        finish(entry.zip(email), errors)
    }

    /// Whether a robot may have filled it in: a person is asked, visibly, before it is sent.
    pub fn is_doubtful(&self) -> bool {
        !self.website_confirm.is_empty() && !ticked(&self.by_hand)
    }

    fn entry(&self, kind: SignatoryKind, errors: &mut FieldErrors) -> Option<Entry> {
        let name = errors.take("name", plain(Name::parse(&self.name)));
        let country = errors.take("country", Country::parse(&self.country));
        match kind {
            SignatoryKind::Organisation => {
                let site = errors.take("site", Site::parse_optional(&self.site));
                let representative = errors.take("representative", plain(Name::parse(&self.representative)));
                let office = errors.take("office", plain(Phrase::parse(&self.office)));
                Some(Entry::Organisation(OrganisationEntry {
                    name: name?,
                    country: country?,
                    site: site?,
                    representative: representative?,
                    office: office?,
                    list_representative: ticked(&self.list_representative),
                }))
            }
            SignatoryKind::Person => {
                let affiliation = errors.take("affiliation", plain_optional(Phrase::parse_optional(&self.affiliation)));
                Some(Entry::Person(PersonEntry { name: name?, country: country?, affiliation: affiliation? }))
            }
        }
    }

    /// The form that would have posted this entry: for correcting it.
    pub fn of(entry: &Entry) -> Self {
        match entry {
            Entry::Organisation(entry) => Self {
                name: entry.name.as_str().to_owned(),
                country: entry.country.code().to_owned(),
                site: entry.site.as_ref().map(|site| site.as_str().to_owned()).unwrap_or_default(),
                representative: entry.representative.as_str().to_owned(),
                office: entry.office.as_str().to_owned(),
                list_representative: if entry.list_representative { "yes".to_owned() } else { String::new() },
                ..Self::default()
            },
            Entry::Person(entry) => Self {
                name: entry.name.as_str().to_owned(),
                country: entry.country.code().to_owned(),
                affiliation: entry.affiliation.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default(),
                ..Self::default()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> SigningForm {
        SigningForm {
            name: "Lantern Trust".into(),
            country: "GB".into(),
            site: "lantern.example".into(),
            representative: "Ana Silva".into(),
            office: "Director".into(),
            email: "ana@lantern.example".into(),
            ..SigningForm::default()
        }
    }

    #[test]
    fn a_filled_form_parses_and_comes_back() {
        let (entry, email) = filled().parse(SignatoryKind::Organisation).unwrap();
        assert_eq!(email.as_str(), "ana@lantern.example");
        assert_eq!(SigningForm::of(&entry).parse_entry(SignatoryKind::Organisation).unwrap(), entry);
        assert!(filled().parse(SignatoryKind::Person).is_ok());
    }

    #[test]
    fn a_filled_trap_is_doubted_until_a_person_says_so() {
        let robot = SigningForm { website_confirm: "https://my-site.example".into(), ..filled() };
        assert!(robot.is_doubtful() && !filled().is_doubtful());
        assert!(!SigningForm { by_hand: "yes".into(), ..robot }.is_doubtful());
    }

    #[test]
    fn no_field_that_is_quoted_holds_an_address() {
        let spam = || "Claim at https://evil.example".to_owned();
        let form = SigningForm { name: spam(), representative: spam(), office: spam(), affiliation: spam(), ..filled() };
        for (kind, fields) in
            [(SignatoryKind::Organisation, &["name", "representative", "office"][..]), (SignatoryKind::Person, &["name", "affiliation"])]
        {
            let errors = form.parse(kind).unwrap_err();
            assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), fields);
            assert!(errors.0.iter().all(|error| error.code == "error-address-in-text"));
        }
    }

    #[test]
    fn every_fault_is_named_in_the_order_of_the_fields() {
        let errors = SigningForm::default().parse(SignatoryKind::Organisation).unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "country", "representative", "office", "email"]);
    }
}
