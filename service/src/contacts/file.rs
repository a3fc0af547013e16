//! The file of contacts: made when it is fetched, so that it holds what stands then.

use super::{find, request_of};
use crate::{
    Actor, Error, Service,
    activity::Note,
    entities::{contact_export, letter, organisation},
    scope::scope_in,
    writer::{Command, Tx},
};
use domain::{activity::Act, ids::ContactExportId, role::Permission, shapes::contact_export::ContactFile, time::Instant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

/// A table of cells as CSV (RFC 4180), none of which a spreadsheet takes for a formula.
pub(crate) fn csv<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Result<String, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Internal(error.to_string());
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(head).map_err(|error| broken(&error))?;
    for row in rows {
        csv.write_record(row.map(domain::cell::inert)).map_err(|error| broken(&error))?;
    }
    let bytes = csv.into_inner().map_err(|error| broken(&error))?;
    String::from_utf8(bytes).map_err(|error| broken(&error))
}

impl Service {
    /// Fetches the file of an export that is ready, once, for who asked for it.
    ///
    /// # Errors
    /// `Conflict` where it is not ready, was fetched, or is somebody else's; `NotFound`, `Forbidden`.
    pub async fn fetch_contacts(&self, actor: &Actor, coalition: &str, id: ContactExportId) -> Result<ContactFile, Error> {
        let scope = self.scope(actor, coalition, Permission::ExportContacts).await?;
        let row = find(self.read(), &scope, id).await?;
        if !request_of(&row).may_fetch(actor.account, self.now()) {
            return Err(Error::Conflict);
        }
        let file = match row.letter_id {
            Some(letter) => {
                let letter = letter::Entity::find_by_id(letter)
                    .filter(letter::Column::CoalitionId.eq(scope.coalition.id))
                    .one(self.read())
                    .await?
                    .ok_or(Error::NotFound)?;
                ContactFile { name: format!("{}-signatures", letter.slug), csv: self.signatures_csv(&letter).await? }
            }
            None => ContactFile {
                name: format!("{}-organisations", scope.coalition.slug),
                csv: self.organisations_csv(scope.coalition.id).await?,
            },
        };
        self.submit(Fetch { actor: actor.clone(), coalition: coalition.to_owned(), id, now: self.now() }).await?;
        Ok(file)
    }

    /// The address book with its contacts.
    async fn organisations_csv(&self, coalition: Uuid) -> Result<String, Error> {
        let rows = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(coalition))
            .order_by_asc(organisation::Column::NameSort)
            .order_by_asc(organisation::Column::Id)
            .all(self.read())
            .await?;
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let (id, contacts) = (row.id.simple().to_string(), self.readable_contacts(&row).join("\n"));
            let form = self.stored_organisation(row).await?;
            cells.push([id, form.legal_name, form.names, form.country, form.site, form.kind, contacts]);
        }
        csv(["id", "legal_name", "other_names", "country", "site", "kind", "contacts"], cells)
    }
}

struct Fetch {
    actor: Actor,
    coalition: String,
    id: ContactExportId,
    now: Instant,
}

impl Command for Fetch {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::ExportContacts).await?;
        let row = find(tx, &scope, self.id).await?;
        if !request_of(&row).may_fetch(self.actor.account, self.now) {
            return Err(Error::Conflict);
        }
        // Of two presses at once, one gets the file.
        let fetched = contact_export::Entity::update_many()
            .col_expr(contact_export::Column::FetchedAt, Expr::value(self.now.0))
            .filter(contact_export::Column::Id.eq(row.id))
            .filter(contact_export::Column::FetchedAt.is_null())
            .filter(contact_export::Column::StoppedAt.is_null());
        if fetched.exec(tx).await?.rows_affected != 1 {
            return Err(Error::Conflict);
        }
        let act = if row.letter_id.is_some() { Act::SignaturesExported } else { Act::OrganisationsExported };
        Note::new(scope.coalition.id, Some(self.actor.account), act, self.now).letter(row.letter_id).insert(tx).await
    }
}
