//! What waits to be recorded: written in the transaction of the change that causes it.

use crate::{
    Error,
    entities::{log_event, signature},
    jobs::{self, Job},
    signatures::state_of,
    writer::Tx,
};
use domain::{signature::SignatureState, time::Instant};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What happened. The record of a signature is made when it is recorded, so that nothing personal waits here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// A version was published: the hash of its manifest, and the kind of change, as the ledger spells them.
    Manifest { manifest: String, change: String },
    /// A signature was listed, in the version that it stands by when it is recorded: written by earlier releases.
    Sign,
    /// A signature was listed, in this version.
    Signed { version: Uuid },
    /// Its signatory stands by this later version too.
    Reaffirm { version: Uuid },
    /// What is listed of it has changed.
    Correct,
    /// It was taken back.
    Withdraw,
    /// It was taken off; the reason, as the ledger spells it.
    Remove { reason: String },
    /// Its record is to be deleted; at whose wish, as the ledger spells it: written by earlier releases.
    Erase { wish: String },
    /// A signature was erased whose `sign` entry has this index: these records are to be deleted. Its row is gone.
    Erased { wish: String, about: i64, records: Vec<i64> },
    /// Its signatory signed the statement with a key: the key's record.
    KeyAdd { record: String },
    /// The log gets another key: the day that both keys signed, and the entry's other words.
    LogKey { day: String, old: String, new: String, by_old: String, by_new: String },
}

impl What {
    /// Whether it takes its signature off the list.
    pub(super) const fn ends(&self) -> bool {
        matches!(self, Self::Withdraw | Self::Remove { .. } | Self::Erase { .. })
    }

    /// Whether a stored event is about one signature, and not about its letter.
    pub(super) fn is_of_a_signature(event: &log_event::Model) -> bool {
        event.signature_id.is_some() || event.what.starts_with("{\"erased\":")
    }
}

/// Lets something wait. Who leaves the list is not kept on it by an earlier change that could not be recorded.
pub(crate) async fn queue(tx: &Tx, letter: Uuid, signature: Option<Uuid>, what: &What, now: Instant) -> Result<(), Error> {
    if let Some(signature) = signature.filter(|_| what.ends()) {
        jobs::forget(tx, Job::Entries, signature).await?;
    }
    let event = log_event::ActiveModel {
        letter_id: Set(letter),
        signature_id: Set(signature),
        what: Set(serde_json::to_string(what)?),
        created_at: Set(now.0),
        ..Default::default()
    };
    log_event::Entity::insert(event).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets wait that signatures of a version were listed, in one statement.
pub(crate) async fn queue_signs(tx: &Tx, letter: Uuid, version: Uuid, signatures: &[Uuid], now: Instant) -> Result<(), Error> {
    let what = serde_json::to_string(&What::Signed { version })?;
    let event = |signature: &Uuid| log_event::ActiveModel {
        letter_id: Set(letter),
        signature_id: Set(Some(*signature)),
        what: Set(what.clone()),
        created_at: Set(now.0),
        ..Default::default()
    };
    if !signatures.is_empty() {
        log_event::Entity::insert_many(signatures.iter().map(event)).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Lets wait what a change of a signature means for its letter's log. Call it after the row was changed: so the
/// events of one signature come in the order of its changes, whichever process makes them.
pub(crate) async fn note_change(tx: &Tx, before: &signature::Model, after: &signature::Model, now: Instant) -> Result<(), Error> {
    let (was, is) = (state_of(before), state_of(after));
    let listed = SignatureState::Confirmed;
    let what = match (was == listed, is) {
        (false, SignatureState::Confirmed) => What::Signed { version: after.version_id },
        (true, SignatureState::Confirmed) => What::Correct,
        (true, SignatureState::Withdrawn) => What::Withdraw,
        (true, SignatureState::Removed) => {
            let reason = after.removal_reason.as_deref().unwrap_or("own_request");
            What::Remove { reason: reason.replace('_', "-") }
        }
        (true, SignatureState::Held) => What::Remove { reason: "held".to_owned() },
        _ => return Ok(()),
    };
    queue(tx, after.letter_id, Some(after.id), &what, now).await
}
