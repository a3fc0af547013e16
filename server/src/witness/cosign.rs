//! A witness of ours: judges a checkpoint, remembers it, signs it. In this order, one at a time for each log.

use super::{
    judge::{Refusal, judge},
    logs::Watched,
    memory::{Last, Memory, Trouble},
};
use domain::time::Instant;
use ledger::{Checkpoint, Note, SignerKey, merkle::empty_root, note::Signature, witness::AddCheckpoint};
use service::Clock;
use std::sync::Arc;

/// How many logs are remembered that stand in no file by name: anyone who has a host's key could make any number.
pub const LOG_LIMIT: usize = 10_000;

/// Why there is no signature.
#[derive(Debug)]
pub enum NotSigned {
    /// The request is at fault.
    Refused(Refusal),
    /// The witness is.
    Trouble(Trouble),
}

impl From<Refusal> for NotSigned {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Trouble> for NotSigned {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// A witness.
pub struct Witness {
    key: SignerKey,
    watched: Watched,
    memory: Memory,
    clock: Arc<dyn Clock>,
    most_logs: usize,
}

impl Witness {
    /// A witness of these logs.
    pub fn new(key: SignerKey, watched: Watched, memory: Memory, clock: Arc<dyn Clock>) -> Self {
        Self { key, watched, memory, clock, most_logs: LOG_LIMIT }
    }

    /// The same with room for other than [`LOG_LIMIT`] logs known by their beginning.
    #[must_use]
    pub fn with_room(mut self, most_logs: usize) -> Self {
        self.most_logs = most_logs;
        self
    }

    /// Answers a post of `add-checkpoint`. Blocks: it waits for the disk.
    ///
    /// # Errors
    /// Where nothing is signed.
    pub fn add(&self, body: &[u8]) -> Result<Signature, NotSigned> {
        let request = AddCheckpoint::parse(body).map_err(|_| Refusal::Malformed)?;
        let origin = Checkpoint::parse(&request.checkpoint.text).map_err(|_| Refusal::Malformed)?.origin;
        let keys = self.watched.keys_of(&origin);
        // Nothing of a log is looked up, and nobody waits, before its key has signed.
        let mut _held = None;
        let mut last = Ok(None);
        let judged = judge(&request, &keys, |origin| {
            _held = Some(self.memory.hold(origin));
            last = self.memory.last(origin, self.key.verifier());
            match &last {
                Ok(Some(last)) => (last.size, last.root),
                _ => (0, empty_root()),
            }
        });
        let last = last?;
        match judged {
            Ok(checkpoint) => self.sign(&request, &keys, &checkpoint, last.as_ref()),
            Err(refusal) => {
                if let (Some(last), Refusal::Conflict(_) | Refusal::Inconsistent) = (&last, refusal) {
                    self.notice_fork(&request.checkpoint, last)?;
                }
                Err(refusal.into())
            }
        }
    }

    /// The checkpoint signed last of the log whose origin has this hash.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn latest(&self, hash: &str) -> Result<Option<Vec<u8>>, Trouble> {
        self.memory.checkpoint(hash)
    }

    fn sign(
        &self,
        request: &AddCheckpoint,
        keys: &[ledger::VerifierKey],
        checkpoint: &Checkpoint,
        last: Option<&Last>,
    ) -> Result<Signature, NotSigned> {
        let origin = &checkpoint.origin;
        if last.is_none() && !self.watched.is_named(origin) && self.memory.count() >= self.most_logs {
            tracing::warn!(most = self.most_logs, "no room for another log: name it in the file of logs, or ask its host");
            return Err(Refusal::Unknown.into());
        }
        let now = u64::try_from(self.clock.now().0 / Instant::SECOND).ok().filter(|now| *now > 0).ok_or(Trouble::Clock)?;
        // A later tree is not said to have been seen earlier, whatever happens to the clock.
        let time = last.map_or(now, |last| now.max(last.time));
        let note = &request.checkpoint;
        let cosignature = self.key.sign(&note.text, time);
        let surplus = note.verify(&keys.iter().collect::<Vec<_>>()).map_err(|_| Refusal::Unsigned)?.surplus;
        let lines = note.signatures.iter().enumerate().filter(|(place, _)| !surplus.contains(place)).map(|(_, line)| line.clone());
        let kept = Note { text: note.text.clone(), signatures: lines.chain([cosignature.clone()]).collect() };
        self.memory.keep(origin, &kept)?;
        Ok(cosignature)
    }

    /// Two trees of one size, both signed by the log: that is proof, and kept.
    fn notice_fork(&self, note: &Note, last: &Last) -> Result<(), Trouble> {
        let Ok(new) = Checkpoint::parse(&note.text) else { return Ok(()) };
        if new.size == last.size && new.root != last.root && self.memory.keep_fork(&new.origin, note)? {
            tracing::error!(
                origin = new.origin,
                size = new.size,
                "a log has signed two trees of one size; the proof is in the folder forks"
            );
        }
        Ok(())
    }
}
