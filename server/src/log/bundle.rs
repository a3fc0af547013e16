//! The journalists' bundle of a log: made once for each checkpoint, and kept for those who ask next.

use super::policy;
use crate::{error::Failure, state::AppState};
use domain::{ids::PublicId, locale::Locale};
use service::{Error, log::PublicLog};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::Mutex;
use verifier::bundle::{About, prepare};

/// Bundles by their logs, each with the checkpoint and the policy that it was made of. One is made at a time: it takes
/// a verification of the whole log.
#[derive(Debug, Default)]
pub struct Bundles(Mutex<HashMap<PublicId, Kept>>);

#[derive(Debug)]
struct Kept {
    made_of: [Vec<u8>; 2],
    zip: Arc<Vec<u8>>,
}

impl Bundles {
    /// The bundle of a log as it is served now.
    ///
    /// # Errors
    /// [`Failure::NOT_FOUND`] before anything is served; where the log's key is not on this machine.
    pub async fn of(&self, state: &AppState, log: &PublicLog) -> Result<Arc<Vec<u8>>, Failure> {
        let policy = policy(state, log)?.to_text().into_bytes();
        let mut kept = self.0.lock().await;
        let checkpoint = state.service.log_file(log.public_id, "checkpoint").await?.bytes;
        let made_of = [checkpoint, policy.clone()];
        if let Some(kept) = kept.get(&log.public_id).filter(|kept| kept.made_of == made_of) {
            return Ok(Arc::clone(&kept.zip));
        }
        let mut files = state.service.log_files(log.public_id).await?;
        files.insert("policy".to_owned(), policy);
        let address = format!("{}/{}{}", state.site.base_url, Locale::default().tag(), log.letter_path);
        let title = log.subject.clone();
        let unsigned = blocking(move || prepare(&files, About { title: &title, address: &address })).await?;
        let signature = state.service.sign_list(log.public_id, &unsigned.list().to_string()).await?;
        let zip = Arc::new(blocking(move || unsigned.into_zip(&signature)).await?);
        kept.insert(log.public_id, Kept { made_of, zip: Arc::clone(&zip) });
        Ok(zip)
    }
}

/// Runs what takes its time where that holds nobody up.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, verifier::Error> + Send + 'static) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))?;
    Ok(done.map_err(|error| Error::Internal(format!("no bundle: {error}")))?)
}
