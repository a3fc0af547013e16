//! The trust policy (c2sp.org/tlog-policy): which log, which witnesses, how many of them.

use std::fmt;

use crate::encode::decimal;
use crate::merkle::Hash;
use crate::note::{KeyKind, Note, Signature, VerifierKey};
use crate::{Checkpoint, Fault, sha256};

/// The most logs, witnesses and groups together.
const LIMIT: usize = 256;

/// A key and, perhaps, where its owner is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The key. A log's is named like its origin.
    pub key: VerifierKey,
    /// The address.
    pub url: Option<String>,
}

/// A number of members that stands for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many members are needed, from 1.
    pub threshold: usize,
    /// Names of witnesses, and of groups above.
    pub members: Vec<String>,
}

/// A policy. Every one that can be read prints to a canonical text, which reads to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<Party>,
    witnesses: Vec<(String, Party)>,
    groups: Vec<Group>,
    quorum: Option<String>,
}

/// A checkpoint that a policy's log has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// The log's keys that have signed it; at least one.
    pub log_keys: Vec<VerifierKey>,
    /// The witnesses that have, by their names in the policy, with the times that they say.
    pub witnesses: Vec<(String, u64)>,
    /// Whether they are enough.
    pub quorum: bool,
    /// Lines of keys that the policy does not know. They prove nothing.
    pub surplus: Vec<Signature>,
}

impl Policy {
    /// A policy of one log; `quorum` names a witness or a group, or nothing where no witness is needed.
    ///
    /// # Errors
    /// Where a name or a key comes twice, or a name is used that is not defined before.
    pub fn new(logs: Vec<Party>, witnesses: Vec<(String, Party)>, groups: Vec<Group>, quorum: Option<String>) -> Result<Self, Fault> {
        let policy = Self { logs, witnesses, groups, quorum };
        if Self::parse(&policy.to_text())? == policy { Ok(policy) } else { Err(Fault::PolicyForm) }
    }

    /// The policy's logs.
    #[must_use]
    pub fn logs(&self) -> &[Party] {
        &self.logs
    }

    /// The witnesses with their names in the policy.
    #[must_use]
    pub fn witnesses(&self) -> &[(String, Party)] {
        &self.witnesses
    }

