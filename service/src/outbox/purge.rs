//! What has had its time is deleted.

use crate::{
    Error, Service,
    entities::{news, outbox, session, signature, translation_news, upload},
    writer::{Command, Tx},
};
use domain::{signature::SignatureState, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Service {
    /// Deletes what has had its time: signatures unconfirmed for 30 days, mails ended 7 days ago, news 30 days old,
    /// files that nobody confirmed, dead sessions.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge(&self) -> Result<(), Error> {
        self.submit(Purge { now: self.now() }).await
    }
}

struct Purge {
    now: Instant,
}

impl Command for Purge {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        signature::Entity::delete_many()
            .filter(signature::Column::State.eq(SignatureState::Pending.code()))
            .filter(signature::Column::ChangedAt.lt(self.now.plus(-30 * Instant::DAY).0))
            .exec(tx)
            .await?;
        outbox::Entity::delete_many().filter(outbox::Column::EndedAt.lt(self.now.plus(-7 * Instant::DAY).0)).exec(tx).await?;
        upload::Entity::delete_many().filter(upload::Column::ExpiresAt.lt(self.now.0)).exec(tx).await?;
        let old = self.now.plus(-30 * Instant::DAY).0;
        news::Entity::delete_many().filter(news::Column::CreatedAt.lt(old)).exec(tx).await?;
        translation_news::Entity::delete_many().filter(translation_news::Column::CreatedAt.lt(old)).exec(tx).await?;
        session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(self.now.0)).exec(tx).await?;
        Ok(())
    }
}
