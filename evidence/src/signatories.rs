//! Who stands by a letter, in the shape in which it is handed out: JSON, and a table for spreadsheets.

use serde::Serialize;

use ledger::record::{Listed, Who};
use ledger::verify::Signed;
use ledger::{Report, SshSig};

/// A signatory. The names of the fields never change; more may come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// The index of the `sign` entry: "recorded as no. …".
    pub index: u64,
    /// The newest version signed, counted from 1.
    pub version: u64,
    /// Whether that stands for the newest version of all.
    pub current: bool,
    /// How often it was disputed.
    pub disputes: u32,
    /// `organisation` or `person`.
    pub kind: &'static str,
    /// The name.
    pub name: String,
    /// What stands before a person's name.
    pub title: Option<String>,
    /// The country: two capital letters; none for who has none.
    pub country: Option<String>,
    /// What it is on the letter: `signatory` or `convener`.
    pub role: &'static str,
    /// What kind of person signs: `individual`, `expert` or `former-official`.
    pub category: Option<&'static str>,
    /// What a person does or did.
    pub position: Option<String>,
    /// A person's occupation or affiliation.
    pub affiliation: Option<String>,
    /// An organisation's representative.
    pub representative: Option<String>,
    /// Their office.
    pub office: Option<String>,
    /// An organisation's web site.
    pub site: Option<String>,
    /// The day of the signature, UTC: that of its entry.
    pub day: String,
    /// The day on which it was given, as the host states it, where that was before.
    pub stated: Option<String>,
    /// How it was checked who signed; the server's word.
    pub proofs: Vec<Level>,
    /// Fingerprints of the keys that have signed exactly this, as `ssh-keygen -l` prints them.
    pub keys: Vec<String>,
}

/// How it was checked who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// `mailbox`, `domain-mailbox`, `domain`, `mail-server`, `site`, `vouched`, `paper` or `list`.
    pub level: &'static str,
    /// When, UTC.
    pub day: String,
    /// The domain that was proven.
    pub domain: Option<String>,
    /// Who vouched.
    pub by: Option<String>,
    /// SHA-256 of the scan of the paper, lower-case hexadecimal.
    pub scan: Option<String>,
    /// SHA-256 of the published list, lower-case hexadecimal.
    pub list: Option<String>,
    /// Where the list is published.
    pub address: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
}

/// People who vouch for organisations whose names are withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vouching {
    /// The index of the `vouch` entry.
    pub index: u64,
    /// Who vouches.
    pub attestors: Vec<Attestor>,
}

/// One who vouches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attestor {
    /// The name.
    pub name: String,
    /// The fingerprint of the key.
    pub key: String,
}

impl From<&Signed> for Signatory {
    fn from(signed: &Signed) -> Self {
        let Listed { name, country, role, day, stated, proofs, who } = &*signed.record;
        let (mut category, mut title, mut position, mut affiliation) = (None, None, None, None);
        let (mut person, mut web) = (None, None);
        match who {
            Who::Organisation { representative, site } => (person, web) = (representative.clone(), site.clone()),
            Who::Person { category: of, title: before, position: does, affiliation: at } => {
                (category, title, position, affiliation) = (Some(of.code()), before.clone(), does.clone(), at.clone());
            }
        }
        let (representative, office) = person.map_or((None, None), |(name, office)| (Some(name), office));
        let hash = |hash: &[u8; 32]| ledger::hex::encode(hash);
        let level = |proof: &ledger::record::ProofLevel| Level {
            level: proof.level.code(),
            day: proof.day.to_string(),
            domain: proof.domain.clone(),
            by: proof.by.clone(),
            scan: proof.scan.as_ref().map(hash),
            list: proof.list.as_ref().map(|list| hash(&list.sha256)),
            address: proof.list.as_ref().map(|list| list.address.clone()),
            publisher: proof.list.as_ref().map(|list| list.publisher.clone()),
        };
        Self {
            index: signed.index,
            version: signed.version,
            current: signed.current,
            disputes: signed.disputes,
            kind: if category.is_none() { "organisation" } else { "person" },
            name: name.clone(),
            title,
            country: country.clone(),
            role: role.code(),
            category,
            position,
            affiliation,
            representative,
            office,
            site: web,
            day: day.to_string(),
            stated: stated.map(|stated| stated.to_string()),
            proofs: proofs.iter().map(level).collect(),
            keys: signed.keys.iter().map(ledger::sshsig::SshKey::fingerprint).collect(),
        }
    }
}

/// All who stand by the letter.
#[must_use]
pub fn of_report(report: &Report) -> Vec<Signatory> {
    report.signatories.iter().map(Signatory::from).collect()
}

/// All who vouch.
#[must_use]
pub fn vouchings(report: &Report) -> Vec<Vouching> {
    let key = |signature: &SshSig| signature.key.fingerprint();
    let one = |one: &ledger::record::Attestor| Attestor { name: one.name.clone(), key: key(&one.signature) };
    report.attestors.iter().map(|(index, of)| Vouching { index: *index, attestors: of.iter().map(one).collect() }).collect()
}

/// The columns of the table.
const COLUMNS: [&str; 19] = [
    "index",
    "version",
    "current",
    "disputes",
    "kind",
    "name",
    "title",
    "country",
    "role",
    "category",
    "position",
    "affiliation",
    "representative",
    "office",
    "site",
    "day",
    "stated",
    "proofs",
    "keys",
];

/// The table: UTF-8, commas, every cell in quotes, LF. Cells go through [`inert`].
///
/// # Errors
/// Where the table cannot be written, which memory always can.
pub fn to_csv(signatories: &[Signatory]) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    table.write_record(COLUMNS)?;
    for one in signatories {
        let optional = |value: &Option<String>| value.clone().unwrap_or_default();
        // As the record spells it.
        let proof = |proof: &Level| {
            let more = [&proof.domain, &proof.by, &proof.scan, &proof.list, &proof.address, &proof.publisher];
            let more: String = more.into_iter().flatten().map(|more| format!(" {more}")).collect();
            format!("{} {}{more}", proof.level, proof.day)
        };
        let row = [
            one.index.to_string(),
            one.version.to_string(),
            if one.current { "yes" } else { "no" }.to_owned(),
            one.disputes.to_string(),
            one.kind.to_owned(),
            one.name.clone(),
            optional(&one.title),
            optional(&one.country),
            one.role.to_owned(),
            one.category.unwrap_or_default().to_owned(),
            optional(&one.position),
            optional(&one.affiliation),
            optional(&one.representative),
            optional(&one.office),
            optional(&one.site),
            one.day.clone(),
            optional(&one.stated),
            one.proofs.iter().map(proof).collect::<Vec<_>>().join("; "),
            one.keys.join(" "),
        ];
        table.write_record(row.map(inert))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet takes for a formula: one that begins like a formula, or with an apostrophe, gets an
/// apostrophe in front. Anyone who wants the value takes one apostrophe off each cell that begins with one.
#[must_use]
pub fn inert(cell: String) -> String {
    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    if cell.starts_with(begins) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_formula_and_back_again() {
        for value in ["", "Rights", "=1+1", "+44", "-", "@SUM(A1)", "'quoted'", "''", "＝1", "a=b"] {
            let cell = inert(value.to_owned());
            assert!(!cell.starts_with(['=', '+', '-', '@', '＝']));
            assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), value);
        }
    }
}
