//! The address book of a coalition. Contact addresses are stored sealed and never public.

mod merge;
mod save;

pub(crate) use save::SaveOrganisation;

use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{organisation, organisation_domain, organisation_name},
    keys::{CONTACTS, readable},
    letters::tag_case,
    names,
    public::country_of,
    scope::scope_in,
    signatures::{Touched, reidentify},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    country::Country,
    email::Email,
    error::{FieldError, FieldErrors},
    forms::organisation::{ContactChange, OrganisationForm, OrganisationKind, OrganisationRecord},
    ids::OrganisationId,
    masked::Masked,
    role::Permission,
    shapes::desk::{DeskOrganisation, DeskOrganisationPage, DeskOrganisations},
    site::Site,
    time::Instant,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// An organisation as a public list shows it, for the signing form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationSuggestion {
    /// Legal name.
    pub name: String,
    /// Country.
    pub country: Country,
    /// Its web site.
    pub site: Option<String>,
}

impl Service {
    /// The address book, or those whose name in any language matches.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn organisations(&self, actor: &Actor, coalition: &str, query: &str) -> Result<DeskOrganisations, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let query = query.trim().chars().take(200).collect::<String>();
        let mut rows = organisation::Entity::find().filter(organisation::Column::CoalitionId.eq(scope.coalition.id));
        if !names::fold(&query).is_empty() {
            let pattern = names::like(&query);
            let others = organisation_name::Entity::find()
                .select_only()
                .column(organisation_name::Column::OrganisationId)
                .filter(organisation_name::Column::NameFold.like(pattern.clone()));
            let any = Condition::any().add(organisation::Column::NameFold.like(pattern));
            rows = rows.filter(any.add(organisation::Column::Id.in_subquery(others.into_query())));
        }
        let rows = rows.order_by_asc(organisation::Column::NameSort).order_by_asc(organisation::Column::Id).all(self.read()).await?;
        let organisations = rows.into_iter().map(listed).collect::<Result<_, _>>()?;
        Ok(DeskOrganisations { desk: scope.desk(), query, looked_up: None, organisations })
    }

    /// Those of the address book who have this whole address, for those who may see contacts: it counts as one shown.
    ///
    /// # Errors
    /// `error-contacts-shown` when this person was shown as many as a day has; `NotFound`, `Forbidden`.
    pub async fn organisations_of_address(&self, actor: &Actor, coalition: &str, address: &Email) -> Result<DeskOrganisations, Error> {
        let looked_up = Some(self.look_up(actor, coalition, None, Permission::EditOrganisations).await?);
        let canonical = address.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("")])))?;
        let scope = self.scope(actor, coalition, Permission::EditOrganisations).await?;
        let all = organisation::Entity::find().filter(organisation::Column::CoalitionId.eq(scope.coalition.id));
        let all = all.order_by_asc(organisation::Column::NameSort).order_by_asc(organisation::Column::Id).all(self.read()).await?;
        let own = all.into_iter().filter(|row| self.has_contact(row, &canonical));
        let organisations = own.map(listed).collect::<Result<_, _>>()?;
        Ok(DeskOrganisations { desk: scope.desk(), query: String::new(), looked_up, organisations })
    }

    /// One organisation for editing; without an id, an empty form.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn organisation(&self, actor: &Actor, coalition: &str, id: Option<OrganisationId>) -> Result<DeskOrganisationPage, Error> {
        let scope = self.scope(actor, coalition, Permission::EditOrganisations).await?;
        let (form, contacts) = match id {
            Some(id) => {
                let row = find(self.read(), scope.coalition.id, id).await?;
                let kept = self.kept_contacts(&row)?.into_iter();
                let contacts = kept.map(|(id, address)| (id, Masked::with_domain(&address))).collect();
                (self.stored_organisation(row).await?, contacts)
            }
            None => (OrganisationForm { kind: OrganisationKind::default().code().to_owned(), ..OrganisationForm::default() }, Vec::new()),
        };
        let others = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(scope.coalition.id))
            .order_by_asc(organisation::Column::NameSort)
            .all(self.read())
            .await?;
        let others = others.into_iter().filter(|row| Some(row.id) != id.map(|id| id.0));
        let others = others.map(|row| (OrganisationId(row.id), row.legal_name)).collect();
        Ok(DeskOrganisationPage { desk: scope.desk(), id, form, others, contacts })
    }

    pub(crate) async fn stored_organisation(&self, row: organisation::Model) -> Result<OrganisationForm, Error> {
        let others = organisation_name::Entity::find()
            .filter(organisation_name::Column::OrganisationId.eq(row.id))
            .order_by_asc(organisation_name::Column::Language)
            .all(self.read())
            .await?;
        let domains = organisation_domain::Entity::find()
            .filter(organisation_domain::Column::OrganisationId.eq(row.id))
            .order_by_asc(organisation_domain::Column::Domain)
            .all(self.read())
            .await?;
        let of_site = Site::stored_optional(row.site.as_deref()).and_then(|site| site.mail_domain());
        let domains: Vec<String> = domains.into_iter().map(|row| row.domain).filter(|domain| Some(domain) != of_site.as_ref()).collect();
        Ok(OrganisationForm {
            legal_name: row.legal_name,
            names: others.iter().map(|name| format!("{}: {}", name.language, name.name)).collect::<Vec<_>>().join("\n"),
            country: row.country,
            site: row.site.unwrap_or_default(),
            kind: row.kind,
            domains: domains.join("\n"),
            part_of: row.part_of.map(|id| OrganisationId(id).to_string()).unwrap_or_default(),
            ..OrganisationForm::default()
        })
    }

    /// The addresses of a row's contacts.
    pub(crate) fn contact_addresses(&self, row: &organisation::Model) -> Result<Vec<String>, Error> {
        let plain = self.keys().unseal(CONTACTS.of(row.id), &row.contacts_sealed)?;
        Ok(serde_json::from_slice(&plain)?)
    }

    /// The same where a list shows them: what does not open is missing in it, and nothing else.
    pub(crate) fn readable_contacts(&self, row: &organisation::Model) -> Vec<String> {
        readable("organisation", row.id, self.contact_addresses(row)).unwrap_or_default()
    }

    /// Stores an organisation, a new one when there is no id.
    ///
    /// # Errors
    /// `Fields`, `NotFound`, `Forbidden`.
    pub async fn save_organisation(
        &self,
        actor: &Actor,
        coalition: &str,
        id: Option<OrganisationId>,
        form: &OrganisationForm,
    ) -> Result<OrganisationId, Error> {
        let scope = self.scope(actor, coalition, Permission::EditOrganisations).await?;
        let stored = match id {
            Some(id) => Some(find(self.read(), scope.coalition.id, id).await?),
            None => None,
        };
        let mut record = form.parse()?;
        let replaced = record.changes.iter().filter_map(|(_, change)| match change {
            ContactChange::Replace(new) => Some(new),
            ContactChange::Keep | ContactChange::Remove => None,
        });
        self.check_unasked(scope.coalition.id, record.contacts.iter().chain(replaced), "contacts").await?;
        if let Some(row) = &stored {
            record.contacts = self.merged_contacts(row, &record)?;
        }
        let others = other_names(form, &record)?;
        let addresses = record.contacts.iter().map(|email| Ok(self.mailbox_in_book(email)?.address)).collect::<Result<_, Error>>()?;
        let contacts: Vec<&str> = record.contacts.iter().map(|email| email.as_str()).collect();
        let contacts = serde_json::to_vec(&contacts)?;
        let is_new = id.is_none();
        let id = id.unwrap_or_else(|| OrganisationId(self.new_id()));
        let command = SaveOrganisation {
            actor: actor.clone(),
            coalition: coalition.to_owned(),
            is_new,
            id,
            contacts_sealed: self.keys().seal(self.rng(), CONTACTS.of(id.0), &contacts)?,
            record,
            others,
            addresses,
            now: self.now(),
        };
        self.submit(command).await
    }

    /// Whether a row has a contact of this canonical address. One whose contacts do not open has none.
    fn has_contact(&self, row: &organisation::Model, canonical: &str) -> bool {
        let is = |address: &str| Email::parse(address).and_then(|email| email.canonical()).is_ok_and(|own| own == canonical);
        self.kept_contacts(row).is_ok_and(|kept| kept.iter().any(|(_, address)| is(address)))
    }

    /// The contacts that a row has after a change: those on file, as far as they stay, and those that are new.
    fn merged_contacts(&self, row: &organisation::Model, record: &OrganisationRecord) -> Result<Vec<Email>, Error> {
        let mut contacts: Vec<Email> = Vec::new();
        for (id, address) in self.kept_contacts(row)? {
            let change = record.changes.iter().find(|(named, _)| *named == id).map(|(_, change)| change);
            match change {
                Some(ContactChange::Remove) => {}
                Some(ContactChange::Replace(new)) => contacts.push(new.clone()),
                // One that somebody else added meanwhile is not named, and stays.
                Some(ContactChange::Keep) | None => {
                    contacts.push(Email::stored(&address));
                }
            }
        }
        contacts.extend(record.contacts.iter().cloned());
        let mut seen = HashSet::new();
        contacts.retain(|contact| seen.insert(contact.canonical().unwrap_or_else(|_| contact.as_str().to_owned())));
        Ok(contacts)
    }

    /// Takes an organisation out of the address book. What it signed stays signed.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn delete_organisation(&self, actor: &Actor, coalition: &str, id: OrganisationId) -> Result<(), Error> {
        self.submit(DeleteOrganisation { actor: actor.clone(), coalition: coalition.to_owned(), id, now: self.now() }).await
    }
}

