//! Erasure by whoever reads a mailbox: of invitations and contacts, and of an account.

use super::held::{is_same, only_owner_of, organisations_with};
use crate::{
    Error, Service,
    activity::Note,
    entities::{account, invitation, letter, membership, message, organisation, organisation_contact, outbox},
    keys::CONTACTS,
    mailboxes::stop_letter,
    scope::leave,
    second_factor,
    writer::{Command, Tx},
};
use domain::{activity::Act, email::Email, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

impl Service {
    /// Deletes the invitations to the address that a link went to, and its entries in address books. It is not invited to
    /// these letters again.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::LinkExpired`].
    pub async fn forget_contacts(&self, token: &str) -> Result<(), Error> {
        let (_, email) = self.data_request(token).await?;
        self.submit(ForgetContacts { service: self.clone(), email, now: self.now() }).await
    }

    /// Deletes the account of the address that a link went to. What it wrote stays without a name.
    ///
    /// # Errors
    /// `error-account-second-factor` and `error-account-only-owner` where that cannot be done from a mailbox alone;
    /// [`Error::Link`], [`Error::LinkExpired`].
    pub async fn forget_account(&self, token: &str) -> Result<(), Error> {
        let (_, email) = self.data_request(token).await?;
        self.submit(ForgetAccount { service: self.clone(), email, now: self.now() }).await
    }
}

struct ForgetContacts {
    service: Service,
    email: Email,
    now: Instant,
}

impl Command for ForgetContacts {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let mailbox = self.service.mailbox_hmac(&self.email)?;
        let invited = invitation::Entity::find().filter(invitation::Column::AddressHmac.eq(mailbox.clone())).all(tx).await?;
        let letters = letter::Entity::find().filter(letter::Column::Id.is_in(invited.iter().map(|row| row.letter_id))).all(tx).await?;
        let coalitions: HashMap<_, _> = letters.into_iter().map(|letter| (letter.id, letter.coalition_id)).collect();
        let own = |row: &invitation::Model| self.service.open_invitation(row).is_ok_and(|private| is_same(&private.email, &self.email));
        for row in invited.into_iter().filter(own) {
            stop_letter(tx, &mailbox, row.letter_id, self.now).await?;
            invitation::Entity::delete_by_id(row.id).exec(tx).await?;
            if let Some(coalition) = coalitions.get(&row.letter_id) {
                Note::new(*coalition, None, Act::InvitationWithdrawn, self.now).letter(row.letter_id).about(row.id).insert(tx).await?;
            }
        }
        for row in organisations_with(tx, &mailbox).await? {
            self.forget_in(tx, &row, &mailbox).await?;
        }
        self.forget_messages(tx, &mailbox).await
    }
}

impl ForgetContacts {
    /// Deletes what was written to the address as a contact of an address book; messages about a letter go with the
    /// invitation, or the signature, that they belong to.
    async fn forget_messages(&self, tx: &Tx, mailbox: &[u8]) -> Result<(), Error> {
        let to_it = message::Entity::find().filter(message::Column::MailboxHmac.eq(mailbox.to_vec()));
        let rows = to_it.filter(message::Column::OrganisationId.is_not_null()).all(tx).await?;
        let own = |row: &&message::Model| self.service.open_message(row).is_ok_and(|private| is_same(&private.address, &self.email));
        let own: Vec<_> = rows.iter().filter(own).map(|row| row.id).collect();
        message::Entity::delete_many().filter(message::Column::Id.is_in(own.iter().copied())).exec(tx).await?;
        // A mail of one of them that waits knows where to go.
        outbox::Entity::delete_many().filter(outbox::Column::SubjectId.is_in(own)).exec(tx).await?;
        Ok(())
    }

    /// Takes the address out of a row of an address book.
    async fn forget_in(&self, tx: &Tx, row: &organisation::Model, mailbox: &[u8]) -> Result<(), Error> {
        let all = self.service.contact_addresses(row)?;
        let kept: Vec<&String> = all.iter().filter(|address| !is_same(address, &self.email)).collect();
        if kept.len() == all.len() {
            return Ok(());
        }
        let plain = serde_json::to_vec(&kept).map_err(|error| Error::Internal(error.to_string()))?;
        let changed = organisation::ActiveModel {
            id: Set(row.id),
            contacts_sealed: Set(self.service.keys().seal(self.service.rng(), CONTACTS.of(row.id), &plain)?),
            contacts: Set(i64::try_from(kept.len()).unwrap_or(i64::MAX)),
            ..Default::default()
        };
        changed.update(tx).await?;
        let reaches = |address: &&String| self.service.mailbox_hmac(&Email::stored(address)).is_ok_and(|other| other == mailbox);
        if !kept.iter().any(reaches) {
            organisation_contact::Entity::delete_many()
                .filter(organisation_contact::Column::OrganisationId.eq(row.id))
                .filter(organisation_contact::Column::AddressHmac.eq(mailbox.to_vec()))
                .exec(tx)
                .await?;
        }
        Note::new(row.coalition_id, None, Act::OrganisationChanged, self.now).about(row.id).insert(tx).await
    }
}

struct ForgetAccount {
    service: Service,
    email: Email,
    now: Instant,
}

impl Command for ForgetAccount {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        // A second click finds done what it asks for.
        let Some(row) = self.service.account_at(tx, &self.email).await? else { return Ok(()) };
        if second_factor::stands(tx, row.id).await? {
            return Err(Error::field("", "error-account-second-factor"));
        }
        if !only_owner_of(tx, row.id).await?.is_empty() {
            return Err(Error::field("", "error-account-only-owner"));
        }
        for member in membership::Entity::find().filter(membership::Column::AccountId.eq(row.id)).all(tx).await? {
            leave(&self.service, tx, member.coalition_id, row.id).await?;
            Note::new(member.coalition_id, None, Act::OrganiserRemoved, self.now).about(row.id).insert(tx).await?;
        }
        // Sessions, factors and what is queued for it go with the row; what it wrote stays without it.
        account::Entity::delete_by_id(row.id).exec(tx).await?;
        Ok(())
    }
}
