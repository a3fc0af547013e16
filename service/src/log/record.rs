//! The record of a signature: what the public list shows of it, in the ledger's canonical form.

use super::{broken, day_of};
use crate::{
    Error,
    entities::signature,
    signatures::{Private, kind_of},
};
use domain::{
    signature::{Category, Proof, SignatoryKind},
    time::Instant,
};
use ledger::{
    Day, Record, hex,
    record::{self, Level, Listed, ProofLevel, Role, Who},
};

/// The record of a listed signature; `day` is that of its `sign` entry.
pub(super) fn of(row: &signature::Model, private: Option<&Private>, convener: bool, day: Day) -> Result<String, Error> {
    let who = match kind_of(row) {
        SignatoryKind::Organisation => Who::Organisation {
            role: if convener { Role::Convener } else { Role::Signatory },
            representative: private
                .filter(|private| row.list_representative && !private.representative.is_empty())
                .map(|private| (private.representative.clone(), Some(private.office.clone()).filter(|office| !office.is_empty()))),
            site: row.site.clone(),
        },
        SignatoryKind::Person => Who::Person {
            category: match Category::from_code(&row.category).unwrap_or_default() {
                Category::Individual => record::Category::Individual,
                Category::Expert => record::Category::Expert,
                Category::FormerOfficial => record::Category::FormerOfficial,
            },
            affiliation: row.affiliation.clone(),
        },
    };
    let level = match Proof::from_code(&row.proof).unwrap_or(Proof::Mailbox) {
        Proof::Mailbox => Level::Mailbox,
        Proof::Domain => Level::DomainMailbox,
        Proof::Vouched => Level::Vouched,
    };
    let confirmed = day_of(Instant(row.confirmed_at.unwrap_or(row.posted_at)))?;
    let proof = ProofLevel { by: row.vouched_by.clone(), ..ProofLevel::new(level, confirmed) };
    let scan =
        row.scan_sha256.as_deref().map(|scan| hex::decode(scan).ok_or_else(|| Error::Internal("a stored hash that is none".to_owned())));
    let paper = scan.transpose()?.map(|scan| ProofLevel { scan: Some(scan), ..ProofLevel::new(Level::Paper, confirmed) });
    let listed =
        Listed { name: row.name.clone(), country: row.country.clone(), day, proofs: [proof].into_iter().chain(paper).collect(), who };
    Record::Listed(listed).to_text().map_err(broken)
}

/// The day that a stored record names.
pub(super) fn day(record: &str) -> Result<Day, Error> {
    match Record::parse(record.as_bytes()).map_err(broken)? {
        Record::Listed(listed) => Ok(listed.day),
        _ => Err(Error::Internal("a signatory's record that is none".to_owned())),
    }
}
