//! Exports of contacts: asked for by one organiser, approved by another or waited for, fetched once. Every owner gets an email.

mod decide;
mod file;
mod list;
mod look_up;
mod reveal;
mod stop;
mod unasked;

pub(crate) use file::csv;
pub use reveal::Contact;
pub(crate) use stop::{stop_all_exports, stop_exports_of, stopped_by};
pub(crate) use unasked::keep_out;

use crate::{
    Error,
    entities::{account, activity, coalition, contact_export},
    scope::Scope,
};
use domain::{
    activity::Act,
    contact_export::Request,
    ids::{AccountId, ContactExportId},
    second_person::SETTLED,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

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

/// The accounts that were taken off the coalition or got another role within the last days: they could have stopped an
/// export, so they are told of it.
async fn lately_changed<C: ConnectionTrait>(db: &C, coalition: &coalition::Model, now: Instant) -> Result<Vec<account::Model>, Error> {
    use activity::Column as C;
    let changed = activity::Entity::find()
        .select_only()
        .column(C::SubjectId)
        .filter(C::CoalitionId.eq(coalition.id))
        .filter(C::Act.is_in([Act::OrganiserRemoved.code(), Act::RoleChanged.code()]))
        .filter(C::CreatedAt.gt(now.0 - SETTLED));
    let accounts = account::Entity::find().filter(account::Column::Password.is_not_null());
    Ok(accounts.filter(account::Column::Id.in_subquery(changed.into_query())).all(db).await?)
}
