//! The journalists' bundle of a log: made once for each state that the log has signed, and kept for those who ask next. As
//! soon as the log has signed another, the one that is kept is given to nobody any more: it may hold who has left.

use crate::{error::Failure, state::AppState};
use domain::{ids::PublicId, locale::Locale};
use service::{Error, log::PublicLog};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{sync::watch, time::timeout};
use verifier::bundle::{About, prepare};

/// How long a reader waits for one that is being made, before they are asked to come back.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is begun again because the log grew meanwhile.
const TRIES: u32 = 3;

/// Bundles by their logs.
#[derive(Debug, Default)]
pub struct Bundles(Mutex<HashMap<PublicId, Kept>>);

/// A bundle that is made, or in the making.
#[derive(Debug)]
struct Kept {
    made_of: MadeOf,
    made: watch::Receiver<Option<Zip>>,
}

type Zip = Result<Arc<Vec<u8>>, Failure>;
/// The checkpoint, the next one, and the policy.
type MadeOf = [Vec<u8>; 3];

impl Bundles {
    /// The bundle of a log as it is now.
    ///
    /// # Errors
    /// [`Failure::NOT_FOUND`] before anything is served; 503 while it is being made; where the log's key is not on this
    /// machine.
    pub async fn of(&self, state: &AppState, log: &PublicLog) -> Zip {
        let made_of = made_of(state, log).await?;
        let mut made = self.begun(state, log, &made_of);
        let zip = match timeout(PATIENCE, made.wait_for(Option::is_some)).await {
            Ok(Ok(made)) => made.clone(),
            // The task that made it has panicked.
            Ok(Err(_)) => Some(Err(Failure::INTERNAL)),
            Err(_) => return Err(Error::Busy.into()),
        };
        let zip = zip.unwrap_or(Err(Failure::INTERNAL));
        if zip.is_err() {
            // The next request tries again.
            self.kept().retain(|_, kept| kept.made_of != made_of);
        }
        // Somebody may have left while it was made.
        if self::made_of(state, log).await? == made_of { zip } else { Err(Error::Busy.into()) }
    }

    /// The bundle that is kept, or one that is begun now in the place of what is kept.
    fn begun(&self, state: &AppState, log: &PublicLog, made_of: &MadeOf) -> watch::Receiver<Option<Zip>> {
        let mut kept = self.kept();
        if let Some(kept) = kept.get(&log.public_id).filter(|kept| kept.made_of == *made_of) {
            return kept.made.clone();
        }
        let (tell, made) = watch::channel(None);
        let (state, log) = (state.clone(), log.clone());
        kept.insert(log.public_id, Kept { made_of: made_of.clone(), made: made.clone() });
        tokio::spawn(async move { tell.send_replace(Some(make(&state, &log).await)) });
        made
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<PublicId, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the bundle of a log is made of now.
async fn made_of(state: &AppState, log: &PublicLog) -> Result<MadeOf, Failure> {
    let log = state.service.log(log.public_id).await?;
    let checkpoint = state.service.log_file(log.public_id, "checkpoint").await?.bytes;
    let next = match state.service.log_file(log.public_id, "checkpoint.next").await {
        Ok(next) => next.bytes,
        Err(Error::NotFound) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    Ok([checkpoint, next, log.policy.to_text().into_bytes()])
}

/// Makes the bundle of a log; begins again where the log grew while its files were read.
async fn make(state: &AppState, log: &PublicLog) -> Zip {
    for _ in 1..TRIES {
        let before = made_of(state, log).await?;
        match make_once(state, log).await {
            Err(_) if made_of(state, log).await? != before => {}
            made => return made,
        }
    }
    make_once(state, log).await
}

async fn make_once(state: &AppState, log: &PublicLog) -> Zip {
    let log = state.service.log(log.public_id).await?;
    let mut files = state.service.log_files(log.public_id).await?;
    files.insert("policy".to_owned(), log.policy.to_text().into_bytes());
    let address = format!("{}/{}{}", state.site.base_url, Locale::default().tag(), log.letter_path);
    let title = log.subject.clone();
    let unsigned = blocking(move || prepare(&files, About { title: &title, address: &address })).await?;
    let signature = state.service.sign_list(log.public_id, &unsigned.list().to_string()).await?;
    Ok(Arc::new(blocking(move || unsigned.into_zip(&signature)).await?))
}

/// Runs what takes its time where that holds nobody up.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, verifier::Error> + Send + 'static) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))?;
    Ok(done.map_err(|error| Error::Internal(format!("no bundle: {error}")))?)
}
