//! One verification: what is at hand, what it is checked against, and whom it trusts.

use ledger::merkle::Hash;
use ledger::record::Who;
use ledger::verify::Way;
use ledger::{Against, Fault, Policy, Proof, Report, hex, sha256};

use crate::files::{Fetched, POLICY};
use crate::memory::Memory;
use crate::outcome::{Finding, Outcome, Trust};
use crate::steps::Step;

/// What a log is verified from and against.
#[derive(Debug, Default)]
pub struct Session {
    /// The files.
    pub files: Fetched,
    /// What this browser remembers of the log; nothing on the first visit, and nothing in a file.
    pub memory: Option<Memory>,
    /// The log's identifier, where the page that asks has one.
    pub log: Option<String>,
    /// The hash of the newest manifest, as the page that asks shows it.
    pub manifest: Option<Hash>,
    /// The numbers that the page which asks shows.
    pub page: Option<Numbers>,
    /// The policy's fingerprint, got another way and typed in.
    pub fingerprint: Option<Hash>,
    /// Receipts.
    pub receipts: Vec<Proof>,
    /// The files of a bundle around the log, where it came in one.
    #[cfg(feature = "archive")]
    pub around: Option<evidence::Files>,
    /// Files of no log, beside one that came by itself.
    #[cfg(feature = "archive")]
    pub surplus: Vec<String>,
    /// How many files a Mac added to an archive; nobody looks at them.
    pub of_mac: u64,
}

/// How many are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Organisations whose signatures are current.
    pub organisations: u64,
    /// People whose signatures are current.
    pub people: u64,
    /// Signatures for an earlier version only.
    pub outdated: u64,
}

impl Numbers {
    /// Those of a log.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut numbers = Self::default();
        for one in &report.signatories {
            *match one.record.who {
                _ if !one.current => &mut numbers.outdated,
                Who::Organisation { .. } => &mut numbers.organisations,
                Who::Person { .. } => &mut numbers.people,
            } += 1;
        }
        numbers
    }
}

/// The policy that the files come with, and the one that counts.
#[derive(Debug)]
pub struct Policies {
    /// The one that the files come with.
    served: Result<Policy, Fault>,
    /// The one that counts: what was served, which what was pinned must lead to; where nothing was, what was pinned.
    counts: Option<Policy>,
}

impl Session {
    /// Reads the policy.
    #[must_use]
    pub fn policies(&self) -> Policies {
        let text = self.files.named(POLICY).ok_or(Fault::FileMissing);
        // In its canonical form alone: what is fingerprinted is what is served.
        let served = text.and_then(|bytes| {
            let policy = Policy::parse(std::str::from_utf8(bytes).map_err(|_| Fault::PolicyForm)?)?;
            if policy.to_text().as_bytes() == bytes { Ok(policy) } else { Err(Fault::PolicyForm) }
        });
        let pinned = || self.memory.as_ref().map(|memory| memory.policy.clone());
        Policies { counts: served.clone().ok().or_else(pinned), served }
    }

    /// What is verified against; nothing where there is no policy, and so nothing to say whose the log is.
    #[must_use]
    pub fn against<'a>(&'a self, policies: &'a Policies) -> Option<Against<'a>> {
        let earlier = self.memory.as_ref().map(|memory| &memory.checkpoint);
        Some(Against { policy: policies.counts.as_ref()?, earlier, receipts: &self.receipts })
    }

