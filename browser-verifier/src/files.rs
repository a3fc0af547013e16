//! What was fetched, what could not be had, and what is still wanted.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ledger::verify::{File, Files, wanted};

/// The name of the policy, which is no file that the verification itself reads.
pub const POLICY: &str = "policy";

/// Files of a log by their paths under its prefix.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    /// Nothing for those that were asked for in vain.
    asked: BTreeMap<String, Option<Vec<u8>>>,
    /// Whether the log has no later checkpoint than the one that witnesses have signed: so it is, as a rule.
    has_no_next: bool,
}

impl Fetched {
    /// Takes a file.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.asked.insert(name.to_owned(), Some(bytes));
    }

    /// Notes that a file cannot be had, so that it is asked for once only.
    pub fn put_absent(&mut self, name: &str) {
        self.asked.insert(name.to_owned(), None);
    }

    /// Notes that the log has no next checkpoint.
    pub fn put_no_next(&mut self) {
        self.has_no_next = true;
    }

    /// The bytes of a file by its path.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&[u8]> {
        self.asked.get(name)?.as_deref()
    }

    /// All that are at hand.
    #[must_use]
    pub fn all(&self) -> BTreeMap<&str, &[u8]> {
        self.asked.iter().filter_map(|(name, bytes)| Some((name.as_str(), bytes.as_deref()?))).collect()
    }

    /// How many files are at hand.
    #[must_use]
    pub fn count(&self) -> usize {
        self.asked.len() - self.count_absent()
    }

    /// How many files were asked for in vain.
    #[must_use]
    pub fn count_absent(&self) -> usize {
        self.asked.values().filter(|bytes| bytes.is_none()).count()
    }

    /// The paths that are still to be fetched, as far as what is at hand tells. Ask again after fetching.
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        let policy = self.named(POLICY).is_none().then(|| POLICY.to_owned());
        let (checkpoint, next) = (File::Checkpoint.to_string(), File::Next.to_string());
        let files: Vec<String> = match self.asked.get(&checkpoint) {
            // One after the other: asked for at once, the next one might be the one before the checkpoint by then.
            None => vec![checkpoint],
            Some(Some(_)) if !self.has_no_next && !self.asked.contains_key(&next) => vec![next],
            Some(_) => wanted(self).into_iter().filter(|file| *file != File::Next).map(|file| file.to_string()).collect(),
        };
        policy.into_iter().chain(files).filter(|name| !self.asked.contains_key(name)).collect()
    }
}

impl Files for Fetched {
    fn file(&self, file: &File) -> Option<Cow<'_, [u8]>> {
        self.named(&file.to_string()).map(Cow::Borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_had_is_asked_for_once() {
        let mut files = Fetched::default();
        assert_eq!(files.wanted(), ["policy", "checkpoint"]);
        files.put_absent("policy");
        assert_eq!(files.wanted(), ["checkpoint"]);
        files.put("checkpoint", b"none".to_vec());
        assert_eq!(files.wanted(), ["checkpoint.next"]);
        files.put_no_next();
        assert!(files.wanted().is_empty());
        assert_eq!((files.count(), files.count_absent()), (1, 1));
        files.put("policy", Vec::new());
        assert_eq!((files.count(), files.count_absent()), (2, 0));
    }
}
