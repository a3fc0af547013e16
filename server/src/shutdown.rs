//! When to stop: Ctrl-C, or SIGTERM from what keeps services running.

use tokio::sync::watch;

/// Tells everyone who listens that it is time to stop.
pub type Stop = watch::Receiver<bool>;

/// Starts waiting for a signal.
pub fn on_signal() -> Stop {
    let (tell, stop) = watch::channel(false);
    tokio::spawn(async move {
        signal().await;
        // Nobody listens any more, and need not hear of it.
        let _ = tell.send(true);
    });
    stop
}

/// Waits until it is time.
pub async fn wait(mut stop: Stop) {
    // An error means that nobody will ever tell: then it is time too.
    let _ = stop.wait_for(|now| *now).await;
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => _ = tokio::signal::ctrl_c().await,
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
