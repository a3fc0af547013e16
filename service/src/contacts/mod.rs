//! Exports of contacts: asked for by one organiser, approved by another or waited for, fetched once. Every owner is told.

mod decide;
mod file;
mod list;
mod reveal;
mod stop;
mod unasked;

pub(crate) use file::csv;
pub use reveal::Contact;
pub(crate) use unasked::keep_out;

use crate::{
    Error,
    entities::{account, activity, coalition, contact_export, membership, passkey, second_factor},
    members::{accepted, member},
    scope::Scope,
};
use domain::{
    activity::Act,
    contact_export::{Request, SETTLED, Second},
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
    let members = accepted()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::CoalitionId.eq(coalition.id))
        .filter(membership::Column::Role.is_in(roles.iter().map(|role| role.code())));
    account::Entity::find().filter(account::Column::Password.is_not_null()).filter(account::Column::Id.in_subquery(members.into_query()))
}

/// What the rules know of an organiser who could approve; nothing where they may not.
async fn second<C: ConnectionTrait>(db: &C, coalition: Uuid, account: Uuid) -> Result<Option<Second>, Error> {
    let Some(member) = member(db, coalition, account).await? else { return Ok(None) };
    if !Role::from_code(&member.role).is_some_and(|role| role.may(Permission::ExportContacts)) {
        return Ok(None);
    }
    let app = second_factor::Entity::find_by_id(account).one(db).await?.and_then(|row| row.confirmed_at);
    let passkeys = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account)).all(db).await?;
    Ok(Some(Second {
        who: AccountId(account),
        joined_at: Instant(member.accepted_at.unwrap_or(member.created_at)),
        role_at: Instant(member.role_at),
        enrolled_at: passkeys.iter().map(|row| row.created_at).chain(app).max().map(Instant),
        inviters: inviters(db, coalition, member.invited_by).await?,
    }))
}

/// How far inviters of inviters are followed.
const GENERATIONS: usize = 20;

/// Somebody's inviter, theirs, and so on.
async fn inviters<C: ConnectionTrait>(db: &C, coalition: Uuid, inviter: Option<Uuid>) -> Result<Vec<AccountId>, Error> {
    let (mut found, mut next) = (Vec::new(), inviter);
    while let Some(one) = next.filter(|one| found.len() < GENERATIONS && !found.contains(&AccountId(*one))) {
        found.push(AccountId(one));
        next = member(db, coalition, one).await?.and_then(|member| member.invited_by);
    }
    Ok(found)
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

/// Those who can sign in and are a second person for somebody today.
async fn seconds<C: ConnectionTrait>(db: &C, coalition: &coalition::Model, of: Uuid, now: Instant) -> Result<Vec<account::Model>, Error> {
    let mut found = Vec::new();
    for account in active(coalition, Permission::ExportContacts.roles()).filter(account::Column::Id.ne(of)).all(db).await? {
        let second = second(db, coalition.id, account.id).await?;
        if second.is_some_and(|second| second.counts_for(AccountId(of), now)) {
            found.push(account);
        }
    }
    Ok(found)
}
