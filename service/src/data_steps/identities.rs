//! Identities recomputed: by the row of the address book that has the name and country, else by the folded name and country; a
//! domain is none. Three steps, in this order: what tells that a row is meant, then signatures, then invitations.
//!
//! Where two listed signatures become one, both stay listed: see `signatures/reidentify.rs`.

use super::{Data, DataStep, own_domains::shared_hosts_now};
use crate::{
    Error, Service,
    entities::{invitation, letter, organisation, organisation_contact, organisation_domain, organisation_name, signature},
    signatures::{by_name, identify_invitation, identify_signature},
    writer::Tx,
};
use domain::{
    email::Email,
    signature::SignatoryKind,
    site::{Site, mail_domain},
    text::identity_fold,
};
use futures::future::BoxFuture;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The names of the address book folded for identity, its mailboxes' domains and its contacts' hashes. Runs once more
/// whenever the list of shared hosts is another.
pub(super) struct BookIdentities;

impl DataStep for BookIdentities {
    fn name(&self) -> &'static str {
        "book_identities"
    }

    fn table(&self) -> &'static str {
        "organisation"
    }

    fn changes(&self) -> &'static [Data] {
        &[Data::Organisations, Data::Signatures, Data::Invitations]
    }

    fn of(&self) -> String {
        shared_hosts_now()
    }

    fn change<'a>(&'a self, service: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            use {organisation_contact as contact, organisation_domain as domain, organisation_name as other};
            let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.iter().copied())).all(tx).await?;
            for row in rows {
                for name in other::Entity::find().filter(other::Column::OrganisationId.eq(row.id)).all(tx).await? {
                    let fold = identity_fold(&name.name);
                    other::ActiveModel { name_identity: Set(fold), ..name.into_active_model() }.update(tx).await?;
                }
                for known in domain::Entity::find().filter(domain::Column::OrganisationId.eq(row.id)).all(tx).await? {
                    if mail_domain(&known.domain).is_none() {
                        domain::Entity::delete_by_id((row.id, known.domain)).exec(tx).await?;
                    }
                }
                if let Some(own) = Site::stored_optional(row.site.as_deref()).and_then(|site| site.mail_domain()) {
                    let own = domain::ActiveModel { organisation_id: Set(row.id), domain: Set(own) };
                    let once = OnConflict::columns([domain::Column::OrganisationId, domain::Column::Domain]).do_nothing().to_owned();
                    domain::Entity::insert(own).on_conflict(once).exec_without_returning(tx).await?;
                }
                contact::Entity::delete_many().filter(contact::Column::OrganisationId.eq(row.id)).exec(tx).await?;
                let mut hashes = Vec::new();
                for address in service.contact_addresses(&row)? {
                    let hash = service.mailbox_in_book(&Email::stored(&address))?.address;
                    if !hashes.contains(&hash) {
                        hashes.push(hash);
                    }
                }
                for hash in hashes {
                    let own = contact::ActiveModel { organisation_id: Set(row.id), address_hmac: Set(hash) };
                    contact::Entity::insert(own).exec_without_returning(tx).await?;
                }
                let name_identity = Set(identity_fold(&row.legal_name));
                organisation::ActiveModel { id: Set(row.id), name_identity, ..Default::default() }.update(tx).await?;
            }
            Ok(())
        })
    }
}

/// The identities of signatures.
pub(super) struct SignatureIdentities;

impl DataStep for SignatureIdentities {
    fn name(&self) -> &'static str {
        "signature_identities"
    }

    fn table(&self) -> &'static str {
        "signature"
    }

    fn changes(&self) -> &'static [Data] {
        &[Data::Organisations, Data::Signatures, Data::Invitations]
    }

    fn change<'a>(&'a self, _: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            use signature::Column as S;
            let rows = signature::Entity::find()
                .filter(S::Id.is_in(ids.iter().copied()))
                .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
                .filter(S::ErasedAt.is_null())
                .order_by_asc(S::Id)
                .all(tx)
                .await?;
            let coalitions = coalitions(tx, rows.iter().map(|row| row.letter_id)).await?;
            for row in rows {
                let Some(coalition) = coalitions.get(&row.letter_id) else { continue };
                identify_signature(tx, &row, by_name(tx, *coalition, &row.name, &row.country).await?).await?;
            }
            Ok(())
        })
    }
}

/// The identities of invitations.
pub(super) struct InvitationIdentities;

impl DataStep for InvitationIdentities {
    fn name(&self) -> &'static str {
        "invitation_identities"
    }

    fn table(&self) -> &'static str {
        "invitation"
    }

    fn changes(&self) -> &'static [Data] {
        &[Data::Organisations, Data::Signatures, Data::Invitations]
    }

    fn change<'a>(&'a self, _: &'a Service, tx: &'a Tx, ids: &'a [Uuid]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            use invitation::Column as I;
            let rows = invitation::Entity::find().filter(I::Id.is_in(ids.iter().copied())).order_by_asc(I::Id).all(tx).await?;
            let coalitions = coalitions(tx, rows.iter().map(|row| row.letter_id)).await?;
            for row in rows {
                let Some(coalition) = coalitions.get(&row.letter_id) else { continue };
                identify_invitation(tx, &row, by_name(tx, *coalition, &row.name, &row.country).await?).await?;
            }
            Ok(())
        })
    }
}

/// The coalition of each of these letters.
async fn coalitions(tx: &Tx, letters: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, Uuid>, Error> {
    let rows = letter::Entity::find().filter(letter::Column::Id.is_in(letters)).all(tx).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.coalition_id)).collect())
}
