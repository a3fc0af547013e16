//! The page on which an organiser writes, and the mail as its recipient will read it.

use super::{
    check_limits,
    recipient::{Addressee, Row, permission},
};
use crate::{
    Actor, Error, Service,
    entities::message,
    scope::{Scope, brief},
};
use domain::{
    email::Email,
    forms::message::Message,
    ids::PublicId,
    masked::Masked,
    shapes::{
        mail::{MailContent, MailMessage, MailShape, StopLink},
        messages::{DeskMessages, Recipient, SentMessage},
    },
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The most messages of before that a page shows.
const SHOWN: u64 = 20;

/// A message before it is sent.
pub struct MessagePreview {
    /// What it is called when it is sent: posted twice, it is sent once.
    pub once: PublicId,
    /// To which address.
    pub address: Masked,
    /// When it was asked for.
    pub at: Instant,
    /// Its mail, without links that work.
    pub mail: MailShape,
}

impl Service {
    /// The page on which an organiser writes.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn desk_messages(&self, actor: &Actor, coalition: &str, recipient: &Recipient) -> Result<DeskMessages, Error> {
        let scope = self.scope(actor, coalition, permission(recipient)).await?;
        let addressee = self.addressee(self.read(), &scope, actor, recipient).await?;
        Ok(DeskMessages {
            letter: match &addressee.letter {
                Some(letter) => Some(self.desk_letter_row(letter).await?),
                None => None,
            },
            recipient: recipient.clone(),
            contacts: self.message_contacts(&addressee).await?,
            sensitive: self.is_sensitive_message(self.read(), scope.coalition.id, addressee.letter.as_ref()).await?,
            earlier: self.earlier_messages(&addressee).await?,
            desk: scope.desk(),
            name: addressee.name,
        })
    }

    async fn earlier_messages(&self, addressee: &Addressee) -> Result<Vec<SentMessage>, Error> {
        use message::Column as C;
        let own = match addressee.row {
            Row::Signature(id) => C::SignatureId.eq(id),
            Row::Invitation(id) => C::InvitationId.eq(id),
            Row::Organisation(id) => C::OrganisationId.eq(id),
        };
        let rows = message::Entity::find().filter(own).order_by_desc(C::CreatedAt).limit(SHOWN).all(self.read()).await?;
        let mut states = self.states_of(rows.iter().map(|row| row.id)).await?;
        let shown = |row: &message::Model| {
            // What does not open is missing, and nothing else.
            let private = self.open_message(row).ok()?;
            Some(SentMessage {
                at: Instant(row.created_at),
                address: addressee.masked(&private.address),
                subject: private.subject,
                text: private.text,
                state: states.remove(&row.id).flatten(),
            })
        };
        Ok(rows.iter().filter_map(shown).collect())
    }

    /// The mail that a message would be. Nothing is sent, and nothing is kept.
    ///
    /// # Errors
    /// As [`Service::send_message`].
    pub async fn preview_message(
        &self,
        actor: &Actor,
        coalition: &str,
        recipient: &Recipient,
        contact: &str,
        message: &Message,
    ) -> Result<MessagePreview, Error> {
        let scope = self.scope(actor, coalition, permission(recipient)).await?;
        let addressee = self.addressee(self.read(), &scope, actor, recipient).await?;
        let to = addressee.contact(contact)?;
        self.may_write(self.read(), actor, &scope, &addressee, &to).await?;
        let sensitive = self.is_sensitive_message(self.read(), scope.coalition.id, addressee.letter.as_ref()).await?;
        let link = format!("{}/l/…", self.base_url());
        let content = MailContent::Message(Box::new(MailMessage {
            coalition: brief(&scope.coalition),
            letter: addressee.letter.as_ref().map(|letter| self.mail_letter(&scope.coalition, letter, addressee.locale.tag())),
            subject: message.subject.clone(),
            text: message.text.clone(),
            link: Some(link.clone()),
            sensitive,
        }));
        let stop = Some(StopLink { one_click: None, page: link });
        let mail = MailShape { locale: addressee.locale, base_url: self.base_url().to_owned(), content, stop };
        Ok(MessagePreview { once: self.new_public_id(), at: self.now(), address: addressee.masked(to.as_str()), mail })
    }

    /// Refuses what the mailbox's owner has stopped, and what is too much.
    pub(super) async fn may_write<C: sea_orm::ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        scope: &Scope,
        addressee: &Addressee,
        to: &Email,
    ) -> Result<(), Error> {
        if self.has_stopped(db, addressee.letter_id(), to).await? {
            return Err(Error::field("contact", "error-message-stopped"));
        }
        let about = (scope.coalition.id, addressee.letter_id());
        check_limits(db, actor.account.0, &self.mailbox_hmac(to)?, about, self.now()).await
    }
}
