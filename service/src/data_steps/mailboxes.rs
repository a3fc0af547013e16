//! Signatures and invitations by the mailbox that their address reaches: tags and dots tell nobody apart any more.
//!
//! What was listed stays listed. People who come to share a mailbox get places in it; where two rows of one mailbox come
//! to have one name, the second keeps a key of its own, and nothing that waits is lost.

use super::{Data, DataStep};
use crate::{
    Error, Service,
    entities::{invitation, signature},
    invitations,
    signatures::{free_place, identity::person_key, identity::with_suffix, kind_of},
    writer::Tx,
};
use domain::{email::Email, signature::SignatoryKind, signature::SignatureState};
use futures::future::BoxFuture;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

/// The keyed hashes, names and places of signatures.
pub(super) struct SignatureMailboxes;

impl DataStep for SignatureMailboxes {
    fn name(&self) -> &'static str {
        "signature_mailboxes"
    }

    fn table(&self) -> &'static str {
        "signature"
    }

    fn changes(&self) -> &'static [Data] {
        &[Data::Signatures]
    }

    fn change<'a>(&'a self, service: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let rows = signature::Entity::find().filter(signature::Column::Id.is_in(ids.iter().copied())).all(tx).await?;
            for row in rows {
                change_signature(service, tx, row).await?;
            }
            Ok(())
        })
    }
}

async fn change_signature(service: &Service, tx: &Tx, row: signature::Model) -> Result<(), Error> {
    let email = service.open_private(&row)?.map(|private| private.email).filter(|email| !email.is_empty());
    // Of one that was erased or denied, and of one without an address, the hash tells nobody anything.
    let address = match email {
        Some(email) => service.mailbox_hmac(&Email::stored(&email))?,
        None => row.address_hmac.clone(),
    };
    let person = kind_of(&row) == SignatoryKind::Person;
    let key = if person && row.erased_at.is_none() { person_key(&row.name) } else { row.identity.clone() };
    let taken = taken_keys(tx, &row, &address).await?;
    if !person && taken.contains(&key) {
        // Two that wait for one organisation and mailbox both go on waiting; the first that is confirmed counts.
        return Ok(());
    }
    let place = if person && row.state == SignatureState::Confirmed.code() {
        free_place(tx, row.letter_id, &address, row.id).await?
    } else {
        row.place
    };
    let identity = with_suffix(&key, &taken);
    let mut new = row.into_active_model();
    (new.address_hmac, new.identity, new.place) = (Set(address), Set(identity), Set(place));
    new.update(tx).await?;
    Ok(())
}

/// The keys that other rows of this letter, mailbox and kind have, where one of each may be.
async fn taken_keys(tx: &Tx, row: &signature::Model, address: &[u8]) -> Result<Vec<String>, Error> {
    use signature::Column as S;
    Ok(signature::Entity::find()
        .select_only()
        .column(S::Identity)
        .filter(S::LetterId.eq(row.letter_id))
        .filter(S::AddressHmac.eq(address))
        .filter(S::Kind.eq(row.kind.as_str()))
        .filter(S::State.eq(row.state.as_str()))
        .filter(S::Id.ne(row.id))
        .into_tuple()
        .all(tx)
        .await?)
}

/// The keyed hashes of invitations.
pub(super) struct InvitationMailboxes;

impl DataStep for InvitationMailboxes {
    fn name(&self) -> &'static str {
        "invitation_mailboxes"
    }

    fn table(&self) -> &'static str {
        "invitation"
    }

    fn changes(&self) -> &'static [Data] {
        &[Data::Invitations]
    }

    fn change<'a>(&'a self, service: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let rows = invitation::Entity::find().filter(invitation::Column::Id.is_in(ids.iter().copied())).all(tx).await?;
            for row in rows {
                let private = service.open_invitation(&row)?;
                if private.email.is_empty() {
                    continue;
                }
                let address = service.mailbox_hmac(&Email::stored(&private.email))?;
                // One that was invited twice, by a tag, goes on with the link that it has.
                if address != row.address_hmac && !invitations::is_invited(tx, row.letter_id, &address, &row.identity).await? {
                    let mut new = row.into_active_model();
                    new.address_hmac = Set(address);
                    new.update(tx).await?;
                }
            }
            Ok(())
        })
    }
}
