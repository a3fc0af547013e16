//! Logs that have ended, as another one goes on from them: their files are served on as far as they are known, without
//! records, which live in the log that goes on.

use super::{LogFile, LogKind, broken};
use crate::{
    Error, Service,
    entities::{ended_log, ended_log_file, letter, log},
    public::is_public,
    writer::Tx,
};
use domain::{ids::PublicId, time::Instant};
use ledger::{
    tile::{Row, print_records},
    verify::File,
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What says that a log has ended.
const ENDED: &str = "ended";

impl Service {
    /// The files of a log as they are served on once it has ended; nothing of one that was never served.
    pub(super) async fn files_to_keep(&self, log: &log::Model, letter: &letter::Model) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let id = PublicId(letter.public_id);
        let served = self.served(log).await?;
        if !is_public(letter) || served.is_none() {
            return Ok(BTreeMap::new());
        }
        let mut files = BTreeMap::new();
        loop {
            let before = files.len();
            for file in ledger::verify::wanted(&files) {
                let bytes = match &file {
                    File::Tile(tile) if tile.row == Row::Records => {
                        print_records(std::iter::repeat_n(None, usize::from(tile.width))).map_err(broken)?
                    }
                    _ => match self.log_file(id, &file.to_string()).await {
                        Err(Error::NotFound) => continue,
                        file => file?.bytes,
                    },
                };
                files.insert(file.to_string(), bytes);
            }
            if files.len() == before {
                break;
            }
        }
        files.insert("policy".to_owned(), self.policy_with(log, served.as_ref()).await?.to_text().into_bytes());
        Ok(files)
    }

    /// A file of a log that has ended.
    pub(super) async fn ended_file(&self, public_id: PublicId, path: &str) -> Result<LogFile, Error> {
        let ended = ended_log::Entity::find_by_id(public_id.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let letter = letter::Entity::find_by_id(ended.letter_id).one(self.read()).await?;
        letter.filter(is_public).ok_or(Error::NotFound)?;
        let file = ended_log_file::Entity::find_by_id((public_id.0, path.to_owned())).one(self.read()).await?.ok_or(Error::NotFound)?;
        let kind = match path.split('/').next() {
            Some("tile" | "records" | "enclosure") => LogKind::Bytes,
            Some("text") => LogKind::Markdown,
            _ => LogKind::Text,
        };
        Ok(LogFile { bytes: file.bytes, kind, immutable: false })
    }
}

/// Keeps the files of a log that ends.
pub(super) async fn keep(
    tx: &Tx,
    letter: &letter::Model,
    origin: &str,
    files: &BTreeMap<String, Vec<u8>>,
    now: Instant,
) -> Result<(), Error> {
    let public_id = letter.public_id;
    let row = ended_log::Model { public_id, letter_id: letter.id, origin: origin.to_owned(), ended_at: now.0 };
    row.into_active_model().insert(tx).await?;
    for (path, bytes) in files {
        put(tx, public_id, path, bytes).await?;
    }
    Ok(())
}

/// Marks a log as ended, where its files are kept: the origin of the log that goes on, and that one's first entry.
pub(super) async fn mark(tx: &Tx, ended: &str, successor: &str, entry: &str) -> Result<(), Error> {
    let id = ended.rsplit('/').next().and_then(|id| Uuid::try_parse(id).ok());
    let Some(id) = id else { return Ok(()) };
    if ended_log::Entity::find_by_id(id).one(tx).await?.is_some() {
        put(tx, id, ENDED, format!("{successor}\n{entry}\n").as_bytes()).await?;
    }
    Ok(())
}

async fn put(tx: &Tx, public_id: Uuid, path: &str, bytes: &[u8]) -> Result<(), Error> {
    let file = ended_log_file::Model { public_id, path: path.to_owned(), bytes: bytes.to_vec() };
    ended_log_file::Entity::insert(file.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}
