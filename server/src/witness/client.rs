//! The worker that has checkpoints witnessed and then publishes them: at once where no witness is set, otherwise as soon
//! as enough of them have signed.
//!
//! Nothing is sent about a log that the source does not hand out, and a checkpoint that a newer one has overtaken is
//! dropped. What witnesses signed before is kept in memory alone: after a start each says it again.

use super::{
    ask::{self, Answer},
    settings::Asked,
    standing::{BackOff, Standings},
};
use crate::{
    config::Config,
    error::Failure,
    shutdown::{self, Stop},
};
use ledger::{Note, VerifierKey, merkle::Hash, note::Signature, witness::AddCheckpoint};
use std::{
    collections::{BTreeMap, HashMap},
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::{Semaphore, mpsc},
    task::{self, JoinSet},
    time::{sleep, sleep_until},
};

/// How many questions are under way at once.
const AT_ONCE: usize = 16;
/// How often one question is put again with the size that the witness told.
const ADAPTATIONS: usize = 3;

/// A checkpoint that the log has signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Which log.
    pub origin: String,
    /// The number of its entries.
    pub size: u64,
    /// The checkpoint with the log's signatures.
    pub note: Note,
    /// Witnesses of earlier policies, who are to see which one takes the place of theirs. Nobody waits for them.
    pub earlier: Vec<Asked>,
}

/// Where checkpoints come from and go to. An implementation writes `async fn`.
pub trait Checkpoints: Send + Sync {
    /// The newest signed checkpoint of each published letter that is not served yet, or not yet under the witnesses that
    /// are set. Witnesses hear of no other log.
    fn unpublished(&self) -> impl Future<Output = Result<Vec<Signed>, service::Error>> + Send;

    /// The proof that the tree of `new` entries begins with that of `old`; both are above 0, and `old` is below `new`.
    fn consistency(&self, origin: &str, old: u64, new: u64) -> impl Future<Output = Result<Vec<Hash>, service::Error>> + Send;

    /// Serves a checkpoint from now on, unless a newer one is served already.
    fn publish(&self, signed: &Signed, cosignatures: Vec<Signature>) -> impl Future<Output = Result<(), service::Error>> + Send;
}

/// How fast it all goes.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Between two looks at the source.
    pub look: Duration,
    /// For the other witnesses, once enough have signed.
    pub grace: Duration,
    /// For one answer.
    pub patience: Duration,
    /// Between two questions to a witness that failed.
    pub rest: BackOff,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            look: Duration::from_secs(1),
            grace: Duration::from_millis(500),
            patience: Duration::from_secs(10),
            rest: BackOff { first: Duration::from_secs(1), most: Duration::from_secs(60) },
        }
    }
}

/// Has checkpoints witnessed as it is set, and publishes them, until it is time to stop.
pub async fn run<C: Checkpoints + 'static>(source: Arc<C>, config: &Config, pace: Pace, stop: Stop) {
    let worker = Arc::new(Worker {
        source,
        witnesses: config.witnesses.clone(),
        needed: config.needed(),
        standings: Standings::new(config.witnesses.len(), pace.rest),
        agent: ask::agent(pace.patience),
        at_once: Semaphore::new(AT_ONCE),
        grace: pace.grace,
    });
    let (mut rounds, mut waiting) = (JoinSet::new(), HashMap::<String, Gathered>::new());
    let mut under_way = HashMap::<task::Id, String>::new();
    while !*stop.borrow() {
        match worker.source.unpublished().await {
            Ok(newest) => {
                waiting.retain(|origin, _| newest.iter().any(|signed| signed.origin == *origin));
                for signed in newest {
                    if !under_way.values().any(|origin| *origin == signed.origin) {
                        let (origin, gathered) = (signed.origin.clone(), waiting.remove(&signed.origin).unwrap_or_default());
                        under_way.insert(rounds.spawn(round(Arc::clone(&worker), signed, gathered)).id(), origin);
                    }
                }
            }
            // Turning it into a failure is what logs it.
            Err(error) => _ = Failure::from(error),
        }
        let look = sleep(pace.look);
        tokio::pin!(look);
        loop {
            tokio::select! {
                () = &mut look => break,
                () = shutdown::wait(stop.clone()) => break,
                Some(ended) = rounds.join_next_with_id() => {
                    // One that panicked begins again.
                    let (id, gathered) = ended.unwrap_or_else(|panicked| (panicked.id(), None));
                    if let (Some(origin), Some(gathered)) = (under_way.remove(&id), gathered) {
                        waiting.insert(origin, gathered);
                    }
                },
            }
        }
    }
    rounds.shutdown().await;
}

