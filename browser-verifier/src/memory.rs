//! What a browser remembers of a log: the policy that it pinned, and the last checkpoint that it verified.

use ledger::{Checkpoint, Policy};

const HEADER: &str = "undersigned-memory/v1";

/// A pinned policy and an earlier checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// The policy as it was pinned.
    pub policy: Policy,
    /// The checkpoint that was verified last.
    pub checkpoint: Checkpoint,
}

impl Memory {
    /// Reads what was kept; what cannot be read is as if it were not there.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(HEADER)?.strip_prefix('\n')?;
        let (checkpoint, policy) = rest.split_once("\n\n")?;
        let checkpoint = Checkpoint::parse(&format!("{checkpoint}\n")).ok()?;
        Some(Self { policy: Policy::parse(policy).ok()?, checkpoint })
    }

    /// The text to be kept.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{HEADER}\n{}\n{}", self.checkpoint, self.policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written() {
        let policy = Policy::parse("quorum none\n").unwrap();
        let memory = Memory { policy, checkpoint: Checkpoint::new("letters.example/log/1", 7, [3; 32]) };
        assert_eq!(Memory::parse(&memory.to_text()), Some(memory));
        for text in ["", "undersigned-memory/v2\n", "undersigned-memory/v1\na\n1\n", "{}"] {
            assert_eq!(Memory::parse(text), None, "{text}");
        }
    }
}
