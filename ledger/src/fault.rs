//! Everything that can be wrong with what the ledger reads, under names that never change.

use std::fmt;

macro_rules! faults {
    ($($variant:ident = $code:literal: $message:literal,)*) => {
        /// Why something is refused, or what a verification found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Fault {
            $(#[doc = concat!($message, ".")] $variant,)*
        }

        impl Fault {
            /// All of them, for tables and translations.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// A name that never changes: the key of its message in other languages.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The same as a clause in English.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self { $(Self::$variant => $message),* }
            }
        }
    };
}

faults! {
    // Trees and tiles.
    Index = "tree-index": "the index or the size is outside the tree",
    ProofInclusion = "proof-inclusion": "the inclusion proof does not lead to the root",
    ProofConsistency = "proof-consistency": "the consistency proof does not lead to both roots",
    TileMissing = "tile-missing": "a tile that the tree needs is not there",
    TilePath = "tile-path": "not the path of a tile or a bundle",
    TileSize = "tile-size": "the tile has another number of bytes than its width asks for",
    TileHash = "tile-hash": "a hash in the tile is not the one that the entries give",
    BundleForm = "bundle-form": "the bundle does not hold as many entries as its path says",
    EntryTooLong = "entry-too-long": "the entry is longer than 65,535 bytes",
    // Notes, keys, checkpoints, proofs, policies.
    NoteForm = "note-form": "not a signed note",
    NoteSignature = "note-signature": "a signature by a known key does not verify",
    NoteUnsigned = "note-unsigned": "no signature by a known key",
    KeyForm = "key-form": "not a key, or its identifier is not its own",
    KeyUnsupported = "key-unsupported": "a key of a kind that cannot be used here",
    CheckpointForm = "checkpoint-form": "not a checkpoint",
    ProofForm = "proof-form": "not a proof file",
    PolicyForm = "policy-form": "not a policy",
    PolicyDuplicate = "policy-duplicate": "the policy has a key or a name twice",
    PolicyName = "policy-name": "the policy uses a name that is not defined above, or not free",
    PolicyQuorum = "policy-quorum": "the policy has not exactly one quorum",
    // Entries, records, commitments.
    OldVersion = "old-version": "of version 1 of the format, which is no longer read",
    EntryForm = "entry-form": "not an entry",
    RecordForm = "record-form": "not a record",
    RecordsForm = "records-form": "the bundle does not hold as many records as its path says",
    Commitment = "commitment": "record and salt do not open the commitment",
    // Statements and SSH signatures.
    StatementForm = "statement-form": "not a statement",
    SshArmour = "ssh-armour": "not an armoured SSH signature",
    SshForm = "ssh-form": "not an SSH signature",
    SshUnsupported = "ssh-unsupported": "a kind of key or of hash that is not supported",
    SshNamespace = "ssh-namespace": "signed for another purpose",
    SshSignature = "ssh-signature": "the signature does not verify for this statement",
    SshPresence = "ssh-presence": "the authenticator did not ask for a person's touch",
    Assertion = "webauthn-assertion": "not an assertion that makes an SSH signature",
    // What an entry may say where it stands.
    DayOrder = "day-order": "the day is before that of the entry above",
    ManifestTwice = "manifest-twice": "the manifest is in the log already",
    ManifestChange = "manifest-change": "the first version is not called so, or a later one is",
    ManifestUnknown = "manifest-unknown": "names a manifest that is not in the log above",
    ManifestOlder = "manifest-older": "reaffirms a version that is not newer than the one stood by",
    AboutUnknown = "about-unknown": "is about an entry that is not above, or not of the right kind",
    AboutEnded = "about-ended": "is about a signature, a key or a vouching that has ended",
    CommitmentTwice = "commitment-twice": "the commitment is in the log already",
    VouchOrder = "vouch-order": "does not name the vouching before it",
    LogKeyChain = "log-key-chain": "the rotation does not start from the key that the last one led to",
    LogKeySignature = "log-key-signature": "the rotation is not signed by both keys",
    PolicyOrder = "policy-order": "does not lead on from the policy that the log names above",
    SuccessorPlace = "successor-place": "says that the log goes on from another one, and is not its first entry",
    SuccessorSignature = "successor-signature": "the log before has not signed that this one goes on from it",
    // What a verification finds.
    FileMissing = "file-missing": "the file is not there",
    Origin = "origin": "the checkpoint is of another log than the policy's",
    Root = "root": "the entries do not give the root that the checkpoint signs",
    LogKeyUnknown = "log-key-unknown": "the policy's key is none of those that the log has had",
    Quorum = "quorum": "too few witnesses have signed the checkpoint",
    NextSize = "next-size": "the next checkpoint is not of a later state than the checkpoint",
    DayWitness = "day-witness": "the last day is later than the witnesses' time",
    ManifestForm = "manifest-form": "not a manifest",
    ManifestHash = "manifest-hash": "the manifest is not the one that the entry names",
    ManifestLetter = "manifest-letter": "the manifest is of another letter, or not the next version",
    ManifestKind = "manifest-kind": "the version changes what a change of its kind leaves alone",
    TextForm = "text-form": "the text is not canonical",
    TextHash = "text-hash": "the text is not the one that the manifest names",
    EnclosureHash = "enclosure-hash": "the enclosure is not the one that the manifest names",
    RecordMissing = "record-missing": "the record is gone, and no entry says why",
    RecordUnasked = "record-unasked": "a record stands where the entry has none",
    RecordKind = "record-kind": "the record is of another kind than the entry asks for, or of another day",
    RecordSignature = "record-signature": "a signature within the record does not verify for its statement",
    CorrectKind = "correct-kind": "the correction changes something else than it says",
    KeyTwice = "key-twice": "the key has signed this very statement before",
    Attestors = "attestors": "two attestors share a name or a key",
    Shorter = "log-shorter": "the log is shorter than it was: entries have been dropped",
    PolicyHash = "policy-hash": "the policy is not the one that the entry names",
    PolicyProof = "policy-proof": "no checkpoint of this log shows that the policy before led on",
    OtherLog = "log-other": "this is another log than the one that was seen here before, and it does not go on from it",
    OtherHistory = "log-other-history": "the log is not the one that was seen before: entries have been changed",
    ReceiptOrigin = "receipt-origin": "the receipt is from another log",
    ReceiptShorter = "receipt-log-shorter": "the log is shorter than when the receipt was given",
    ReceiptOtherLog = "receipt-other-log": "this log is another than the receipt's",
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_specified() {
        let specification = include_str!("../../docs/ledger.md");
        for (place, fault) in Fault::ALL.iter().enumerate() {
            assert!(Fault::ALL[..place].iter().all(|other| other.code() != fault.code()), "{fault:?}");
            assert!(specification.contains(&format!("`{}`", fault.code())), "{fault:?}");
        }
    }
}
