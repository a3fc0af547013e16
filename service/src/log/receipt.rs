//! What a signatory keeps: the proof that their signature is recorded, and what opens it.

use super::{broken, count, hash_of, stored, tiles::tier};
use crate::{
    Error, Service,
    entities::{log, log_checkpoint, log_record, log_tile, signature, version},
};
use ledger::{
    Note, Opening, Proof, Statement, Tile, hex,
    merkle::inclusion_proof,
    tile::{Row, TileReader, WIDTH, entries},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The index of the entry: "recorded as no. …".
    pub index: u64,
    /// The log.
    pub origin: String,
    /// The `.tlog-proof`, which holds the entry.
    pub proof: String,
    /// The record as it is, with its salt in hexadecimal; nothing once it was deleted.
    pub opening: Option<(String, String)>,
    /// What the signatory may sign with a key; nothing once the record was deleted.
    pub statement: Option<String>,
}

impl Service {
    /// The receipt of a signature; nothing before it is recorded under a signed checkpoint.
    pub(crate) async fn receipt_of(&self, row: &signature::Model) -> Result<Option<Receipt>, Error> {
        let Some(index) = row.log_index.map(count) else { return Ok(None) };
        let log = log::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let Some((size, note)) = self.signed_over(&log, index).await? else { return Ok(None) };
        let tiles = self.hash_tiles(&log).await?;
        let reader = TileReader { size: count(log.size), read: |tile: &Tile| tiles.get(tile) };
        let hashes = inclusion_proof(&reader, index, size).map_err(broken)?;
        let entry = self.entry(&log, index).await?;
        let version = version::Entity::find_by_id(row.version_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let record = match row.log_record {
            Some(number) => log_record::Entity::find_by_id((row.letter_id, number)).one(self.read()).await?,
            None => None,
        };
        let (mut opening, mut statement) = (None, None);
        if let Some(record) = record {
            let salt = hash_of(&record.salt)?;
            let commitment = Opening { salt, record: record.record.as_bytes() }.commitment();
            let manifest = hex::decode(&version.manifest_sha256).ok_or_else(|| Error::Internal("a stored hash".to_owned()))?;
            statement = Some(Statement { origin: log.origin.clone(), manifest, commitment }.to_string());
            opening = Some((record.record, hex::encode(&salt)));
        }
        let proof = Proof::new(&entry, index, hashes, note).to_string();
        Ok(Some(Receipt { index, origin: log.origin, proof, opening, statement }))
    }

    /// The smallest published checkpoint over an entry, else the smallest signed one: a receipt's stays the same.
    async fn signed_over(&self, log: &log::Model, index: u64) -> Result<Option<(u64, Note)>, Error> {
        let over = log_checkpoint::Entity::find()
            .filter(log_checkpoint::Column::LetterId.eq(log.letter_id))
            .filter(log_checkpoint::Column::Size.gt(stored(index)))
            .filter(log_checkpoint::Column::Note.is_not_null())
            .order_by_asc(log_checkpoint::Column::Size);
        let published = over.clone().filter(log_checkpoint::Column::PublishedAt.is_not_null()).one(self.read()).await?;
        let found = match published {
            Some(published) => Some(published),
            None => over.one(self.read()).await?,
        };
        found.map(|row| Ok((count(row.size), Note::parse(row.note.unwrap_or_default().as_bytes()).map_err(broken)?))).transpose()
    }

    /// An entry's bytes.
    async fn entry(&self, log: &log::Model, index: u64) -> Result<Vec<u8>, Error> {
        let place = (log.letter_id, tier(Row::Entries), stored(index / WIDTH));
        let bundle = log_tile::Entity::find_by_id(place).one(self.read()).await?.ok_or(Error::NotFound)?;
        let all = entries(&bundle.bytes, u16::try_from(bundle.width).unwrap_or(0)).map_err(broken)?;
        let within = usize::try_from(index % WIDTH).unwrap_or(usize::MAX);
        all.get(within).map(|entry| entry.to_vec()).ok_or_else(|| Error::Internal("an entry beyond its bundle".to_owned()))
    }
}
