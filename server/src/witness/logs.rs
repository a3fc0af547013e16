//! Which logs a witness of ours watches, and by which keys it knows them.

use super::settings::check_prefix;
use anyhow::{Context, bail};
use ledger::{KeyKind, VerifierKey};

/// The longest last part of an origin that is accepted by its beginning.
const LIMIT: usize = 64;

/// The logs that are watched.
///
/// A log is known by its origin, and its key is named like it. An instance has one key and a log a letter, so the same
/// public key comes under many names: anyone who watches an instance trusts its key for every origin below a beginning.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    keys: Vec<VerifierKey>,
    prefixes: Vec<String>,
}

impl Watched {
    /// Reads the `log` lines of a policy file, or of several put together; what it says of witnesses and quorum is for
    /// others. One public key may come under several names, as it does where an instance has several letters.
    ///
    /// # Errors
    /// Which line is wrong, or which beginning of origins has no key.
    pub fn parse(text: &str, prefixes: &[String]) -> anyhow::Result<Self> {
        let mut keys = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            match line.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>()[..] {
                [] | ["witness" | "group" | "quorum", ..] => {}
                [first, ..] if first.starts_with('#') => {}
                ["log", vkey] | ["log", vkey, _] => {
                    let key = VerifierKey::parse(vkey).ok().with_context(|| format!("line {number}: {vkey:?} is no vkey"))?;
                    if key.kind() != Some(KeyKind::Ed25519) {
                        bail!("line {number}: {vkey:?} is no log's key that is known here: those are of kind 0x01");
                    }
                    keys.push(key);
                }
                _ => bail!("line {number} is none of a policy: log <vkey> [<url>]"),
            }
        }
        for prefix in prefixes {
            check_prefix(prefix).with_context(|| format!("{prefix:?} is no beginning of origins"))?;
            if !keys.iter().any(|key| is_below(key.name(), prefix)) {
                bail!("no log's key is named below {prefix}: give that of one of its logs, as its policy has it");
            }
        }
        Ok(Self { keys, prefixes: prefixes.to_vec() })
    }

    /// Whether nothing is watched.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys that may sign for a log, under its name: none where it is not watched.
    #[must_use]
    pub fn keys_of(&self, origin: &str) -> Vec<VerifierKey> {
        let mut keys: Vec<VerifierKey> = self.keys.iter().filter(|key| key.name() == origin).cloned().collect();
        for prefix in self.prefixes.iter().filter(|prefix| is_below(origin, prefix)) {
            let there = self.keys.iter().filter(|key| is_below(key.name(), prefix)).filter_map(VerifierKey::ed25519);
            for key in there.filter_map(|key| VerifierKey::new(origin, KeyKind::Ed25519, &key).ok()) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// Whether a log is in the file itself.
    #[must_use]
    pub fn is_named(&self, origin: &str) -> bool {
        self.keys.iter().any(|key| key.name() == origin)
    }
}

/// Whether an origin is the beginning and one further part, which is short and plain: never another host's, and never
/// a path below.
fn is_below(origin: &str, prefix: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    origin.strip_prefix(prefix).is_some_and(|last| (1..=LIMIT).contains(&last.len()) && last.bytes().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::SignerKey;

    fn vkey(name: &str, seed: u8) -> VerifierKey {
        SignerKey::from_seed(name, KeyKind::Ed25519, &[seed; 32]).unwrap().verifier().clone()
    }

    #[test]
    fn logs_are_known_by_name_or_by_the_beginning_of_it() {
        let (one, other) = (vkey("letters.example/log/1", 1), vkey("other.example/log", 2));
        let text = format!("# ours\n\nlog {one} https://letters.example/log/1/\n\tlog  {other}\nwitness w x\nquorum none\n");
        let exact = Watched::parse(&text, &[]).unwrap();
        assert_eq!(exact.keys_of("letters.example/log/1"), std::slice::from_ref(&one));
        assert!(exact.keys_of("letters.example/log/2").is_empty());
        assert!(exact.keys_of("").is_empty());

        let all = Watched::parse(&text, &["letters.example/log/".to_owned()]).unwrap();
        assert_eq!(all.keys_of("letters.example/log/1"), [one]);
        assert_eq!(all.keys_of("letters.example/log/2"), [vkey("letters.example/log/2", 1)], "the host's key and no other's");
        assert_eq!(all.keys_of("other.example/log"), [other]);
        for origin in ["letters.example/log/", "letters.example/log", "letters.example/log/2/3", "letters.example/log/ü", "x.example/log/2"]
        {
            assert!(all.keys_of(origin).is_empty(), "{origin}");
        }
        assert!(all.keys_of(&format!("letters.example/log/{}", "a".repeat(65))).is_empty());
        assert!(all.is_named("letters.example/log/1") && !all.is_named("letters.example/log/2"));
    }

    #[test]
    fn after_a_rotation_both_keys_count_everywhere() {
        let text = format!("log {}\nlog {}\n", vkey("l.example/log/1", 1), vkey("l.example/log/1", 2));
        let watched = Watched::parse(&text, &["l.example/log/".to_owned()]).unwrap();
        assert_eq!(watched.keys_of("l.example/log/2"), [vkey("l.example/log/2", 1), vkey("l.example/log/2", 2)]);
    }

    #[test]
    fn what_is_wrong_is_named_by_its_line() {
        let log = vkey("l.example/log/1", 1);
        let witness = SignerKey::from_seed("w.example", KeyKind::Cosignature, &[1; 32]).unwrap().verifier().clone();
        for (text, prefix, said) in [
            ("\nlog nonsense\n".to_owned(), None, "line 2"),
            (format!("log {witness}\n"), None, "kind 0x01"),
            (format!("log {log} https://l.example more\n"), None, "line 1"),
            (format!("{log}\n"), None, "line 1"),
            (format!("log {log}\n"), Some("l.example/log"), "a slash"),
            (format!("log {log}\n"), Some("https://l.example/log/"), "without https"),
            (format!("log {log}\n"), Some("m.example/log/"), "no log's key"),
            (format!("log {log}\n"), Some("l.example/"), "no log's key"),
        ] {
            let prefixes: Vec<String> = prefix.into_iter().map(str::to_owned).collect();
            let error = format!("{:#}", Watched::parse(&text, &prefixes).unwrap_err());
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
