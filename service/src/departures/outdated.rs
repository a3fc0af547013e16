//! What a backup lists as it was before it was corrected, or put back to wait: nobody knows how it read afterwards, so it waits
//! for an organiser. And what it lists as it was before a contact questioned it.

use crate::{
    Error,
    entities::signature,
    log,
    signatures::{mark_questioned, set_held, state_of},
    writer::Tx,
};
use domain::{
    signature::{HeldFor, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// Holds an entry that stands as it was before an instant; says whether it did.
pub(super) async fn hold(tx: &Tx, row: &signature::Model, at: Instant, now: Instant) -> Result<bool, Error> {
    let held = state_of(row).after(SignatureEvent::Hold).filter(|_| row.changed_at < at.0);
    let Some(SignatureState::Held) = held else { return Ok(false) };
    let mut new = signature::ActiveModel {
        id: Set(row.id),
        state: Set(SignatureState::Held.code().to_owned()),
        changed_at: Set(now.0),
        ..Default::default()
    };
    set_held(&mut new, Some(HeldFor::Organiser), now);
    let changed = new.update(tx).await?;
    log::note_change(tx, row, &changed, now).await?;
    Ok(true)
}

/// Marks an entry as questioned, or holds it, as its contact has asked; says whether it did.
pub(super) async fn question(tx: &Tx, row: &signature::Model, at: Instant, now: Instant) -> Result<bool, Error> {
    if row.changed_at >= at.0 || !state_of(row).is_live() {
        return Ok(false);
    }
    Ok(mark_questioned(tx, row, now).await?.is_some())
}
