//! The sequencer: turns what waits into entries, tiles, records and a checkpoint, in one transaction.
//!
//! Why no acknowledged event is lost and no tree forks: what waits is deleted in the transaction that records it, so
//! each is recorded once or still waits. The row of the log is locked, and the tiles that are appended to must have
//! the root that it names. What was signed last, beside the key and outside the database, must be a beginning of it:
//! a restored backup is behind, and nothing is written then. Signing comes after the commit; see [`super::signing`].

use super::{What, broken, count, day_of, hash_of, key::State, record, stored};
use crate::{
    Error, Service,
    entities::{log, log_checkpoint, log_event, log_record, log_tile, signature, version},
    letters::conveners_of,
    signatures::Private,
    writer::{Command, Tx},
};
use domain::time::Instant;
use ledger::{
    Day, Edge, Entry, Event, Opening, Record, Statement, Tile,
    entry::{Change, Removal, Rotation, Wish},
    hex,
    merkle::Hash,
    statement::NAMESPACE,
    tile::Row,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// The most events in one batch.
const BATCH: u64 = 1024;

/// The steps of a write, in their order; tests stop a service at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// What waits was read.
    Gathered,
    /// Everything is written, and not yet committed.
    Written,
    /// It is committed.
    Committed,
    /// The state to be signed stands beside the key.
    Remembered,
    /// The checkpoint is signed, and not yet stored.
    Signed,
    /// It is stored.
    Stored,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Gathered, Self::Written, Self::Committed, Self::Remembered, Self::Signed, Self::Stored];
}

/// A tree that was committed and is to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequenced {
    pub(super) letter: Uuid,
    pub(super) origin: String,
    pub(super) state: State,
    /// The keys that sign it: the log's, and after a rotation the one before too.
    pub(super) keys: Vec<Vec<u8>>,
}

impl Service {
    /// Records what waits in all logs whose key this machine has; answers how many entries were made. A log that
    /// cannot go on is told and left alone.
    ///
    /// # Errors
    /// The database's.
    pub async fn sequence(&self) -> Result<u64, Error> {
        let mut made = 0;
        for letter in self.waiting_logs().await? {
            match self.sequence_one(letter).await {
                Ok(entries) => made += entries,
                Err(error) => tracing::error!(%letter, %error, "a log is not recorded"),
            }
        }
        Ok(made)
    }

    /// Letters whose logs have something to record or to sign.
    async fn waiting_logs(&self) -> Result<Vec<Uuid>, Error> {
        let waiting = log_event::Entity::find().select_only().column(log_event::Column::LetterId).distinct();
        let mut letters: HashSet<Uuid> = waiting.into_tuple().all(self.read()).await?.into_iter().collect();
        let unsigned = log_checkpoint::Entity::find().select_only().column(log_checkpoint::Column::LetterId).distinct();
        letters.extend(unsigned.filter(log_checkpoint::Column::Note.is_null()).into_tuple::<Uuid>().all(self.read()).await?);
        Ok(letters.into_iter().collect())
    }

    /// Records and signs what waits in one letter's log.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the log was signed further than the database knows; the database's.
    pub(crate) async fn sequence_one(&self, letter: Uuid) -> Result<u64, Error> {
        let log = log::Entity::find_by_id(letter).one(self.read()).await?.ok_or(Error::NotFound)?;
        let mut made = 0;
        if self.log_keys().seed(&log.public_key)?.is_none() {
            return Ok(0);
        }
        loop {
            let signed = self.log_keys().state(&log.origin)?;
            let sequence = Sequence { service: self.clone(), letter, signed, now: self.now() };
            let Some((entries, sequenced)) = self.submit(sequence).await? else { break };
            self.reached(Step::Committed)?;
            made += entries;
            self.sign(&sequenced).await?;
        }
        self.sign_newest(letter).await?;
        Ok(made)
    }
}

/// Records the next batch of a letter's log.
struct Sequence {
    service: Service,
    letter: Uuid,
    signed: Option<State>,
    now: Instant,
}

impl Command for Sequence {
    type Answer = Option<(u64, Sequenced)>;

    async fn execute(&self, tx: &Tx) -> Result<Self::Answer, Error> {
        // PostgreSQL: of several processes one records, the others wait here. SQLite has one writer anyhow.
        let log = log::Entity::find_by_id(self.letter).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)?;
        check_signed(tx, &log, self.signed).await?;
        let events = log_event::Entity::find()
            .filter(log_event::Column::LetterId.eq(self.letter))
            .order_by_asc(log_event::Column::Number)
            .limit(BATCH)
            .all(tx)
            .await?;
        self.service.reached(Step::Gathered)?;
        if events.is_empty() {
            return Ok(None);
        }
        let numbers: Vec<i64> = events.iter().map(|event| event.number).collect();
        let mut batch = Batch::new(self, tx, &log, &events).await?;
        for event in shuffled(events, &self.service) {
            batch.record(&event)?;
        }
        let sequenced = batch.write(tx, &log, self.now).await?;
        log_event::Entity::delete_many().filter(log_event::Column::Number.is_in(numbers)).exec(tx).await?;
        self.service.reached(Step::Written)?;
        Ok(Some(sequenced))
    }
}

