//! `undersigned jobs`: what could not be done by itself, and which logs are not gone on with.

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
    let (failures, old) = (service.job_failures().await?, service.old_logs().await?);
    for (coalition, letter) in &old {
        println!(
            "log of {coalition}/{letter}: begun in version 1 of the format, nothing more is recorded in it; \
             `undersigned new-log {coalition} {letter}` leads on"
        );
    }
    if failures.is_empty() && old.is_empty() {
        println!("Every job was done.");
    }
    for one in failures {
        let state = if one.ended { "given up" } else { "is tried again" };
        let Instant(at) = one.failed_at;
        println!("{} {}: {state} after {} attempts, the last {} s since 1970", one.job, one.subject, one.attempts, at / Instant::SECOND);
    }
    Ok(())
}
