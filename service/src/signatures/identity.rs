//! When two signatures are of one organisation, and when it is known well enough to be listed at once.
//!
//! An organisation's identity on a letter is its row in the coalition's address book; else its own registrable domain
//! (never a shared host or free-mail provider); else its folded name and country. A signatory's name alone, or a
//! mailbox elsewhere, makes no organisation known: a human looks first.

use crate::{
    Error,
    entities::{organisation, organisation_name},
    names,
};
use domain::{
    country::Country,
    email::Email,
    forms::signing::OrganisationEntry,
    signature::Proof,
    site::{Site, registrable_domain},
    text::Name,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::ExprTrait};
use uuid::Uuid;

/// What a signature is of, for constraints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// `book:<id>`, `domain:<domain>` or `name:<folded name>|<country>`; empty for a person, whom the address identifies.
    pub(crate) key: String,
    /// The row of the address book.
    pub(crate) organisation: Option<Uuid>,
    /// Whether it can be listed without an organiser's look.
    pub(crate) known: bool,
    /// How it is checked when its mailbox confirms.
    pub(crate) proof: Proof,
}

/// The key of a member of the address book.
pub(crate) fn book_key(organisation: Uuid) -> String {
    format!("book:{organisation}")
}

impl Identity {
    /// A person's: the address says it all.
    pub(crate) const PERSON: Self = Self { key: String::new(), organisation: None, known: true, proof: Proof::Mailbox };
}

/// The identity of an organisation that this mailbox signs for.
pub(crate) async fn of<C: ConnectionTrait>(db: &C, coalition: Uuid, entry: &OrganisationEntry, email: &Email) -> Result<Identity, Error> {
    of_named(db, coalition, &entry.name, entry.country, entry.site.as_ref(), email).await
}

/// The identity of a row of the address book that this mailbox signs for.
pub(crate) fn of_book(row: &organisation::Model, email: &Email) -> Identity {
    let at_home = row.domain.is_some() && row.domain == registrable_domain(email.domain());
    let proof = if at_home { Proof::Domain } else { Proof::Mailbox };
    Identity { key: book_key(row.id), organisation: Some(row.id), known: at_home, proof }
}

/// The identity of an organisation of this name, country and site that this mailbox signs for.
pub(crate) async fn of_named<C: ConnectionTrait>(
    db: &C,
    coalition: Uuid,
    name: &Name,
    country: Country,
    site: Option<&Site>,
    email: &Email,
) -> Result<Identity, Error> {
    let mail_domain = registrable_domain(email.domain());
    let own_domain = site.map_or_else(|| mail_domain.clone(), Site::own_domain);
    let row = match &own_domain {
        Some(domain) => by_domain(db, coalition, domain).await?,
        None => None,
    };
    let row = match row {
        Some(row) => Some(row),
        None => by_name(db, coalition, name, country).await?,
    };
    if let Some(row) = row {
        return Ok(of_book(&row, email));
    }
    Ok(of_unknown(name, country, site, own_domain.as_deref(), mail_domain.as_deref()))
}

/// The identity of an organisation that is not in the address book, by its own domain.
pub(super) fn of_unknown(
    name: &Name,
    country: Country,
    site: Option<&Site>,
    own_domain: Option<&str>,
    mail_domain: Option<&str>,
) -> Identity {
    // Without a site there is nothing that the mailbox's domain could be the organisation's by.
    let proof = if site.is_some() && own_domain.is_some() && own_domain == mail_domain { Proof::Domain } else { Proof::Mailbox };
    let key = match own_domain {
        Some(domain) => format!("domain:{domain}"),
        None => format!("name:{}|{}", names::fold(name.as_str()), country.code()),
    };
    Identity { key, organisation: None, known: false, proof }
}

async fn by_domain<C: ConnectionTrait>(db: &C, coalition: Uuid, domain: &str) -> Result<Option<organisation::Model>, Error> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::CoalitionId.eq(coalition))
        .filter(organisation::Column::Domain.eq(domain))
        .one(db)
        .await?)
}

/// The one organisation of this name, in any language, and country.
async fn by_name<C: ConnectionTrait>(db: &C, coalition: Uuid, name: &Name, country: Country) -> Result<Option<organisation::Model>, Error> {
    let fold = names::fold(name.as_str());
    let other = organisation_name::Entity::find()
        .select_only()
        .column(organisation_name::Column::OrganisationId)
        .filter(organisation_name::Column::NameFold.eq(fold.clone()));
    Ok(organisation::Entity::find()
        .filter(organisation::Column::CoalitionId.eq(coalition))
        .filter(organisation::Column::Country.eq(country.code()))
        .filter(organisation::Column::NameFold.eq(fold).or(organisation::Column::Id.in_subquery(other.into_query())))
        .one(db)
        .await?)
}