/// What is the same for all rounds.
struct Worker<C> {
    source: Arc<C>,
    witnesses: Vec<Asked>,
    needed: usize,
    standings: Standings,
    agent: ureq::Agent,
    at_once: Semaphore,
    grace: Duration,
}

/// The signatures of one checkpoint, by the witnesses' places.
#[derive(Default)]
struct Gathered {
    text: String,
    by: BTreeMap<usize, Signature>,
    is_told: bool,
}

/// Asks each witness that has not signed a checkpoint and is due, and publishes it when enough have. What was gathered comes back
/// where it still waits.
async fn round<C: Checkpoints + 'static>(worker: Arc<Worker<C>>, signed: Signed, mut gathered: Gathered) -> Option<Gathered> {
    if gathered.text != signed.note.text {
        gathered.by = worker.signed_already(&signed.note);
        gathered.text.clone_from(&signed.note.text);
    }
    let (tell, mut told) = mpsc::unbounded_channel();
    for witness in (0..worker.witnesses.len()).filter(|witness| !gathered.by.contains_key(witness)) {
        if let Some(old) = worker.standings.begin(Instant::now(), witness, &signed.origin) {
            // On its own, so that a slow one learns of this tree even when the others were enough.
            tokio::spawn(question(Arc::clone(&worker), witness, old, signed.clone(), tell.clone()));
        }
    }
    drop(tell);
    let mut enough = None;
    loop {
        if enough.is_none() && gathered.by.len() >= worker.needed {
            enough = Some(Instant::now() + worker.grace);
        }
        tokio::select! {
            answer = told.recv() => match answer {
                Some((witness, line)) => _ = gathered.by.insert(witness, line),
                None => break,
            },
            () = sleep_until(enough.unwrap_or_else(Instant::now).into()), if enough.is_some() => break,
        }
    }
    if gathered.by.len() < worker.needed {
        if !gathered.is_told {
            let missing = worker.witnesses.iter().enumerate().filter(|(place, _)| !gathered.by.contains_key(place));
            let missing: Vec<&str> = missing.map(|(_, witness)| witness.name.as_str()).collect();
            tracing::warn!(origin = signed.origin, needed = worker.needed, signed = gathered.by.len(), ?missing, "waits for witnesses");
            gathered.is_told = true;
        }
        return Some(gathered);
    }
    let by: Vec<&str> = gathered.by.keys().filter_map(|place| worker.witnesses.get(*place)).map(|witness| witness.name.as_str()).collect();
    tracing::debug!(origin = signed.origin, size = signed.size, ?by, "publishes");
    let mut lines: Vec<Signature> = gathered.by.values().cloned().collect();
    lines.extend(of_earlier(&worker, &signed).await);
    match worker.source.publish(&signed, lines).await {
        Ok(()) => None,
        Err(error) => {
            let _ = Failure::from(error);
            Some(gathered)
        }
    }
}

/// The signatures of witnesses of earlier policies, as far as they come in time.
async fn of_earlier<C: Checkpoints + 'static>(worker: &Arc<Worker<C>>, signed: &Signed) -> Vec<Signature> {
    let mut asked = JoinSet::new();
    for one in &signed.earlier {
        if worker.witnesses.iter().all(|own| own.vkey.key() != one.vkey.key()) {
            let (worker, one, signed) = (Arc::clone(worker), one.clone(), signed.clone());
            asked.spawn(async move { worker.put(&one, 0, &signed).await });
        }
    }
    let (mut lines, until) = (Vec::new(), Instant::now() + worker.grace);
    while let Ok(Some(answer)) = tokio::time::timeout_at(until.into(), asked.join_next()).await {
        if let Ok(Some(Answer::Signed(line))) = answer {
            lines.push(line);
        }
    }
    lines
}

