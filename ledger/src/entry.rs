//! The entries of a letter's log: one line of ASCII each, with nothing personal in it.

use std::fmt;

mod codes;

pub(crate) use codes::codes;
pub use codes::{Change, Corrected, Removal};

use crate::encode::{Day, decimal};
use crate::merkle::Hash;
use crate::note::{SignerKey, is_key_name, verify_ed25519};
use crate::{Fault, hex};

/// The rotation of the log's key, signed by both keys: see [`crate::statement::rotation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rotation {
    /// The Ed25519 key until now.
    pub old: [u8; 32],
    /// The Ed25519 key from now on.
    pub new: [u8; 32],
    /// The old key's signature.
    pub by_old: [u8; 64],
    /// The new key's signature.
    pub by_new: [u8; 64],
}

impl Rotation {
    /// Signs a rotation of the log's key on a day; none where one of the keys is not the log's own kind.
    #[must_use]
    pub fn sign(origin: &str, day: Day, old: &SignerKey, new: &SignerKey) -> Option<Self> {
        let keys = (old.verifier().ed25519()?, new.verifier().ed25519()?);
        let text = crate::statement::rotation(origin, day, &keys.0, &keys.1);
        let (by_old, by_new) = (old.sign_bytes(text.as_bytes()), new.sign_bytes(text.as_bytes()));
        Some(Self { old: keys.0, new: keys.1, by_old, by_new })
    }
}

/// What a log goes on from: the log before, as it was signed last. Its key signs this; see [`crate::statement::succession`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Succession {
    /// The origin of the log before.
    pub origin: String,
    /// How many entries it had when it was signed last.
    pub size: u64,
    /// Its root then.
    pub root: Hash,
    /// The fingerprint of its policy.
    pub policy: Hash,
    /// The fingerprint of the first policy of the log that goes on.
    pub next: Hash,
    /// The Ed25519 key of the log before.
    pub key: [u8; 32],
    /// That key's signature.
    pub signature: [u8; 64],
}

impl Succession {
    /// Signs with the key of the log before that the log of this origin goes on from it.
    #[must_use]
    pub fn sign(mut self, origin: &str, day: Day, key: &SignerKey) -> Option<Self> {
        self.key = key.verifier().ed25519()?;
        self.signature = key.sign_bytes(crate::statement::succession(origin, day, &self).as_bytes());
        Some(self)
    }

    /// Whether its key has signed it, for the log of this origin.
    #[must_use]
    pub fn is_signed(&self, origin: &str, day: Day) -> bool {
        verify_ed25519(&self.key, crate::statement::succession(origin, day, self).as_bytes(), &self.signature)
    }
}

/// What happened. `about` is the index of the entry that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// A version of the letter was published.
    Manifest {
        /// The hash of its manifest.
        manifest: Hash,
        /// What kind of change made it.
        change: Change,
    },
    /// Somebody signed.
    Sign {
        /// The hash of the manifest signed.
        manifest: Hash,
        /// The commitment to the record.
        commitment: Hash,
    },
    /// Attestors vouch for a number of organisations whose names are withheld.
    Vouch {
        /// The vouching before this one, which it replaces if it stands.
        replaces: Option<u64>,
        /// The hash of the manifest that they have signed.
        manifest: Hash,
        /// How many, from 1.
        number: u32,
        /// The commitment to the attestors' record.
        commitment: Hash,
    },
    /// A signatory signs a later version too.
    Reaffirm {
        /// The `sign` entry.
        about: u64,
        /// The hash of the later version's manifest.
        manifest: Hash,
    },
    /// A record was corrected; keys added before sign the old record, and end.
    Correct {
        /// The `sign` entry.
        about: u64,
        /// What is another than before.
        what: Corrected,
        /// The commitment to the new record.
        commitment: Hash,
    },
    /// It left the list: taken back by its signatory, or erased, or a vouching taken back by its attestors. Nobody is to
    /// tell these apart.
    Leave {
        /// The `sign` or `vouch` entry.
        about: u64,
    },
    /// The coalition took it off.
    Remove {
        /// The `sign` or `vouch` entry.
        about: u64,
        /// Why.
        reason: Removal,
    },
    /// A signatory signed the statement with a key.
    KeyAdd {
        /// The `sign` entry.
        about: u64,
        /// The commitment to the key's record.
        commitment: Hash,
    },
    /// Such a key counts no longer.
    KeyRevoke {
        /// The `key-add` entry.
        about: u64,
    },
    /// Somebody disputes a signature.
    Dispute {
        /// The `sign` or `vouch` entry.
        about: u64,
    },
    /// The log's key changed.
    LogKey(Rotation),
    /// A program was served that verifies this log in the browser.
    Asset {
        /// SHA-256 of the file.
        sha256: Hash,
    },
    /// The log gets another policy: fingerprints.
    Policy {
        /// Of the one until now.
        old: Hash,
        /// Of the next, which takes effect with a checkpoint that meets it.
        new: Hash,
    },
    /// This log goes on from another one.
    Succeed(Box<Succession>),
}

/// The names of the kinds, in the order of [`Event`].
pub const KINDS: [&str; 14] = [
    "manifest",
    "sign",
    "vouch",
    "reaffirm",
    "correct",
    "leave",
    "remove",
    "key-add",
    "key-revoke",
    "dispute",
    "log-key",
    "asset",
    "policy",
    "succeed",
];

