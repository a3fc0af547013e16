//! Erasure by anyone who reads a mailbox: of invitations, contacts and reports, and of an account. Both are in the journal
//! before anything is deleted, and both are carried out once more after a backup from before is restored; see decision 20.

use super::held::{only_owner_of, organisations_with};
use crate::{
    Error, Service,
    activity::Note,
    contacts::{keep_out, stop_exports_of},
    entities::{account, coalition, error_report, invitation, letter, membership, message, organisation, organisation_contact, outbox},
    journal::{Forgotten, Line},
    keys::CONTACTS,
    letters::drop_proposals,
    mailboxes::stop_letter,
    outbox::{Kind, Queued, queue},
    scope::{leave, owners_in},
    second_factor,
    signatures::keep_unasked,
    writer::{Command, Tx},
};
use domain::{activity::Act, email::Email, error::FieldErrors, ids::AccountId, locale::Locale, signature::SignatoryKind, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// Deletes the invitations to the address that a link went to, its entries in address books and its reports of errors.
    /// It is not invited to these letters again, nor imported.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::LinkExpired`].
    pub async fn forget_contacts(&self, token: &str) -> Result<(), Error> {
        let (_, email) = self.data_request(token).await?;
        let forgotten = Forgotten { mailbox: self.mailbox_hmac(&email)?, address: self.address_hmac(&email)?, at: self.now() };
        self.submit(ForgetContacts { service: self.clone(), forgotten }).await?;
        self.scrub_soon();
        Ok(())
    }

    /// Deletes the account of the address that a link went to. What it wrote and did stays without its name, and every owner
    /// is told; what it asked for or proposed, and nobody has decided, is stopped.
    ///
    /// # Errors
    /// `error-account-second-factor` and `error-account-only-owner` where that cannot be done from a mailbox alone;
    /// [`Error::Link`], [`Error::LinkExpired`].
    pub async fn forget_account(&self, token: &str) -> Result<(), Error> {
        let (_, email) = self.data_request(token).await?;
        self.submit(ForgetAccount { service: self.clone(), email, now: self.now() }).await?;
        self.scrub_soon();
        Ok(())
    }

    /// The keyed hash of an address itself: those of one mailbox differ.
    fn address_hmac(&self, email: &Email) -> Result<Vec<u8>, Error> {
        let canonical = email.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))?;
        Ok(self.keys().address(&canonical))
    }

    /// Whether a stored address is the one that is forgotten.
    fn is_forgotten(&self, stored: &str, forgotten: &Forgotten) -> bool {
        self.address_hmac(&Email::stored(stored)).is_ok_and(|own| own == forgotten.address)
    }
}

struct ForgetContacts {
    service: Service,
    forgotten: Forgotten,
}

impl Command for ForgetContacts {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let own = invitations(&self.service, tx, &self.forgotten).await?;
        let mut lines = vec![Line::ContactsForgotten(self.forgotten.clone())];
        for (row, email) in own {
            for address_hash in unasked_hashes(&self.service, row.letter_id, &email) {
                lines.push(Line::Unasked { letter: row.letter_id, address_hash });
            }
        }
        // It is noted before anything is changed for good. A second wish finds nothing, and adds no line.
        if forget_contacts(&self.service, tx, &self.forgotten).await? > 0 {
            self.service.journal().note_all(&lines).await?;
        }
        Ok(())
    }
}

/// The invitations to an address from before it was forgotten.
async fn invitations(service: &Service, tx: &Tx, forgotten: &Forgotten) -> Result<Vec<(invitation::Model, Email)>, Error> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::AddressHmac.eq(forgotten.mailbox.clone()))
        .filter(invitation::Column::CreatedAt.lte(forgotten.at.0))
        .all(tx)
        .await?;
    let own = |row: invitation::Model| {
        let email = service.open_invitation(&row).ok()?.email;
        service.is_forgotten(&email, forgotten).then(|| (row, Email::stored(&email)))
    };
    Ok(rows.into_iter().filter_map(own).collect())
}

/// What keeps a mailbox from being asked again about a letter, as whatever it could be asked.
fn unasked_hashes(service: &Service, letter: Uuid, email: &Email) -> impl Iterator<Item = Vec<u8>> {
    [SignatoryKind::Organisation, SignatoryKind::Person].into_iter().filter_map(move |kind| service.erased_hash(letter, kind, email))
}

/// Deletes what was stored of an address before it was forgotten; answers how many rows.
pub(crate) async fn forget_contacts(service: &Service, tx: &Tx, forgotten: &Forgotten) -> Result<u64, Error> {
    let invited = invitations(service, tx, forgotten).await?;
    let letters = letter::Entity::find().filter(letter::Column::Id.is_in(invited.iter().map(|(row, _)| row.letter_id))).all(tx).await?;
    let coalitions: HashMap<_, _> = letters.into_iter().map(|letter| (letter.id, letter.coalition_id)).collect();
    let mut gone = 0;
    for (row, email) in invited {
        stop_letter(tx, &forgotten.mailbox, row.letter_id, forgotten.at).await?;
        for hash in unasked_hashes(service, row.letter_id, &email) {
            keep_unasked(tx, row.letter_id, hash).await?;
        }
        gone += invitation::Entity::delete_by_id(row.id).exec(tx).await?.rows_affected;
        if let Some(coalition) = coalitions.get(&row.letter_id) {
            keep_out(service, tx, *coalition, &forgotten.mailbox).await?;
            let note = Note::new(*coalition, None, Act::InvitationWithdrawn, forgotten.at);
            note.letter(row.letter_id).about(row.id).insert(tx).await?;
        }
    }
    for row in organisations_with(tx, &forgotten.mailbox).await? {
        gone += u64::from(forget_in(service, tx, &row, forgotten).await?);
    }
    for (row, said) in service.reports_with(tx, &forgotten.mailbox).await? {
        let own = said.email.as_deref().is_some_and(|email| service.is_forgotten(email, forgotten));
        if own && row.created_at <= forgotten.at.0 {
            gone += error_report::Entity::delete_by_id(row.id).exec(tx).await?.rows_affected;
        }
    }
    gone += forget_messages(service, tx, forgotten).await?;
    Ok(gone)
}

