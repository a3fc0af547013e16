//! Erasure: everything about a signature is deleted but that there was one; the log says at whose wish.

use super::{correction::drop_proposal, state_of};
use crate::{
    Error,
    entities::{outbox, question, signature},
    log::{What, queue},
    writer::Tx,
};
use domain::{signature::SignatureEvent, time::Instant};
use ledger::entry::Wish;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// What stands where a name was.
const NOBODY: &str = "–";

/// Erases a signature that its mailbox once confirmed.
pub(super) async fn erase(tx: &Tx, row: &signature::Model, wish: Wish, now: Instant) -> Result<(), Error> {
    let next = state_of(row).after(SignatureEvent::Erase).filter(|_| row.erased_at.is_none()).ok_or(Error::Conflict)?;
    let erased = signature::ActiveModel {
        id: Set(row.id),
        state: Set(next.code().to_owned()),
        name: Set(NOBODY.to_owned()),
        name_fold: Set(String::new()),
        name_sort: Set(Vec::new()),
        identity: Set(String::new()),
        organisation_id: Set(None),
        site: Set(None),
        affiliation: Set(None),
        list_representative: Set(false),
        // The row's own identifier: no address has it for a keyed hash.
        address_hmac: Set(row.id.as_bytes().to_vec()),
        private_sealed: Set(Vec::new()),
        link_serial: Set(row.link_serial + 1),
        changed_at: Set(now.0),
        erased_at: Set(Some(now.0)),
        erased_wish: Set(Some(wish.code().to_owned())),
        held_since: Set(None),
        held_for: Set(None),
        opened_at: Set(None),
        questioned: Set(false),
        consented_at: Set(None),
        consent_notice: Set(None),
        consent_age: Set(None),
        vouched_by: Set(None),
        scan_sha256: Set(None),
        cluster: Set(None),
        ..Default::default()
    };
    erased.update(tx).await?;
    drop_proposal(tx, row.id).await?;
    question::Entity::delete_by_id(row.id).exec(tx).await?;
    outbox::Entity::delete_many().filter(outbox::Column::SignatureId.eq(row.id)).exec(tx).await?;
    queue(tx, row.letter_id, Some(row.id), &What::Erase { wish: wish.code().to_owned() }, now).await
}
