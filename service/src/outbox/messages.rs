//! The mail of a message that an organiser wrote, and what became of it.

use super::{Kind, content::Found, queue::QUEUED};
use crate::{
    Error, Service,
    entities::{coalition, invitation, letter, message, outbox, signature},
    keys::MAIL_TO,
    scope::brief,
    signatures::state_of,
    token::Purpose,
};
use domain::{
    email::Email,
    mail::{MailFailure, MailState},
    shapes::mail::{MailContent, MailMessage},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// Where it goes and what it says; nothing where its reader has left since it was written.
    pub(super) async fn message_mail(&self, row: &outbox::Model) -> Result<Option<Found>, Error> {
        let Some(id) = row.subject_id else { return Ok(None) };
        let Some(message) = message::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let Some(coalition) = coalition::Entity::find_by_id(message.coalition_id).one(self.read()).await? else { return Ok(None) };
        let letter = match message.letter_id {
            Some(letter) => letter::Entity::find_by_id(letter).one(self.read()).await?,
            None => None,
        };
        let Some((to, about)) = self.reader_of(row).await? else { return Ok(None) };
        let sensitive = self.is_sensitive_message(self.read(), coalition.id, letter.as_ref()).await?;
        let private = self.open_message(&message)?;
        let token = self.make_token(Purpose::Message, message.public_id, 0, self.links_from(row));
        let content = MailContent::Message(Box::new(MailMessage {
            coalition: brief(&coalition),
            letter: letter.map(|letter| self.mail_letter(&coalition, &letter, &row.locale)),
            subject: private.subject,
            text: private.text,
            link: Some(format!("{}/l/{token}", self.base_url())),
            sensitive,
        }));
        Ok(Some(Found { to, content, about }))
    }

    /// Its reader's address of now, and the public identifier of the signature or invitation, with its letter.
    async fn reader_of(&self, row: &outbox::Model) -> Result<Option<(Email, Option<(Uuid, Uuid)>)>, Error> {
        let found = match (row.signature_id, row.invitation_id, &row.to_sealed) {
            (Some(id), ..) => {
                let Some(signed) = signature::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
                let private = self.open_private(&signed)?.filter(|_| state_of(&signed).is_live());
                private.map(|private| (private.email, Some((signed.public_id, signed.letter_id))))
            }
            (None, Some(id), _) => {
                let Some(invited) = invitation::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
                Some((self.open_invitation(&invited)?.email, Some((invited.public_id, invited.letter_id))))
            }
            (None, None, Some(to)) => Some((self.unseal_email(MAIL_TO.of(row.id), to)?.as_str().to_owned(), None)),
            (None, None, None) => None,
        };
        Ok(found.filter(|(email, _)| !email.is_empty()).map(|(email, about)| (Email::stored(&email), about)))
    }

    /// What became of the mails of messages; nothing of one that had nobody left to go to.
    pub(crate) async fn states_of(&self, messages: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, Option<MailState>>, Error> {
        let of = outbox::Entity::find().filter(outbox::Column::SubjectId.is_in(messages));
        let mails = of.filter(outbox::Column::Kind.eq(Kind::Message.code())).all(self.read()).await?;
        let state = |mail: &outbox::Model| {
            let failure = mail.failure.as_deref().and_then(MailFailure::from_code);
            match mail.state.as_str() {
                QUEUED => Some(MailState::Queued(failure)),
                "sent" => Some(MailState::Sent),
                _ => failure.map(MailState::Failed),
            }
        };
        Ok(mails.iter().filter_map(|mail| Some((mail.subject_id?, state(mail)))).collect())
    }
}
