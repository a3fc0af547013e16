//! One verification: what is at hand, what it is checked against, and whom it trusts.

use ledger::merkle::Hash;
use ledger::sshsig::SshKey;
use ledger::statement::NAMESPACE;
use ledger::{Against, Fault, Policy, Proof, Report, SshSig, hex, sha256};

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
    /// The policy's fingerprint, got another way and typed in.
    pub fingerprint: Option<Hash>,
    /// Receipts.
    pub receipts: Vec<Proof>,
    /// What is wrong with the files of a bundle beside the log.
    pub beside: Vec<Finding>,
    /// The list of a bundle's files, and its signature.
    pub list: Option<(Vec<u8>, Vec<u8>)>,
}

/// The policy that the files come with, and the one that counts.
#[derive(Debug)]
pub struct Policies {
    /// The one that the files come with.
    served: Result<Policy, Fault>,
    /// The one that counts: what was pinned, or else what was served.
    counts: Option<Policy>,
}

impl Session {
    /// Reads the policy.
    #[must_use]
    pub fn policies(&self) -> Policies {
        let text = self.files.named(POLICY).ok_or(Fault::FileMissing);
        let served = text.and_then(|text| Policy::parse(std::str::from_utf8(text).map_err(|_| Fault::PolicyForm)?));
        let pinned = self.memory.as_ref().map(|memory| memory.policy.clone());
        Policies { counts: pinned.or_else(|| served.clone().ok()), served }
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
        let trust = self.trust(policies, &report);
        let mut findings: Vec<Finding> = report.failures.iter().map(Finding::from).collect();
        let mut find = |step, code, message, file: &str| findings.push(Finding { step, code, message, file: file.to_owned(), entry: None });
        match (&policies.served, trust) {
            (Err(fault), _) => find(Step::Signatures, fault.code(), fault.message(), POLICY),
            (_, Trust::Changed) => find(Step::Earlier, "policy-changed", "the policy is another one than this browser kept", POLICY),
            (_, Trust::Differs) => {
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
        if self.list.as_ref().is_some_and(|(list, signature)| !is_signed(list, signature, &report)) {
            find(Step::Files, "bundle-list-signature", "the list of the bundle is not signed with the log's key", "list.txt.sig");
        }
        findings.extend(self.beside.iter().cloned());
        let verified = findings.is_empty();
        let policy = if trust == Trust::Renewed { policies.served.as_ref().ok() } else { policies.counts.as_ref() };
        let memory = policy.filter(|_| verified).map(|policy| Memory { policy: policy.clone(), checkpoint: report.checkpoint() });
        Outcome {
            verified,
            trust,
            findings,
            done,
            earlier: self.memory.as_ref().map(|memory| memory.checkpoint.size),
            receipts: self.receipts.len() as u64,
            files: (self.files.count() as u64, self.files.count_absent() as u64),
            served: policies.served.clone().ok().filter(|served| Some(served) != policies.counts.as_ref()),
            policy: policies.counts.clone(),
            memory,
            report,
        }
    }

    /// Why the policy is trusted, or not.
    fn trust(&self, policies: &Policies, report: &Report) -> Trust {
        let Ok(served) = &policies.served else { return Trust::Unread };
        if let Some(fingerprint) = self.fingerprint {
            return if served.fingerprint() == fingerprint { Trust::Compared } else { Trust::Differs };
        }
        match &self.memory {
            None => Trust::First,
            Some(memory) if memory.policy == *served => Trust::Kept,
            Some(memory) if report.is_verified() && memory.policy.explains(served, &report.rotations) => Trust::Renewed,
            Some(_) => Trust::Changed,
        }
    }
}

/// Whether a bundle's list is signed with a key that has signed the checkpoint too.
fn is_signed(list: &[u8], signature: &[u8], report: &Report) -> bool {
    let signature = std::str::from_utf8(signature).ok().and_then(|armour| SshSig::parse_armour(armour).ok());
    let by_log =
        |key: &SshKey| matches!(key, SshKey::Ed25519(key) if report.log_keys.iter().any(|log| log.ed25519().as_ref() == Some(key)));
    signature.is_some_and(|signature| by_log(&signature.key) && signature.verify(NAMESPACE, list).is_ok())
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
