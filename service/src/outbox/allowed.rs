//! Whether a mail that others cause may leave now: it is looked at once more when it is put together.

use super::Kind;
use crate::{
    Error, Service,
    entities::{invitation, letter, outbox, signature},
    mailboxes::{Cause, Gather, Gathered, Reader, Stops},
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
        let (Some(daily), Some(kind)) = (alone, kind) else { return Ok(Allowed::Leaves(to, Box::new(shape))) };
        // Those of a coalition's organisers are counted together, each other kind of a coalition by itself.
        let coalition = self.coalition_of_mail(row).await?.unwrap_or_default();
        let reader = if cause == Cause::Owner {
            Reader::OfKind { mailbox: mailbox.clone(), kind, coalition }
        } else {
            Reader::OfCoalition { mailbox: mailbox.clone(), coalition, urgent: kind.is_urgent() }
        };
        match self.submit(Gather { mail: row.id, reader, daily, now: self.now() }).await? {
            Gathered::Waits => Ok(Allowed::Waits),
            Gathered::Leaves(others) => {
                let stops = if cause == Cause::Owner { None } else { Some(mailbox) };
                Ok(Allowed::Leaves(to, Box::new(self.with_others((kind, shape), &others, stops.as_ref()).await)))
            }
        }
    }

    /// Whether the owner of a mailbox has stopped such mails.
    async fn stopped(&self, row: &outbox::Model, mailbox: &Vec<u8>) -> Result<bool, Error> {
        // A signature that stands is not counted any more unless it is answered, and anybody with a forwarded mail stops emails.
        if Kind::from_code(&row.kind).is_some_and(Kind::is_urgent) {
            return Ok(false);
        }
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

    async fn coalition_of_mail(&self, row: &outbox::Model) -> Result<Option<Uuid>, Error> {
        let Some(letter) = self.letter_of_mail(row).await? else { return Ok(row.coalition_id) };
        let letter = letter::Entity::find_by_id(letter).select_only().column(letter::Column::CoalitionId);
        Ok(letter.into_tuple().one(self.read()).await?)
    }

    /// One mail of several, what is urgent before the others. What cannot be put together is left to itself, and what the
    /// owner of the mailbox has stopped meanwhile is left out.
    async fn with_others(&self, (kind, shape): (Kind, MailShape), others: &[outbox::Model], stops: Option<&Vec<u8>>) -> MailShape {
        let mut mails = Vec::new();
        for other in others {
            match self.other_mail(other, stops).await {
                Ok(found) => mails.extend(found.map(|content| (Kind::from_code(&other.kind).is_some_and(Kind::is_urgent), content))),
                Err(error) => tracing::error!(mail = %other.id, %error, "a mail cannot be put together"),
            }
        }
        if mails.is_empty() {
            return shape;
        }
        mails.insert(0, (kind.is_urgent(), shape.content));
        mails.sort_by_key(|(urgent, _)| !urgent);
        let mails = mails.into_iter().map(|(_, content)| content).collect();
        MailShape { content: MailContent::Several { mails }, ..shape }
    }

    async fn other_mail(&self, row: &outbox::Model, stops: Option<&Vec<u8>>) -> Result<Option<MailContent>, Error> {
        if let Some(mailbox) = stops
            && self.stopped(row, mailbox).await?
        {
            return Ok(None);
        }
        Ok(self.mail_of(row).await?.map(|(_, shape)| shape.content))
    }
}
