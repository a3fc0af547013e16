//! A row of the address book is written: its names, and what tells that a mailbox speaks for it.

use super::{find, names_of};
use crate::{
    Actor, Error,
    activity::Note,
    entities::{organisation, organisation_contact, organisation_domain, organisation_name},
    names,
    scope::scope_in,
    signatures::{Touched, reidentify},
    writer::{Command, Tx},
};
use domain::{
    activity::Act, forms::organisation::OrganisationRecord, ids::OrganisationId, role::Permission, site::Site, text::identity_fold,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// How many federations stand above one another at most.
const LEVELS: usize = 8;

/// Stores an organisation.
pub(crate) struct SaveOrganisation {
    pub(crate) actor: Actor,
    pub(crate) coalition: String,
    pub(crate) is_new: bool,
    pub(crate) id: OrganisationId,
    pub(crate) contacts_sealed: Vec<u8>,
    pub(crate) record: OrganisationRecord,
    pub(crate) others: Vec<(String, String)>,
    /// The keyed hashes of the contacts' addresses.
    pub(crate) addresses: HashSet<Vec<u8>>,
    pub(crate) now: Instant,
}

impl SaveOrganisation {
    fn columns(&self) -> organisation::ActiveModel {
        let legal_name: String = self.record.legal_name.as_str().nfc().collect();
        organisation::ActiveModel {
            name_fold: Set(names::fold(&legal_name)),
            name_identity: Set(identity_fold(&legal_name)),
            name_sort: Set(names::sort_key(&legal_name)),
            legal_name: Set(legal_name),
            country: Set(self.record.country.code().to_owned()),
            site: Set(self.record.site.as_ref().map(|site| site.as_str().to_owned())),
            domain: Set(self.record.site.as_ref().and_then(|site| site.own_domain())),
            part_of: Set(self.record.part_of.map(|id| id.0)),
            kind: Set(self.record.kind.code().to_owned()),
            contacts_sealed: Set(self.contacts_sealed.clone()),
            contacts: Set(i64::try_from(self.record.contacts.len()).unwrap_or(i64::MAX)),
            contacts_changed_at: Set(Some(self.now.0)),
            ..Default::default()
        }
    }
}

impl SaveOrganisation {
    /// Whether the row that it is part of is there, and not part of it.
    async fn check_part_of(&self, tx: &Tx, coalition: Uuid) -> Result<(), Error> {
        let mut above = self.record.part_of;
        for _ in 0..LEVELS {
            let Some(id) = above else { return Ok(()) };
            if id == self.id {
                break;
            }
            let row = find(tx, coalition, id).await.map_err(|_| Error::field("part_of", "error-choice"))?;
            above = row.part_of.map(OrganisationId);
        }
        Err(Error::field("part_of", "error-part-of"))
    }

    /// What tells that a mailbox speaks for the row: its domains and its contacts' hashes.
    async fn write_evidence(&self, tx: &Tx) -> Result<(), Error> {
        use {organisation_contact as contact, organisation_domain as domain};
        domain::Entity::delete_many().filter(domain::Column::OrganisationId.eq(self.id.0)).exec(tx).await?;
        contact::Entity::delete_many().filter(contact::Column::OrganisationId.eq(self.id.0)).exec(tx).await?;
        let organisation_id = Set(self.id.0);
        let domains: HashSet<String> = self.record.site.iter().chain(&self.record.domains).filter_map(Site::mail_domain).collect();
        for domain in domains {
            let row = domain::ActiveModel { organisation_id: organisation_id.clone(), domain: Set(domain) };
            domain::Entity::insert(row).exec_without_returning(tx).await?;
        }
        let rows = self
            .addresses
            .iter()
            .map(|address| contact::ActiveModel { organisation_id: organisation_id.clone(), address_hmac: Set(address.clone()) });
        if !self.addresses.is_empty() {
            contact::Entity::insert_many(rows).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}

impl Command for SaveOrganisation {
    type Answer = OrganisationId;

    async fn execute(&self, tx: &Tx) -> Result<OrganisationId, Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::EditOrganisations).await?;
        self.write(tx, scope.coalition.id).await?;
        Ok(self.id)
    }
}

impl SaveOrganisation {
    /// Writes the row with all that belongs to it, and lets signatures and invitations have the identity that it gives them.
    pub(crate) async fn write(&self, tx: &Tx, coalition: Uuid) -> Result<(), Error> {
        self.check_part_of(tx, coalition).await?;
        let before = names_of(tx, self.id.0).await?;
        if self.is_new {
            let own = (Set(self.id.0), Set(coalition), Set(self.now.0));
            let row = organisation::ActiveModel { id: own.0, coalition_id: own.1, created_at: own.2, ..self.columns() };
            row.insert(tx).await?;
        } else {
            find(tx, coalition, self.id).await?;
            let row = organisation::ActiveModel { id: Set(self.id.0), ..self.columns() };
            row.update(tx).await?;
        }
        organisation_name::Entity::delete_many().filter(organisation_name::Column::OrganisationId.eq(self.id.0)).exec(tx).await?;
        if !self.others.is_empty() {
            let rows = self.others.iter().map(|(language, name)| organisation_name::ActiveModel {
                organisation_id: Set(self.id.0),
                language: Set(language.clone()),
                name_fold: Set(names::fold(name)),
                name_identity: Set(identity_fold(name)),
                name: Set(name.clone()),
            });
            organisation_name::Entity::insert_many(rows).exec_without_returning(tx).await?;
        }
        self.write_evidence(tx).await?;
        let act = if self.is_new { Act::OrganisationAdded } else { Act::OrganisationChanged };
        Note::new(coalition, Some(self.actor.account), act, self.now).about(self.id.0).insert(tx).await?;
        let after = names_of(tx, self.id.0).await?;
        reidentify(tx, coalition, &Touched::default().and(before).and(after)).await
    }
}
