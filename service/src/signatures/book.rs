//! The address book in memory, for the identities of many organisations at once.

use super::identity::{Identity, book_key, of_book, of_unknown};
use crate::{
    Error,
    entities::{organisation, organisation_name},
    names,
};
use domain::{
    email::Email,
    forms::signing::OrganisationEntry,
    signature::Proof,
    site::{Site, registrable_domain},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// A coalition's address book, for the identities of many at once.
pub(crate) struct Book {
    rows: Vec<organisation::Model>,
    by_domain: HashMap<String, usize>,
    by_name: HashMap<(String, String), usize>,
}

impl Book {
    /// Reads the address book.
    pub(crate) async fn of<C: ConnectionTrait>(db: &C, coalition: Uuid) -> Result<Self, Error> {
        let rows = organisation::Entity::find().filter(organisation::Column::CoalitionId.eq(coalition)).all(db).await?;
        let own = organisation::Entity::find().select_only().column(organisation::Column::Id);
        let own = own.filter(organisation::Column::CoalitionId.eq(coalition)).into_query();
        let others = organisation_name::Entity::find().filter(organisation_name::Column::OrganisationId.in_subquery(own)).all(db).await?;
        let places: HashMap<Uuid, usize> = rows.iter().enumerate().map(|(place, row)| (row.id, place)).collect();
        let by_domain = rows.iter().enumerate().filter_map(|(place, row)| Some((row.domain.clone()?, place))).collect();
        let mut by_name = HashMap::new();
        let legal = rows.iter().map(|row| (row.name_fold.clone(), row.id));
        for (fold, id) in legal.chain(others.into_iter().map(|other| (other.name_fold, other.organisation_id))) {
            if let Some((place, row)) = places.get(&id).and_then(|place| Some((*place, rows.get(*place)?))) {
                by_name.entry((fold, row.country.clone())).or_insert(place);
            }
        }
        Ok(Self { rows, by_domain, by_name })
    }

    /// As [`super::identity::of`]; without an address where nobody is asked.
    pub(crate) fn identity(&self, entry: &OrganisationEntry, email: Option<&Email>) -> Identity {
        let mail_domain = email.and_then(|email| registrable_domain(email.domain()));
        let own_domain = entry.site.as_ref().map_or_else(|| mail_domain.clone(), Site::own_domain);
        let by_domain = own_domain.as_ref().and_then(|domain| self.by_domain.get(domain));
        let name = (names::fold(entry.name.as_str()), entry.country.code().to_owned());
        let row = by_domain.or_else(|| self.by_name.get(&name)).and_then(|place| self.rows.get(*place));
        match (row, email) {
            (Some(row), Some(email)) => of_book(row, email),
            (Some(row), None) => Identity { key: book_key(row.id), organisation: Some(row.id), known: false, proof: Proof::Mailbox },
            (None, _) => of_unknown(&entry.name, entry.country, entry.site.as_ref(), own_domain.as_deref(), mail_domain.as_deref()),
        }
    }
}
