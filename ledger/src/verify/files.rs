//! The public files that a verification reads, and the check of a version's texts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::report::Report;
use crate::entry::Change;
use crate::merkle::Hash;
use crate::replay::Replay;
use crate::tile::{Row, entries};
use crate::{CanonicalText, Checkpoint, Entry, Fault, Manifest, ManifestError, Tile, hex, sha256};

/// A public file, or what a failure is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum File {
    /// The signed checkpoint: the newest that the quorum of witnesses has signed.
    Checkpoint,
    /// A later one that the log has signed and the quorum has not yet; there is one only while witnesses are away.
    Next,
    /// A hash tile, a bundle of entries or a bundle of records.
    Tile(Tile),
    /// The manifest of a version, counted from 1.
    Manifest(u64),
    /// The text of a version in the language of this tag.
    Text(u64, String),
    /// The enclosure of this hash.
    Enclosure(Hash),
    /// An earlier policy with what shows that it led on: that of the log before is 0, then as the entries come.
    Policy(u64),
    /// What says that the log has ended, and which one goes on from it. Nothing asks for it; a log that goes on has none.
    End,
    /// The checkpoint that was seen earlier; not a file.
    Earlier,
    /// A receipt, by its place among those given; not a file of the log.
    Receipt(usize),
}

/// A name for the file; for tiles and the checkpoint the path under the log's prefix.
impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checkpoint => f.write_str("checkpoint"),
            Self::Next => f.write_str("checkpoint.next"),
            Self::Tile(tile) => tile.fmt(f),
            Self::Manifest(version) => write!(f, "manifest/{version}"),
            Self::Text(version, tag) => write!(f, "text/{version}/{tag}"),
            Self::Enclosure(hash) => write!(f, "enclosure/{}", hex::encode(hash)),
            Self::Policy(number) => write!(f, "policies/{number}"),
            Self::End => f.write_str("ended"),
            Self::Earlier => f.write_str("earlier checkpoint"),
            Self::Receipt(place) => write!(f, "receipt {}", place + 1),
        }
    }
}

/// Where the files come from: a folder, an archive, what a page has fetched.
pub trait Files {
    /// The bytes of a file; none where it is not there.
    fn file(&self, file: &File) -> Option<Cow<'_, [u8]>>;
}

/// Files by their names.
impl Files for BTreeMap<String, Vec<u8>> {
    fn file(&self, file: &File) -> Option<Cow<'_, [u8]>> {
        self.get(&file.to_string()).map(|bytes| Cow::Borrowed(&bytes[..]))
    }
}

/// The files that are still to be fetched, as far as those at hand tell: first the checkpoint and after it the next one,
/// which need not be there, then tiles and bundles and the manifests, then the texts and enclosures. Ask again after
/// fetching; who asks stops when a file cannot be had.
#[must_use]
pub fn wanted(files: &impl Files) -> Vec<File> {
    let absent = |file: &File| files.file(file).is_none();
    let size = |file: &File| files.file(file).map(|note| Checkpoint::parse_note(&note).ok().map(|(checkpoint, _)| checkpoint.size));
    let Some(checkpoint) = size(&File::Checkpoint) else { return vec![File::Checkpoint, File::Next] };
    let Some(size) = checkpoint.max(size(&File::Next).flatten().filter(|_| checkpoint.is_some())) else { return Vec::new() };
    let mut tiles = Tile::all(size).map(File::Tile);
    // No page fetches more at once: a checkpoint may claim any size.
    let wanted: Vec<File> = tiles.by_ref().filter(absent).take(1 << 16).collect();
    if !wanted.is_empty() {
        return wanted;
    }
    let (mut wanted, mut version, mut policies) = (Vec::new(), 0, 1);
    for tile in Tile::of_row(Row::Entries, size) {
        let bundle = files.file(&File::Tile(tile)).unwrap_or_default();
        for entry in entries(&bundle, tile.width).unwrap_or_default() {
            if entry.starts_with(b"v2 succeed ") || entry.starts_with(b"v2 policy ") {
                let of_before = entry.starts_with(b"v2 succeed ");
                wanted.extend(Some(File::Policy(if of_before { 0 } else { policies })).filter(absent));
                policies += u64::from(!of_before);
            }
            if entry.starts_with(b"v2 manifest ") && Entry::parse(entry).is_ok() {
                version += 1;
                match files.file(&File::Manifest(version)) {
                    None => wanted.push(File::Manifest(version)),
                    Some(manifest) => {
                        let manifest = std::str::from_utf8(&manifest).ok().and_then(|manifest| Manifest::parse(manifest).ok());
                        let texts = manifest.iter().flat_map(Manifest::languages).map(|text| File::Text(version, text.tag.clone()));
                        let enclosures = manifest.iter().flat_map(Manifest::enclosures).map(|one| File::Enclosure(one.sha256));
                        wanted.extend(texts.chain(enclosures).filter(absent));
                    }
                }
            }
        }
    }
    wanted
}

/// Checks manifest, texts and enclosures of the version that was just applied; `before` is the manifest of the one before,
/// where it could be read. Answers its own.
pub(super) fn check_version(
    files: &impl Files,
    replay: &Replay,
    (hash, change): (&Hash, Change),
    before: Option<&Manifest>,
    report: &mut Report,
) -> Option<Manifest> {
    let version = replay.versions().len() as u64;
    let file = File::Manifest(version);
    let read = files.file(&file).ok_or(Fault::FileMissing).and_then(|bytes| {
        if sha256(&bytes) != *hash {
            return Err(Fault::ManifestHash);
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| Fault::ManifestForm)?;
        Manifest::parse(text).map_err(|error| if error == ManifestError::OldVersion { Fault::OldVersion } else { Fault::ManifestForm })
    });
    let manifest = match read {
        Ok(manifest) => manifest,
        Err(fault) => {
            report.fail(fault, file, None);
            return None;
        }
    };
    let prev = replay.versions().iter().rev().nth(1).map(|version| version.manifest);
    let letter = replay.origin().rsplit('/').next() == Some(&manifest.letter().to_string());
    if !letter || u64::from(manifest.version()) != version || manifest.prev() != prev {
        report.fail(Fault::ManifestLetter, file.clone(), None);
    }
    if before.is_some_and(|before| !manifest.may_follow(before, change)) {
        report.fail(Fault::ManifestKind, file, None);
    }
    for text in manifest.languages() {
        report.figures.texts += 1;
        let file = File::Text(version, text.tag.clone());
        match files.file(&file) {
            None => report.fail(Fault::FileMissing, file, None),
            Some(bytes) if bytes.len() as u64 != text.bytes || sha256(&bytes) != text.sha256 => report.fail(Fault::TextHash, file, None),
            Some(bytes) => {
                let canonical = std::str::from_utf8(&bytes).is_ok_and(|text| CanonicalText::parse(text).is_ok());
                if !canonical {
                    report.fail(Fault::TextForm, file, None);
                }
            }
        }
    }
    for enclosure in manifest.enclosures() {
        let file = File::Enclosure(enclosure.sha256);
        match files.file(&file) {
            None => report.fail(Fault::FileMissing, file, None),
            Some(bytes) if bytes.len() as u64 != enclosure.bytes || sha256(&bytes) != enclosure.sha256 => {
                report.fail(Fault::EnclosureHash, file, None);
            }
            Some(_) => {}
        }
    }
    Some(manifest)
}
