//! Reading of files that people bring, beside the tasks that answer requests: one file at a time, and of each account one
//! after the other, so that nobody's many files keep another's from being read.

use crate::{Actor, Error};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};
use tokio::sync::{Mutex as Lane, Semaphore};
use uuid::Uuid;

/// What each file may need is needed once, however many are sent at once.
static TURN: Semaphore = Semaphore::const_new(1);
/// The accounts that wait for a turn.
static LANES: LazyLock<Mutex<HashMap<Uuid, Arc<Lane<()>>>>> = LazyLock::new(Mutex::default);

/// Does the work when it is the actor's turn.
///
/// # Errors
/// Where the work panicked.
pub async fn aside<T: Send + 'static>(actor: &Actor, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let own = lane_of(actor.account.0).lock_owned().await;
    let turn = TURN.acquire().await.map_err(|error| Error::Internal(error.to_string()))?;
    let work = move || {
        // Held until the work is done, which goes on when nobody waits for its answer any more.
        let _turns = (own, turn);
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))
}

fn lane_of(account: Uuid) -> Arc<Lane<()>> {
    let mut lanes = LANES.lock().unwrap_or_else(PoisonError::into_inner);
    lanes.retain(|_, lane| Arc::strong_count(lane) > 1);
    Arc::clone(lanes.entry(account).or_default())
}
