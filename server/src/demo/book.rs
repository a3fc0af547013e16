//! The demonstration's address book and signatories, read from the tables beside this file.

use super::{fault, value};
use domain::{
    country::Country,
    email::Email,
    error::FieldErrors,
    forms::{
        organisation::OrganisationForm,
        signing::{Entry, SigningForm},
    },
    locale::Locale,
    signature::{Category, SignatoryKind},
};
use service::Error;

/// What an organisation does in the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It convenes the letter, and signs it.
    Convener,
    /// It signs and confirms.
    Signs,
    /// It signs, and its mailbox has not confirmed yet.
    Pending,
    /// It signs and confirms, but is not in the address book.
    Stranger,
    /// It is in the address book and has not signed.
    Waits,
}

impl Part {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "convener" => Self::Convener,
            "signs" => Self::Signs,
            "pending" => Self::Pending,
            "stranger" => Self::Stranger,
            "waits" => Self::Waits,
            _ => return None,
        })
    }
}

/// An organisation, for the address book and as a signatory.
#[derive(Debug)]
pub(super) struct Organisation {
    pub(super) form: OrganisationForm,
    pub(super) part: Part,
    /// What its representative posts; `None` where it has not signed.
    pub(super) signature: Option<Signature>,
}

/// What a visitor posts, and what becomes of it.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) entry: Entry,
    pub(super) email: Email,
    pub(super) locale: Locale,
    pub(super) category: Category,
    /// Whether the mailbox confirms.
    pub(super) confirmed: bool,
}

/// All organisations of the demonstration.
pub(super) fn organisations() -> Result<Vec<Organisation>, Error> {
    rows(include_str!("organisations.tsv")).map(|row| organisation(&row)).collect()
}

/// All people of the demonstration.
pub(super) fn people() -> Result<Vec<Signature>, Error> {
    rows(include_str!("people.tsv")).map(|row| person(&row)).collect()
}

/// The rows below the heading, cell by cell.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn organisation(row: &[&str]) -> Result<Organisation, Error> {
    let [legal_name, names, country, site, kind, contact, part, representative, office, listed] = *row else {
        return Err(fault(&format!("organisations.tsv: a row with {} cells", row.len())));
    };
    let part = Part::from_code(part).ok_or_else(|| fault(&format!("organisations.tsv: part {part}")))?;
    let form = OrganisationForm {
        legal_name: legal_name.to_owned(),
        names: names.replace("; ", "\n"),
        country: country.to_owned(),
        site: site.to_owned(),
        kind: kind.to_owned(),
        contacts: contact.to_owned(),
        ..OrganisationForm::default()
    };
    let posted = SigningForm {
        name: legal_name.to_owned(),
        country: country.to_owned(),
        site: site.to_owned(),
        representative: representative.to_owned(),
        office: office.to_owned(),
        list_representative: listed.to_owned(),
        email: contact.to_owned(),
        ..SigningForm::default()
    };
    let signature = signature(&posted, SignatoryKind::Organisation, part != Part::Pending, Category::Individual)?;
    Ok(Organisation { form, part, signature: (part != Part::Waits).then_some(signature) })
}

fn person(row: &[&str]) -> Result<Signature, Error> {
    let [name, country, affiliation, email, category, part] = *row else {
        return Err(fault(&format!("people.tsv: a row with {} cells", row.len())));
    };
    let category = Category::from_code(category).ok_or_else(|| fault(&format!("people.tsv: category {category}")))?;
    let posted = SigningForm {
        name: name.to_owned(),
        country: country.to_owned(),
        affiliation: affiliation.to_owned(),
        email: email.to_owned(),
        ..SigningForm::default()
    };
    signature(&posted, SignatoryKind::Person, Part::from_code(part) != Some(Part::Pending), category)
}

fn signature(posted: &SigningForm, kind: SignatoryKind, confirmed: bool, category: Category) -> Result<Signature, Error> {
    let faults = |errors: FieldErrors| fault(&format!("{}: {:?}", posted.name, errors.0));
    let (entry, email) = posted.parse(kind).map_err(faults)?;
    let locale = locale(value("country", Country::parse(&posted.country))?);
    Ok(Signature { entry, email, locale, category, confirmed })
}

/// The language that somebody in a country reads the page in.
fn locale(country: Country) -> Locale {
    match country.code() {
        "CH" | "FR" => Locale::Fr,
        "TN" => Locale::Ar,
        _ => Locale::En,
    }
}
