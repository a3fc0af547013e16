//! The files of a bundle that are made of the log alone: anyone who has the log makes the same ones, and so checks them.

use serde::Serialize;

use ledger::sshsig::SshKey;
use ledger::statement::NAMESPACE;
use ledger::{Manifest, Report};

use crate::signatories::{Signatory, Vouching, of_report, to_csv, vouchings};
use crate::{Log, statements};

/// The name of the key that signs the list, in `allowed_signers`.
const LOG: &str = "log";

/// `signatories.json`.
#[derive(Serialize)]
struct Signatories<'a> {
    format: &'static str,
    origin: &'a str,
    size: u64,
    signatories: &'a [Signatory],
    vouched_for: u64,
    vouchings: Vec<Vouching>,
}

/// Makes them from a log that verifies, one after the other: of a long list, two at once would be much.
///
/// # Errors
/// Where the log does not verify after all; why.
pub fn make(log: &Log<'_>, report: &Report, put: &mut dyn FnMut(String, Vec<u8>)) -> Result<(), String> {
    texts(log, report, put);
    if let Some(policy) = log.get("policy") {
        put("policy.txt".to_owned(), policy.to_vec());
    }
    let all = of_report(report);
    put("signatories.csv".to_owned(), to_csv(&all).map_err(|error| error.to_string())?);
    let json = Signatories {
        format: "undersigned-signatories/v2",
        origin: &report.origin,
        size: report.size,
        signatories: &all,
        vouched_for: report.figures.vouched_for,
        vouchings: vouchings(report),
    };
    let mut json = serde_json::to_vec_pretty(&json).map_err(|error| error.to_string())?;
    json.push(b'\n');
    put("signatories.json".to_owned(), json);
    signed(log, report, put)
}

/// The texts of the newest version by their languages, and all manifests.
fn texts(log: &Log<'_>, report: &Report, put: &mut dyn FnMut(String, Vec<u8>)) {
    let newest = report.figures.versions;
    for version in 1..=newest {
        let Some(manifest) = log.get(format!("manifest/{version}").as_str()) else { continue };
        if newest > 1 {
            put(format!("manifest-{version}.txt"), manifest.to_vec());
        }
        if version < newest {
            continue;
        }
        put("manifest.txt".to_owned(), manifest.to_vec());
        let parsed = std::str::from_utf8(manifest).ok().and_then(|text| Manifest::parse(text).ok());
        for text in parsed.iter().flat_map(Manifest::languages) {
            if let Some(bytes) = log.get(format!("text/{version}/{}", text.tag).as_str()) {
                put(format!("letter.{}.md", text.tag), bytes.to_vec());
            }
        }
    }
}

/// Statements with their signatures, and the keys that have made them. One of the log's keys signs the list.
fn signed(log: &Log<'_>, report: &Report, put: &mut dyn FnMut(String, Vec<u8>)) -> Result<(), String> {
    let mut signers = String::new();
    let mut signer = |name: &str, key: &SshKey| signers += &format!("{name} namespaces=\"{NAMESPACE}\" {}\n", key.to_openssh());
    for key in report.log_keys.iter().filter_map(ledger::VerifierKey::ed25519) {
        signer(LOG, &SshKey::Ed25519(key));
    }
    for statements::Signed { name, text, signature } in statements::of_log(log, report).map_err(|fault| fault.to_string())? {
        signer(&name, &signature.key);
        put(format!("statements/{name}.txt.sig"), signature.to_armour().into_bytes());
        put(format!("statements/{name}.txt"), text.into_bytes());
    }
    put("allowed_signers".to_owned(), signers.into_bytes());
    Ok(())
}
