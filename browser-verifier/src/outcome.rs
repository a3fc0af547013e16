//! What a verification found, as the page shows it: steps with figures, findings, whom it trusts, who signed.

use ledger::name::doubt;
use ledger::record::Who;
use ledger::replay::Standing;
use ledger::verify::{Failure, Way};
use ledger::{Fault, Policy, Report, hex};

use crate::json::Object;
use crate::memory::Memory;
use crate::session::Numbers;
use crate::steps::Step;

/// How many signatories are named.
pub const NAMED: usize = 1000;

/// How many doubtful names are shown, as on the command line.
pub const DOUBTFUL: usize = 20;

/// Why the policy is trusted, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Taken for the first time, from the server that is checked or with the bundle.
    First,
    /// As this browser kept it.
    Kept,
    /// Another one, to which the log itself leads.
    Renewed,
    /// Another one that nothing explains.
    Changed,
    /// Its fingerprint is the one typed in, or that one leads to it.
    Compared,
    /// Its fingerprint is not the one typed in.
    Differs,
    /// It is not there, or cannot be read.
    Unread,
}

impl Trust {
    /// A name that never changes: part of the keys of its texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Kept => "kept",
            Self::Renewed => "renewed",
            Self::Changed => "changed",
            Self::Compared => "compared",
            Self::Differs => "differs",
            Self::Unread => "unread",
        }
    }
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The step that it fails.
    pub step: Step,
    /// The name of the fault: the key of its text.
    pub code: &'static str,
    /// The same in English, where a text is missing.
    pub message: &'static str,
    /// The file, or what stands for one.
    pub file: String,
    /// The index of the entry.
    pub entry: Option<u64>,
}

impl From<&Failure> for Finding {
    fn from(failure: &Failure) -> Self {
        let (fault, file) = (failure.fault, failure.file.to_string());
        Self { step: Step::of(failure), code: fault.code(), message: fault.message(), file, entry: failure.index }
    }
}

impl Finding {
    fn to_json(&self) -> String {
        let object = Object::default().text("code", self.code).text("message", self.message).text("file", &self.file);
        match self.entry {
            Some(entry) => object.number("entry", entry),
            None => object,
        }
        .end()
    }
}

/// Everything that a page shows of a verification.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Whether everything holds.
    pub verified: bool,
    /// Why the policy is trusted.
    pub trust: Trust,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// How many entries were read.
    pub done: u64,
    /// The size of the log when this browser saw it last.
    pub earlier: Option<u64>,
    /// The entries that the receipts given are of.
    pub receipts: Vec<u64>,
    /// How many files were had, and how many not.
    pub files: (u64, u64),
    /// The policy that was verified against.
    pub policy: Option<Policy>,
    /// The policy that the files come with, where it is another one.
    pub served: Option<Policy>,
    /// The way to it from the one that was typed in or kept.
    pub way: Option<Way>,
    /// How many files a Mac added, at which nobody looks.
    pub of_mac: u64,
    /// What to remember; nothing where something is wrong.
    pub memory: Option<Memory>,
    /// The report itself.
    pub report: Report,
}

