//! The page of a message, for anyone who holds the link in its mail.

use crate::{
    Error, Service,
    entities::{coalition, letter, message},
    public::is_public,
    scope::brief,
    token::{Claim, Purpose},
};
use domain::{
    ids::PublicId,
    shapes::{mailbox::NamedLetter, messages::ReceivedMessage},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Service {
    /// What the message says.
    ///
    /// # Errors
    /// [`Error::LinkExpired`] after half a year, or of what is sensitive after a week; [`Error::Link`].
    pub async fn received_message(&self, id: PublicId, token: &str) -> Result<ReceivedMessage, Error> {
        let (row, letter, _) = self.message_of_link(id, token).await?;
        let coalition = coalition::Entity::find_by_id(row.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
        let private = self.open_message(&row)?;
        Ok(ReceivedMessage {
            coalition: brief(&coalition),
            letter: letter.map(|letter| NamedLetter { subject: letter.subject, language: letter.language }),
            subject: private.subject,
            text: private.text,
            at: Instant(row.created_at),
        })
    }

    /// The language that it was sent in, and whether its link shows nothing before a click: that of a letter which is not
    /// public does not either.
    pub(crate) async fn locale_of_message(&self, id: PublicId, token: &str) -> Result<(String, bool), Error> {
        let (row, letter, sensitive) = self.message_of_link(id, token).await?;
        Ok((row.locale, sensitive || letter.is_some_and(|letter| !is_public(&letter))))
    }

    async fn message_of_link(&self, id: PublicId, token: &str) -> Result<(message::Model, Option<letter::Model>, bool), Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::Message || claim.row != id.0 {
            return Err(Error::Link);
        }
        self.check_claim(&claim, 0)?;
        let row = message::Entity::find().filter(message::Column::PublicId.eq(id.0)).one(self.read()).await?.ok_or(Error::Link)?;
        let letter = match row.letter_id {
            Some(letter) => letter::Entity::find_by_id(letter).one(self.read()).await?,
            None => None,
        };
        let sensitive = self.is_sensitive_message(self.read(), row.coalition_id, letter.as_ref()).await?;
        if self.now() >= claim.shown_until(sensitive) {
            return Err(Error::LinkExpired);
        }
        Ok((row, letter, sensitive))
    }
}
