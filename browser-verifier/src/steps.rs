//! The steps that a reader sees, and to which of them a failure belongs.

use ledger::Fault;
use ledger::tile::Row;
use ledger::verify::{Failure, File};

/// A part of the verification, in the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The files are fetched, or read from the bundle.
    Files,
    /// The texts are those that were signed.
    Text,
    /// Every entry reads, and all of them give the root.
    Entries,
    /// Every record is the one that its entry commits to.
    Records,
    /// The log and its witnesses have signed.
    Signatures,
    /// It is the log that this browser saw before.
    Earlier,
    /// It is the log in which receipts were given.
    Receipts,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Files, Self::Text, Self::Entries, Self::Records, Self::Signatures, Self::Earlier, Self::Receipts];

    /// A name that never changes: part of the keys of its texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Text => "text",
            Self::Entries => "entries",
            Self::Records => "records",
            Self::Signatures => "signatures",
            Self::Earlier => "earlier",
            Self::Receipts => "receipts",
        }
    }

    /// Where a failure is shown.
    #[must_use]
    pub fn of(failure: &Failure) -> Self {
        match (&failure.file, failure.fault) {
            // What is not there fails where it would have been read, but for the start of everything.
            (File::Checkpoint, Fault::FileMissing) => Self::Files,
            (File::Checkpoint | File::Next, Fault::Root) => Self::Entries,
            (File::Checkpoint | File::Next, Fault::RecordMissing) => Self::Records,
            (File::Checkpoint | File::Next, _) => Self::Signatures,
            (File::Tile(tile), _) if tile.row == Row::Records => Self::Records,
            (File::Tile(_), _) => Self::Entries,
            (File::Manifest(_) | File::Text(..) | File::Enclosure(_), _) => Self::Text,
            (File::Policy(_) | File::End, _) => Self::Signatures,
            (File::Earlier, _) => Self::Earlier,
            (File::Receipt(_), _) => Self::Receipts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_shown_where_they_belong() {
        let step = |fault, file: &str| {
            let file = match file {
                "checkpoint" => File::Checkpoint,
                "manifest" => File::Manifest(1),
                "earlier" => File::Earlier,
                "receipt" => File::Receipt(0),
                path => File::Tile(path.parse().unwrap()),
            };
            Step::of(&Failure { fault, file, index: None })
        };
        assert_eq!(step(Fault::FileMissing, "checkpoint"), Step::Files);
        assert_eq!(step(Fault::Root, "checkpoint"), Step::Entries);
        assert_eq!(step(Fault::Quorum, "checkpoint"), Step::Signatures);
        assert_eq!(step(Fault::TileHash, "tile/0/000"), Step::Entries);
        assert_eq!(step(Fault::BundleForm, "tile/entries/000.p/3"), Step::Entries);
        assert_eq!(step(Fault::Commitment, "records/000"), Step::Records);
        assert_eq!(step(Fault::ManifestHash, "manifest"), Step::Text);
        assert_eq!(step(Fault::Shorter, "earlier"), Step::Earlier);
        assert_eq!(step(Fault::ReceiptOtherLog, "receipt"), Step::Receipts);
    }
}
