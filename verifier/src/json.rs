//! The result as JSON. The names of the fields never change and are described in `docs/verify.md`; more may come.

use std::collections::BTreeMap;

use serde::Serialize;

use ledger::entry::{Corrected, KINDS};
use ledger::verify::Figures;
use ledger::{encode::base64, hex};

use crate::problem::Problem;
use crate::signatories::{Signatory, Vouching, of_report, vouchings};
use crate::{Before, Outcome};

/// The name of this shape.
const FORMAT: &str = "undersigned-verification/v2";

#[derive(Serialize)]
struct Verification<'a> {
    format: &'static str,
    verified: bool,
    place: &'a str,
    bundle: bool,
    origin: &'a str,
    policy: Option<PolicyJson>,
    checkpoint: CheckpointJson,
    problems: &'a [Problem],
    more_problems: u64,
    not_checked: &'a [String],
    remembered_size: Option<u64>,
    before: Option<BeforeJson<'a>>,
    ended: Option<&'a str>,
    /// Only of a log that verifies: of another they would say nothing.
    figures: Option<FiguresJson>,
    signatories: Option<Vec<Signatory>>,
    vouchings: Option<Vec<Vouching>>,
    /// Names that are not what they seem.
    doubtful: Option<Vec<Doubtful>>,
}

#[derive(Serialize)]
struct Doubtful {
    index: u64,
    /// `name-nothing`, `name-invisible` or `name-mixed-scripts`.
    doubt: &'static str,
}

#[derive(Serialize)]
struct PolicyJson {
    fingerprint: String,
    trust: &'static str,
    log_keys: Vec<String>,
    way: Option<WayJson>,
}

/// How an earlier fingerprint leads to this policy.
#[derive(Serialize)]
struct WayJson {
    changes: u64,
    until: String,
}

#[derive(Serialize)]
struct BeforeJson<'a> {
    origin: &'a str,
    size: u64,
    read: bool,
    lost: u64,
}

#[derive(Serialize)]
struct CheckpointJson {
    size: u64,
    root: String,
    log_keys: Vec<String>,
    /// Where the quorum has signed less than that.
    since: Option<SinceJson>,
    witnesses: Vec<WitnessJson>,
    surplus: Vec<String>,
}

#[derive(Serialize)]
struct SinceJson {
    size: u64,
    root: String,
    records_deleted: u64,
}

#[derive(Serialize)]
struct WitnessJson {
    name: String,
    time: u64,
}

#[derive(Serialize)]
struct FiguresJson {
    entries: BTreeMap<&'static str, u64>,
    versions: u64,
    texts: u64,
    current: u64,
    outdated: u64,
    left: u64,
    removed_duplicate: u64,
    removed_not_confirmed: u64,
    corrected: BTreeMap<&'static str, u64>,
    disputed: u64,
    vouched_for: u64,
    records_opened: u64,
    records_deleted: u64,
    records_replaced: u64,
    records_lingering: u64,
}

impl From<&Figures> for FiguresJson {
    fn from(figures: &Figures) -> Self {
        Self {
            entries: KINDS.into_iter().zip(figures.entries).collect(),
            versions: figures.versions,
            texts: figures.texts,
            current: figures.active,
            outdated: figures.outdated,
            left: figures.left,
            removed_duplicate: figures.duplicates,
            removed_not_confirmed: figures.not_confirmed,
            corrected: Corrected::CODES.into_iter().zip(figures.corrections).collect(),
            disputed: figures.disputed,
            vouched_for: figures.vouched_for,
            records_opened: figures.opened,
            records_deleted: figures.deleted,
            records_replaced: figures.replaced,
            records_lingering: figures.lingering,
        }
    }
}

/// Prints the result.
///
/// # Errors
/// Where it cannot be written as JSON, which it always can.
pub fn print(outcome: &Outcome) -> Result<String, serde_json::Error> {
    let (report, verified) = (&outcome.report, outcome.is_verified());
    let policy = outcome.policy.as_ref().map(|policy| PolicyJson {
        fingerprint: hex::encode(&policy.fingerprint()),
        trust: outcome.trust.code(),
        log_keys: policy.logs().iter().map(|log| log.key.to_string()).collect(),
        way: outcome.way.as_ref().map(|way| WayJson { changes: way.changes, until: way.until.to_string() }),
    });
    let checkpoint = CheckpointJson {
        size: report.size,
        root: base64(&report.root),
        log_keys: report.log_keys.iter().map(ToString::to_string).collect(),
        since: report.since.as_ref().map(|since| SinceJson { size: since.size, root: base64(&since.root), records_deleted: since.deleted }),
        witnesses: report.witnesses.iter().map(|(name, time)| WitnessJson { name: name.clone(), time: *time }).collect(),
        surplus: report.surplus.iter().map(|line| line.name.clone()).collect(),
    };
    let verification = Verification {
        format: FORMAT,
        verified,
        place: &outcome.place,
        bundle: outcome.bundle,
        origin: &report.origin,
        policy,
        checkpoint,
        problems: &outcome.problems,
        more_problems: report.more_failures,
        not_checked: &outcome.beside,
        remembered_size: outcome.earlier,
        before: outcome.before.as_ref().map(|Before { origin, size, read, lost }| BeforeJson {
            origin,
            size: *size,
            read: *read,
            lost: *lost,
        }),
        ended: report.end.as_ref().map(|end| end.origin.as_str()),
        figures: verified.then(|| FiguresJson::from(&report.figures)),
        signatories: verified.then(|| of_report(report)),
        vouchings: verified.then(|| vouchings(report)),
        doubtful: verified.then(|| {
            let doubtful = report.signatories.iter().filter_map(|one| Some((one.index, ledger::name::doubt(&one.record.name)?)));
            doubtful.map(|(index, doubt)| Doubtful { index, doubt: doubt.code() }).collect()
        }),
    };
    serde_json::to_string_pretty(&verification).map(|text| text + "\n")
}
