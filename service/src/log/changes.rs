//! What changed on a letter's list, day by day and without names: read from the log itself, so that it says nothing else
//! than what anybody finds who reads the log.

use super::{broken, count, tiles::entries_of};
use crate::{Error, Service, entities::log};
use domain::shapes::letters::{Departed, ListChange};
use ledger::{Entry, Event, Fault, entry::Removal};
use sea_orm::EntityTrait;
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
    /// The days on which the list changed after somebody stood on it, oldest first; up to what its log shows.
    pub(crate) async fn list_changes(&self, letter: Uuid) -> Result<Vec<ListChange>, Error> {
        let Some(log) = log::Entity::find_by_id(letter).one(self.read()).await? else { return Ok(Vec::new()) };
        let Some(size) = self.newest_signed(&log).await?.map(|checkpoint| count(checkpoint.size)) else { return Ok(Vec::new()) };
        let (mut read, mut days) = self.changes().known(&log.origin);
        if read < size {
            for (_, entry) in entries_of(self.read(), letter, read..size).await? {
                match Entry::parse(&entry) {
                    Ok(entry) => note(&mut days, &entry),
                    // Such a log is not gone on with; its page says nothing of what it cannot read.
                    Err(Fault::OldVersion) => {}
                    Err(fault) => return Err(broken(fault)),
                }
            }
            read = size;
            self.changes().remember(log.origin, read, &days);
        }
        Ok(days.into_values().collect())
    }

    /// Who has left a letter's list, as its log counts them; up to what it shows.
    pub(crate) async fn departed(&self, letter: Uuid) -> Result<Departed, Error> {
        let add = |sum: Departed, change: ListChange| Departed {
            left: sum.left + change.gone.left,
            duplicates: sum.duplicates + change.gone.duplicates,
            not_confirmed: sum.not_confirmed + change.gone.not_confirmed,
        };
        Ok(self.list_changes(letter).await?.into_iter().fold(Departed::default(), add))
    }
}

/// Counts an entry under its day, where it takes something off the list or changes what is there.
fn note(days: &mut BTreeMap<String, ListChange>, entry: &Entry) {
    if !matches!(entry.event, Event::Correct { .. } | Event::Leave { .. } | Event::Remove { .. }) {
        return;
    }
    let day = entry.day.to_string();
    let change = days.entry(day.clone()).or_insert_with(|| ListChange { day, ..ListChange::default() });
    match entry.event {
        Event::Correct { what, .. } => {
            for (count, changed) in change.corrected.iter_mut().zip(what.each()) {
                *count += u64::from(changed);
            }
        }
        Event::Remove { reason: Removal::Duplicate, .. } => change.gone.duplicates += 1,
        Event::Remove { reason: Removal::NotConfirmed, .. } => change.gone.not_confirmed += 1,
        _ => change.gone.left += 1,
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
