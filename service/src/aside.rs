//! Reading files that people bring, beside the tasks that answer requests: one file at a time, and of each account one after
//! the other, so that nobody's many files keep another's from being read.

use crate::{Actor, Error, Service};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{Mutex as Lane, Semaphore};
use uuid::Uuid;

/// Whose turn it is to have a file read.
#[derive(Debug)]
pub(crate) struct Readings {
    /// What a file may need is needed once, however many are sent at once.
    turn: Arc<Semaphore>,
    /// The accounts that wait for a turn.
    lanes: Mutex<HashMap<Uuid, Arc<Lane<()>>>>,
}

impl Default for Readings {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), lanes: Mutex::default() }
    }
}

impl Readings {
    fn lane_of(&self, account: Uuid) -> Arc<Lane<()>> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.retain(|_, lane| Arc::strong_count(lane) > 1);
        Arc::clone(lanes.entry(account).or_default())
    }
}

impl Service {
    /// Does the work when it is the actor's turn.
    ///
    /// # Errors
    /// Where the work panicked.
    pub async fn aside<T: Send + 'static>(&self, actor: &Actor, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let own = self.readings().lane_of(actor.account.0).lock_owned().await;
        let turn = Arc::clone(&self.readings().turn).acquire_owned().await;
        let turn = turn.map_err(|error| Error::Internal(error.to_string()))?;
        let work = move || {
            // Held until the work is done, which goes on when nobody waits for its answer any more.
            let _turns = (own, turn);
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))
    }
}