/// Makes sure that what was signed last is a beginning of what the database holds.
async fn check_signed(tx: &Tx, log: &log::Model, signed: Option<State>) -> Result<(), Error> {
    let of = log_checkpoint::Entity::find().filter(log_checkpoint::Column::LetterId.eq(log.letter_id));
    let refuse =
        |why: &str| Err(Error::Unavailable(format!("{}: {why}; see \"When a log cannot go on\" in docs/operations.md", log.origin)));
    let Some(signed) = signed else {
        let ever_signed = of.filter(log_checkpoint::Column::Note.is_not_null()).one(tx).await?.is_some();
        return if ever_signed { refuse("it was signed, but what was signed last is not beside the key") } else { Ok(()) };
    };
    let size = count(log.size);
    if signed.size > size {
        return refuse(&format!(
            "{} entries were signed, and the database holds {size}: it was restored from an older backup",
            signed.size
        ));
    }
    let root = if signed.size == size {
        hash_of(&log.root)?
    } else {
        match of.filter(log_checkpoint::Column::Size.eq(stored(signed.size))).one(tx).await? {
            Some(checkpoint) => hash_of(&checkpoint.root)?,
            None => return refuse("the checkpoint that was signed last is not in the database"),
        }
    };
    if root == signed.root { Ok(()) } else { refuse("another tree was signed than the database holds") }
}

/// What was gathered, in a random order that keeps what is about one signature in its own, and everything about the
/// letter itself in its place: so that the log does not tell who came after whom.
fn shuffled(events: Vec<log_event::Model>, service: &Service) -> Vec<log_event::Model> {
    let mut runs: Vec<Vec<log_event::Model>> = vec![Vec::new()];
    for event in events {
        let of_letter = event.signature_id.is_none();
        if of_letter {
            runs.push(vec![event]);
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(event);
        }
    }
    let mut order = Vec::new();
    for run in runs {
        let mut keys: HashMap<Option<Uuid>, [u8; 16]> = HashMap::new();
        let mut keyed: Vec<([u8; 16], log_event::Model)> = Vec::with_capacity(run.len());
        for event in run {
            let key = *keys.entry(event.signature_id).or_insert_with(|| {
                let mut key = [0; 16];
                service.rng().fill(&mut key);
                key
            });
            keyed.push((key, event));
        }
        // Stable: events of one signature share a key.
        keyed.sort_by_key(|(key, _)| *key);
        order.extend(keyed.into_iter().map(|(_, event)| event));
    }
    order
}

/// Entries in the making, and what goes with them.
struct Batch<'a> {
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
}

