//! The judgement: the log, the trust in its policy, what was seen before, and the bundle around it.

use std::path::PathBuf;

use evidence::Wrong;
use evidence::check::Fault as Around;
use ledger::verify::Progress;
use ledger::{Against, Checkpoint, Fault, Policy, Proof, Report, Verifier, hex};

use crate::pins::{Pin, Pins};
use crate::problem::{Alarm, Problem};
use crate::source::Found;
use crate::{Error, PublicFiles};

/// What is asked besides the log itself.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// A policy got another way; it is believed instead of the log's own.
    pub policy: Option<Policy>,
    /// The fingerprint of a policy, got another way.
    pub fingerprint: Option<[u8; 32]>,
    /// Receipts, with the names of their files.
    pub receipts: Vec<(String, Vec<u8>)>,
    /// Where it is remembered what was seen; nowhere, where there is none.
    pub pins: Option<Pins>,
    /// The time, in seconds since 1970.
    pub now: u64,
}

/// Why the policy is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It was given.
    Given,
    /// It has the fingerprint that was given.
    Fingerprint,
    /// It is the one seen here before, or rotations lead on from that.
    Pinned,
    /// It came with the log, and nothing else speaks for it.
    FirstSeen,
}

impl Trust {
    /// A name that never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Fingerprint => "fingerprint",
            Self::Pinned => "pinned",
            Self::FirstSeen => "first-seen",
        }
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Where it was read.
    pub place: String,
    /// What the log says, and what is wrong with it.
    pub report: Report,
    /// The policy verified against.
    pub policy: Option<Policy>,
    /// Why it is believed.
    pub trust: Trust,
    /// Whether a bundle was checked, not a log alone.
    pub bundle: bool,
    /// Files beside the bundle's or the log's own, which were not looked at.
    pub beside: Vec<String>,
    /// The file in which this log is remembered.
    pub remembered: Option<PathBuf>,
    /// The size that was remembered before.
    pub earlier: Option<u64>,
    /// The entries that the receipts given are of.
    pub receipts: Vec<u64>,
    /// When it was checked, in seconds since 1970.
    pub at: u64,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

impl Outcome {
    /// Whether everything holds.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.problems.is_empty() && self.report.more_failures == 0
    }
}

/// Checks what was read, and remembers it where everything holds.
///
/// # Errors
/// Where what is remembered cannot be read or written.
pub fn check(found: &Found, request: &Request, progress: &mut dyn FnMut(Progress)) -> Result<Outcome, Error> {
    let mut outcome = Outcome {
        place: found.place.clone(),
        report: Report::default(),
        policy: None,
        trust: Trust::FirstSeen,
        bundle: found.bundle.is_some(),
        beside: found.beside.clone(),
        remembered: None,
        earlier: None,
        receipts: Vec::new(),
        at: request.now,
        problems: Vec::new(),
    };
    let origin = origin(found);
    let pin = match (&request.pins, &origin) {
        (Some(pins), Some(origin)) => {
            outcome.remembered = Some(pins.path(origin));
            pins.get(origin)?
        }
        _ => None,
    };
    let served = served_policy(found, &mut outcome.problems, request.policy.is_some());
    choose(request, served.as_ref(), pin.as_ref(), &mut outcome);
    let (receipts, names) = receipts(request, &mut outcome.problems);
    outcome.receipts = receipts.iter().map(|receipt| receipt.index).collect();
    if let Some(policy) = outcome.policy.clone() {
        let earlier = pin.as_ref().and_then(Pin::earlier);
        outcome.earlier = earlier.as_ref().map(|earlier| earlier.size);
        let against = Against { policy: &policy, earlier: earlier.as_ref(), receipts: &receipts };
        let mut verifier = Verifier::new(&found.log, against);
        while let Some(now) = verifier.step() {
            progress(now);
        }
        outcome.report = verifier.finish();
        let failures: Vec<Problem> = outcome.report.failures.iter().map(|failure| Problem::failure(failure, &names)).collect();
        outcome.problems.extend(failures);
        elsewhere(found, &mut outcome);
        changed(served.as_ref(), pin.as_ref(), &mut outcome);
    }
    if let Some(files) = &found.bundle {
        around(files, found, &mut outcome);
    }
    let surplus = found.surplus.iter().map(|file| Wrong { fault: Around::FileSurplus, file: file.clone() });
    outcome.problems.extend(surplus.map(Problem::around));
    remember(found, request, served, &outcome)?;
    Ok(outcome)
}

/// The log's name, as its checkpoint says it; not verified yet.
fn origin(found: &Found) -> Option<String> {
    let checkpoint = found.log.get("checkpoint")?;
    Checkpoint::parse_note(checkpoint).ok().map(|(checkpoint, _)| checkpoint.origin)
}

/// The policy that came with the log, in its canonical form; where another is believed, it may be missing.
fn served_policy(found: &Found, problems: &mut Vec<Problem>, given: bool) -> Option<Policy> {
    let Some(bytes) = found.log.get("policy") else {
        if !given {
            problems.push(Problem::fault(Fault::FileMissing, "policy"));
        }
        return None;
    };
    let policy = std::str::from_utf8(bytes).map_err(|_| Fault::PolicyForm).and_then(Policy::parse);
    match policy.and_then(|policy| if policy.to_text().as_bytes() == bytes { Ok(policy) } else { Err(Fault::PolicyForm) }) {
        Ok(policy) => Some(policy),
        Err(fault) => {
            problems.push(Problem::fault(fault, "policy"));
            None
        }
    }
}

