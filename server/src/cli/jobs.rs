//! `undersigned jobs`: what could not be done by itself.

use domain::time::Instant;
use service::Service;

/// Lists what periodic jobs could not do, or has it tried again.
///
/// # Errors
/// The database's.
pub(super) async fn run(service: &Service, retry: bool) -> anyhow::Result<()> {
    if retry {
        println!("{} are tried again.", service.retry_jobs().await?);
        return Ok(());
    }
    let failures = service.job_failures().await?;
    if failures.is_empty() {
        println!("Every job was done.");
    }
    for one in failures {
        let state = if one.ended { "given up" } else { "is tried again" };
        let Instant(at) = one.failed_at;
        println!("{} {}: {state} after {} attempts, the last {} s since 1970", one.job, one.subject, one.attempts, at / Instant::SECOND);
    }
    Ok(())
}
