//! Mailboxes whose owner had them deleted from a coalition's address book or invitations: they are not put there again.

use crate::{Error, Service, entities::unasked_contact, writer::Tx};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::email::Email;
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// What of a coalition the hash is about.
const KIND: &str = "contact";

impl Service {
    fn unasked_contact(&self, coalition: Uuid, mailbox: &[u8]) -> Vec<u8> {
        self.keys().erased_address(coalition, KIND, &Base64UrlUnpadded::encode_string(mailbox))
    }

    /// Makes sure that nobody of these has asked the coalition not to be contacted again.
    ///
    /// # Errors
    /// `error-unasked-contact` on the field.
    pub(crate) async fn check_unasked<'a>(
        &self,
        coalition: Uuid,
        emails: impl Iterator<Item = &'a Email>,
        field: &str,
    ) -> Result<(), Error> {
        for email in emails {
            let key = (coalition, self.unasked_contact(coalition, &self.mailbox_hmac(email)?));
            if unasked_contact::Entity::find_by_id(key).one(self.read()).await?.is_some() {
                return Err(Error::field(field, "error-unasked-contact"));
            }
        }
        Ok(())
    }
}

/// Keeps a mailbox out of a coalition's address book.
pub(crate) async fn keep_out(service: &Service, tx: &Tx, coalition: Uuid, mailbox: &[u8]) -> Result<(), Error> {
    let address_hash = service.unasked_contact(coalition, mailbox);
    if unasked_contact::Entity::find_by_id((coalition, address_hash.clone())).one(tx).await?.is_none() {
        let row = unasked_contact::Model { coalition_id: coalition, address_hash };
        unasked_contact::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    }
    Ok(())
}
