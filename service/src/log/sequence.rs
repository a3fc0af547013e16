//! The sequencer: turns what waits into entries, tiles, records and a checkpoint, in one transaction.
//!
//! Why no acknowledged event is lost and no tree forks: what waits is deleted in the transaction that records it, so
//! each is recorded once or still waits. The row of the log is locked, and the tiles that are appended to must have
//! the root that it names. What was signed last, beside the key and outside the database, must be a beginning of it:
//! a restored backup is behind, and nothing is written then. A signature whose change cannot be recorded waits by itself,
//! with whatever comes after it, and holds up no other. Signing comes after the commit; see [`super::signing`].

use super::{
    What,
    batch::Batch,
    count, hash_of,
    key::State,
    stored,
    tiles::{is_old, last_entry},
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{log, log_checkpoint, log_event},
    jobs::{Job, resting},
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{ExprTrait, SimpleExpr},
};
use std::collections::{HashMap, HashSet};
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
    /// The state to be signed is beside the key.
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
        self.scrub().await?;
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
        if is_old(last_entry(self.read(), &log).await?) {
            return Err(old(&log.origin));
        }
        loop {
            let signed = self.log_keys().state(&log.origin)?;
            let sequence = Sequence { service: self.clone(), letter, signed, now: self.now() };
            let Some(Recorded { entries, sequenced, signatures, failed }) = self.submit(sequence).await? else { break };
            self.reached(Step::Committed)?;
            made += entries;
            self.sign(&sequenced).await?;
            let failures = self.failures(Job::Entries).await?;
            self.done(&failures, signatures.into_iter()).await?;
            for (signature, error) in failed {
                self.settle::<()>(&failures, (signature, Some(letter)), Err(error)).await?;
            }
        }
        self.sign_newest(letter).await?;
        Ok(made)
    }
}

/// What came of one batch.
pub(super) struct Recorded {
    entries: u64,
    sequenced: Sequenced,
    /// The signatures whose changes are recorded.
    signatures: HashSet<Uuid>,
    /// Those whose changes cannot be, and wait.
    failed: HashMap<Uuid, Error>,
}

/// Records the next batch of a letter's log.
pub(super) struct Sequence {
    pub(super) service: Service,
    letter: Uuid,
    signed: Option<State>,
    pub(super) now: Instant,
}

impl Command for Sequence {
    type Answer = Option<Recorded>;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<Self::Answer, Error> {
        // PostgreSQL: of several processes one records, the others wait here. SQLite has one writer anyhow.
        let log = log::Entity::find_by_id(self.letter).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)?;
        check_signed(tx, &log, self.signed).await?;
        let events = log_event::Entity::find()
            .filter(log_event::Column::LetterId.eq(self.letter))
            .filter(of_letter().or(log_event::Column::SignatureId.not_in_subquery(resting(Job::Entries, self.now))))
            .order_by_asc(log_event::Column::Number)
            .limit(BATCH)
            .all(tx)
            .await?;
        self.service.reached(Step::Gathered)?;
        if events.is_empty() {
            return Ok(None);
        }
        let mut batch = Batch::new(self, tx, &log, &events).await?;
        let ended: HashSet<Uuid> = events.iter().filter(|event| ends(event)).filter_map(|event| event.signature_id).collect();
        let (mut numbers, mut signatures, mut failed) = (Vec::new(), HashSet::new(), HashMap::new());
        for event in shuffled(events, &self.service) {
            let about = event.signature_id;
            // What comes after a change that cannot be recorded waits with it.
            if about.is_some_and(|signature| failed.contains_key(&signature)) {
                continue;
            }
            match (batch.record(&event), about) {
                (Ok(()), _) => signatures.extend(about),
                // It is off the list by now: what was to be said of it before does not matter any more.
                (Err(error), Some(signature)) if ended.contains(&signature) && !ends(&event) => {
                    tracing::error!(%signature, %error, "a change of a signature that ended is not recorded");
                }
                (Err(error), Some(signature)) => {
                    failed.insert(signature, error);
                    continue;
                }
                (Err(error), None) => return Err(error),
            }
            numbers.push(event.number);
        }
        signatures.retain(|signature| !failed.contains_key(signature));
        let (entries, sequenced) = batch.write(tx, &log, self.now).await?;
        log_event::Entity::delete_many().filter(log_event::Column::Number.is_in(numbers)).exec(tx).await?;
        self.service.reached(Step::Written)?;
        Ok(Some(Recorded { entries, sequenced, signatures, failed }))
    }
}

/// Why a log that was begun in an earlier version of the format is not gone on with.
pub(super) fn old(origin: &str) -> Error {
    Error::Unavailable(format!(
        "{origin} was begun in version 1 of the format, which is no longer written; see \"When a log cannot go on\" in docs/operations.md"
    ))
}

/// Events about the letter itself.
fn of_letter() -> SimpleExpr {
    log_event::Column::SignatureId.is_null()
}

/// Whether an event takes its signature off the list.
fn ends(event: &log_event::Model) -> bool {
    serde_json::from_str::<What>(&event.what).is_ok_and(|what| what.ends())
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
        if !What::is_of_a_signature(&event) {
            runs.push(vec![event]);
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(event);
        }
    }
    let mut order = Vec::new();
    for run in runs {
        let mut keys: HashMap<Uuid, [u8; 16]> = HashMap::new();
        let mut keyed: Vec<([u8; 16], log_event::Model)> = Vec::with_capacity(run.len());
        for event in run {
            let new = || {
                let mut key = [0; 16];
                service.rng().fill(&mut key);
                key
            };
            let key = event.signature_id.map_or_else(new, |id| *keys.entry(id).or_insert_with(new));
            keyed.push((key, event));
        }
        // Stable: events of one signature share a key.
        keyed.sort_by_key(|(key, _)| *key);
        order.extend(keyed.into_iter().map(|(_, event)| event));
    }
    order
}
