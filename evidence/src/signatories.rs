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
    /// The country: two capital letters.
    pub country: String,
    /// What an organisation is on the letter: `signatory` or `convener`.
    pub role: Option<&'static str>,
    /// What kind of person signs: `individual`, `expert` or `former-official`.
    pub category: Option<&'static str>,
    /// A person's occupation or affiliation.
    pub affiliation: Option<String>,
    /// An organisation's representative.
    pub representative: Option<String>,
    /// Their office.
    pub office: Option<String>,
    /// An organisation's web site.
    pub site: Option<String>,
    /// The day of the signature, UTC.
    pub day: String,
    /// How it was checked who signed; the server's word.
    pub proofs: Vec<Level>,
    /// Fingerprints of the keys that have signed exactly this, as `ssh-keygen -l` prints them.
    pub keys: Vec<String>,
}

/// How it was checked who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// `mailbox`, `domain-mailbox`, `domain`, `mail-server`, `vouched` or `paper`.
    pub level: &'static str,
    /// When, UTC.
    pub day: String,
    /// Who vouched.
    pub by: Option<String>,
    /// SHA-256 of the scan of the paper, lower-case hexadecimal.
    pub scan: Option<String>,
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
        let Listed { name, country, day, proofs, who } = &*signed.record;
        let (mut role, mut category, mut affiliation, mut person, mut web) = (None, None, None, None, None);
        match who {
            Who::Organisation { role: of, representative, site } => {
                (role, person, web) = (Some(of.code()), representative.clone(), site.clone());
            }
            Who::Person { category: of, affiliation: at } => (category, affiliation) = (Some(of.code()), at.clone()),
        }
        let (representative, office) = person.map_or((None, None), |(name, office)| (Some(name), office));
        let level = |proof: &ledger::record::ProofLevel| Level {
            level: proof.level.code(),
            day: proof.day.to_string(),
            by: proof.by.clone(),
            scan: proof.scan.map(|scan| ledger::hex::encode(&scan)),
        };
        Self {
            index: signed.index,
            version: signed.version,
            current: signed.current,
            disputes: signed.disputes,
            kind: if role.is_some() { "organisation" } else { "person" },
            name: name.clone(),
            country: country.clone(),
            role,
            category,
            affiliation,
            representative,
            office,
            site: web,
            day: day.to_string(),
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
const COLUMNS: [&str; 16] = [
    "index",
    "version",
    "current",
    "disputes",
    "kind",
    "name",
    "country",
    "role",
    "category",
    "affiliation",
    "representative",
    "office",
    "site",
    "day",
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
        let proof = |proof: &Level| {
            let more = proof.by.iter().chain(&proof.scan).map(|more| format!(" {more}")).collect::<String>();
            format!("{} {}{more}", proof.level, proof.day)
        };
        let row = [
            one.index.to_string(),
            one.version.to_string(),
            if one.current { "yes" } else { "no" }.to_owned(),
            one.disputes.to_string(),
            one.kind.to_owned(),
            one.name.clone(),
            one.country.clone(),
            one.role.unwrap_or_default().to_owned(),
            one.category.unwrap_or_default().to_owned(),
            optional(&one.affiliation),
            optional(&one.representative),
            optional(&one.office),
            optional(&one.site),
            one.day.clone(),
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
