//! What changed on a letter's list, day by day and without names: read from the log itself, so that it says nothing else
//! than what anybody finds who reads the log.

use super::{broken, count, stored, tiles::tier};
use crate::{
    Error, Service,
    entities::{log, log_tile},
};
use domain::shapes::letters::ListChange;
use ledger::{
    Entry, Event,
    tile::{Row, WIDTH, entries},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// What was read of each log, by its origin: a letter that was led on in a new log has another. A log only grows, so that
/// nothing is read twice.
#[derive(Default)]
pub(crate) struct Changes(Mutex<HashMap<String, Known>>);

/// Up to which entry a log was read, and what changed, by day.
type Known = (u64, BTreeMap<String, ListChange>);

impl Service {
    /// The days on which the list changed after somebody stood on it, oldest first; up to the checkpoint that is served.
    pub(crate) async fn list_changes(&self, letter: Uuid) -> Result<Vec<ListChange>, Error> {
        let Some(log) = log::Entity::find_by_id(letter).one(self.read()).await? else { return Ok(Vec::new()) };
        let Some(size) = self.served(&log).await?.map(|checkpoint| count(checkpoint.size)) else { return Ok(Vec::new()) };
        let (mut read, mut days) = self.changes().known(&log.origin);
        if read < size {
            let tiles = log_tile::Entity::find()
                .filter(log_tile::Column::LetterId.eq(letter))
                .filter(log_tile::Column::Tier.eq(tier(Row::Entries)))
                .filter(log_tile::Column::Number.gte(stored(read / WIDTH)))
                .order_by_asc(log_tile::Column::Number)
                .all(self.read())
                .await?;
            for tile in tiles {
                let first = count(tile.number) * WIDTH;
                let width = u16::try_from(tile.width).unwrap_or(0);
                for (index, entry) in (first..).zip(entries(&tile.bytes, width).map_err(broken)?) {
                    if (read..size).contains(&index) {
                        note(&mut days, &Entry::parse(entry).map_err(broken)?);
                    }
                }
            }
            read = size;
            self.changes().remember(log.origin, read, &days);
        }
        Ok(days.into_values().collect())
    }
}

/// Counts an entry under its day, where it takes something off the list or changes what is there.
fn note(days: &mut BTreeMap<String, ListChange>, entry: &Entry) {
    let mut on_day = |count: fn(&mut ListChange) -> &mut u64| {
        let day = entry.day.to_string();
        let change = days.entry(day.clone()).or_insert_with(|| ListChange { day, ..ListChange::default() });
        *count(change) += 1;
    };
    match entry.event {
        Event::Correct { .. } => on_day(|change| &mut change.corrected),
        Event::Withdraw { .. } => on_day(|change| &mut change.withdrawn),
        Event::Remove { .. } => on_day(|change| &mut change.removed),
        Event::Erase { .. } => on_day(|change| &mut change.erased),
        _ => {}
    }
}

impl Changes {
    fn known(&self, origin: &str) -> Known {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(origin).cloned().unwrap_or_default()
    }

    fn remember(&self, origin: String, read: u64, days: &BTreeMap<String, ListChange>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Of two who have read at once, the one who has read further is right.
        if known.get(&origin).is_none_or(|(before, _)| *before < read) {
            known.insert(origin, (read, days.clone()));
        }
    }
}
