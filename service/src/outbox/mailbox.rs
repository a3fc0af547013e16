//! The demonstration's mailbox: mails that are kept instead of sent.

use crate::{
    Error, Service,
    entities::outbox,
    writer::{Command, Tx},
};
use domain::{ids::MailId, shapes::mail::MailShape, time::Instant};
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};

/// A mail kept for the demonstration's mailbox page.
#[derive(Clone, Debug)]
pub struct KeptMail {
    /// Its row.
    pub id: MailId,
    /// Whom it would go to.
    pub to: String,
    /// When it was queued.
    pub at: Instant,
    /// What it says.
    pub shape: MailShape,
}

impl Service {
    /// The mails kept for the demonstration, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] outside the demonstration.
    pub async fn mailbox(&self, limit: u64) -> Result<Vec<KeptMail>, Error> {
        if !self.is_demonstration() {
            return Err(Error::NotFound);
        }
        let rows = outbox::Entity::find()
            .order_by_desc(outbox::Column::CreatedAt)
            .order_by_desc(outbox::Column::Id)
            .limit(limit)
            .all(self.read())
            .await?;
        let mut mails = Vec::with_capacity(rows.len());
        for row in rows {
            match self.mail_of(&row).await {
                Ok(Some((to, shape))) => {
                    mails.push(KeptMail { id: MailId(row.id), to: to.as_str().to_owned(), at: Instant(row.created_at), shape });
                }
                Ok(None) => {}
                Err(error) => tracing::error!(mail = %row.id, kind = row.kind, %error, "a mail cannot be shown"),
            }
        }
        Ok(mails)
    }

    /// One mail kept for the demonstration.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn mailbox_mail(&self, id: MailId) -> Result<KeptMail, Error> {
        if !self.is_demonstration() {
            return Err(Error::NotFound);
        }
        let row = outbox::Entity::find_by_id(id.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        let (to, shape) = self.mail_of(&row).await?.ok_or(Error::NotFound)?;
        Ok(KeptMail { id, to: to.as_str().to_owned(), at: Instant(row.created_at), shape })
    }

    /// Empties the demonstration's mailbox.
    ///
    /// # Errors
    /// [`Error::NotFound`] outside the demonstration.
    pub async fn clear_mailbox(&self) -> Result<(), Error> {
        if self.is_demonstration() { self.submit(Clear).await } else { Err(Error::NotFound) }
    }
}

struct Clear;

impl Command for Clear {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        outbox::Entity::delete_many().exec(tx).await?;
        Ok(())
    }
}