impl Outcome {
    /// What is wrong in a step.
    pub fn of_step(&self, step: Step) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.step == step)
    }

    /// What needs more than a line, because it may be an attack: a shorter log, a fork, another log, a policy that nothing
    /// explains.
    #[must_use]
    pub fn alarm(&self) -> Option<&'static str> {
        let alarms = [
            ("policy-changed", "policy"),
            ("policy-unwitnessed", "policy"),
            ("policy-fingerprint", "fingerprint"),
            (Fault::OtherLog.code(), "log"),
            (Fault::OtherHistory.code(), "fork"),
            (Fault::Shorter.code(), "shorter"),
            (Fault::ReceiptOtherLog.code(), "receipt"),
            (Fault::ReceiptShorter.code(), "receipt"),
        ];
        alarms.into_iter().find(|(code, _)| self.findings.iter().any(|finding| finding.code == *code)).map(|(_, alarm)| alarm)
    }

    /// All of it as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let steps = Step::ALL.into_iter().filter(|step| *step != Step::Receipts || !self.receipts.is_empty());
        Object::default()
            .raw("verified", if self.verified { "true" } else { "false" })
            .maybe("alarm", self.alarm())
            .text("origin", &self.report.origin)
            .text("root", &hex::encode(&self.report.root))
            .maybe("ended", self.report.end.as_ref().map(|end| end.origin.as_str()))
            .maybe("before", self.report.before.as_ref().map(|before| before.origin.as_str()))
            .list("steps", steps.map(|step| self.step(step)))
            .number("more", self.report.more_failures)
            .raw("trust", &self.trusted())
            .raw("figures", &self.figures())
            .maybe_raw("since", self.since())
            .list("witnesses", self.report.witnesses.iter().map(|(name, at)| Object::default().text("name", name).number("at", *at).end()))
            .list("receipts", self.receipts.iter().zip(&self.report.receipts).map(|(entry, standing)| self.receipt(*entry, *standing)))
            .number("surplus", self.report.surplus.len() as u64)
            .list("signatories", self.report.signatories.iter().take(NAMED).map(signatory))
            .list("doubtful", self.report.signatories.iter().filter_map(doubtful).take(DOUBTFUL))
            .maybe("memory", self.memory.as_ref().map(Memory::to_text).as_deref())
            .end()
    }

    /// What a receipt is of, and what became of it.
    fn receipt(&self, entry: u64, standing: Option<Standing>) -> String {
        let signed = self.report.signatories.iter().find(|one| one.index == entry);
        let state = match standing {
            Some(Standing::Standing) => "listed",
            Some(Standing::Left | Standing::Replaced) => "left",
            Some(Standing::Removed(reason)) => reason.code(),
            None => "other",
        };
        Object::default().number("entry", entry).text("state", state).maybe("name", signed.map(|one| one.record.name.as_str())).end()
    }

    /// Where witnesses have signed less than the log: how far, and what came since.
    fn since(&self) -> Option<String> {
        let since = self.report.since.as_ref()?;
        let entries = self.report.size - since.size;
        Some(Object::default().number("size", since.size).number("entries", entries).number("deleted", since.deleted).end())
    }

    fn step(&self, step: Step) -> String {
        let findings: Vec<String> = self.of_step(step).map(Finding::to_json).collect();
        // Without a checkpoint, or without a policy, the other steps were not taken.
        let taken = self.policy.is_some() && !self.report.origin.is_empty();
        let state = match step {
            _ if !findings.is_empty() => "failed",
            Step::Files if self.files.1 > 0 => "failed",
            Step::Files => "done",
            _ if !taken => "not-taken",
            Step::Earlier if self.earlier.is_none() => "first",
            _ => "done",
        };
        Object::default().text("id", step.code()).text("state", state).list("findings", findings).end()
    }

    fn trusted(&self) -> String {
        let fingerprint = |policy: &Policy| hex::encode(&policy.fingerprint());
        let logs = self.policy.iter().flat_map(Policy::logs);
        Object::default()
            .text("state", self.trust.code())
            .list("keys", logs.map(|log| Object::default().text("key", &log.key.to_string()).end()))
            .maybe("fingerprint", self.policy.as_ref().map(fingerprint).as_deref())
            .maybe("served", self.served.as_ref().map(fingerprint).as_deref())
            .number("changes", self.way.as_ref().map_or(0, |way| way.changes))
            .maybe("until", self.way.as_ref().map(|way| way.until.to_string()).as_deref())
            .end()
    }

    fn figures(&self) -> String {
        let figures = &self.report.figures;
        let wrong = |step| {
            let mut entries: Vec<u64> = self.of_step(step).filter_map(|finding| finding.entry).collect();
            entries.dedup();
            entries.len() as u64
        };
        let current = Numbers::of(&self.report);
        let named = self.report.signatories.iter();
        let organisations = named.filter(|one| matches!(one.record.who, Who::Organisation { .. })).count() as u64;
        Object::default()
            .number("files", self.files.0)
            .number("filesWanted", self.files.0 + self.files.1)
            .number("ofMac", self.of_mac)
            .number("entries", self.done.saturating_sub(wrong(Step::Entries)))
            .number("size", self.report.size)
            .number("versions", figures.versions)
            .number("texts", figures.texts)
            .number("opened", figures.opened)
            .number("records", figures.opened + wrong(Step::Records))
            .number("deleted", figures.deleted)
            .number("replaced", figures.replaced)
            .number("lingering", figures.lingering)
            .number("witnesses", self.report.witnesses.len() as u64)
            .number("rotations", self.report.rotations.len() as u64)
            .number("earlier", self.earlier.unwrap_or_default())
            .number("before", self.report.before.as_ref().map_or(0, |before| before.size))
            .number("lost", self.report.lost)
            .number("receipts", self.receipts.len() as u64)
            .number("organisations", organisations)
            .number("people", self.report.signatories.len() as u64 - organisations)
            .number("current", figures.active)
            .number("currentOrganisations", current.organisations)
            .number("currentPeople", current.people)
            .number("outdated", figures.outdated)
            .number("vouched", figures.vouched_for)
            .number("disputed", figures.disputed)
            .number("left", figures.left)
            .number("duplicates", figures.duplicates)
            .number("notConfirmed", figures.not_confirmed)
            .number("correctedNames", figures.corrections[0])
            .number("correctedDetails", figures.corrections[1])
            .number("correctedLevels", figures.corrections[2])
            .end()
    }
}

/// A signatory as the list of verified names shows them.
fn signatory(one: &ledger::verify::Signed) -> String {
    Object::default()
        .text("name", &one.record.name)
        .maybe("country", one.record.country.as_deref())
        .number("entry", one.index)
        .number("keys", one.keys.len() as u64)
        .raw("current", if one.current { "true" } else { "false" })
        .end()
}

/// A name that a reader should look at twice, by the rule that the server and the command line have.
fn doubtful(one: &ledger::verify::Signed) -> Option<String> {
    let doubt = doubt(&one.record.name)?;
    Some(Object::default().text("name", &one.record.name).number("entry", one.index).text("doubt", doubt.code()).end())
}