/// The coalition's organisation of this id.
async fn find<C: ConnectionTrait>(db: &C, coalition: Uuid, id: OrganisationId) -> Result<organisation::Model, Error> {
    let own = organisation::Entity::find_by_id(id.0).filter(organisation::Column::CoalitionId.eq(coalition));
    own.one(db).await?.ok_or(Error::NotFound)
}

fn listed(row: organisation::Model) -> Result<DeskOrganisation, Error> {
    Ok(DeskOrganisation {
        id: OrganisationId(row.id),
        country: country_of(&row.country),
        legal_name: row.legal_name,
        domain: row.domain,
        kind: OrganisationKind::from_code(&row.kind).unwrap_or_default(),
        contacts: u64::try_from(row.contacts).unwrap_or(0),
    })
}

/// The names that a row has, each folded for identity, with its country.
async fn names_of(tx: &Tx, id: Uuid) -> Result<Vec<(String, String)>, Error> {
    let Some(row) = organisation::Entity::find_by_id(id).one(tx).await? else { return Ok(Vec::new()) };
    let others = organisation_name::Entity::find().filter(organisation_name::Column::OrganisationId.eq(id)).all(tx).await?;
    let folds = others.into_iter().map(|other| other.name_identity).chain([row.name_identity]);
    Ok(folds.map(|fold| (fold, row.country.clone())).collect())
}

