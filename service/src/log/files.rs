//! The public files of a log, as `docs/ledger.md` names them. A confidential letter's answer as if they had never been.

use super::{
    broken, count, hash_of, stored,
    tiles::{entries_of, tier},
};
use crate::{
    Error, Service,
    entities::{coalition, letter, log, log_checkpoint, log_record, log_tile, version, version_text},
    public::is_public,
};
use domain::{shapes::print::PrintedLog, time::Instant};
use ledger::{
    Entry, Event, KeyKind, Opening, Policy, Tile, VerifierKey,
    tile::{Row, WIDTH, entries, print_records, push_entry},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The checkpoint that witnesses have still to sign.
const NEXT: &str = "checkpoint.next";

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogKind {
    /// Text in UTF-8.
    Text,
    /// A letter in Markdown.
    Markdown,
    /// Bytes.
    Bytes,
    /// An archive.
    Zip,
}

/// A public file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What they are.
    pub kind: LogKind,
    /// Whether it will never change: full tiles, manifests and texts.
    pub immutable: bool,
}

impl LogFile {
    fn lasting(kind: LogKind, bytes: Vec<u8>) -> Self {
        Self { bytes, kind, immutable: true }
    }

    fn changing(kind: LogKind, bytes: Vec<u8>) -> Self {
        Self { bytes, kind, immutable: false }
    }
}

/// A log that anybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicLog {
    /// Its origin.
    pub origin: String,
    /// The letter's public identifier: the last part of its prefix.
    pub public_id: domain::ids::PublicId,
    /// The key that new checkpoints are signed with.
    pub key: VerifierKey,
    /// The letter's page, without the language: `/c/coalition/letter`.
    pub letter_path: String,
    /// The letter's subject.
    pub subject: String,
    /// The number of entries of the checkpoint that is served; nothing before there is one.
    pub size: Option<u64>,
    /// Its policy: the one that the served checkpoint meets.
    pub policy: Policy,
}

impl Service {
    /// All public logs, newest letters first.
    ///
    /// # Errors
    /// The database's.
    pub async fn logs(&self) -> Result<Vec<PublicLog>, Error> {
        let logs = self.public_logs().await?;
        let owners = coalition::Entity::find().all(self.read()).await?;
        let owners: HashMap<Uuid, String> = owners.into_iter().map(|coalition| (coalition.id, coalition.slug)).collect();
        let mut found = Vec::with_capacity(logs.len());
        for (log, letter) in logs {
            let owner = owners.get(&letter.coalition_id).map(String::as_str).unwrap_or_default();
            found.push(self.public_log(&log, &letter, owner).await?);
        }
        Ok(found)
    }

