//! What is done after an answer: whether an address has an account, or has signed, is looked up when the answer has gone,
//! so that how long it takes reveals nothing.

use crate::error::Failure;
use service::Error;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How much may be under way at once.
const PLACES: u32 = 1024;

/// The places for it.
#[derive(Clone, Debug)]
pub struct Later(Arc<Semaphore>);

impl Default for Later {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PLACES as usize)))
    }
}

impl Later {
    /// Does this while the answer goes out; nobody learns how it ended, but a failure is logged.
    ///
    /// # Errors
    /// Where too much is under way already.
    pub fn run(&self, work: impl Future<Output = Result<(), Error>> + Send + 'static) -> Result<(), Failure> {
        let place = Arc::clone(&self.0).try_acquire_owned().map_err(|_| Failure::from(Error::Busy))?;
        tokio::spawn(async move {
            if let Err(error) = work.await {
                // Turning it into a failure is what logs it.
                let _ = Failure::from(error);
            }
            drop(place);
        });
        Ok(())
    }

    /// Waits until nothing is under way.
    pub async fn end(&self) {
        // It fails only where the semaphore is closed, which nobody does.
        let _ = self.0.acquire_many(PLACES).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use tokio::sync::Notify;

    #[tokio::test]
    async fn what_is_under_way_is_waited_for_at_the_end_and_has_a_bound() {
        let (later, go, done) = (Later::default(), Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
        let (gone, finished) = (go.clone(), done.clone());
        let work = async move {
            gone.notified().await;
            finished.store(true, Ordering::SeqCst);
            Ok(())
        };
        later.run(work).unwrap();
        assert!(!done.load(Ordering::SeqCst), "it has not been waited for");
        for _ in 1..PLACES {
            later.run(std::future::pending()).unwrap();
        }
        assert!(later.run(std::future::ready(Ok(()))).is_err());
        go.notify_one();
        let free = async {
            while later.run(std::future::ready(Err(Error::NotFound))).is_err() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(5), free).await.unwrap();
        assert!(done.load(Ordering::SeqCst));

        let other = Later::default();
        other.run(std::future::ready(Ok(()))).unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(5), other.end()).await.unwrap();
    }
}
