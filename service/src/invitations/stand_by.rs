//! The same click once more, after the meaning of the letter was changed: what the invited mailbox signed before stands by
//! the new text, as it is listed.

use super::{
    by_link::Owned,
    sign::{pressed, same},
    usable,
};
use crate::{
    Error, Service,
    entities::{letter, signature},
    letters::seen_version,
    public::is_in_time,
    signatures::reaffirm,
    writer::{Command, Tx},
};
use domain::{signature::SignatureState, time::Instant};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// What the invited mailbox signed of an earlier meaning, and has not reaffirmed.
async fn earlier<C: ConnectionTrait>(db: &C, invited: &crate::entities::invitation::Model) -> Result<Option<signature::Model>, Error> {
    let listed = same(invited).filter(signature::Column::State.eq(SignatureState::Confirmed.code()));
    Ok(listed.filter(signature::Column::Outstanding.eq(true)).one(db).await?)
}

impl Service {
    /// Whether a click stands by the new text with what the same mailbox signed before. Once the letter has ended, one
    /// signs late instead, like anybody.
    pub(super) async fn reaffirms(&self, owned: &Owned) -> Result<bool, Error> {
        Ok(is_in_time(&owned.letter, self.now()) && earlier(self.read(), &owned.row).await?.is_some())
    }

    /// Lets it stand by the version of this manifest.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; `error-text-changed` where the letter has another meaning than the one shown.
    pub(super) async fn stand_by(&self, owned: &Owned, manifest: &str) -> Result<(), Error> {
        let (invitation, serial) = (owned.row.id, owned.row.link_serial);
        self.submit(StandBy { invitation, serial, manifest: manifest.to_owned(), mail: self.new_id(), now: self.now() }).await
    }
}

struct StandBy {
    invitation: Uuid,
    serial: i64,
    /// The manifest that was shown.
    manifest: String,
    mail: Uuid,
    now: Instant,
}

impl Command for StandBy {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = usable(tx, self.invitation, self.serial).await?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
        if !is_in_time(&letter, self.now) {
            return Err(Error::Closed);
        }
        if seen_version(tx, letter.id, &self.manifest).await?.is_none() {
            return Err(Error::field("", "error-text-changed"));
        }
        // Of two clicks at once, the second finds it done.
        let Some(earlier) = earlier(tx, &row).await? else { return Ok(()) };
        reaffirm(tx, &earlier, &self.manifest, self.now).await?;
        pressed(tx, &row, earlier.id, self.mail, self.now).await
    }
}