    /// A public log by its letter's identifier.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn log(&self, public_id: domain::ids::PublicId) -> Result<PublicLog, Error> {
        let (log, letter) = self.find_public(public_id).await?;
        let owner = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        self.public_log(&log, &letter, &owner.slug).await
    }

    async fn public_log(&self, log: &log::Model, letter: &letter::Model, owner: &str) -> Result<PublicLog, Error> {
        let served = self.served(log).await?;
        let policy = self.policy_with(log, served.as_ref()).await?;
        Ok(PublicLog {
            origin: log.origin.clone(),
            public_id: domain::ids::PublicId(letter.public_id),
            key: VerifierKey::new(&log.origin, KeyKind::Ed25519, &hash_of(&log.public_key)?).map_err(broken)?,
            letter_path: format!("/c/{owner}/{}", letter.slug),
            subject: letter.subject.clone(),
            size: served.map(|checkpoint| count(checkpoint.size)),
            policy,
        })
    }

    async fn find_public(&self, public_id: domain::ids::PublicId) -> Result<(log::Model, letter::Model), Error> {
        let letter = letter::Entity::find().filter(letter::Column::PublicId.eq(public_id.0)).one(self.read()).await?;
        let letter = letter.filter(is_public).ok_or(Error::NotFound)?;
        let log = log::Entity::find_by_id(letter.id).one(self.read()).await?.ok_or(Error::NotFound)?;
        Ok((log, letter))
    }

    /// The checkpoint that is served: the newest that is published.
    pub(super) async fn served(&self, log: &log::Model) -> Result<Option<log_checkpoint::Model>, Error> {
        Ok(log_checkpoint::Entity::find()
            .filter(log_checkpoint::Column::LetterId.eq(log.letter_id))
            .filter(log_checkpoint::Column::PublishedAt.is_not_null())
            .order_by_desc(log_checkpoint::Column::Size)
            .one(self.read())
            .await?)
    }

    /// A later checkpoint than the one that is served, which the log has signed and too few witnesses have: it stands
    /// beside it as `checkpoint.next`.
    async fn next_checkpoint(&self, served: &log_checkpoint::Model) -> Result<Option<log_checkpoint::Model>, Error> {
        Ok(log_checkpoint::Entity::find()
            .filter(log_checkpoint::Column::LetterId.eq(served.letter_id))
            .filter(log_checkpoint::Column::Size.gt(served.size))
            .filter(log_checkpoint::Column::Note.is_not_null())
            .order_by_desc(log_checkpoint::Column::Size)
            .one(self.read())
            .await?)
    }

    /// The newest state that anybody may see: that of the next checkpoint, where there is one.
    pub(super) async fn newest_signed(&self, log: &log::Model) -> Result<Option<log_checkpoint::Model>, Error> {
        let Some(served) = self.served(log).await? else { return Ok(None) };
        Ok(Some(self.next_checkpoint(&served).await?.unwrap_or(served)))
    }

    /// The state of a letter's log as it is served; of a confidential letter's, which nobody is served, as it is.
    pub(crate) async fn log_state(&self, letter: Uuid) -> Result<Option<PrintedLog>, Error> {
        let Some(log) = log::Entity::find_by_id(letter).one(self.read()).await? else { return Ok(None) };
        let (size, root, at) = match self.newest_signed(&log).await? {
            Some(checkpoint) => (checkpoint.size, checkpoint.root, checkpoint.sequenced_at),
            None => (log.size, log.root, log.sequenced_at),
        };
        let root = ledger::hex::encode(&root);
        Ok((size > 0).then_some(PrintedLog { origin: log.origin, size: count(size), root, at: Instant(at) }))
    }

    /// A file under a log's prefix: `checkpoint`, `checkpoint.next` while witnesses are away, a tile, a bundle,
    /// `manifest/<version>`, `text/<version>/<tag>`, `policies/<number>`; of one that has ended `policy` and `ended` too.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Busy`] for records while the state that says why some are gone is not signed yet.
    pub async fn log_file(&self, public_id: domain::ids::PublicId, path: &str) -> Result<LogFile, Error> {
        let (log, letter) = match self.find_public(public_id).await {
            Err(Error::NotFound) => return self.ended_file(public_id, path).await,
            found => found?,
        };
        if let Some(version) = path.strip_prefix("manifest/") {
            let version = self.version(&letter, version).await?;
            return Ok(LogFile::lasting(LogKind::Text, version.manifest.into_bytes()));
        }
        if let Some(rest) = path.strip_prefix("text/") {
            let (version, tag) = rest.split_once('/').ok_or(Error::NotFound)?;
            let version = self.version(&letter, version).await?;
            let text = version_text::Entity::find_by_id((version.id, tag.to_owned())).one(self.read()).await?.ok_or(Error::NotFound)?;
            return Ok(LogFile::lasting(LogKind::Markdown, text.text.into_bytes()));
        }
        let checkpoint = self.served(&log).await?.ok_or(Error::NotFound)?;
        if path == "checkpoint" {
            return Ok(LogFile::changing(LogKind::Text, checkpoint.note.unwrap_or_default().into_bytes()));
        }
        let next = self.next_checkpoint(&checkpoint).await?;
        if let Some(number) = path.strip_prefix("policies/") {
            let newest = next.as_ref().unwrap_or(&checkpoint);
            return Ok(LogFile::changing(LogKind::Text, self.earlier_policy(&log, newest, number).await?.into_bytes()));
        }
        if path == NEXT {
            let note = next.and_then(|next| next.note).ok_or(Error::NotFound)?;
            return Ok(LogFile::changing(LogKind::Text, note.into_bytes()));
        }
        let tile = Tile::parse(path).map_err(|_| Error::NotFound)?;
        // Not what is written and not yet signed.
        let size = count(next.unwrap_or(checkpoint).size);
        let widest = Tile::at(tile.row, tile.index, size).ok_or(Error::NotFound)?;
        if tile.width > widest.width {
            return Err(Error::NotFound);
        }
        if tile.row == Row::Records {
            self.check_explained(&log, size).await?;
            return Ok(LogFile::changing(LogKind::Bytes, self.records(&log, &tile).await?));
        }
        let row = log_tile::Entity::find_by_id((log.letter_id, tier(tile.row), stored(tile.index))).one(self.read()).await?;
        let bytes = narrowed(&row.ok_or(Error::NotFound)?, &tile)?;
        Ok(if tile.is_full() { LogFile::lasting(LogKind::Bytes, bytes) } else { LogFile::changing(LogKind::Bytes, bytes) })
    }

    async fn version(&self, letter: &letter::Model, number: &str) -> Result<version::Model, Error> {
        let number = ledger::encode::decimal(number).ok_or(Error::NotFound)?;
        let found = version::Entity::find()
            .filter(version::Column::LetterId.eq(letter.id))
            .filter(version::Column::Number.eq(stored(number)))
            .one(self.read())
            .await?;
        found.ok_or(Error::NotFound)
    }

    /// Records go with the entry that says why, and a moment before that entry is signed: until then there is no answer,
    /// for it would look as if they had been taken away.
    async fn check_explained(&self, log: &log::Model, signed: u64) -> Result<(), Error> {
        if count(log.size) <= signed {
            return Ok(());
        }
        let unsigned = entries_of(self.read(), log.letter_id, signed..count(log.size)).await?;
        let takes = |(_, entry): &(u64, Vec<u8>)| {
            let event = Entry::parse(entry).map(|entry| entry.event);
            matches!(event, Ok(Event::Correct { .. } | Event::Leave { .. } | Event::Remove { .. }))
        };
        if unsigned.iter().any(takes) { Err(Error::Busy) } else { Ok(()) }
    }

    /// A bundle of records as it is now.
    async fn records(&self, log: &log::Model, tile: &Tile) -> Result<Vec<u8>, Error> {
        let first = tile.index * WIDTH;
        let rows = log_record::Entity::find()
            .filter(log_record::Column::LetterId.eq(log.letter_id))
            .filter(log_record::Column::Number.between(stored(first), stored(first + u64::from(tile.width) - 1)))
            .all(self.read())
            .await?;
        let mut records = BTreeMap::new();
        for row in rows {
            records.insert(count(row.number), (hash_of(&row.salt)?, row.record));
        }
        let slots = (first..first + u64::from(tile.width))
            .map(|number| records.get(&number).map(|(salt, record)| Opening { salt: *salt, record: record.as_bytes() }));
        print_records(slots).map_err(broken)
    }

    /// All public files of a log by their paths, as the bundle holds them; of tiles the widest alone.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn log_files(&self, public_id: domain::ids::PublicId) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        // What is wanted depends on what is there, and each round adds to it.
        loop {
            let wanted = ledger::verify::wanted(&files);
            if wanted.is_empty() {
                return Ok(files);
            }
            for file in wanted {
                let path = file.to_string();
                match self.log_file(public_id, &path).await {
                    Ok(found) => _ = files.insert(path, found.bytes),
                    Err(Error::NotFound) if path == NEXT => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
}

/// The beginning of a stored tile or bundle that a narrower one is.
fn narrowed(row: &log_tile::Model, tile: &Tile) -> Result<Vec<u8>, Error> {
    let missing = || Error::Internal("a tile narrower than its tree".to_owned());
    let width = u16::try_from(row.width).unwrap_or(0);
    if tile.width > width {
        return Err(missing());
    }
    match tile.row {
        Row::Hashes(_) => row.bytes.get(..usize::from(tile.width) * 32).map(<[u8]>::to_vec).ok_or_else(missing),
        _ => {
            let mut bundle = Vec::new();
            for entry in entries(&row.bytes, width).map_err(broken)?.into_iter().take(usize::from(tile.width)) {
                push_entry(&mut bundle, entry).map_err(broken)?;
            }
            Ok(bundle)
        }
    }
}
