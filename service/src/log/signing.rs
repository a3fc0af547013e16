//! Signing and publishing: after the commit, and never before what is signed is beside the key.

use super::{
    Step, broken, count, hash_of,
    key::State,
    policy::{policies, policy_of, show, waiting},
    sequence::Sequenced,
    stored,
    tiles::entries_of,
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{letter, log, log_checkpoint, log_tile},
    jobs::Job,
    public,
    writer::{Command, Tx},
};
use domain::{ids::PublicId, time::Instant};
use ledger::{
    Checkpoint, Entry, Event, Note, Policy, SshSig,
    merkle::{Hash, consistency_proof},
    note::{SIGNATURE_LIMIT, Signature},
    statement::NAMESPACE,
    tile::TileReader,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// A checkpoint that its log has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// The log.
    pub origin: String,
    /// The number of its entries.
    pub size: u64,
    /// The signed note.
    pub note: Note,
    /// Earlier policies of the log whose witnesses have not signed that another one takes their place: they are asked too.
    pub earlier: Vec<Policy>,
}

impl Service {
    /// Signs a committed tree with the keys that this machine has, unless more of its log was signed meanwhile.
    pub(super) async fn sign(&self, tree: &Sequenced) -> Result<(), Error> {
        let keys = tree.keys.iter().map(|key| self.log_keys().signer(key, &tree.origin));
        let keys: Vec<_> = keys.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        if keys.is_empty() || !self.log_keys().remember(&tree.origin, tree.state)? {
            return Ok(());
        }
        self.reached(Step::Remembered)?;
        let note = Checkpoint::new(&tree.origin, tree.state.size, tree.state.root).sign(&keys);
        self.reached(Step::Signed)?;
        let published = self.witnesses().is_none().then(|| Published { at: self.now(), witnesses: None });
        self.submit(StoreNote { letter: tree.letter, size: tree.state.size, note: note.to_string(), published }).await?;
        self.reached(Step::Stored)
    }

    /// Signs the newest checkpoint of a log, where the process that committed it ended before it signed.
    pub(super) async fn sign_newest(&self, letter: Uuid) -> Result<(), Error> {
        let log = log::Entity::find_by_id(letter).one(self.read()).await?.ok_or(Error::NotFound)?;
        let newest = log_checkpoint::Entity::find_by_id((letter, log.size)).one(self.read()).await?;
        if newest.is_none_or(|newest| newest.note.is_some()) {
            return Ok(());
        }
        let state = State { size: count(log.size), root: hash_of(&log.root)? };
        let mut keys = self.keys_before(&log).await?;
        keys.push(log.public_key);
        self.sign(&Sequenced { letter, origin: log.origin, state, keys }).await
    }

    /// The keys that rotations have replaced since the log signed last: the next checkpoint is signed with them too.
    async fn keys_before(&self, log: &log::Model) -> Result<Vec<Vec<u8>>, Error> {
        let signed = log_checkpoint::Entity::find()
            .filter(log_checkpoint::Column::LetterId.eq(log.letter_id))
            .filter(log_checkpoint::Column::Note.is_not_null())
            .order_by_desc(log_checkpoint::Column::Size);
        let from = signed.one(self.read()).await?.map_or(0, |signed| count(signed.size));
        let entries = entries_of(self.read(), log.letter_id, from..count(log.size)).await?;
        Ok(entries
            .iter()
            .filter_map(|(_, entry)| match Entry::parse(entry).ok()?.event {
                Event::LogKey(rotation) => Some(rotation.old.to_vec()),
                _ => None,
            })
            .collect())
    }

    /// The newest signed checkpoint of each public letter's log that is not served yet, or is served under the policy of
    /// other witnesses than those that are set now. A confidential letter's is none of them: nobody outside may learn
    /// that it grows.
    ///
    /// # Errors
    /// The database's.
    pub async fn unpublished_checkpoints(&self) -> Result<Vec<SignedCheckpoint>, Error> {
        if !self.has_noted_policies() {
            self.note_policies().await?;
            self.set_noted_policies();
        }
        let mut found = Vec::new();
        let failures = self.failures(Job::Checkpoints).await?;
        for (log, _) in self.public_logs().await? {
            if failures.rests(log.letter_id, self.now()) {
                continue;
            }
            let newest = log_checkpoint::Entity::find()
                .filter(log_checkpoint::Column::LetterId.eq(log.letter_id))
                .filter(log_checkpoint::Column::Note.is_not_null())
                .order_by_desc(log_checkpoint::Column::Size)
                .one(self.read())
                .await?;
            let newest = match newest {
                Some(newest) if self.may_be_served(&log, newest.size).await? => Some(newest),
                _ => None,
            };
            if let Some(newest) = newest.filter(|newest| newest.published_at.is_none() || newest.witnesses.as_deref() != self.witnesses()) {
                let note = Note::parse(newest.note.unwrap_or_default().as_bytes()).map_err(broken);
                let note = self.settle(&failures, (log.letter_id, Some(log.letter_id)), note).await?;
                let earlier = waiting(&policies(self.read(), log.letter_id).await?)?;
                found.extend(note.map(|note| SignedCheckpoint { origin: log.origin, size: count(newest.size), note, earlier }));
            }
        }
        Ok(found)
    }