/// Asks one witness, adapting to the size that it tells, and notes how it went.
async fn question<C: Checkpoints + 'static>(
    worker: Arc<Worker<C>>,
    witness: usize,
    old: u64,
    signed: Signed,
    tell: mpsc::UnboundedSender<(usize, Signature)>,
) {
    let (asking, about) = (Arc::clone(&worker), signed.clone());
    // On its own, so that a panic of the source leaves nothing half noted.
    let put = async move { asking.put(asking.witnesses.get(witness)?, old, &about).await };
    let answer = tokio::spawn(put).await;
    let now = Instant::now();
    let (origin, standings) = (&signed.origin, &worker.standings);
    let name = worker.witnesses.get(witness).map_or("", |asked| asked.name.as_str());
    match answer.unwrap_or_default() {
        None => _ = standings.refused(now, witness, origin),
        Some(Answer::Signed(line)) => {
            if standings.signed(witness, origin, signed.size) {
                tracing::info!(witness = name, origin, "the witness signs again");
            }
            // The one who waited may have given up.
            let _ = tell.send((witness, line));
        }
        Some(Answer::Size(told)) => {
            if standings.refused(now, witness, origin) {
                tracing::warn!(witness = name, origin, told, size = signed.size, "the witness has signed a larger tree of this log");
            }
        }
        Some(Answer::Refused(status)) => {
            if standings.refused(now, witness, origin) {
                tracing::warn!(witness = name, origin, status, "the witness refuses");
            }
        }
        Some(Answer::Wrong(what)) => {
            if standings.refused(now, witness, origin) {
                tracing::warn!(witness = name, origin, what, "the witness answers wrongly");
            }
        }
        Some(Answer::Busy(wait)) => {
            if standings.failed(now, witness, origin, wait) {
                tracing::warn!(witness = name, "the witness cannot answer now");
            }
        }
        Some(Answer::Unreachable(what)) => {
            if standings.failed(now, witness, origin, None) {
                tracing::warn!(witness = name, what, "the witness is not reached");
            }
        }
    }
}

impl<C: Checkpoints + 'static> Worker<C> {
    /// The lines of a checkpoint by witnesses that are set: one that is served already may have some.
    fn signed_already(&self, note: &Note) -> BTreeMap<usize, Signature> {
        let line = |key: &VerifierKey| {
            let by = |line: &&Signature| line.name == key.name() && line.id == key.id() && key.verify(&note.text, &line.bytes).is_ok();
            note.signatures.iter().find(by).cloned()
        };
        self.witnesses.iter().enumerate().filter_map(|(place, asked)| Some((place, line(&asked.vkey)?))).collect()
    }

    /// Puts one question; nothing comes back where the source itself has failed.
    async fn put(&self, asked: &Asked, mut old: u64, signed: &Signed) -> Option<Answer> {
        let _permit = self.at_once.acquire().await.ok()?;
        for _ in 0..ADAPTATIONS {
            if old > signed.size {
                return Some(Answer::Size(old));
            }
            let proof = match old {
                0 => Vec::new(),
                old if old == signed.size => Vec::new(),
                old => match self.source.consistency(&signed.origin, old, signed.size).await {
                    Ok(proof) => proof,
                    Err(error) => {
                        let _ = Failure::from(error);
                        return None;
                    }
                },
            };
            let request = AddCheckpoint { old, proof, checkpoint: signed.note.clone() };
            let (agent, asked) = (self.agent.clone(), asked.clone());
            let answer = tokio::task::spawn_blocking(move || ask::ask(&agent, &asked, &request)).await;
            match answer.ok()? {
                Answer::Size(told) if told != old => old = told,
                Answer::Size(_) => return Some(Answer::Wrong("it tells the size that it was told")),
                answer => return Some(answer),
            }
        }
        Some(Answer::Wrong("it tells one size after the other"))
    }
}
