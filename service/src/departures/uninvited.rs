//! Invitations that ended since a backup: taken back by an organiser, or denied by their mailbox after somebody else had used
//! the link. One that was sent once more afterwards stays.

use crate::{
    Error,
    entities::invitation,
    invitations::{take_away, void},
    journal::{Line, Uninvited},
    writer::Tx,
};
use domain::time::Instant;
use sea_orm::EntityTrait;
use uuid::Uuid;

/// Takes an invitation back that an organiser took back; says whether it was there.
pub(super) async fn take_back(tx: &Tx, id: Uuid, how: Uninvited, at: Instant) -> Result<bool, Error> {
    match (how, from_before(tx, id, at).await?) {
        (Uninvited::Withdrawn, Some(row)) => take_away(tx, &row).await,
        // Only in a backup do its links work: see [`void_links`].
        _ => Ok(false),
    }
}

/// Ends the links of invitations whose mailboxes denied what was done with them: in a backup from before they work.
pub(super) async fn void_links(tx: &Tx, lines: &[Line], jump: i64) -> Result<(), Error> {
    for line in lines {
        if let Line::Uninvited { invitation, how: Uninvited::Disowned, at, .. } = line
            && let Some(row) = from_before(tx, *invitation, *at).await?
        {
            void(tx, &row, jump).await?;
        }
    }
    Ok(())
}

/// An invitation about which nothing was sent since an instant.
async fn from_before(tx: &Tx, id: Uuid, at: Instant) -> Result<Option<invitation::Model>, Error> {
    let row = invitation::Entity::find_by_id(id).one(tx).await?;
    Ok(row.filter(|row| row.last_mail_at.unwrap_or(row.created_at) < at.0))
}
