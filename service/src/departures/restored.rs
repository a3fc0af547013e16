//! After a backup was put back: nobody knows which sessions, devices, links, passwords and second factors have ended since, so
//! sessions, devices and links end, and each account chooses a new password from its mailbox.

use crate::{
    Error, Service,
    data_steps::Data,
    entities::{account, known_device, session},
    files::sync_folder,
    journal::restored_in,
    writer::{Command, Tx},
};
use sea_orm::{
    EntityTrait,
    sea_query::{Expr, ExprTrait},
};

impl Service {
    /// Carries out what `restore` has left word of, once.
    ///
    /// # Errors
    /// The database's; `Unavailable` where the word cannot be taken away.
    pub(super) async fn after_restore(&self) -> Result<(), Error> {
        let word = restored_in(&self.0.settings.key_folder);
        if !word.exists() {
            return Ok(());
        }
        let accounts = self.submit(ProveMailboxes).await?;
        let gone = std::fs::remove_file(&word).and_then(|()| sync_folder(&word));
        gone.map_err(|error| Error::Unavailable(format!("{} cannot be deleted: {error}", word.display())))?;
        tracing::warn!(accounts, "the database was put back: all sessions have ended, and each account chooses a new password by mail");
        Ok(())
    }
}

/// Ends what lets somebody in without their mailbox; answers how many accounts there are.
struct ProveMailboxes;

impl Command for ProveMailboxes {
    type Answer = u64;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        session::Entity::delete_many().exec(tx).await?;
        known_device::Entity::delete_many().exec(tx).await?;
        let proven_anew = account::Entity::update_many()
            .col_expr(account::Column::LinkSerial, Expr::col(account::Column::LinkSerial).add(1))
            .col_expr(account::Column::ProveMailbox, Expr::value(true));
        Ok(proven_anew.exec(tx).await?.rows_affected)
    }
}
