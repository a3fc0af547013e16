//! The files of a bundle that are made of the log alone: anyone who has the log makes the same ones, and so checks them.

use serde::Serialize;

use ledger::merkle::inclusion_proof;
use ledger::sshsig::SshKey;
use ledger::statement::NAMESPACE;
use ledger::tile::{Row, TileReader, entries};
use ledger::{Fault, Manifest, Note, Proof, Report, Tile};

use super::statements;
use crate::signatories::{Signatory, Vouching, of_report, to_csv, vouchings};
use crate::{Error, PublicFiles};

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

/// Makes them from a log that verifies.
pub(super) fn files(log: &PublicFiles, report: &Report) -> Result<PublicFiles, Error> {
    let mut files = PublicFiles::new();
    let unverified = |fault: Fault| Error::Unverified(fault.to_string());
    texts(log, report, &mut files);
    if let Some(policy) = log.get("policy") {
        files.insert("policy.txt".to_owned(), policy.clone());
    }
    let all = of_report(report);
    let written = |error: &dyn std::error::Error| Error::Written(error.to_string());
    files.insert("signatories.csv".to_owned(), to_csv(&all).map_err(|error| written(&error))?);
    let json = Signatories {
        format: "undersigned-signatories/v1",
        origin: &report.origin,
        size: report.size,
        signatories: &all,
        vouched_for: report.figures.vouched_for,
        vouchings: vouchings(report),
    };
    let mut json = serde_json::to_vec_pretty(&json).map_err(|error| written(&error))?;
    json.push(b'\n');
    files.insert("signatories.json".to_owned(), json);
    proofs(log, report, &mut files).map_err(unverified)?;
    signed(log, report, &mut files).map_err(unverified)?;
    Ok(files)
}

/// The texts of the newest version by their languages, and all manifests.
fn texts(log: &PublicFiles, report: &Report, files: &mut PublicFiles) {
    let newest = report.figures.versions;
    for version in 1..=newest {
        let Some(manifest) = log.get(&format!("manifest/{version}")) else { continue };
        if newest > 1 {
            files.insert(format!("manifest-{version}.txt"), manifest.clone());
        }
        if version < newest {
            continue;
        }
        files.insert("manifest.txt".to_owned(), manifest.clone());
        let parsed = std::str::from_utf8(manifest).ok().and_then(|text| Manifest::parse(text).ok());
        for text in parsed.iter().flat_map(Manifest::languages) {
            if let Some(bytes) = log.get(&format!("text/{version}/{}", text.tag)) {
                files.insert(format!("letter.{}.md", text.tag), bytes.clone());
            }
        }
    }
}

/// A proof for every signatory who stands by the letter.
fn proofs(log: &PublicFiles, report: &Report, files: &mut PublicFiles) -> Result<(), Fault> {
    let size = report.size;
    let checkpoint = Note::parse(log.get("checkpoint").ok_or(Fault::FileMissing)?)?;
    let reader = TileReader { size, read: |tile: &Tile| log.get(&tile.to_string()) };
    let mut signatories = report.signatories.iter().map(|signed| signed.index).peekable();
    for tile in Tile::of_row(Row::Entries, size) {
        let bundle = log.get(&tile.to_string()).ok_or(Fault::FileMissing)?;
        for (entry, index) in entries(bundle, tile.width)?.into_iter().zip(tile.index * ledger::tile::WIDTH..) {
            if signatories.next_if_eq(&index).is_some() {
                let proof = Proof::new(entry, index, inclusion_proof(&reader, index, size)?, checkpoint.clone());
                files.insert(format!("proofs/{index}.tlog-proof"), proof.to_string().into_bytes());
            }
        }
    }
    Ok(())
}

/// Statements with their signatures, and the keys that have made them. One of the log's keys signs the list.
fn signed(log: &PublicFiles, report: &Report, files: &mut PublicFiles) -> Result<(), Fault> {
    let mut signers = String::new();
    let mut signer = |name: &str, key: &SshKey| signers += &format!("{name} namespaces=\"{NAMESPACE}\" {}\n", key.to_openssh());
    for key in report.log_keys.iter().filter_map(ledger::VerifierKey::ed25519) {
        signer(LOG, &SshKey::Ed25519(key));
    }
    for statements::Signed { name, text, signature } in statements::of_log(log, report)? {
        signer(&name, &signature.key);
        files.insert(format!("statements/{name}.txt.sig"), signature.to_armour().into_bytes());
        files.insert(format!("statements/{name}.txt"), text.into_bytes());
    }
    files.insert("allowed_signers".to_owned(), signers.into_bytes());
    Ok(())
}
