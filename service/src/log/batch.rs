//! A batch: the entries of what was gathered, and the tiles, records and rows that go with them.

use super::{
    What, broken, count, day_of, ended, hash_of,
    key::State,
    policy::{lead_on, policies},
    record,
    sequence::{Sequence, Sequenced},
    stored,
    tiles::{last_entry, load_edge, write_records, write_tiles},
};
use crate::{
    Error, Service,
    entities::{delivery, log, log_checkpoint, log_event, log_policy, log_record, signature, version},
    letters::conveners_of,
    signatures::Private,
    writer::Tx,
};
use domain::time::Instant;
use ledger::{
    Day, Edge, Entry, Event, Opening, Record, Statement,
    entry::{Change, Removal, Rotation, Succession},
    hex,
    merkle::Hash,
    record::Listed,
    sha256,
    statement::NAMESPACE,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Entries in the making, and what goes with them.
pub(super) struct Batch<'a> {
    service: &'a Service,
    origin: &'a str,
    today: Day,
    edge: Edge,
    entries: Vec<String>,
    signatures: HashMap<Uuid, signature::Model>,
    manifests: HashMap<Uuid, Hash>,
    conveners: Vec<Uuid>,
    /// The records that stand at the beginning, and those that are made here; a deleted one is none.
    records: BTreeMap<u64, Option<([u8; 32], String)>>,
    changed: HashSet<Uuid>,
    keys: Vec<Vec<u8>>,
    /// The newest policy, and those that led on here: each with the index of the entry and the next.
    policy: Option<log_policy::Model>,
    led: Vec<(log_policy::Model, u64, String)>,
    /// Deliveries, each with the index from which on signatures came later.
    delivered: Vec<(Uuid, u64)>,
    /// The log that this one goes on from, and the entry that says so.
    ended: Option<(String, String)>,
}

