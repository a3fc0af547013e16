//! A message is sent: kept sealed, noted without its text, and queued, in one transaction.

use super::{
    Private,
    recipient::{Row, permission},
};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::message,
    keys::MAIL_TO,
    outbox::{Kind, Queued},
    scope::scope_in,
    writer::{Command, Tx},
};
use domain::{activity::Act, forms::message::Message, ids::PublicId, shapes::messages::Recipient};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

impl Service {
    /// Sends a message whose preview was seen. `once` is what the preview called it: a second click sends no second one.
    ///
    /// # Errors
    /// `error-message-stopped` where the mailbox's owner wants none; `error-messages-recipient` and `error-messages-day`
    /// where it is too much; `error-choice` where no such contact is left; `Conflict` where nobody can be written to;
    /// `NotFound`, `Forbidden`.
    pub async fn send_message(
        &self,
        actor: &Actor,
        coalition: &str,
        recipient: &Recipient,
        contact: &str,
        message: &Message,
        once: PublicId,
    ) -> Result<(), Error> {
        self.submit(Send {
            service: self.clone(),
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            recipient: recipient.clone(),
            contact: contact.to_owned(),
            message: message.clone(),
            once,
            id: self.new_id(),
            mail: self.new_id(),
        })
        .await
    }
}

struct Send {
    service: Service,
    actor: Actor,
    coalition: String,
    recipient: Recipient,
    contact: String,
    message: Message,
    once: PublicId,
    id: Uuid,
    mail: Uuid,
}

impl Command for Send {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (service, now) = (&self.service, self.service.now());
        let scope = scope_in(tx, &self.actor, &self.coalition, permission(&self.recipient)).await?;
        let addressee = service.addressee(tx, &scope, &self.actor, &self.recipient).await?;
        if let Some(sent) = message::Entity::find().filter(message::Column::PublicId.eq(self.once.0)).one(tx).await? {
            let row = [sent.signature_id, sent.invitation_id, sent.organisation_id].into_iter().flatten().next();
            let same = sent.account_id == Some(self.actor.account.0) && row == Some(addressee.row.id());
            return if same { Ok(()) } else { Err(Error::Conflict) };
        }
        let to = addressee.contact(&self.contact)?;
        service.may_write(tx, &self.actor, &scope, &addressee, &to).await?;
        let private = Private { address: to.as_str().to_owned(), subject: self.message.subject.clone(), text: self.message.text.clone() };
        let row = message::Model {
            id: self.id,
            public_id: self.once.0,
            coalition_id: scope.coalition.id,
            letter_id: addressee.letter_id(),
            signature_id: None,
            invitation_id: None,
            organisation_id: None,
            account_id: Some(self.actor.account.0),
            mailbox_hmac: service.mailbox_hmac(&to)?,
            locale: addressee.locale.tag().to_owned(),
            sealed: service.seal_message(self.id, &private)?,
            created_at: now.0,
        };
        let mail = Queued { subject: Some(self.id), ..Queued::new(self.mail, Kind::Message, addressee.locale, now) };
        let (row, mail) = match addressee.row {
            Row::Signature(id) => (message::Model { signature_id: Some(id), ..row }, Queued { signature: Some(id), ..mail }),
            Row::Invitation(id) => (message::Model { invitation_id: Some(id), ..row }, Queued { invitation: Some(id), ..mail }),
            Row::Organisation(id) => {
                let to_sealed = Some(service.keys().seal(service.rng(), MAIL_TO.of(self.mail), to.as_str().as_bytes())?);
                let coalition = Some(scope.coalition.id);
                (message::Model { organisation_id: Some(id), ..row }, Queued { coalition, to_sealed, ..mail })
            }
        };
        row.into_active_model().insert(tx).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::MessageSent, now);
        note.letter(addressee.letter_id()).about(addressee.row.id()).insert(tx).await?;
        mail.insert(tx).await
    }
}
