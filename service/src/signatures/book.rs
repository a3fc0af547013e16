//! A coalition's address book in memory: whole, or as far as one signature asks.

use super::identity::Mailbox;
use crate::{
    Error,
    entities::{organisation, organisation_contact, organisation_domain, organisation_name},
};
use domain::site::Site;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// A row of the address book with what tells that it is meant.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) model: organisation::Model,
    /// Its names, each folded for identity; the legal one first.
    names: Vec<(String, String)>,
    /// The domains that its mailboxes are at.
    pub(super) domains: Vec<String>,
    /// The keyed hashes of its contacts' addresses.
    pub(super) contacts: Vec<Vec<u8>>,
}

impl Row {
    /// Its name of this fold, as it spells it.
    pub(super) fn spelling(&self, fold: &str) -> String {
        let found = self.names.iter().find(|(own, _)| own == fold);
        found.map_or_else(|| self.model.legal_name.clone(), |(_, name)| name.clone())
    }

    /// Its web site.
    pub(super) fn site(&self) -> Option<Site> {
        Site::stored_optional(self.model.site.as_deref())
    }
}

/// A coalition's address book, or the part of it that matters.
pub(crate) struct Book {
    rows: Vec<Row>,
    by_name: HashMap<(String, String), Vec<usize>>,
}

impl Book {
    /// The whole address book: for many signatures at once.
    pub(crate) async fn of<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<Self, Error> {
        Self::load(db, coalition, None).await
    }

    /// The rows of this name, folded for identity, and country, and those that a mailbox may speak for.
    pub(crate) async fn about<C: ConnectionTrait>(
        db: &C,
        coalition: Uuid,
        named: Option<(&str, &str)>,
        mailbox: Option<&Mailbox>,
    ) -> Result<Self, Error> {
        use organisation::Column as O;
        let mut any = Condition::any();
        if let Some((fold, country)) = named {
            let others = organisation_name::Entity::find()
                .select_only()
                .column(organisation_name::Column::OrganisationId)
                .filter(organisation_name::Column::NameIdentity.eq(fold));
            let of_name = Condition::any().add(O::NameIdentity.eq(fold)).add(O::Id.in_subquery(others.into_query()));
            any = any.add(Condition::all().add(O::Country.eq(country)).add(of_name));
        }
        if let Some(mailbox) = mailbox {
            any = any.add(known_by(mailbox));
        }
        Self::load(db, coalition, Some(any)).await
    }

    /// A row that was chosen, and those that a mailbox may speak for.
    pub(super) async fn with<C: ConnectionTrait>(db: &C, coalition: Uuid, row: Uuid, mailbox: &Mailbox) -> Result<Self, Error> {
        let any = Condition::any().add(organisation::Column::Id.eq(row)).add(known_by(mailbox));
        Self::load(db, coalition, Some(any)).await
    }

    async fn load<C: ConnectionTrait>(db: &C, coalition: Uuid, only: Option<Condition>) -> Result<Self, Error> {
        let mut own = organisation::Entity::find().filter(organisation::Column::CoalitionId.eq(coalition));
        if let Some(only) = only {
            own = own.filter(only);
        }
        let ids = || own.clone().select_only().column(organisation::Column::Id).into_query();
        let names = organisation_name::Entity::find().filter(organisation_name::Column::OrganisationId.in_subquery(ids())).all(db).await?;
        let domains =
            organisation_domain::Entity::find().filter(organisation_domain::Column::OrganisationId.in_subquery(ids())).all(db).await?;
        let contacts =
            organisation_contact::Entity::find().filter(organisation_contact::Column::OrganisationId.in_subquery(ids())).all(db).await?;
        let mut rows: Vec<Row> = own
            .all(db)
            .await?
            .into_iter()
            .map(|model| {
                let legal = (model.name_identity.clone(), model.legal_name.clone());
                Row { names: vec![legal], domains: Vec::new(), contacts: Vec::new(), model }
            })
            .collect();
        let places: HashMap<Uuid, usize> = rows.iter().enumerate().map(|(place, row)| (row.model.id, place)).collect();
        let mut add = |id: Uuid, add: &mut dyn FnMut(&mut Row)| {
            if let Some(row) = places.get(&id).and_then(|place| rows.get_mut(*place)) {
                add(row);
            }
        };
        for name in names {
            add(name.organisation_id, &mut |row| row.names.push((name.name_identity.clone(), name.name.clone())));
        }
        for domain in domains {
            add(domain.organisation_id, &mut |row| row.domains.push(domain.domain.clone()));
        }
        for contact in contacts {
            add(contact.organisation_id, &mut |row| row.contacts.push(contact.address_hmac.clone()));
        }
        let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            for (fold, _) in &row.names {
                let places = by_name.entry((fold.clone(), row.model.country.clone())).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        Ok(Self { rows, by_name })
    }

    /// All rows that were read.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of this id, if it was read.
    pub(crate) fn row(&self, id: Uuid) -> Option<&Row> {
        self.rows.iter().find(|row| row.model.id == id)
    }

    /// The rows that have this name, folded for identity, and country.
    pub(super) fn rows_named(&self, fold: &str, country: &str) -> Vec<&Row> {
        let places = self.by_name.get(&(fold.to_owned(), country.to_owned()));
        places.into_iter().flatten().filter_map(|place| self.rows.get(*place)).collect()
    }
}

/// The rows that have a mailbox among their contacts, or its domain.
fn known_by(mailbox: &Mailbox) -> Condition {
    let contacts = organisation_contact::Entity::find()
        .select_only()
        .column(organisation_contact::Column::OrganisationId)
        .filter(organisation_contact::Column::AddressHmac.eq(mailbox.address.clone()));
    let any = Condition::any().add(organisation::Column::Id.in_subquery(contacts.into_query()));
    let Some(domain) = &mailbox.domain else { return any };
    let at_domain = organisation_domain::Entity::find()
        .select_only()
        .column(organisation_domain::Column::OrganisationId)
        .filter(organisation_domain::Column::Domain.eq(domain.as_str()));
    any.add(organisation::Column::Id.in_subquery(at_domain.into_query()))
}
