//! The queue before argon2. One hash takes 19 MiB and a core for tens of milliseconds, so no more run at once than there
//! are cores; one place is kept for those who signed in here before. Who asks for more than their share is told to try
//! again, and nobody's guesses make others wait long.

use crate::Error;
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// How many may run or wait, of strangers and of known ones each.
const QUEUE: usize = 32;
/// How many of them may be one network's, or one device's.
const SHARE: usize = 8;

/// Who asks for a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asker {
    /// A device that signed in before, or somebody who is signed in.
    Known(Uuid),
    /// Anybody else, by network.
    Network(u64),
}

/// The queue.
pub(crate) struct Hashing {
    common: Arc<Semaphore>,
    reserved: Arc<Semaphore>,
    waiting: Arc<Mutex<HashMap<Asker, usize>>>,
}

/// A place in the queue, given up when dropped.
struct Place {
    waiting: Arc<Mutex<HashMap<Asker, usize>>>,
    asker: Asker,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.get_mut(&self.asker) {
            Some(count) if *count > 1 => *count -= 1,
            _ => _ = waiting.remove(&self.asker),
        }
    }
}

impl Hashing {
    /// A queue for a machine of so many cores.
    pub(crate) fn new(cores: usize) -> Self {
        Self {
            common: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))),
            reserved: Arc::new(Semaphore::new(1)),
            waiting: Arc::default(),
        }
    }

    /// Runs work where blocking is allowed, once it is its turn.
    ///
    /// # Errors
    /// `Busy` where the queue is full, or the asker's share of it; the work's own.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        asker: Asker,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let place = self.take_place(asker)?;
        let permit = self.permit(asker).await?;
        // Both stay taken until the work is done, even if the asker has gone.
        let working = tokio::task::spawn_blocking(move || {
            let _held = (place, permit);
            work()
        });
        working.await?
    }

    fn take_place(&self, asker: Asker) -> Result<Place, Error> {
        let is_known = |asker: &Asker| matches!(asker, Asker::Known(_));
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let alike: usize = waiting.iter().filter(|(other, _)| is_known(other) == is_known(&asker)).map(|(_, count)| count).sum();
        let own = waiting.get(&asker).copied().unwrap_or(0);
        if alike >= QUEUE || own >= SHARE {
            return Err(Error::Busy);
        }
        waiting.insert(asker, own + 1);
        Ok(Place { waiting: Arc::clone(&self.waiting), asker })
    }

    async fn permit(&self, asker: Asker) -> Result<OwnedSemaphorePermit, Error> {
        let common = Arc::clone(&self.common).acquire_owned();
        let permit = match asker {
            Asker::Network(_) => common.await,
            Asker::Known(_) => tokio::select! {
                biased;
                permit = common => permit,
                permit = Arc::clone(&self.reserved).acquire_owned() => permit,
            },
        };
        permit.map_err(|error| Error::Internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    /// Runs so many at once; answers the peak of what ran together, and how many were refused.
    async fn rush(hashing: &Arc<Hashing>, askers: impl Iterator<Item = Asker>) -> (usize, usize) {
        let (running, peak) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = askers
            .map(|asker| {
                let (hashing, running, peak) = (Arc::clone(hashing), Arc::clone(&running), Arc::clone(&peak));
                tokio::spawn(async move {
                    let work = move || {
                        peak.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(2));
                        running.fetch_sub(1, Ordering::SeqCst);
                        Ok(())
                    };
                    hashing.run(asker, work).await.is_err()
                })
            })
            .collect();
        let mut refused = 0;
        for task in tasks {
            refused += usize::from(task.await.unwrap());
        }
        (peak.load(Ordering::SeqCst), refused)
    }

    #[tokio::test]
    async fn no_more_run_at_once_than_there_are_cores_and_a_network_has_its_share() {
        let hashing = Arc::new(Hashing::new(4));
        let (peak, refused) = rush(&hashing, (0..60).map(|_| Asker::Network(1))).await;
        assert!(peak <= 3 && refused == 60 - SHARE, "peak {peak}, refused {refused}");
        let (peak, refused) = rush(&hashing, (0..60).map(Asker::Network)).await;
        assert!(peak <= 3 && refused == 60 - QUEUE, "peak {peak}, refused {refused}");
        let known = (0..8).map(|number| Asker::Known(Uuid::from_u128(number)));
        let (peak, refused) = rush(&hashing, (0..8).map(Asker::Network).chain(known)).await;
        assert!(peak <= 4 && refused == 0, "peak {peak}, refused {refused}");
        assert!(hashing.waiting.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_known_device_goes_ahead_while_strangers_fill_the_queue() {
        let hashing = Arc::new(Hashing::new(1));
        let (send, wait) = std::sync::mpsc::channel::<()>();
        let blocked = Arc::clone(&hashing);
        let stranger = tokio::spawn(async move { blocked.run(Asker::Network(1), move || Ok(wait.recv().is_ok())).await });
        while hashing.common.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        hashing.run(Asker::Known(Uuid::nil()), || Ok(())).await.unwrap();
        send.send(()).unwrap();
        assert!(stranger.await.unwrap().unwrap());
    }
}
