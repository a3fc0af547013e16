//! What waits to be recorded: written in the transaction of the change that causes it.

use crate::{
    Error,
    entities::{log_event, signature},
    jobs::{self, Job},
    signatures::state_of,
    writer::Tx,
};
use domain::{
    signature::{RemovalReason, SignatureState},
    time::Instant,
};
use ledger::entry::Removal;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What happened. The record of a signature is made when it is recorded, so that nothing personal waits here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// A version was published: the hash of its manifest, and the kind of change, as the ledger spells them.
    Manifest { manifest: String, change: String },
    /// A signature was listed, in this version.
    Signed { version: Uuid },
    /// Its signatory stands by this later version too.
    Reaffirm { version: Uuid },
    /// What is listed of it has changed.
    Correct,
    /// It left the list: taken back or erased.
    #[serde(alias = "withdraw")]
    Leave,
    /// The coalition took it off; the reason, as the ledger spells it.
    Remove { reason: String },
    /// A signature was erased whose `sign` entry has this index: it leaves the list, unless it has before, and these records
    /// are to be deleted. Its row is gone.
    #[serde(alias = "erased")]
    Left { about: i64, records: Vec<i64> },
    /// Its signatory signed the statement with a key: the key's record.
    KeyAdd { record: String },
    /// The log gets another key.
    LogKey { old: String, new: String },
    /// It gets another policy: its text.
    Policy { policy: String },
    /// Everyone who was on the list of this delivery and still is has been recorded: what follows came later.
    Delivered { delivery: Uuid },
    /// It goes on from another one: how that was signed last, its key, and the fingerprints of its policy and of this one's
    /// first, in hexadecimal.
    Succeed { origin: String, size: u64, root: String, key: String, policy: String, next: String },
}

impl What {
    /// Whether it takes its signature off the list.
    pub(super) const fn ends(&self) -> bool {
        matches!(self, Self::Leave | Self::Remove { .. })
    }

    /// Whether a stored event is about one signature, and not about its letter.
    pub(super) fn is_of_a_signature(event: &log_event::Model) -> bool {
        event.signature_id.is_some() || ["{\"left\":", "{\"erased\":"].iter().any(|kind| event.what.starts_with(kind))
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
        (true, SignatureState::Withdrawn) => What::Leave,
        (true, SignatureState::Removed) => removal(after.removal_reason.as_deref().and_then(RemovalReason::from_code)),
        // Should it be approved again, it makes a new entry.
        (true, SignatureState::Held) => What::Remove { reason: Removal::NotConfirmed.code().to_owned() },
        _ => return Ok(()),
    };
    queue(tx, after.letter_id, Some(after.id), &what, now).await
}

/// What the log says of a removal. Of an organiser's reasons it knows two classes, and who asked to be taken off left.
fn removal(reason: Option<RemovalReason>) -> What {
    let public = match reason {
        None | Some(RemovalReason::OwnRequest) => return What::Leave,
        Some(RemovalReason::Duplicate) => Removal::Duplicate,
        Some(RemovalReason::NotTheirs | RemovalReason::NotIdentified | RemovalReason::Abuse | RemovalReason::Denied) => {
            Removal::NotConfirmed
        }
    };
    What::Remove { reason: public.code().to_owned() }
}