/// Which policy to believe, and why.
fn choose(request: &Request, served: Option<&Policy>, pin: Option<&Pin>, outcome: &mut Outcome) {
    let asked = request.policy.as_ref().or(served);
    let matches = request.fingerprint.map(|fingerprint| asked.is_some_and(|policy| policy.fingerprint() == fingerprint));
    if matches == Some(false) && asked.is_some() {
        outcome.problems.push(Problem::alarm(Alarm::Fingerprint, "policy"));
    }
    let (policy, trust) = match (&request.policy, matches, pin, served) {
        (Some(given), ..) => (Some(given), Trust::Given),
        (None, Some(true), _, served) => (served, Trust::Fingerprint),
        (None, _, Some(pin), _) => (Some(&pin.policy), Trust::Pinned),
        (None, _, None, served) => (served, Trust::FirstSeen),
    };
    (outcome.policy, outcome.trust) = (policy.cloned(), trust);
}

/// The receipts that can be read, and the names of their files.
fn receipts(request: &Request, problems: &mut Vec<Problem>) -> (Vec<Proof>, Vec<String>) {
    let (mut receipts, mut names) = (Vec::new(), Vec::new());
    for (name, bytes) in &request.receipts {
        match Proof::parse(bytes) {
            Ok(receipt) => {
                receipts.push(receipt);
                names.push(name.clone());
            }
            Err(fault) => problems.push(Problem::fault(fault, name)),
        }
    }
    (receipts, names)
}

/// A host that answers with another place's log; a mirror is vouched for by a policy or a fingerprint.
fn elsewhere(found: &Found, outcome: &mut Outcome) {
    let other = found.origin.as_ref().is_some_and(|origin| *origin != outcome.report.origin);
    if other && outcome.trust == Trust::FirstSeen {
        outcome.problems.push(Problem::alarm(Alarm::Elsewhere, "checkpoint"));
    }
}

/// Checks the bundle around the log, whose files go by their names in the bundle then.
fn around(files: &PublicFiles, found: &Found, outcome: &mut Outcome) {
    for problem in &mut outcome.problems {
        if matches!(
            problem.file.split('/').next(),
            Some("checkpoint" | "checkpoint.next" | "policy" | "tile" | "records" | "manifest" | "text" | "enclosure")
        ) {
            problem.file.insert_str(0, "log/");
        }
    }
    let wrong = evidence::check(files, &evidence::log_of(&found.log), &outcome.report);
    let (beside, wrong): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|one| found.may_have_more && one.fault == Around::FileSurplus);
    outcome.beside.extend(beside.into_iter().map(|one| one.file));
    outcome.problems.extend(wrong.into_iter().map(Problem::around));
}

/// Another policy than the pinned one must be explained by the log's rotations.
fn changed(served: Option<&Policy>, pin: Option<&Pin>, outcome: &mut Outcome) {
    let (Some(served), Some(pin), Trust::Pinned) = (served, pin, outcome.trust) else { return };
    if *served == pin.policy {
        return;
    }
    if outcome.report.is_verified() && pin.policy.explains(served, &outcome.report.rotations) {
        outcome.policy = Some(served.clone());
    } else {
        outcome.problems.push(Problem::alarm(Alarm::PolicyChanged, "policy"));
    }
}

/// Remembers what verified.
fn remember(found: &Found, request: &Request, served: Option<Policy>, outcome: &Outcome) -> Result<(), Error> {
    let (Some(pins), true) = (&request.pins, outcome.is_verified()) else { return Ok(()) };
    let policy = if outcome.trust == Trust::Given { outcome.policy.clone() } else { served.or_else(|| outcome.policy.clone()) };
    // Whatever the log has signed it must go on from, witnessed or not.
    let newest = found.log.get("checkpoint.next").or_else(|| found.log.get("checkpoint"));
    let checkpoint = newest.and_then(|bytes| String::from_utf8(bytes.clone()).ok());
    match (policy, checkpoint) {
        (Some(policy), Some(checkpoint)) => pins.put(&outcome.report.origin, &Pin { policy, checkpoint }),
        _ => Ok(()),
    }
}

/// Reads a fingerprint as people copy it: hexadecimal in any case, with blanks or colons between.
#[must_use]
pub fn fingerprint(text: &str) -> Option<[u8; 32]> {
    let plain = |c: &char| !c.is_whitespace() && *c != ':';
    hex::decode(&text.trim().trim_start_matches("sha256:").chars().filter(plain).collect::<String>().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_as_people_copy_them() {
        let hash = [0xab; 32];
        let plain = hex::encode(&hash);
        for text in [plain.clone(), plain.to_uppercase(), format!(" sha256:{plain}\n"), format!("{} {}", &plain[..32], &plain[32..])] {
            assert_eq!(fingerprint(&text), Some(hash), "{text}");
        }
        for text in ["", "ab", &plain[1..], &plain.replace('a', "g")] {
            assert_eq!(fingerprint(text), None, "{text}");
        }
    }
}
