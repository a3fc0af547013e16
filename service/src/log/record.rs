//! The record of a signature: what the public list shows of it, in the ledger's canonical form.

use super::{broken, day_of};
use crate::{
    Error,
    entities::signature,
    signatures::{Private, kind_of},
};
use domain::{
    email::Email,
    signature::{Category, Proof, SignatoryKind},
    site::mail_domain,
    time::Instant,
};
use ledger::{
    Day, Record,
    encode::{is_domain, is_name},
    hex,
    record::{self, Level, Listed, NAME_LIMIT, ProofLevel, Role, Who},
};
use unicode_normalization::UnicodeNormalization;

/// The record of a listed signature; `day` is that of its `sign` entry, `before` the record that it has.
pub(super) fn of(
    row: &signature::Model,
    private: Option<&Private>,
    convener: bool,
    day: Day,
    before: Option<&Listed>,
) -> Result<Listed, Error> {
    let who = match kind_of(row) {
        SignatoryKind::Organisation => Who::Organisation {
            representative: private
                .filter(|private| row.list_representative && !private.representative.is_empty())
                .map(|private| (nfc(&private.representative), Some(nfc(&private.office)).filter(|office| !office.is_empty()))),
            site: row.site.clone(),
        },
        SignatoryKind::Person => Who::Person {
            category: match Category::from_code(&row.category).unwrap_or_default() {
                Category::Individual => record::Category::Individual,
                Category::Expert => record::Category::Expert,
                Category::FormerOfficial => record::Category::FormerOfficial,
            },
            title: None,
            position: None,
            affiliation: row.affiliation.as_deref().map(nfc),
        },
    };
    let confirmed = day_of(Instant(row.confirmed_at.unwrap_or(row.posted_at)))?;
    let scan =
        row.scan_sha256.as_deref().map(|scan| hex::decode(scan).ok_or_else(|| Error::Internal("a stored hash that is none".to_owned())));
    let paper = scan.transpose()?.map(|scan| ProofLevel { scan: Some(scan), ..ProofLevel::new(Level::Paper, confirmed) });
    Ok(Listed {
        name: nfc(&row.name),
        country: Some(row.country.clone()).filter(|country| !country.is_empty()),
        role: if convener { Role::Convener } else { Role::Signatory },
        day,
        stated: stated(row).filter(|stated| *stated < confirmed).or(Some(confirmed)).filter(|stated| *stated < day),
        proofs: std::iter::once(proof(row, private, confirmed, before)).chain(paper).collect(),
        who,
    })
}

/// The day on which it was given elsewhere, as the list says that brought it in.
fn stated(row: &signature::Model) -> Option<Day> {
    row.signed_on.as_deref().and_then(Day::parse)
}

/// How it was checked that the signatory is who it says. Of a mailbox at the organisation's own domain the domain is named:
/// that of the mailbox while it is known, else that of the record before.
fn proof(row: &signature::Model, private: Option<&Private>, day: Day, before: Option<&Listed>) -> ProofLevel {
    match Proof::from_code(&row.proof).unwrap_or(Proof::Mailbox) {
        Proof::Mailbox => ProofLevel::new(Level::Mailbox, day),
        Proof::Domain => {
            let now = private.and_then(|private| mail_domain(Email::stored(&private.email).domain()));
            let known = before.into_iter().flat_map(|before| &before.proofs).find_map(|proof| proof.domain.clone());
            match now.filter(|domain| is_domain(domain)).or(known) {
                Some(domain) => ProofLevel { domain: Some(domain), ..ProofLevel::new(Level::DomainMailbox, day) },
                None => ProofLevel::new(Level::Mailbox, day),
            }
        }
        Proof::Vouched => {
            let by = row.vouched_by.as_deref().map(nfc).filter(|by| is_name(by, NAME_LIMIT));
            ProofLevel { by, ..ProofLevel::new(Level::Vouched, day) }
        }
    }
}

/// The one spelling that a record has of a text.
fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A stored record of a signatory.
pub(super) fn read(record: &str) -> Result<Listed, Error> {
    match Record::parse(record.as_bytes()).map_err(broken)? {
        Record::Listed(listed) => Ok(listed),
        _ => Err(Error::Internal("a signatory's record that is none".to_owned())),
    }
}