/// Deletes what was written to the address as a contact of an address book; messages about a letter go with the invitation,
/// or the signature, that they belong to.
async fn forget_messages(service: &Service, tx: &Tx, forgotten: &Forgotten) -> Result<u64, Error> {
    let rows = message::Entity::find()
        .filter(message::Column::MailboxHmac.eq(forgotten.mailbox.clone()))
        .filter(message::Column::OrganisationId.is_not_null())
        .filter(message::Column::CreatedAt.lte(forgotten.at.0))
        .all(tx)
        .await?;
    let own = |row: &&message::Model| service.open_message(row).is_ok_and(|private| service.is_forgotten(&private.address, forgotten));
    let own: Vec<Uuid> = rows.iter().filter(own).map(|row| row.id).collect();
    let gone = message::Entity::delete_many().filter(message::Column::Id.is_in(own.iter().copied())).exec(tx).await?.rows_affected;
    // A mail of one of them that waits knows where to go.
    outbox::Entity::delete_many().filter(outbox::Column::SubjectId.is_in(own)).exec(tx).await?;
    Ok(gone)
}

/// Takes the address out of a row of an address book, unless its contacts were written later; says whether it was there.
async fn forget_in(service: &Service, tx: &Tx, row: &organisation::Model, forgotten: &Forgotten) -> Result<bool, Error> {
    if row.contacts_changed_at.is_some_and(|at| at > forgotten.at.0) {
        return Ok(false);
    }
    // One whose contacts do not open keeps them, and holds up nothing else.
    let Ok(all) = service.contact_addresses(row) else { return Ok(false) };
    let kept: Vec<&String> = all.iter().filter(|address| !service.is_forgotten(address, forgotten)).collect();
    if kept.len() == all.len() {
        return Ok(false);
    }
    let changed = organisation::ActiveModel {
        id: Set(row.id),
        contacts_sealed: Set(service.keys().seal(service.rng(), CONTACTS.of(row.id), &serde_json::to_vec(&kept)?)?),
        contacts: Set(i64::try_from(kept.len()).unwrap_or(i64::MAX)),
        ..Default::default()
    };
    changed.update(tx).await?;
    keep_out(service, tx, row.coalition_id, &forgotten.mailbox).await?;
    let reaches = |address: &&String| service.mailbox_hmac(&Email::stored(address)).is_ok_and(|other| other == forgotten.mailbox);
    if !kept.iter().any(reaches) {
        let own = Condition::all()
            .add(organisation_contact::Column::OrganisationId.eq(row.id))
            .add(organisation_contact::Column::AddressHmac.eq(forgotten.mailbox.clone()));
        organisation_contact::Entity::delete_many().filter(own).exec(tx).await?;
    }
    Note::new(row.coalition_id, None, Act::OrganisationChanged, forgotten.at).about(row.id).insert(tx).await?;
    Ok(true)
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
        self.service.journal().note(Line::AccountDeleted(row.id)).await?;
        delete_account(&self.service, tx, row.id, self.now).await?;
        Ok(())
    }
}

/// Deletes an account; says whether it was there. A database from before it could go may have it as the only owner of a
/// coalition: it goes all the same, and the host, who can name another owner, is told.
pub(crate) async fn delete_account(service: &Service, tx: &Tx, id: Uuid, now: Instant) -> Result<bool, Error> {
    for coalition in only_owner_of(tx, id).await? {
        let slug = coalition::Entity::find_by_id(coalition).one(tx).await?.map(|row| row.slug);
        tracing::warn!(coalition = slug, "its only owner has deleted their account: name another (`undersigned create-organiser`)");
    }
    for member in membership::Entity::find().filter(membership::Column::AccountId.eq(id)).all(tx).await? {
        leave(service, tx, member.coalition_id, id).await?;
        let note = Note::new(member.coalition_id, Some(AccountId(id)), Act::AccountDeleted, now).about(id);
        note.detail(&member.role).insert(tx).await?;
        tell_owners(service, tx, member.coalition_id, id, now).await?;
    }
    stop_exports_of(tx, id, now).await?;
    drop_proposals(tx, id, now).await?;
    // Sessions, factors and what is queued for it go with the row; what it wrote stays without it.
    Ok(account::Entity::delete_by_id(id).exec(tx).await?.rows_affected > 0)
}

/// Tells the owners of a coalition: an organiser who does something there and goes at once is not to be overlooked.
async fn tell_owners(service: &Service, tx: &Tx, coalition: Uuid, account: Uuid, now: Instant) -> Result<(), Error> {
    let owners = owners_in(tx, coalition).await?;
    let mail = |owner: &account::Model| Queued {
        account: Some(owner.id),
        coalition: Some(coalition),
        subject: Some(account),
        ..Queued::new(service.new_id(), Kind::AccountDeleted, Locale::from_tag(&owner.locale).unwrap_or_default(), now)
    };
    let mails: Vec<Queued> = owners.iter().filter(|owner| owner.id != account).map(mail).collect();
    queue(&mails, tx).await
}
