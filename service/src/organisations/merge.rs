//! Two rows of the address book turn out to be one organisation: the second goes into the first.

use super::find;
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{
        invitation, letter_convener, message, organisation, organisation_contact, organisation_domain, organisation_name, reviewer,
        signature,
    },
    keys::CONTACTS,
    scope::scope_in,
    signatures::{Touched, identify_invitation, identify_signature, identity::book_key, reidentify},
    writer::{Command, Tx},
};
use domain::{activity::Act, ids::OrganisationId, role::Permission, time::Instant};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

impl Service {
    /// Merges a row into another, which keeps its name and country and gets the names, domains, contacts, invitations and
    /// signatures of the first. Where both stand on one letter, both stay there, as possible doubles.
    ///
    /// # Errors
    /// `error-merge-itself`; `error-merge-convener` where the row that would go convenes a letter; `NotFound`, `Forbidden`.
    pub async fn merge_organisations(
        &self,
        actor: &Actor,
        coalition: &str,
        from: OrganisationId,
        into: OrganisationId,
    ) -> Result<(), Error> {
        let (service, actor, coalition) = (self.clone(), actor.clone(), coalition.to_owned());
        self.submit(Merge { service, actor, coalition, from, into, now: self.now() }).await
    }
}

struct Merge {
    service: Service,
    actor: Actor,
    coalition: String,
    from: OrganisationId,
    into: OrganisationId,
    now: Instant,
}

impl Command for Merge {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::EditOrganisations).await?;
        let coalition = scope.coalition.id;
        if self.from == self.into {
            return Err(Error::field("into", "error-merge-itself"));
        }
        let (from, into) = (find(tx, coalition, self.from).await?, find(tx, coalition, self.into).await?);
        let convenes = letter_convener::Entity::find().filter(letter_convener::Column::OrganisationId.eq(from.id));
        if convenes.count(tx).await? > 0 {
            return Err(Error::field("into", "error-merge-convener"));
        }
        self.gather(tx, &from, &into).await?;
        let touched = Touched::tied_to(tx, from.id).await?;
        let to = (book_key(into.id), Some(into.id));
        let signatures = signature::Entity::find().filter(signature::Column::Id.is_in(touched.signatures.iter().copied()));
        for row in signatures.order_by_asc(signature::Column::Id).all(tx).await? {
            identify_signature(tx, &row, to.clone()).await?;
        }
        let invitations = invitation::Entity::find().filter(invitation::Column::Id.is_in(touched.invitations.iter().copied()));
        for row in invitations.order_by_asc(invitation::Column::Id).all(tx).await? {
            identify_invitation(tx, &row, to.clone()).await?;
        }
        let names = super::names_of(tx, into.id).await?;
        let old = super::names_of(tx, from.id).await?;
        organisation::Entity::delete_by_id(from.id).exec(tx).await?;
        reidentify(tx, coalition, &Touched::default().and(names).and(old)).await?;
        let note = Note::new(coalition, Some(self.actor.account), Act::OrganisationsMerged, self.now);
        note.about(into.id).insert(tx).await
    }
}

impl Merge {
    /// Gives the row that stays what the other has beside its signatures.
    async fn gather(&self, tx: &Tx, from: &organisation::Model, into: &organisation::Model) -> Result<(), Error> {
        self.gather_names(tx, from, into).await?;
        let mut contacts = self.service.contact_addresses(into)?;
        for contact in self.service.contact_addresses(from)? {
            if !contacts.contains(&contact) {
                contacts.push(contact);
            }
        }
        let sealed = serde_json::to_vec(&contacts)?;
        let kept = organisation::ActiveModel {
            id: Set(into.id),
            contacts_sealed: Set(self.service.keys().seal(self.service.rng(), CONTACTS.of(into.id), &sealed)?),
            contacts: Set(i64::try_from(contacts.len()).unwrap_or(i64::MAX)),
            contacts_changed_at: Set(Some(self.now.0)),
            site: Set(into.site.clone().or_else(|| from.site.clone())),
            domain: Set(into.domain.clone().or_else(|| from.domain.clone())),
            ..Default::default()
        };
        kept.update(tx).await?;
        use {organisation_contact as contact, organisation_domain as domain};
        for row in domain::Entity::find().filter(domain::Column::OrganisationId.eq(from.id)).all(tx).await? {
            let row = domain::Model { organisation_id: into.id, ..row }.into_active_model();
            let once = OnConflict::columns([domain::Column::OrganisationId, domain::Column::Domain]).do_nothing().to_owned();
            domain::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
        }
        for row in contact::Entity::find().filter(contact::Column::OrganisationId.eq(from.id)).all(tx).await? {
            let row = contact::Model { organisation_id: into.id, ..row }.into_active_model();
            let once = OnConflict::columns([contact::Column::OrganisationId, contact::Column::AddressHmac]).do_nothing().to_owned();
            contact::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
        }
        reviewer::Entity::update_many()
            .col_expr(reviewer::Column::OrganisationId, Expr::value(into.id))
            .filter(reviewer::Column::OrganisationId.eq(from.id))
            .exec(tx)
            .await?;
        message::Entity::update_many()
            .col_expr(message::Column::OrganisationId, Expr::value(into.id))
            .filter(message::Column::OrganisationId.eq(from.id))
            .exec(tx)
            .await?;
        organisation::Entity::update_many()
            .col_expr(organisation::Column::PartOf, Expr::value(into.id))
            .filter(organisation::Column::PartOf.eq(from.id))
            .filter(organisation::Column::Id.ne(into.id))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// The other's names stay names of the row: so anyone who signs by one of them is found.
    async fn gather_names(&self, tx: &Tx, from: &organisation::Model, into: &organisation::Model) -> Result<(), Error> {
        use organisation_name as other;
        let own = |id: Uuid| other::Entity::find().filter(other::Column::OrganisationId.eq(id)).order_by_asc(other::Column::Language);
        let has = own(into.id).all(tx).await?;
        let mut folds: Vec<String> = has.iter().map(|name| name.name_identity.clone()).chain([into.name_identity.clone()]).collect();
        let mut languages: Vec<String> = has.into_iter().map(|name| name.language).collect();
        let legal = other::Model {
            organisation_id: into.id,
            language: "und".to_owned(),
            name: from.legal_name.clone(),
            name_fold: from.name_fold.clone(),
            name_identity: from.name_identity.clone(),
        };
        for name in own(from.id).all(tx).await?.into_iter().chain([legal]) {
            if folds.contains(&name.name_identity) {
                continue;
            }
            // Of a language that is taken, and of a legal name whose language nobody knows, a private tag is made.
            let mut language = name.language.clone();
            let mut number = 1;
            while languages.contains(&language) {
                number += 1;
                language = format!("{}-x-{number}", name.language);
            }
            folds.push(name.name_identity.clone());
            languages.push(language.clone());
            let row = other::Model { organisation_id: into.id, language, ..name }.into_active_model();
            other::Entity::insert(row).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}
