//! After a backup was put back: nobody knows which sessions, devices, links, passwords and second factors have ended since, so
//! sessions, devices and links end, and each account chooses a new password from its mailbox. Nor does anybody know what was
//! stopped since that would happen by itself and cannot be undone, so that none of it does.

use super::uninvited::void_links;
use crate::{
    Error, Service,
    contacts::stop_all_exports,
    data_steps::Data,
    entities::{account, known_device, session},
    files::sync_folder,
    invitations::stop_reminders,
    journal::{Line, restored_in},
    letters::{ask_about_publications, keep_discreet, wait_for_confirmation},
    writer::{Command, Tx},
};
use domain::time::Instant;
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
        let accounts = self.submit(Disarm { service: self.clone(), lines: self.journal().lines()?, now: self.now() }).await?;
        let gone = std::fs::remove_file(&word).and_then(|()| sync_folder(&word));
        gone.map_err(|error| Error::Unavailable(format!("{} cannot be deleted: {error}", word.display())))?;
        tracing::warn!(
            accounts,
            "the database was put back: all sessions have ended, each account chooses a new password by mail, and nothing is published or changed by itself that was planned before"
        );
        Ok(())
    }
}

/// Ends what lets somebody in without their mailbox, and what would happen by itself; answers how many accounts there are.
struct Disarm {
    service: Service,
    lines: Vec<Line>,
    now: Instant,
}

impl Command for Disarm {
    type Answer = u64;

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<u64, Error> {
        session::Entity::delete_many().exec(tx).await?;
        known_device::Entity::delete_many().exec(tx).await?;
        // Far beyond what any link carries that was made, and spent, after the backup.
        let mut jump = [0; 4];
        self.service.rng().fill(&mut jump);
        let jump = 1 + i64::from(u32::from_be_bytes(jump) >> 1);
        ask_about_publications(tx, &self.service, self.now).await?;
        keep_discreet(tx, self.now).await?;
        wait_for_confirmation(tx).await?;
        stop_all_exports(tx, self.now).await?;
        stop_reminders(tx).await?;
        void_links(tx, &self.lines, jump).await?;
        let proven_anew = account::Entity::update_many()
            .col_expr(account::Column::LinkSerial, Expr::col(account::Column::LinkSerial).add(jump))
            .col_expr(account::Column::ProveMailbox, Expr::value(true));
        Ok(proven_anew.exec(tx).await?.rows_affected)
    }
}
