//! Tiles, bundles and records as they are stored.

use super::{broken, count, stored};
use crate::{
    Error,
    entities::{log, log_record, log_tile},
    writer::Tx,
};
use ledger::{
    Edge, Entry, Fault, Tile,
    tile::{Row, WIDTH, entries},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict};
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};
use uuid::Uuid;

/// The right edge of a log.
pub(super) async fn load_edge<C: ConnectionTrait>(db: &C, log: &log::Model) -> Result<Edge, Error> {
    let size = count(log.size);
    let mut partial = HashMap::new();
    for tile in Edge::files(size) {
        let row = log_tile::Entity::find_by_id((log.letter_id, tier(tile.row), stored(tile.index))).one(db).await?;
        if let Some(row) = row.filter(|row| row.width == i64::from(tile.width)) {
            partial.insert(tile, row.bytes);
        }
    }
    Edge::load(size, |tile: &Tile| partial.get(tile)).map_err(broken)
}

/// The entries of a log from one index to before another, with their indices.
pub(super) async fn entries_of<C: ConnectionTrait>(db: &C, letter: Uuid, range: Range<u64>) -> Result<Vec<(u64, Vec<u8>)>, Error> {
    let bundles = log_tile::Entity::find()
        .filter(log_tile::Column::LetterId.eq(letter))
        .filter(log_tile::Column::Tier.eq(tier(Row::Entries)))
        .filter(log_tile::Column::Number.between(stored(range.start / WIDTH), stored(range.end / WIDTH)))
        .order_by_asc(log_tile::Column::Number);
    let mut found = Vec::new();
    for bundle in bundles.all(db).await? {
        let indices = count(bundle.number) * WIDTH..;
        let all = entries(&bundle.bytes, u16::try_from(bundle.width).unwrap_or(0)).map_err(broken)?;
        let within = indices.zip(all).filter(|(index, _)| range.contains(index));
        found.extend(within.map(|(index, entry)| (index, entry.to_vec())));
    }
    Ok(found)
}

/// The last entry of a log, as far as it can be read; none of an empty log.
pub(super) async fn last_entry<C: ConnectionTrait>(db: &C, log: &log::Model) -> Result<Option<Result<Entry, Fault>>, Error> {
    let size = count(log.size);
    let last = entries_of(db, log.letter_id, size.saturating_sub(1)..size).await?;
    Ok(last.last().map(|(_, entry)| Entry::parse(entry)))
}

/// Whether a log's last entry is of a version of the format that is no longer written.
pub(super) fn is_old(last: Option<Result<Entry, Fault>>) -> bool {
    last == Some(Err(Fault::OldVersion))
}

/// A row of tiles as it is stored.
pub(super) fn tier(row: Row) -> i64 {
    match row {
        Row::Hashes(level) => i64::from(level),
        Row::Entries | Row::Records => -1,
    }
}

/// Writes what an append gives; of a tile that grew, the wider one replaces the narrower.
pub(super) async fn write_tiles(tx: &Tx, letter: Uuid, written: Vec<ledger::tile::Written>) -> Result<(), Error> {
    use log_tile::Column as C;
    // Of one that grew and filled in this batch, the last is the widest.
    let mut tiles = BTreeMap::new();
    for one in written {
        tiles.insert((tier(one.tile.row), stored(one.tile.index)), (one.tile.width, one.bytes));
    }
    if tiles.is_empty() {
        return Ok(());
    }
    let rows = tiles.into_iter().map(|((tier, number), (width, bytes))| {
        log_tile::Model { letter_id: letter, tier, number, width: i64::from(width), bytes }.into_active_model()
    });
    let wider = OnConflict::columns([C::LetterId, C::Tier, C::Number]).update_columns([C::Width, C::Bytes]).to_owned();
    log_tile::Entity::insert_many(rows).on_conflict(wider).exec_without_returning(tx).await?;
    Ok(())
}

/// Inserts the records of new entries, and deletes those that have had their time.
pub(super) async fn write_records(
    tx: &Tx,
    letter: Uuid,
    from: u64,
    records: BTreeMap<u64, Option<([u8; 32], String)>>,
) -> Result<(), Error> {
    let gone: Vec<i64> =
        records.iter().filter(|(number, kept)| kept.is_none() && **number < from).map(|(number, _)| stored(*number)).collect();
    if !gone.is_empty() {
        let all = log_record::Entity::delete_many().filter(log_record::Column::LetterId.eq(letter));
        all.filter(log_record::Column::Number.is_in(gone)).exec(tx).await?;
    }
    let new: Vec<_> = records
        .into_iter()
        .filter(|(number, _)| *number >= from)
        .filter_map(|(number, kept)| {
            let (salt, record) = kept?;
            Some(log_record::Model { letter_id: letter, number: stored(number), salt: salt.to_vec(), record }.into_active_model())
        })
        .collect();
    if !new.is_empty() {
        log_record::Entity::insert_many(new).exec_without_returning(tx).await?;
    }
    Ok(())
}