/// The names in other languages, one a language.
fn other_names(form: &OrganisationForm, record: &OrganisationRecord) -> Result<Vec<(String, String)>, FieldErrors> {
    let mut seen = HashSet::new();
    let numbers = (1..).zip(form.names.lines()).filter(|(_, line)| !line.trim().is_empty()).map(|(number, _)| number);
    let mut names = Vec::with_capacity(record.names.len());
    for (number, (tag, name)) in numbers.zip(&record.names) {
        let number: u32 = number;
        let tag = tag_case(tag);
        if !seen.insert(tag.clone()) {
            return Err(FieldErrors(vec![FieldError::new("names", "error-name-line").with("line", number)]));
        }
        names.push((tag, name.as_str().nfc().collect()));
    }
    Ok(names)
}

struct DeleteOrganisation {
    actor: Actor,
    coalition: String,
    id: OrganisationId,
    now: Instant,
}

impl Command for DeleteOrganisation {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::EditOrganisations).await?;
        find(tx, scope.coalition.id, self.id).await?;
        let touched = Touched::tied_to(tx, self.id.0).await?.and(names_of(tx, self.id.0).await?);
        organisation::Entity::delete_by_id(self.id.0).exec(tx).await?;
        reidentify(tx, scope.coalition.id, &touched).await?;
        let note = Note::new(scope.coalition.id, Some(self.actor.account), Act::OrganisationDeleted, self.now);
        note.about(self.id.0).insert(tx).await
    }
}

/// Whether an organisation of the book has this name, in whichever language.
pub(crate) async fn is_called<C: ConnectionTrait>(db: &C, coalition: Uuid, name: &str) -> Result<bool, Error> {
    use organisation::Column as C;
    let fold = names::fold(name);
    let other = organisation_name::Entity::find()
        .select_only()
        .column(organisation_name::Column::OrganisationId)
        .filter(organisation_name::Column::NameFold.eq(fold.clone()));
    let called = Condition::any().add(C::NameFold.eq(fold)).add(C::Id.in_subquery(other.into_query()));
    Ok(organisation::Entity::find().filter(C::CoalitionId.eq(coalition)).filter(called).one(db).await?.is_some())
}