    /// Whether a checkpoint of this size may be served under the witnesses that are set: its log names such a policy below it.
    async fn may_be_served(&self, log: &log::Model, size: i64) -> Result<bool, Error> {
        let mut known = policies(self.read(), log.letter_id).await?;
        let Some(newest) = known.pop() else { return Ok(true) };
        let named = known.pop().and_then(|before| before.until_index).is_none_or(|index| index < size);
        let set = policy_of(self.base_url(), &log.origin, &log.public_key, self.witnesses())?;
        Ok(named && newest.policy == set.to_text())
    }

    /// The logs of public letters, with their letters.
    pub(super) async fn public_logs(&self) -> Result<Vec<(log::Model, letter::Model)>, Error> {
        let letters = public::shown().all(self.read()).await?;
        let logs = log::Entity::find().filter(log::Column::LetterId.is_in(letters.iter().map(|letter| letter.id))).all(self.read()).await?;
        let mut by_letter: HashMap<Uuid, letter::Model> = letters.into_iter().map(|letter| (letter.id, letter)).collect();
        Ok(logs.into_iter().filter_map(|log| by_letter.remove(&log.letter_id).map(|letter| (log, letter))).collect())
    }

    /// The proof that a log's tree of the new size begins with that of the old one.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such public log or it has not that size.
    pub async fn log_consistency(&self, origin: &str, old: u64, new: u64) -> Result<Vec<Hash>, Error> {
        let logs = self.public_logs().await?;
        let (log, _) = logs.into_iter().find(|(log, _)| log.origin == origin).ok_or(Error::NotFound)?;
        if new > count(log.size) || old > new {
            return Err(Error::NotFound);
        }
        if old == 0 {
            return Ok(Vec::new());
        }
        let tiles = self.hash_tiles(&log).await?;
        let reader = TileReader { size: count(log.size), read: |tile: &ledger::Tile| tiles.get(tile) };
        consistency_proof(&reader, old, new).map_err(broken)
    }

    /// All tiles of hashes of a log.
    pub(super) async fn hash_tiles(&self, log: &log::Model) -> Result<HashMap<ledger::Tile, Vec<u8>>, Error> {
        let rows = log_tile::Entity::find()
            .filter(log_tile::Column::LetterId.eq(log.letter_id))
            .filter(log_tile::Column::Tier.gte(0))
            .all(self.read())
            .await?;
        let tile = |row: &log_tile::Model| {
            let level = u8::try_from(row.tier).unwrap_or(u8::MAX);
            ledger::Tile { row: ledger::tile::Row::Hashes(level), index: count(row.number), width: u16::try_from(row.width).unwrap_or(0) }
        };
        Ok(rows.into_iter().map(|row| (tile(&row), row.bytes)).collect())
    }

    /// Serves a checkpoint from now on, with what witnesses signed of it, and lets the policy of the witnesses that are
    /// set take effect with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such log; the database's.
    pub async fn publish_checkpoint(&self, signed: &SignedCheckpoint, cosignatures: Vec<Signature>) -> Result<(), Error> {
        let log = log::Entity::find().filter(log::Column::Origin.eq(&signed.origin)).one(self.read()).await?.ok_or(Error::NotFound)?;
        let mut note = signed.note.clone();
        // A witness that signs once more replaces its line; those of witnesses set before stay, for readers who keep to them.
        note.signatures.retain(|line| !cosignatures.iter().any(|new| new.name == line.name && new.id == line.id));
        note.signatures.extend(cosignatures);
        note.signatures.truncate(SIGNATURE_LIMIT);
        let published = Published { at: self.now(), witnesses: self.witnesses().map(str::to_owned) };
        self.submit(StoreNote { letter: log.letter_id, size: signed.size, note: note.to_string(), published: Some(published) }).await
    }

    /// Signs the list of a bundle with the log's own key, so that one fingerprint vouches for both.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`] where this machine does not have the key.
    pub async fn sign_list(&self, public_id: PublicId, list: &str) -> Result<SshSig, Error> {
        let origin = self.log(public_id).await?.origin;
        let log = log::Entity::find().filter(log::Column::Origin.eq(&origin)).one(self.read()).await?.ok_or(Error::NotFound)?;
        let signer = self.log_keys().signer(&log.public_key, &origin)?;
        let signed = signer.and_then(|signer| SshSig::sign(&signer, NAMESPACE, list.as_bytes()));
        signed.ok_or_else(|| Error::Unavailable("the bundle is made where the key of the log is".to_owned()))
    }
}

struct StoreNote {
    letter: Uuid,
    size: u64,
    note: String,
    published: Option<Published>,
}

/// Since when a checkpoint is served, and under which witnesses.
struct Published {
    at: Instant,
    witnesses: Option<String>,
}

impl Command for StoreNote {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let mut change = log_checkpoint::ActiveModel { note: Set(Some(self.note.clone())), ..Default::default() };
        if let Some(Published { at, witnesses }) = &self.published {
            (change.published_at, change.witnesses) = (Set(Some(at.0)), Set(witnesses.clone()));
        }
        if self.published.is_some() {
            show(tx, self.letter, self.size, &self.note).await?;
        }
        log_checkpoint::Entity::update_many()
            .set(change)
            .filter(log_checkpoint::Column::LetterId.eq(self.letter))
            .filter(log_checkpoint::Column::Size.eq(stored(self.size)))
            .exec(tx)
            .await?;
        Ok(())
    }
}