    /// The canonical text.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.to_string()
    }

    /// SHA-256 of the canonical text: what `sha256sum policy.txt` prints, to be compared with one got another way.
    #[must_use]
    pub fn fingerprint(&self) -> Hash {
        sha256(self.to_text().as_bytes())
    }

    /// Whether these witnesses are enough.
    #[must_use]
    pub fn is_quorum(&self, has_signed: impl Fn(&str) -> bool) -> bool {
        let Some(quorum) = &self.quorum else { return true };
        let mut good: Vec<&str> = self.witnesses.iter().map(|(name, _)| name.as_str()).filter(|name| has_signed(name)).collect();
        for group in &self.groups {
            if group.members.iter().filter(|member| good.contains(&member.as_str())).count() >= group.threshold {
                good.push(&group.name);
            }
        }
        good.contains(&quorum.as_str())
    }

    /// Verifies a signed checkpoint.
    ///
    /// # Errors
    /// Where it is none, where a signature by a known key does not verify, and where no log of the policy has signed
    /// it under its own name. That the quorum fails is no error here, but must be one to the caller.
    pub fn open(&self, checkpoint: &[u8]) -> Result<Opened, Fault> {
        self.open_with(checkpoint, &[])
    }

    /// The same where the log has further keys: those that rotations led to.
    ///
    /// # Errors
    /// As [`Policy::open`].
    pub fn open_with(&self, checkpoint: &[u8], further: &[VerifierKey]) -> Result<Opened, Fault> {
        let (checkpoint, note) = Checkpoint::parse_note(checkpoint)?;
        self.judge(checkpoint, &note, further)
    }

    fn judge(&self, checkpoint: Checkpoint, note: &Note, further: &[VerifierKey]) -> Result<Opened, Fault> {
        let logs: Vec<&VerifierKey> =
            self.logs.iter().map(|log| &log.key).chain(further).filter(|key| key.name() == checkpoint.origin).collect();
        if logs.is_empty() {
            return Err(Fault::Origin);
        }
        let keys: Vec<&VerifierKey> = logs.iter().copied().chain(self.witnesses.iter().map(|(_, witness)| &witness.key)).collect();
        let verified = note.verify(&keys)?;
        let (mut log_keys, mut witnesses) = (Vec::<VerifierKey>::new(), Vec::<(String, u64)>::new());
        for (place, time) in verified.by {
            match (logs.get(place), time) {
                (Some(key), _) if !log_keys.contains(key) => log_keys.push((*key).clone()),
                (None, Some(time)) => witnesses.extend(self.witnesses.get(place - logs.len()).map(|(name, _)| (name.clone(), time))),
                _ => {}
            }
        }
        if log_keys.is_empty() {
            return Err(Fault::NoteUnsigned);
        }
        let quorum = self.is_quorum(|name| witnesses.iter().any(|(witness, _)| witness == name));
        let surplus = verified.surplus.iter().filter_map(|line| note.signatures.get(*line)).cloned().collect();
        Ok(Opened { checkpoint, log_keys, witnesses, quorum, surplus })
    }

    /// Reads a policy as the standard has it: blanks, tabs, empty lines and remarks do not matter. Names and addresses
    /// beyond ASCII must be UTF-8.
    ///
    /// # Errors
    /// Where it breaks a rule of the standard, or has more than 256 lines that matter.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut policy = Self { logs: Vec::new(), witnesses: Vec::new(), groups: Vec::new(), quorum: None };
        let (mut names, mut members, mut quorums) = (Vec::<&str>::new(), Vec::<&str>::new(), 0);
        let control = |c: char| c < ' ' && c != '\t' && c != '\n' || c == '\x7f';
        if text.chars().any(control) || !(text.is_empty() || text.ends_with('\n')) {
            return Err(Fault::PolicyForm);
        }
        for line in text.split('\n') {
            let words: Vec<&str> = line.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
            match &words[..] {
                [] => {}
                [first, ..] if first.starts_with('#') => {}
                ["log", key, url @ ..] if url.len() < 2 => policy.logs.push(party(key, url, KeyKind::Ed25519)?),
                ["witness", name, key, url @ ..] if url.len() < 2 => {
                    define(&mut names, name)?;
                    policy.witnesses.push(((*name).to_owned(), party(key, url, KeyKind::Cosignature)?));
                }
                ["group", name, threshold, of @ ..] if !of.is_empty() => {
                    for member in of {
                        if !names.contains(member) || members.contains(member) {
                            return Err(Fault::PolicyName);
                        }
                        members.push(member);
                    }
                    define(&mut names, name)?;
                    let threshold = match *threshold {
                        "any" => 1,
                        "all" => of.len(),
                        number => decimal(number).and_then(|number| usize::try_from(number).ok()).ok_or(Fault::PolicyForm)?,
                    };
                    if !(1..=of.len()).contains(&threshold) {
                        return Err(Fault::PolicyForm);
                    }
                    policy.groups.push(Group {
                        name: (*name).to_owned(),
                        threshold,
                        members: of.iter().map(|&name| name.to_owned()).collect(),
                    });
                }
                ["quorum", name] => {
                    quorums += 1;
                    policy.quorum = (*name != "none").then(|| (*name).to_owned());
                    if policy.quorum.is_some() && !names.contains(name) {
                        return Err(Fault::PolicyName);
                    }
                }
                _ => return Err(Fault::PolicyForm),
            }
            if policy.logs.len() + names.len() > LIMIT {
                return Err(Fault::PolicyForm);
            }
        }
        // One key under two names would count twice.
        let unique = |keys: Vec<&VerifierKey>| {
            keys.iter().enumerate().all(|(place, key)| keys[..place].iter().all(|other| other.key() != key.key()))
        };
        if !unique(policy.logs.iter().map(|log| &log.key).collect())
            || !unique(policy.witnesses.iter().map(|(_, witness)| &witness.key).collect())
        {
            return Err(Fault::PolicyDuplicate);
        }
        if quorums == 1 { Ok(policy) } else { Err(Fault::PolicyQuorum) }
    }
}

/// A party whose key is of this kind, or of one that we do not know.
fn party(key: &str, url: &[&str], kind: KeyKind) -> Result<Party, Fault> {
    let key = VerifierKey::parse(key)?;
    if key.kind().is_some_and(|other| other != kind) {
        return Err(Fault::KeyUnsupported);
    }
    Ok(Party { key, url: url.first().map(|&url| url.to_owned()) })
}

/// Defines a name, once.
fn define<'a>(names: &mut Vec<&'a str>, name: &'a str) -> Result<(), Fault> {
    if name == "none" || names.contains(&name) {
        return Err(Fault::PolicyDuplicate);
    }
    names.push(name);
    Ok(())
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = |party: &Party| party.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
        self.logs.iter().try_for_each(|log| writeln!(f, "log {}{}", log.key, url(log)))?;
        self.witnesses.iter().try_for_each(|(name, witness)| writeln!(f, "witness {name} {}{}", witness.key, url(witness)))?;
        for Group { name, threshold, members } in &self.groups {
            writeln!(f, "group {name} {threshold} {}", members.join(" "))?;
        }
        writeln!(f, "quorum {}", self.quorum.as_deref().unwrap_or("none"))
    }
}

#[cfg(test)]
mod tests;
