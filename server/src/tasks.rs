//! The tasks beside the server: each goes on until it is time to stop, whatever happens in it or in another.

use crate::shutdown::{self, Stop};
use futures::FutureExt;
use std::{panic::AssertUnwindSafe, time::Duration};
use tokio::task::JoinSet;

/// How long a task rests that panicked, so that one that cannot go on does not take the machine.
const PAUSE: Duration = Duration::from_secs(1);

/// The tasks, as they run.
pub struct Tasks {
    running: JoinSet<()>,
    stop: Stop,
    pause: Duration,
}

impl Tasks {
    /// None yet; they end when it is time to stop.
    pub fn new(stop: Stop) -> Self {
        Self { running: JoinSet::new(), stop, pause: PAUSE }
    }

    /// Starts one. A panic in it is logged by its place, and it starts again.
    pub fn start<F: Future<Output = ()> + Send + 'static>(&mut self, name: &'static str, task: impl Fn(Stop) -> F + Send + 'static) {
        let (stop, pause) = (self.stop.clone(), self.pause);
        self.running.spawn(async move {
            while AssertUnwindSafe(task(stop.clone())).catch_unwind().await.is_err() {
                tracing::error!(task = name, "a task panicked, and starts again");
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    () = shutdown::wait(stop.clone()) => return,
                }
            }
        });
    }

    /// Waits until all have ended.
    pub async fn end(mut self) {
        while let Some(ended) = self.running.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "a task ended badly");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };
    use tokio::sync::watch;

    #[tokio::test]
    async fn a_task_that_panics_starts_again_and_the_others_go_on() {
        let (tell, stop) = watch::channel(false);
        let mut tasks = Tasks { pause: Duration::from_millis(1), ..Tasks::new(stop) };
        let (panics, turns) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let (count, other) = (panics.clone(), turns.clone());
        tasks.start("panics", move |stop| {
            let count = count.clone();
            async move {
                if count.fetch_add(1, Ordering::SeqCst) < 3 {
                    panic!("a fault of ours");
                }
                shutdown::wait(stop).await;
            }
        });
        tasks.start("goes on", move |stop| {
            let other = other.clone();
            async move {
                while !*stop.borrow() {
                    other.fetch_add(1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            }
        });
        let settled = async {
            while panics.load(Ordering::SeqCst) < 4 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), settled).await.unwrap();
        let before = turns.load(Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(turns.load(Ordering::SeqCst) > before, "the other goes on");
        tell.send(true).unwrap();
        tokio::time::timeout(Duration::from_secs(10), tasks.end()).await.unwrap();
        assert_eq!(panics.load(Ordering::SeqCst), 4);
    }
}
