//! The keys of the logs, as a host handles them: shown, exported once to be kept offline, put back, rotated.

use super::{
    What, broken,
    policy::{begin, policies, policy_of},
    queue,
    start::newest_key,
    tiles::{is_old, last_entry},
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{log, log_event, log_key},
    writer::{Command, Tx},
};
use domain::time::Instant;
use ledger::{KeyKind, SignerKey, hex};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// The key of the logs, and whether this machine has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogKeyState {
    /// The public key in hexadecimal.
    pub public: String,
    /// Whether its private part is in this machine's key folder.
    pub here: bool,
}

impl Service {
    /// The key that new logs get.
    ///
    /// # Errors
    /// The database's; where the key folder cannot be read.
    pub async fn log_key(&self) -> Result<LogKeyState, Error> {
        let key = newest_key(self.read()).await?.public_key;
        Ok(LogKeyState { public: hex::encode(&key), here: self.log_keys().seed(&key)?.is_some() })
    }

    /// The private part of the key, to be kept offline: with it anybody signs for the logs.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where this machine does not have it.
    pub async fn export_log_key(&self) -> Result<[u8; 32], Error> {
        let key = newest_key(self.read()).await?.public_key;
        self.log_keys().seed(&key)?.ok_or_else(|| Error::Unavailable("this machine's key folder does not have the key".to_owned()))
    }

    /// Puts an exported key back. Logs that were signed before still need to know what was signed last: without
    /// their states beside the key they are not gone on with.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where it is another key than the logs have.
    pub async fn import_log_key(&self, seed: &[u8; 32]) -> Result<(), Error> {
        let signer = SignerKey::from_seed("key", KeyKind::Ed25519, seed).map_err(broken)?;
        let public = signer.verifier().key().to_vec();
        if log_key::Entity::find_by_id(public).one(self.read()).await?.is_none() {
            return Err(Error::Unavailable("no log of this instance was ever signed with this key".to_owned()));
        }
        self.log_keys().put(seed)?;
        Ok(())
    }

    /// Makes a new key and has every log change to it: each gets an entry that both keys sign. Answers the new public
    /// key in hexadecimal.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where this machine does not have a log's key; [`Error::Busy`] while a change is still
    /// being recorded.
    pub async fn rotate_log_key(&self) -> Result<String, Error> {
        let old = newest_key(self.read()).await?;
        if self.log_keys().seed(&old.public_key)?.is_none() {
            return Err(Error::Unavailable("this machine's key folder does not have the key, so it cannot hand over".to_owned()));
        }
        let public = self.log_keys().make(self.rng())?;
        self.submit(Rotate { service: self.clone(), public, now: self.now() }).await?;
        Ok(hex::encode(&public))
    }
}

struct Rotate {
    service: Service,
    public: [u8; 32],
    now: Instant,
}

impl Command for Rotate {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let waits = |what: &str| log_event::Entity::find().filter(log_event::Column::What.starts_with(what)).one(tx);
        if waits("{\"log-key\":").await?.is_some() || waits("{\"policy\":").await?.is_some() {
            return Err(Error::Busy);
        }
        let keys = self.service.log_keys();
        let missing = || Error::Unavailable("this machine's key folder does not have a log's key".to_owned());
        for log in log::Entity::find().all(tx).await? {
            // A log that is not gone on with gets no entry; its successor has the newest key.
            if is_old(last_entry(tx, &log).await?) {
                continue;
            }
            if keys.seed(&log.public_key)?.is_none() {
                return Err(missing());
            }
            // Both sign when it is recorded, with that day.
            let what = What::LogKey { old: hex::encode(&log.public_key), new: hex::encode(&self.public) };
            queue(tx, log.letter_id, None, &what, self.now).await?;
            // Its policy names the new key from then on; of a log that was never served nobody knows one.
            let served = self.service.served(&log).await?;
            let now = match policies(tx, log.letter_id).await?.pop() {
                Some(newest) => newest.policy,
                None if served.is_none() => continue,
                None => {
                    let now = self.service.policy_with(&log, served.as_ref()).await?;
                    begin(tx, log.letter_id, &now).await?;
                    now.to_text()
                }
            };
            let lines = now.split_once('\n').map(|(_, lines)| lines);
            let next = policy_of(self.service.base_url(), &log.origin, &self.public, lines)?.to_text();
            queue(tx, log.letter_id, None, &What::Policy { policy: next }, self.now).await?;
        }
        let row = log_key::ActiveModel { public_key: Set(self.public.to_vec()), since: Set(self.now.0) };
        log_key::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    }
}
