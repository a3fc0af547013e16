//! Exports of contacts: asked for by one organiser, approved by another or waited for, fetched once. Every owner is told.

mod decide;
mod file;
mod list;

pub(crate) use file::csv;

use crate::{
    Error,
    entities::{account, coalition, contact_export, membership},
    scope::Scope,
};
use domain::{
    contact_export::Request,
    ids::{AccountId, ContactExportId},
    role::{Permission, Role},
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

/// What the rules know of a row.
fn request_of(row: &contact_export::Model) -> Request {
    Request {
        by: AccountId(row.account_id),
        asked_at: Instant(row.asked_at),
        approved_at: row.approved_at.map(Instant),
        stopped_at: row.stopped_at.map(Instant),
        fetched_at: row.fetched_at.map(Instant),
    }
}

/// A coalition's export.
async fn find<C: ConnectionTrait>(db: &C, scope: &Scope, id: ContactExportId) -> Result<contact_export::Model, Error> {
    let own = contact_export::Entity::find_by_id(id.0).filter(contact_export::Column::CoalitionId.eq(scope.coalition.id));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// The accounts that can sign in and have one of these roles in the coalition.
fn active(coalition: &coalition::Model, roles: &[Role]) -> Select<account::Entity> {
    let members = membership::Entity::find()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::CoalitionId.eq(coalition.id))
        .filter(membership::Column::Role.is_in(roles.iter().map(|role| role.code())));
    account::Entity::find().filter(account::Column::Password.is_not_null()).filter(account::Column::Id.in_subquery(members.into_query()))
}

/// The accounts that could be somebody's second person.
fn seconds(coalition: &coalition::Model, of: Uuid) -> Select<account::Entity> {
    active(coalition, Permission::ExportContacts.roles()).filter(account::Column::Id.ne(of))
}