impl<'a> Batch<'a> {
    async fn new(sequence: &'a Sequence, tx: &Tx, log: &'a log::Model, events: &[log_event::Model]) -> Result<Self, Error> {
        let edge = load_edge(tx, log).await?;
        if edge.root() != hash_of(&log.root)? {
            return Err(Error::Internal(format!("the tiles of {} do not have its root", log.origin)));
        }
        let ids: HashSet<Uuid> = events.iter().filter_map(|event| event.signature_id).collect();
        let signatures = signature::Entity::find().filter(signature::Column::Id.is_in(ids)).all(tx).await?;
        let versions = version::Entity::find().filter(version::Column::LetterId.eq(log.letter_id)).all(tx).await?;
        let manifests = versions
            .into_iter()
            .map(|version| {
                Ok((version.id, hex::decode(&version.manifest_sha256).ok_or_else(|| Error::Internal("a stored hash".to_owned()))?))
            })
            .collect::<Result<_, Error>>()?;
        let standing: Vec<i64> = signatures.iter().flat_map(|row| [row.log_record, row.log_key]).flatten().collect();
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
            today: day_of(sequence.now)?,
            edge,
            entries: Vec::new(),
            signatures: signatures.into_iter().map(|row| (row.id, row)).collect(),
            manifests,
            conveners: conveners_of(tx, log.letter_id).await?,
            records,
            changed: HashSet::new(),
            keys: vec![log.public_key.clone()],
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
    fn record(&mut self, event: &log_event::Model) -> Result<(), Error> {
        let what: What = serde_json::from_str(&event.what).map_err(|error| Error::Internal(error.to_string()))?;
        let unknown = || Error::Internal(format!("an event that no ledger knows: {}", event.what));
        match (what, event.signature_id) {
            (What::Manifest { manifest, change }, None) => {
                let manifest = hex::decode(&manifest).ok_or_else(unknown)?;
                self.push(Event::Manifest { manifest, change: Change::from_code(&change).ok_or_else(unknown)? });
            }
            (What::LogKey { day, old, new, by_old, by_new }, None) => {
                let read = |text: &str| hex::decode(text).ok_or_else(unknown);
                let rotation = Rotation {
                    old: read(&old)?,
                    new: read(&new)?,
                    by_old: hex::decode(&by_old).ok_or_else(unknown)?,
                    by_new: hex::decode(&by_new).ok_or_else(unknown)?,
                };
                self.keys.push(rotation.new.to_vec());
                // Both keys signed this day.
                self.entries.push(Entry::new(Day::parse(&day).ok_or_else(unknown)?, Event::LogKey(rotation)).to_string());
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
            (What::Sign, _) => {
                // Erased before it was recorded: nobody outside has seen it, and nothing of it is left to record.
                let Some(record) = self.record_of(&row, self.today)? else { return Ok(()) };
                let manifest =
                    *self.manifests.get(&row.version_id).ok_or_else(|| Error::Internal("a signature of no version".to_owned()))?;
                let commitment = self.keep(number, record);
                self.push(Event::Sign { manifest, commitment });
                (row.log_index, row.log_record, row.log_key) = (Some(stored(number)), Some(stored(number)), None);
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
                let Some(record) = self.record_of(&row, record::day(&old)?)? else { return Ok(()) };
                if record == old {
                    return Ok(());
                }
                self.forget(&row);
                let commitment = self.keep(number, record);
                self.push(Event::Correct { about, commitment });
                (row.log_record, row.log_key) = (Some(stored(number)), None);
            }
            (What::Withdraw, Some(about)) => {
                self.forget(&row);
                self.push(Event::Withdraw { about });
                (row.log_record, row.log_key) = (None, None);
            }
            (What::Remove { reason }, Some(about)) => {
                self.forget(&row);
                self.push(Event::Remove { about, reason: Removal::from_code(reason).ok_or_else(unknown)? });
                (row.log_record, row.log_key) = (None, None);
            }
            (What::Erase { wish }, Some(about)) => {
                self.forget(&row);
                self.push(Event::Erase { about, wish: Wish::from_code(wish).ok_or_else(unknown)?, commitment: None });
                (row.log_record, row.log_key) = (None, None);
            }
            _ => return Ok(()),
        }
        self.changed.insert(row.id);
        self.signatures.insert(row.id, row);
        Ok(())
    }

    /// The record of a signature as it stands; none of one that was erased.
    fn record_of(&self, row: &signature::Model, day: Day) -> Result<Option<String>, Error> {
        if row.erased_at.is_some() {
            return Ok(None);
        }
        let private: Option<Private> = self.service.open_private(&row.private_sealed)?;
        let convener = row.organisation_id.is_some_and(|id| self.conveners.contains(&id));
        record::of(row, private.as_ref(), convener, day).map(Some)
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

    /// Deletes the records that stand: the signatory's, and that of a key that signed it.
    fn forget(&mut self, row: &signature::Model) {
        for number in [row.log_record, row.log_key].into_iter().flatten() {
            self.records.insert(count(number), None);
        }
    }

    /// Writes tiles, records, checkpoint and where each signature stands.
    async fn write(mut self, tx: &Tx, log: &log::Model, now: Instant) -> Result<(u64, Sequenced), Error> {
        let from = self.edge.size();
        let entries = self.entries.len() as u64;
        write_tiles(tx, log.letter_id, self.edge.append(&self.entries).map_err(broken)?).await?;
        write_records(tx, log.letter_id, from, self.records).await?;
        for id in self.changed {
            let Some(row) = self.signatures.get(&id) else { continue };
            let change = signature::ActiveModel {
                log_index: Set(row.log_index),
                log_record: Set(row.log_record),
                log_key: Set(row.log_key),
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

/// A row of tiles as it is stored.
pub(super) fn tier(row: Row) -> i64 {
    match row {
        Row::Hashes(level) => i64::from(level),
        Row::Entries | Row::Records => -1,
    }
}

async fn write_tiles(tx: &Tx, letter: Uuid, written: Vec<ledger::tile::Written>) -> Result<(), Error> {
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
async fn write_records(tx: &Tx, letter: Uuid, from: u64, records: BTreeMap<u64, Option<([u8; 32], String)>>) -> Result<(), Error> {
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