impl Event {
    /// The place of its kind in [`KINDS`].
    #[must_use]
    pub const fn kind(&self) -> usize {
        match self {
            Self::Manifest { .. } => 0,
            Self::Sign { .. } => 1,
            Self::Vouch { .. } => 2,
            Self::Reaffirm { .. } => 3,
            Self::Correct { .. } => 4,
            Self::Leave { .. } => 5,
            Self::Remove { .. } => 6,
            Self::KeyAdd { .. } => 7,
            Self::KeyRevoke { .. } => 8,
            Self::Dispute { .. } => 9,
            Self::LogKey(_) => 10,
            Self::Asset { .. } => 11,
            Self::Policy { .. } => 12,
            Self::Succeed(_) => 13,
        }
    }

    /// The commitment that it carries.
    #[must_use]
    pub const fn commitment(&self) -> Option<&Hash> {
        match self {
            Self::Sign { commitment, .. }
            | Self::Vouch { commitment, .. }
            | Self::Correct { commitment, .. }
            | Self::KeyAdd { commitment, .. } => Some(commitment),
            _ => None,
        }
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The day, as the server had it.
    pub day: Day,
    /// What happened.
    pub event: Event,
}

impl Entry {
    /// An entry of a day.
    #[must_use]
    pub const fn new(day: Day, event: Event) -> Self {
        Self { day, event }
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// Everything that would not be printed byte for byte; what version 1 of the format printed, by a word of its own.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.starts_with(b"v1 ") {
            return Err(Fault::OldVersion);
        }
        std::str::from_utf8(bytes).ok().and_then(Self::read).ok_or(Fault::EntryForm)
    }

    fn read(text: &str) -> Option<Self> {
        let mut words = text.strip_prefix("v2 ")?.split(' ');
        let kind = words.next()?;
        let day = Day::parse(words.next()?)?;
        let words = &mut words;
        let event = match kind {
            "manifest" => Event::Manifest { manifest: hash(words)?, change: Change::from_code(words.next()?)? },
            "sign" => Event::Sign { manifest: hash(words)?, commitment: hash(words)? },
            "vouch" => Event::Vouch {
                replaces: optional(words.next()?, decimal)?,
                manifest: hash(words)?,
                number: u32::try_from(decimal(words.next()?)?).ok().filter(|number| *number > 0)?,
                commitment: hash(words)?,
            },
            "reaffirm" => Event::Reaffirm { about: about(words)?, manifest: hash(words)? },
            "correct" => Event::Correct { about: about(words)?, what: Corrected::from_code(words.next()?)?, commitment: hash(words)? },
            "leave" => Event::Leave { about: about(words)? },
            "remove" => Event::Remove { about: about(words)?, reason: Removal::from_code(words.next()?)? },
            "key-add" => Event::KeyAdd { about: about(words)?, commitment: hash(words)? },
            "key-revoke" => Event::KeyRevoke { about: about(words)? },
            "dispute" => Event::Dispute { about: about(words)? },
            "log-key" => {
                let (old, new) = (hash(words)?, hash(words)?);
                Event::LogKey(Rotation { old, new, by_old: hex::decode(words.next()?)?, by_new: hex::decode(words.next()?)? })
            }
            "asset" => Event::Asset { sha256: hash(words)? },
            "policy" => Event::Policy { old: hash(words)?, new: hash(words)? },
            "succeed" => Event::Succeed(Box::new(Succession {
                origin: words.next().filter(|origin| origin.is_ascii() && is_key_name(origin))?.to_owned(),
                size: about(words)?,
                root: hash(words)?,
                policy: hash(words)?,
                next: hash(words)?,
                key: hash(words)?,
                signature: hex::decode(words.next()?)?,
            })),
            _ => return None,
        };
        words.next().is_none().then_some(Self { day, event })
    }
}

fn hash<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Hash> {
    hex::decode(words.next()?)
}

fn about<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<u64> {
    decimal(words.next()?)
}

/// Reads a value or `-` for none.
fn optional<T>(word: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if word == "-" { Some(None) } else { read(word).map(Some) }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let x = |bytes: &[u8]| hex::encode(bytes);
        write!(f, "v2 {} {} ", KINDS[self.event.kind()], self.day)?;
        match &self.event {
            Event::Manifest { manifest, change } => write!(f, "{} {}", x(manifest), change.code()),
            Event::Sign { manifest, commitment } => write!(f, "{} {}", x(manifest), x(commitment)),
            Event::Vouch { replaces, manifest, number, commitment } => {
                let replaces = replaces.map_or_else(|| "-".to_owned(), |index| index.to_string());
                write!(f, "{replaces} {} {number} {}", x(manifest), x(commitment))
            }
            Event::Reaffirm { about, manifest: hash } | Event::KeyAdd { about, commitment: hash } => write!(f, "{about} {}", x(hash)),
            Event::Correct { about, what, commitment } => write!(f, "{about} {} {}", what.code(), x(commitment)),
            Event::Leave { about } | Event::KeyRevoke { about } | Event::Dispute { about } => write!(f, "{about}"),
            Event::Remove { about, reason } => write!(f, "{about} {}", reason.code()),
            Event::LogKey(Rotation { old, new, by_old, by_new }) => write!(f, "{} {} {} {}", x(old), x(new), x(by_old), x(by_new)),
            Event::Asset { sha256 } => f.write_str(&x(sha256)),
            Event::Policy { old, new } => write!(f, "{} {}", x(old), x(new)),
            Event::Succeed(before) => {
                let Succession { origin, size, root, policy, next, key, signature } = &**before;
                write!(f, "{origin} {size} {} {} {} {} {}", x(root), x(policy), x(next), x(key), x(signature))
            }
        }
    }
}

#[cfg(test)]
mod tests;