impl<'a> Batch<'a> {
    pub(super) async fn new(sequence: &'a Sequence, tx: &Tx, log: &'a log::Model, events: &[log_event::Model]) -> Result<Self, Error> {
        let edge = load_edge(tx, log).await?;
        if edge.root() != hash_of(&log.root)? {
            return Err(Error::Internal(format!("the tiles of {} do not have its root", log.origin)));
        }
        // Days never go back in a log, whatever the clock does.
        let now = day_of(sequence.now)?;
        let today = match last_entry(tx, log).await? {
            Some(last) => last.map_err(broken)?.day.max(now),
            None => now,
        };
        let ids: HashSet<Uuid> = events.iter().filter_map(|event| event.signature_id).collect();
        let signatures = signature::Entity::find().filter(signature::Column::Id.is_in(ids)).all(tx).await?;
        let versions = version::Entity::find().filter(version::Column::LetterId.eq(log.letter_id)).all(tx).await?;
        let manifests = versions
            .into_iter()
            .map(|version| {
                Ok((version.id, hex::decode(&version.manifest_sha256).ok_or_else(|| Error::Internal("a stored hash".to_owned()))?))
            })
            .collect::<Result<_, Error>>()?;
        let left = events.iter().filter_map(|event| match serde_json::from_str(&event.what) {
            Ok(What::Left { records, .. }) => Some(records),
            _ => None,
        });
        let standing: Vec<i64> = signatures.iter().flat_map(kept).chain(left.flatten()).collect();
        let records = log_record::Entity::find()
            .filter(log_record::Column::LetterId.eq(log.letter_id))
            .filter(log_record::Column::Number.is_in(standing))
            .all(tx)
            .await?;
        let records = records
            .into_iter()
            .map(|row| Ok((count(row.number), Some((hash_of(&row.salt)?, row.record)))))
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            service: &sequence.service,
            origin: &log.origin,
            today,
            edge,
            entries: Vec::new(),
            signatures: signatures.into_iter().map(|row| (row.id, row)).collect(),
            manifests,
            conveners: conveners_of(tx, log.letter_id).await?,
            records,
            changed: HashSet::new(),
            keys: vec![log.public_key.clone()],
            policy: policies(tx, log.letter_id).await?.pop(),
            led: Vec::new(),
            delivered: Vec::new(),
            ended: None,
        })
    }

    /// The index of the next entry.
    fn next(&self) -> u64 {
        self.edge.size() + self.entries.len() as u64
    }

    fn push(&mut self, event: Event) {
        self.entries.push(Entry::new(self.today, event).to_string());
    }

    /// Makes the entry of an event, if it makes one.
    pub(super) fn record(&mut self, event: &log_event::Model) -> Result<(), Error> {
        let what: What = serde_json::from_str(&event.what)?;
        let unknown = || Error::Internal(format!("an event that no ledger knows: {}", event.what));
        match (what, event.signature_id) {
            (What::Manifest { manifest, change }, None) => {
                let manifest = hex::decode(&manifest).ok_or_else(unknown)?;
                self.push(Event::Manifest { manifest, change: Change::from_code(&change).ok_or_else(unknown)? });
            }
            (What::LogKey { old, new }, None) => {
                let (old, new): (Hash, Hash) = (hex::decode(&old).ok_or_else(unknown)?, hex::decode(&new).ok_or_else(unknown)?);
                let (keys, origin) = (self.service.log_keys(), self.origin);
                let (Some(by_old), Some(by_new)) = (keys.signer(&old, origin)?, keys.signer(&new, origin)?) else {
                    return Err(Error::Unavailable("this machine's key folder does not have a log's key".to_owned()));
                };
                let rotation = Rotation::sign(origin, self.today, &by_old, &by_new).ok_or_else(unknown)?;
                self.keys.push(new.to_vec());
                self.push(Event::LogKey(rotation));
            }
            (What::Policy { policy }, None) => {
                let Some(newest) = self.policy.take() else { return Err(unknown()) };
                let (old, new) = (sha256(newest.policy.as_bytes()), sha256(policy.as_bytes()));
                let next = log_policy::Model { number: newest.number + 1, policy: policy.clone(), ..newest.clone() };
                if old == new {
                    self.policy = Some(newest);
                    return Ok(());
                }
                self.led.push((newest, self.next(), policy));
                self.policy = Some(next);
                self.push(Event::Policy { old, new });
            }
            (What::Delivered { delivery }, None) => self.delivered.push((delivery, self.next())),
            (What::Succeed { origin, size, root, key, policy, next }, None) => {
                let hash = |text: &str| hex::decode(text).ok_or_else(unknown);
                let signer = self.service.log_keys().signer(&hash(&key)?, &origin)?;
                let signer = signer.ok_or_else(|| Error::Unavailable("this machine's key folder does not have a log's key".to_owned()))?;
                let (root, policy, next) = (hash(&root)?, hash(&policy)?, hash(&next)?);
                let last = Succession { origin: origin.clone(), size, root, policy, next, key: [0; 32], signature: [0; 64] };
                let last = last.sign(self.origin, self.today, &signer).ok_or_else(unknown)?;
                self.push(Event::Succeed(Box::new(last)));
                self.ended = self.entries.last().map(|entry| (origin, entry.clone()));
            }
            (What::Left { about, records }, None) => {
                // One that has left already has no record any more, and leaves once.
                let stands = |number: &i64| self.records.get(&count(*number)).is_some_and(Option::is_some);
                if records.iter().any(stands) {
                    self.push(Event::Leave { about: count(about) });
                }
                for number in records {
                    self.records.insert(count(number), None);
                }
                // What is deleted here goes from the disk too.
                self.service.scrub_soon();
            }
            (what, Some(id)) => {
                // A row that is gone was never listed: nothing of it was recorded.
                if let Some(row) = self.signatures.get(&id).cloned() {
                    self.of_signature(row, &what)?;
                }
            }
            _ => return Err(unknown()),
        }
        Ok(())
    }

    fn of_signature(&mut self, mut row: signature::Model, what: &What) -> Result<(), Error> {
        let number = self.next();
        let unknown = || Error::Internal("a reason that no ledger knows".to_owned());
        match (what, row.log_index.map(count)) {
            (What::Signed { version }, _) => {
                // Erased before it was recorded: nobody outside has seen it, and nothing of it is left to record.
                let Some(record) = self.record_of(&row, None)? else { return Ok(()) };
                let manifest = self.manifest(version)?;
                let commitment = self.keep(number, Record::Listed(record).to_text().map_err(broken)?);
                self.push(Event::Sign { manifest, commitment });
                (row.log_index, row.log_record, row.log_key) = (Some(stored(number)), Some(stored(number)), None);
                row.log_keys_past = None;
            }
            (What::Reaffirm { version }, Some(about)) => {
                let manifest = self.manifest(version)?;
                self.push(Event::Reaffirm { about, manifest });
                // The key has signed another version: its record stays, and another may follow.
                let past: Vec<String> = keys_past(&row).chain(row.log_key).map(|number| number.to_string()).collect();
                row.log_keys_past = (!past.is_empty()).then(|| past.join(","));
                row.log_key = None;
            }
            (What::KeyAdd { record }, Some(about)) => {
                if row.log_key.is_some() || !self.signs(&row, record)? {
                    return Ok(());
                }
                let commitment = self.keep(number, record.clone());
                self.push(Event::KeyAdd { about, commitment });
                row.log_key = Some(stored(number));
            }
            (What::Correct, Some(about)) => {
                let Some((_, old)) = row.log_record.and_then(|number| self.records.get(&count(number)).cloned().flatten()) else {
                    return Ok(());
                };
                let old = record::read(&old)?;
                let Some(new) = self.record_of(&row, Some(&old))? else { return Ok(()) };
                if new == old {
                    return Ok(());
                }
                let what = new.corrected(&old);
                self.forget(&row);
                let commitment = self.keep(number, Record::Listed(new).to_text().map_err(broken)?);
                self.push(Event::Correct { about, what, commitment });
                (row.log_record, row.log_key, row.log_keys_past) = (Some(stored(number)), None, None);
            }
            (What::Leave, Some(about)) if row.log_record.is_some() => {
                self.forget(&row);
                self.push(Event::Leave { about });
                (row.log_record, row.log_key, row.log_keys_past) = (None, None, None);
            }
            (What::Remove { reason }, Some(about)) if row.log_record.is_some() => {
                let reason = Removal::from_code(reason).ok_or_else(unknown)?;
                self.forget(&row);
                self.push(Event::Remove { about, reason });
                (row.log_record, row.log_key, row.log_keys_past) = (None, None, None);
            }
            _ => return Ok(()),
        }
        self.changed.insert(row.id);
        self.signatures.insert(row.id, row);
        Ok(())
    }

    /// The record of a signature as it stands, in place of the one before; none of one that was erased.
    fn record_of(&self, row: &signature::Model, before: Option<&Listed>) -> Result<Option<Listed>, Error> {
        if row.erased_at.is_some() {
            return Ok(None);
        }
        let private: Option<Private> = self.service.open_private(row)?;
        let convener = row.organisation_id.is_some_and(|id| self.conveners.contains(&id));
        let day = before.map_or(self.today, |before| before.day);
        record::of(row, private.as_ref(), convener, day, before).map(Some)
    }

    /// Keeps a record under a new salt; answers the commitment.
    fn keep(&mut self, number: u64, record: String) -> Hash {
        let mut salt = [0; 32];
        self.service.rng().fill(&mut salt);
        let commitment = Opening { salt, record: record.as_bytes() }.commitment();
        self.records.insert(number, Some((salt, record)));
        commitment
    }

    /// Whether a key's record signs the statement of a signature as it stands: it may have been corrected meanwhile.
    fn signs(&self, row: &signature::Model, record: &str) -> Result<bool, Error> {
        let standing = row.log_record.and_then(|number| self.records.get(&count(number))).and_then(Option::as_ref);
        let (Some((salt, standing)), Some(manifest)) = (standing, self.manifests.get(&row.version_id)) else { return Ok(false) };
        let commitment = Opening { salt: *salt, record: standing.as_bytes() }.commitment();
        let statement = Statement { origin: self.origin.to_owned(), manifest: *manifest, commitment }.to_string();
        let Record::Key(key) = Record::parse(record.as_bytes()).map_err(broken)? else { return Ok(false) };
        Ok(key.verify(NAMESPACE, statement.as_bytes()).is_ok())
    }

    /// The manifest of a version.
    fn manifest(&self, version: &Uuid) -> Result<Hash, Error> {
        self.manifests.get(version).copied().ok_or_else(|| Error::Internal("a signature of no version".to_owned()))
    }

    /// Deletes the records that stand: the signatory's, and those of keys that signed it.
    fn forget(&mut self, row: &signature::Model) {
        for number in kept(row) {
            self.records.insert(count(number), None);
        }
    }

    /// Writes tiles, records, checkpoint and where each signature stands.
    pub(super) async fn write(mut self, tx: &Tx, log: &log::Model, now: Instant) -> Result<(u64, Sequenced), Error> {
        let from = self.edge.size();
        let entries = self.entries.len() as u64;
        write_tiles(tx, log.letter_id, self.edge.append(&self.entries).map_err(broken)?).await?;
        write_records(tx, log.letter_id, from, self.records).await?;
        for (newest, index, next) in self.led {
            lead_on(tx, &newest, index, &next).await?;
        }
        for (delivery, index) in self.delivered {
            let change = delivery::ActiveModel { late_from: Set(Some(stored(index))), ..Default::default() };
            delivery::Entity::update_many().set(change).filter(delivery::Column::Id.eq(delivery)).exec(tx).await?;
        }
        if let Some((before, entry)) = self.ended {
            ended::mark(tx, &before, self.origin, &entry).await?;
        }
        for id in self.changed {
            let Some(row) = self.signatures.get(&id) else { continue };
            let change = signature::ActiveModel {
                log_index: Set(row.log_index),
                log_record: Set(row.log_record),
                log_key: Set(row.log_key),
                log_keys_past: Set(row.log_keys_past.clone()),
                ..Default::default()
            };
            signature::Entity::update_many().set(change).filter(signature::Column::Id.eq(id)).exec(tx).await?;
        }
        let state = State { size: self.edge.size(), root: self.edge.root() };
        if entries > 0 {
            let checkpoint = log_checkpoint::Model {
                letter_id: log.letter_id,
                size: stored(state.size),
                root: state.root.to_vec(),
                sequenced_at: now.0,
                note: None,
                published_at: None,
                witnesses: None,
            };
            log_checkpoint::Entity::insert(checkpoint.into_active_model()).exec_without_returning(tx).await?;
        }
        let newest = self.keys.last().cloned().unwrap_or_default();
        let change = log::ActiveModel {
            public_key: Set(newest),
            size: Set(stored(state.size)),
            root: Set(state.root.to_vec()),
            sequenced_at: Set(now.0),
            ..Default::default()
        };
        log::Entity::update_many().set(change).filter(log::Column::LetterId.eq(log.letter_id)).exec(tx).await?;
        Ok((entries, Sequenced { letter: log.letter_id, origin: self.origin.to_owned(), state, keys: self.keys }))
    }
}

/// The records of keys that signed the statement of an earlier version.
fn keys_past(row: &signature::Model) -> impl Iterator<Item = i64> + '_ {
    row.log_keys_past.iter().flat_map(|past| past.split(',')).filter_map(|number| number.parse().ok())
}

/// The records that stand for a signature.
pub(crate) fn kept(row: &signature::Model) -> Vec<i64> {
    [row.log_record, row.log_key].into_iter().flatten().chain(keys_past(row)).collect()
}
