//! What keys sign: short texts that name the log, and so can stand for nothing else.

use std::fmt;

use crate::encode::Day;
use crate::entry::Succession;
use crate::merkle::Hash;
use crate::{Fault, hex};

/// The namespace of every SSH signature here, as `ssh-keygen -Y sign -n undersigned` has it.
pub const NAMESPACE: &str = "undersigned";

/// The first line of a signatory's statement.
const HEADER: &str = "undersigned-statement/v1";

/// A signatory's statement: *I have signed this version, and this is my record.*
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Statement {
    /// The log's origin.
    pub origin: String,
    /// The hash of the manifest that the signatory stands by.
    pub manifest: Hash,
    /// The commitment to the signatory's record.
    pub commitment: Hash,
}

impl Statement {
    /// Reads the four lines.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let lines: Vec<&str> = text.split('\n').collect();
        let &[HEADER, origin, manifest, commitment, ""] = &lines[..] else { return Err(Fault::StatementForm) };
        match (hex::decode(manifest), hex::decode(commitment)) {
            (Some(manifest), Some(commitment)) if crate::note::is_key_name(origin) => {
                Ok(Self { origin: origin.to_owned(), manifest, commitment })
            }
            _ => Err(Fault::StatementForm),
        }
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}\n{}\n{}\n{}", self.origin, hex::encode(&self.manifest), hex::encode(&self.commitment))
    }
}

/// What attestors sign: *we vouch for `number` distinct, qualifying organisations whose names are withheld; this
/// replaces the vouching before.* As each names the one before, none can be used a second time.
#[must_use]
pub fn attestation(origin: &str, manifest: &Hash, replaces: Option<u64>, number: u32) -> String {
    let replaces = replaces.map_or_else(|| "-".to_owned(), |index| index.to_string());
    format!("undersigned-attestation/v1\n{origin}\n{}\n{replaces}\n{number}\n", hex::encode(manifest))
}

/// What the log's old key and the new one sign, both with Ed25519 itself.
#[must_use]
pub fn rotation(origin: &str, day: Day, old: &[u8; 32], new: &[u8; 32]) -> String {
    format!("undersigned-log-key/v1\n{origin}\n{day}\n{}\n{}\n", hex::encode(old), hex::encode(new))
}

/// What the key of a log before signs: that the log of this origin goes on from it, under this policy.
#[must_use]
pub fn succession(origin: &str, day: Day, before: &Succession) -> String {
    let [root, policy, next] = [before.root, before.policy, before.next].map(|hash| hex::encode(&hash));
    format!("undersigned-successor/v1\n{}\n{}\n{root}\n{policy}\n{origin}\n{day}\n{next}\n", before.origin, before.size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_lines() {
        let statement = Statement { origin: "letters.example/log/1".into(), manifest: [1; 32], commitment: [0xab; 32] };
        let text = statement.to_string();
        assert_eq!(text.lines().count(), 4);
        assert_eq!(Statement::parse(&text), Ok(statement));
        for wrong in
            [text.trim_end(), &text.replace("v1", "v2"), &text.replace("ab", "AB"), &format!("{text}\n"), &text.replace("/log", " log"), ""]
        {
            assert_eq!(Statement::parse(wrong), Err(Fault::StatementForm), "{wrong}");
        }
    }
}
