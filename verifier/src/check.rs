//! The judgement: the log, the trust in its policy, what was seen before, and the bundle around it.

use std::path::PathBuf;

use evidence::Wrong;
use evidence::check::Fault as Around;
use ledger::verify::{Progress, Way, goes_on_from};
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

/// The log that the one checked goes on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its origin.
    pub origin: String,
    /// How many entries it had when it was signed last.
    pub size: u64,
    /// Whether it was read, and compared with what was seen of it before.
    pub read: bool,
    /// How many of its last entries nobody can read any more, or nobody has compared where it was not read.
    pub lost: u64,
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
    /// The way to that policy from the one that was given by its fingerprint, or seen here before.
    pub way: Option<Way>,
    /// The log that this one goes on from.
    pub before: Option<Before>,
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

    /// Whether the log itself holds, whatever is known of its policy.
    fn is_sound(&self) -> bool {
        self.report.is_verified() && !self.report.origin.is_empty()
    }

    /// The way from an earlier policy to this one: in this log, or through the one before.
    fn way_from(&self, from: &[u8; 32], to: &[u8; 32], ended: Option<&Self>) -> Option<Way> {
        if !self.is_sound() {
            return None;
        }
        if let Some(way) = self.report.way(from, to) {
            return Some(way);
        }
        let ended = ended.filter(|ended| ended.is_sound())?;
        let last = self.report.before.as_ref().filter(|last| last.origin == ended.report.origin)?.policy;
        let (first, second) = match (&ended.way, ended.policy.as_ref()?.fingerprint()) {
            // The log before was itself led to from there, through one before it.
            (Some(way), policy) if policy == last && ended.trust != Trust::FirstSeen => (way.clone(), self.report.way(&last, to)?),
            _ => (ended.report.way(from, &last)?, self.report.way(&last, to)?),
        };
        let missing = [first.missing, second.missing].concat();
        Some(Way { changes: first.changes + second.changes, until: first.until, missing })
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
        way: None,
        before: None,
        bundle: found.bundle.is_some(),
        beside: found.beside.clone(),
        remembered: None,
        earlier: None,
        receipts: Vec::new(),
        at: request.now,
        problems: Vec::new(),
    };
    let Memory { pin, bound } = Memory::of(found, request)?;
    if let Some(pins) = &request.pins {
        let origin = bound.as_ref().or(pin.as_ref()).map_or_else(|| origin(found), |pin| pin.origin.clone());
        outcome.remembered = Some(pins.path(&origin));
    }
    let served = served_policy(found, &mut outcome.problems, request.policy.is_some());
    let before = before(found, request, progress)?;
    let (receipts, names) = receipts(request, &mut outcome.problems);
    outcome.receipts = receipts.iter().map(|receipt| receipt.index).collect();
    outcome.policy =
        request.policy.clone().or_else(|| served.clone()).or_else(|| pin.as_ref().or(bound.as_ref()).map(|pin| pin.pin.policy.clone()));
    if let Some(policy) = outcome.policy.clone() {
        let earlier = pin.as_ref().or(bound.as_ref()).and_then(|pin| pin.pin.earlier());
        outcome.earlier = earlier.as_ref().map(|earlier| earlier.size);
        let against = Against { policy: &policy, earlier: earlier.as_ref(), receipts: &receipts };
        let mut verifier = Verifier::new(&found.log, against);
        while let Some(now) = verifier.step() {
            progress(now);
        }
        outcome.report = verifier.finish();
        let failures: Vec<Problem> = outcome.report.failures.iter().map(|failure| Problem::failure(failure, &names)).collect();
        outcome.problems.extend(failures);
        goes_on(bound.as_ref(), before.as_ref(), &mut outcome);
        trust(request, served.as_ref(), pin.as_ref().or(bound.as_ref()), before.as_ref(), &mut outcome);
        elsewhere(found, &mut outcome);
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
fn origin(found: &Found) -> String {
    let checkpoint = found.log.get("checkpoint").map(|bytes| Checkpoint::parse_note(bytes));
    checkpoint.and_then(Result::ok).map(|(checkpoint, _)| checkpoint.origin).unwrap_or_default()
}

/// What is remembered of a log.
struct Remembered {
    origin: String,
    pin: Pin,
}

/// What is remembered: of the log itself, else of the one that it goes on from; and of another log that was at its address.
struct Memory {
    pin: Option<Remembered>,
    bound: Option<Remembered>,
}

impl Memory {
    fn of(found: &Found, request: &Request) -> Result<Self, Error> {
        let Some(pins) = &request.pins else { return Ok(Self { pin: None, bound: None }) };
        let remembered = |origin: Option<String>| -> Result<Option<Remembered>, Error> {
            let Some(origin) = origin else { return Ok(None) };
            Ok(pins.get(&origin)?.map(|pin| Remembered { origin, pin }))
        };
        let here = origin(found);
        let at = found.address.as_ref().map(|address| pins.at(address)).transpose()?.flatten();
        let bound = remembered(at.filter(|at| *at != here))?;
        let pin = match remembered(Some(here).filter(|here| !here.is_empty()))? {
            None if bound.is_none() => remembered(goes_on_from(&found.log).map(|before| before.origin))?,
            pin => pin,
        };
        Ok(Self { pin, bound })
    }
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

/// Checks the log that this one goes on from, where it is served: as one that has ended, with what is remembered of it.
fn before(found: &Found, request: &Request, progress: &mut dyn FnMut(Progress)) -> Result<Option<Outcome>, Error> {
    let Some(before) = &found.before else { return Ok(None) };
    let request = Request { pins: request.pins.clone(), fingerprint: request.fingerprint, ..Request::default() };
    check(before, &request, progress).map(Some)
}

/// What this log says of the one before, what that one says itself, and what was seen of it.
fn goes_on(bound: Option<&Remembered>, ended: Option<&Outcome>, outcome: &mut Outcome) {
    let report = &outcome.report;
    let fail = |fault: Fault| Problem::fault(fault, "earlier checkpoint");
    let seen = bound.and_then(|bound| bound.pin.earlier()).map(|earlier| report.goes_on_from(&earlier));
    // The same is said of it where nothing else was remembered.
    let again = |problem: &Problem| outcome.problems.contains(problem);
    let mut problems: Vec<Problem> = seen.and_then(Result::err).map(fail).into_iter().filter(|one| !again(one)).collect();
    if let Some(last) = &report.before {
        let mut before = Before { origin: last.origin.clone(), size: last.size, read: false, lost: report.lost };
        if let Some(ended) = ended {
            let says = ended.report.end.as_ref();
            if says.is_some_and(|end| end.origin != report.origin || end.last != *last) {
                problems.push(Problem::alarm(Alarm::EndOther, "ended"));
            }
            before.read = ended.is_sound() && says.is_some();
            before.lost = if before.read { ended.report.lost } else { report.lost };
            // What nobody can read any more of an old form is no fault of this log.
            let wrong = ended.problems.iter().filter(|one| one.code != Fault::OldVersion.code() && one.code != Alarm::Fingerprint.code());
            problems.extend(wrong.map(|one| Problem { file: format!("{}: {}", last.origin, one.file), ..one.clone() }));
        }
        outcome.before = Some(before);
    }
    outcome.problems.extend(problems);
}

/// Why the policy is believed, and whether what was given or seen before leads to it.
fn trust(request: &Request, served: Option<&Policy>, pin: Option<&Remembered>, ended: Option<&Outcome>, outcome: &mut Outcome) {
    let Some(policy) = outcome.policy.as_ref().map(Policy::fingerprint) else { return };
    let (from, trust, alarm) = match (&request.policy, request.fingerprint, pin) {
        (Some(_), None, _) => {
            outcome.trust = Trust::Given;
            return;
        }
        (Some(_), Some(given), _) => (given, Trust::Given, Alarm::Fingerprint),
        (None, Some(given), _) => (given, Trust::Fingerprint, Alarm::Fingerprint),
        (None, None, Some(pin)) => (pin.pin.policy.fingerprint(), Trust::Pinned, Alarm::PolicyChanged),
        (None, None, None) => (policy, Trust::FirstSeen, Alarm::PolicyUnnamed),
    };
    let mut problems = Vec::new();
    if served.is_some() && request.policy.is_none() && outcome.is_sound() && !outcome.report.names_policy(&policy) {
        problems.push(Problem::alarm(Alarm::PolicyUnnamed, "policy"));
    }
    let way = if from == policy { None } else { outcome.way_from(&from, &policy, ended) };
    outcome.trust = trust;
    match way {
        _ if from == policy => {}
        Some(way) if way.missing.is_empty() => outcome.way = Some(way),
        Some(way) => {
            let alarm = Problem::alarm(Alarm::PolicyUnwitnessed, "policy");
            problems.push(Problem { message: format!("{}: {}", alarm.message, way.missing.join(", ")), ..alarm });
        }
        None => problems.push(Problem::alarm(alarm, "policy")),
    }
    if trust == Trust::Fingerprint && !problems.is_empty() {
        outcome.trust = if pin.is_some() { Trust::Pinned } else { Trust::FirstSeen };
    }
    outcome.problems.extend(problems);
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
            Some("checkpoint" | "checkpoint.next" | "policy" | "policies" | "tile" | "records" | "manifest" | "text" | "enclosure")
        ) {
            problem.file.insert_str(0, "log/");
        }
    }
    let wrong = evidence::check(files, &evidence::log_of(&found.log), &outcome.report);
    let (beside, wrong): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|one| found.may_have_more && one.fault == Around::FileSurplus);
    outcome.beside.extend(beside.into_iter().map(|one| one.file));
    outcome.problems.extend(wrong.into_iter().map(Problem::around));
}

/// Remembers what verified.
fn remember(found: &Found, request: &Request, served: Option<Policy>, outcome: &Outcome) -> Result<(), Error> {
    let (Some(pins), true) = (&request.pins, outcome.is_verified()) else { return Ok(()) };
    let policy = if outcome.trust == Trust::Given { outcome.policy.clone() } else { served.or_else(|| outcome.policy.clone()) };
    // Whatever the log has signed it must go on from, witnessed or not.
    let newest = found.log.get("checkpoint.next").or_else(|| found.log.get("checkpoint"));
    let checkpoint = newest.and_then(|bytes| String::from_utf8(bytes.clone()).ok());
    match (policy, checkpoint) {
        (Some(policy), Some(checkpoint)) => pins.put(&outcome.report.origin, &Pin { policy, checkpoint })?,
        _ => return Ok(()),
    }
    found.address.as_ref().map_or(Ok(()), |address| pins.bind(address, &outcome.report.origin))
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