    /// Concludes from what the verification found; `done` is how many entries were read.
    #[must_use]
    pub fn conclude(&self, policies: &Policies, report: Report, done: u64) -> Outcome {
        let (trust, way) = self.trust(policies, &report);
        let mut findings: Vec<Finding> = report.failures.iter().map(Finding::from).collect();
        let mut find = |step, code, message, file: &str| findings.push(Finding { step, code, message, file: file.to_owned(), entry: None });
        if let (Some(way), Ok(_)) = (&way, &policies.served)
            && !way.missing.is_empty()
        {
            let message = "have not signed that another policy takes the place of theirs";
            find(Step::Signatures, "policy-unwitnessed", message, &way.missing.join(", "));
        }
        if let Ok(served) = &policies.served
            && report.is_verified()
            && !report.names_policy(&served.fingerprint())
        {
            find(Step::Signatures, "policy-unnamed", "the log names its policies, and this is none of them", POLICY);
        }
        match (&policies.served, trust) {
            (Err(fault), _) => find(Step::Signatures, fault.code(), fault.message(), POLICY),
            (_, Trust::Changed) if way.is_none() => {
                find(Step::Earlier, "policy-changed", "the policy is another one than this browser kept", POLICY)
            }
            (_, Trust::Differs) if way.is_none() => {
                find(Step::Signatures, "policy-fingerprint", "the policy has another fingerprint than the one typed in", POLICY);
            }
            _ => {}
        }
        if self.log.as_ref().is_some_and(|log| !report.origin.is_empty() && report.origin.rsplit('/').next() != Some(log)) {
            find(Step::Signatures, "log-of-another-letter", "the log is another letter's", "checkpoint");
        }
        let newest = format!("manifest/{}", report.figures.versions);
        if let (Some(shown), Some(bytes)) = (self.manifest, self.files.named(&newest))
            && sha256(bytes) != shown
        {
            find(Step::Text, "page-manifest", "this page shows another version than the newest of the log", &newest);
        }
        if self.page.is_some_and(|page| report.is_verified() && page != Numbers::of(&report)) {
            find(Step::Records, "page-count", "this page shows other numbers than the log has", "page");
        }
        #[cfg(feature = "archive")]
        findings.extend(self.wrong_around(&report));
        let verified = findings.is_empty();
        let memory =
            policies.counts.as_ref().filter(|_| verified).map(|policy| Memory { policy: policy.clone(), checkpoint: report.checkpoint() });
        Outcome {
            verified,
            trust,
            findings,
            done,
            earlier: self.memory.as_ref().map(|memory| memory.checkpoint.size),
            receipts: self.receipts.iter().map(|receipt| receipt.index).collect(),
            files: (self.files.count() as u64, self.files.count_absent() as u64),
            served: policies.served.clone().ok().filter(|_| trust == Trust::Changed),
            policy: if trust == Trust::Changed {
                self.memory.as_ref().map(|memory| memory.policy.clone())
            } else {
                policies.counts.clone()
            },
            way,
            of_mac: self.of_mac,
            memory,
            report,
        }
    }

    /// Why the policy is trusted, or not, and the way to it from the one that was typed in or kept.
    fn trust(&self, policies: &Policies, report: &Report) -> (Trust, Option<Way>) {
        let Ok(served) = &policies.served else { return (Trust::Unread, None) };
        let served = served.fingerprint();
        let kept = self.memory.as_ref().map(|memory| memory.policy.fingerprint());
        let Some(from) = self.fingerprint.or(kept) else { return (Trust::First, None) };
        let way = Some(report).filter(|report| from != served && report.is_verified()).and_then(|report| report.way(&from, &served));
        let led = way.as_ref().is_some_and(|way| way.missing.is_empty());
        let trust = match self.fingerprint {
            Some(_) if from == served || led => Trust::Compared,
            Some(_) => Trust::Differs,
            None if led => Trust::Renewed,
            None if from == served => Trust::Kept,
            None => Trust::Changed,
        };
        (trust, way)
    }
}

/// Reads a hash as people copy it: blanks and colons between the digits, capitals or not, `SHA256:` before it.
#[must_use]
pub fn typed_hash(text: &str) -> Option<Hash> {
    let text = text.trim().to_ascii_lowercase();
    let text = text.strip_prefix("sha256:").unwrap_or(&text);
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != ':').collect();
    hex::decode(&digits)
}

#[cfg(test)]
mod tests;
