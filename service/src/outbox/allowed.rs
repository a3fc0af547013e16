//! Whether a mail that others cause may leave now: it is looked at once more when it is put together.

use super::Kind;
use crate::{
    Error, Service,
    entities::{invitation, outbox, signature},
    mailboxes::{Cause, Gather, Gathered, Stops},
};
use domain::{
    email::Email,
    shapes::mail::{MailContent, MailShape},
};
use sea_orm::{EntityTrait, QuerySelect};
use uuid::Uuid;

/// What becomes of a mail.
pub(super) enum Allowed {
    /// It leaves, perhaps with others in it.
    Leaves(Email, Box<MailShape>),
    /// Its mailbox gets enough for today, or it goes with another.
    Waits,
    /// The owner of the mailbox wants none.
    Stopped,
    /// There is nothing to say any more.
    Gone,
}

impl Service {
    /// Looks at what the owner of the mailbox has stopped, and how much organisers have caused today.
    pub(super) async fn allowed(&self, row: &outbox::Model, to: Email, shape: MailShape) -> Result<Allowed, Error> {
        let kind = Kind::from_code(&row.kind);
        let cause = kind.map_or(Cause::Owner, Kind::cause);
        let alone = kind.and_then(Kind::alone_daily);
        if cause == Cause::Owner && alone.is_none() {
            return Ok(Allowed::Leaves(to, Box::new(shape)));
        }
        let mailbox = self.mailbox_hmac(&to)?;
        if cause != Cause::Owner && self.stopped(row, &mailbox).await? {
            return Ok(Allowed::Stopped);
        }
        let Some(daily) = alone else { return Ok(Allowed::Leaves(to, Box::new(shape))) };
        // Those of organisers are counted together, each other kind by itself.
        let reader = if cause == Cause::Owner { [mailbox.as_slice(), row.kind.as_bytes()].concat() } else { mailbox };
        match self.submit(Gather { mail: row.id, reader, daily, now: self.now() }).await? {
            Gathered::Waits => Ok(Allowed::Waits),
            Gathered::Leaves(others) => Ok(Allowed::Leaves(to, Box::new(self.with_others(shape, &others).await))),
        }
    }

    /// Whether the owner of a mailbox has stopped such mails.
    async fn stopped(&self, row: &outbox::Model, mailbox: &Vec<u8>) -> Result<bool, Error> {
        let stops = Stops::of(self.read(), std::slice::from_ref(mailbox)).await?;
        if stops.is_empty() {
            return Ok(false);
        }
        Ok(self.letter_of_mail(row).await?.map_or_else(|| stops.holds_all(mailbox), |letter| stops.hold(mailbox, letter)))
    }

    async fn letter_of_mail(&self, row: &outbox::Model) -> Result<Option<Uuid>, Error> {
        let letter = match (row.invitation_id, row.signature_id) {
            (Some(id), _) => {
                invitation::Entity::find_by_id(id).select_only().column(invitation::Column::LetterId).into_tuple().one(self.read()).await?
            }
            (None, Some(id)) => {
                signature::Entity::find_by_id(id).select_only().column(signature::Column::LetterId).into_tuple().one(self.read()).await?
            }
            (None, None) => None,
        };
        Ok(letter)
    }

    /// One mail of several. What cannot be put together is left to itself.
    async fn with_others(&self, shape: MailShape, others: &[outbox::Model]) -> MailShape {
        let mut mails = Vec::new();
        for other in others {
            match self.mail_of(other).await {
                Ok(found) => mails.extend(found.map(|(_, shape)| shape.content)),
                Err(error) => tracing::error!(mail = %other.id, %error, "a mail cannot be put together"),
            }
        }
        if mails.is_empty() {
            return shape;
        }
        mails.insert(0, shape.content);
        MailShape { content: MailContent::Several { mails }, ..shape }
    }
}
